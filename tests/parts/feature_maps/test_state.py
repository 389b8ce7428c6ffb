"""What the feature maps read from a browser."""

import pytest

from lib.parts.feature_maps import MapsState, Zoom


@pytest.mark.parametrize("junk", [None, "x", {"have": 1}, {"have": "", "layer": "a", "map": "1", "need": True}])
def test_what_asks_for_nothing(junk):
    assert MapsState.read({"asked": junk}) == MapsState() == MapsState(Zoom("", "", None, True))


def test_what_asks_for_a_map():
    asked = {"have": "a", "layer": "b", "map": 3, "need": False}
    assert MapsState.read({"asked": asked}).asked == Zoom("a", "b", 3, False)
    assert MapsState.read({"asked": {**asked, "turn": 7}}).asked == Zoom("a", "b", 3, False, 7)
    assert MapsState.read({"asked": {**asked, "turn": "7"}}).asked == Zoom("a", "b", 3, False)


@pytest.mark.parametrize(("sent", "asks"), [(True, True), (None, False), ("yes", False)])
def test_that_the_browser_just_asks(sent, asks):
    assert MapsState.read({"asks": sent}) == MapsState(Zoom(), asks)
