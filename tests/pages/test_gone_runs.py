"""A link to a run that was deleted, or never was, says so on every page that shows runs."""

import pytest

from tests.pages.test_pages import opened

LINKS = [
    ("routing", {"run": "lenet-0a1b2c"}),
    ("overlap", {"run": "lenet-0a1b2c"}),
    ("maps", {"run": "lenet-0a1b2c"}),
    ("filters", {"run": "lenet-0a1b2c"}),
    ("evaluate", {"run": "lenet-0a1b2c"}),
    ("architecture", {"look": "training", "run": "lenet-0a1b2c"}),
    ("convolution", {"part": "scrambled", "run": "lenet-0a1b2c"}),
    ("convolution", {"part": "scrambled", "beside": "lenet-0a1b2c"}),
    ("predict", {"runs": "capsnet_small,lenet-0a1b2c"}),
    ("compare", {"experiment": "own", "compared": "capsnet_small,lenet-0a1b2c"}),
    ("train", {"view": "lenet-0a1b2c"}),
    ("train", {"from": "lenet-0a1b2c"}),
]


@pytest.mark.parametrize(("page", "address"), LINKS)
def test_a_link_to_a_run_that_is_gone_says_so(home, page, address):
    app = opened(page, **address)
    said = [warning.value for warning in app.warning]
    assert len(said) == 1 and "“lenet-0a1b2c”" in said[0]
    assert not app.error
