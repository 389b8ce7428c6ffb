"""The feature maps page: what cannot be computed is said in a sentence."""

from lib.errors import LearnerError
from tests.pages.test_pages import opened

GONE = "The data set is not on this computer."


def test_a_network_that_cannot_be_asked_is_said(home, monkeypatch):
    def broken(*_):
        raise LearnerError(GONE)

    monkeypatch.setattr("pages.maps.view.map_overview", broken)
    app = opened("maps", run="lenet", image="test-115")
    assert [error.value for error in app.error] == [GONE]
