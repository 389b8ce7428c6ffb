"""What the tests are called, and their order."""

from types import SimpleNamespace
from typing import cast

import pytest

from tests.conftest import pytest_configure


def test_no_test_is_called_by_the_content_of_a_file(request: pytest.FixtureRequest):
    names = [item.nodeid for item in request.session.items]
    assert [name[:100] for name in names if len(name) > 2000] == []


def test_files_of_one_folder_run_together_in_whatever_order_they_are_named():
    named = ["tests/pages/test_pages.py", "tests/test_naming.py", "tests/pages/kit/test_run_labels.py"]
    config = cast(pytest.Config, SimpleNamespace(args=named))
    pytest_configure(config)
    assert [path.startswith("tests/pages/") for path in config.args] == [True, True, False]
