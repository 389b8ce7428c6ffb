"""What the tests are called."""

import pytest


def test_no_test_is_called_by_the_content_of_a_file(request: pytest.FixtureRequest):
    names = [item.nodeid for item in request.session.items]
    assert [name[:100] for name in names if len(name) > 2000] == []
