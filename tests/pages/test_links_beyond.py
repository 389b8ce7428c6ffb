"""A link that asks a browser part for more than there is says so at the top of the page."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.inspectors.answers.maps import LayerMaps, NetworkMaps
from lib.models.capsules.routing import routing_kind
from lib.models.layers.description import LayerKind
from lib.parts.digit_journey.journey import step_names
from pages.start.journeys import make_examples
from tests.pages.test_pages import opened

MAPS = np.zeros((4, 6, 5), np.uint8)
NETWORK = NetworkMaps(
    np.zeros((8, 8, 1), np.float32),
    (
        LayerMaps(
            "conv1",
            LayerKind.CONVOLUTION,
            (6, 5, 4),
            MAPS,
            lows=np.zeros(4, np.float32),
            highs=np.ones(4, np.float32),
            can_open=True,
        ),
        LayerMaps("pool1", LayerKind.POOLING, (6, 5, 4), MAPS),
        LayerMaps("probabilities", LayerKind.SCORES, (3,), values=np.array([0.1, 0.2, 0.7], np.float32)),
    ),
    "probabilities",
    ("a", "b", "c"),
)


def said(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning]


def sentence(title: str, wanted: str) -> str:
    return f"This link asks for the {title} “{wanted}”, which is not available here."


@pytest.fixture
def highest(home: Path) -> dict[str, int]:
    """The highest numbers of the Routing page on the showcase, by parameter."""
    iterations, capsules, classes = make_examples(3)[0].couplings.shape
    steps = iterations * len(routing_kind("dynamic").steps)
    return {"step": steps - 1, "capsule": capsules, "class": classes - 1}


@pytest.mark.parametrize(("name", "title"), [("step", "step"), ("capsule", "primary capsule"), ("class", "class")])
def test_routing(highest, name, title):
    wanted = str(highest[name] + 1)
    assert said(opened("routing", **{name: wanted})) == [sentence(title, wanted)]


def test_routing_as_far_as_it_goes(highest):
    assert said(opened("routing", **{name: str(number) for name, number in highest.items()})) == []


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ({"step": "1000000"}, "step"),
        ({"layer": "conv9"}, "layer"),
        ({"channel": "2"}, "input channel"),
        ({"filter": "999"}, "filter"),
    ],
)
def test_the_time_machine(home, address, title):
    assert said(opened("filters", run="lenet", **address)) == [sentence(title, *address.values())]


def test_the_time_machine_counts_in_the_layer_of_the_link(home):
    assert said(opened("filters", run="lenet", layer="conv2", channel="2", filter="7")) == []


def test_the_convolution_lab_says_it_itself(home):
    assert said(opened("convolution", map="7", layer="x")) == []  # see tests/parts/convolution_lab/test_links.py


@pytest.mark.parametrize("tiles", ["2-0-1-2-4", "2-0", "x"])
def test_the_scrambled_tiles(home, tiles):
    assert said(opened("convolution", part="scrambled", tiles=tiles)) == [sentence("order of the tiles", tiles)]


@pytest.mark.parametrize(
    ("address", "title", "wanted"),
    [
        ({"layer": "conv2"}, "layer", "conv2"),
        ({"layer": "probabilities"}, "layer", "probabilities"),
        ({"layer": "conv1", "map": "5"}, "map", "5"),
        ({"layer": "conv1", "map": "0"}, "map", "0"),
        ({"layer": "conv1", "map": "4", "at": "7,1"}, "place", "7,1"),
        ({"layer": "conv1", "map": "4", "at": "0,1"}, "place", "0,1"),
        ({"layer": "conv1", "map": "4", "at": "here"}, "place", "here"),
        ({"layer": "pool1", "map": "3", "at": "1,1"}, "place", "1,1"),
        ({"layer": "conv1", "at": "1,1"}, "place", "1,1"),
        ({"layer": "conv9", "map": "3", "at": "1,1"}, "layer", "conv9"),
        ({"map": "3"}, "map", "3"),
    ],
)
def test_the_feature_maps(home, monkeypatch, address, title, wanted):
    monkeypatch.setattr("pages.maps.view.map_overview", lambda *_: NETWORK)
    assert said(opened("maps", run="lenet", image="test-115", **address)) == [sentence(title, wanted)]


def test_the_feature_maps_as_far_as_they_go(home, monkeypatch):
    monkeypatch.setattr("pages.maps.view.map_overview", lambda *_: NETWORK)
    assert said(opened("maps", run="lenet", image="test-115", layer="conv1", map="4", at="6,5")) == []


@pytest.mark.parametrize(
    ("name", "title", "wanted"),
    [("step", "step", "iteration-9"), ("step", "step", "99"), ("image", "picture", "test-10000")],
)
def test_the_digits_journey(home, name, title, wanted):
    assert said(opened("start", **{name: wanted})) == [sentence(title, wanted)]


def test_the_steps_of_the_journey_are_known(home):
    names = step_names(make_examples(3)[0])
    assert names[0] == "pixels" and names[-5:] == ["iteration-1", "iteration-2", "iteration-3", "answer", "memory"]
    for name in names:
        assert said(opened("start", step=name)) == []
