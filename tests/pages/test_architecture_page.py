"""The Architecture page: the numbers of the network that is chosen, its options, and the real code."""

import re

import pytest

from lib import catalog
from lib.inspectors.answers.description import Code, Layer, NetworkDescription, Window
from tests.pages.test_pages import opened, texts

DESCRIBED = NetworkDescription(
    (28, 28, 1),
    (
        Layer(
            "conv1",
            "Conv2D",
            (20, 20, 256),
            20_992,
            8_294_400,
            (Code("lib/models/capsnet/network.py:37", "conv1 = …"),),
        ),
        Layer("relu1", "ReLU", (20, 20, 256), 0, 0, (Code("lib/models/capsnet/network.py:38", "relu"),)),
        Layer("primary_capsules", "PrimaryCapsules", (1152, 8), 5_308_672, 191_102_976, ()),
    ),
    (Window("conv1", "convolution", 9, 1, channels=256),),
    capsule_size=8,
)


@pytest.fixture
def asked(monkeypatch) -> list[tuple]:
    """What the inspector was asked; it says `DESCRIBED` of every network."""
    questions = []

    def describe_network(architecture, options, input_shape, classes, labels_per_image=1):
        questions.append((architecture, dict(options), input_shape, classes, labels_per_image))
        return DESCRIBED

    monkeypatch.setattr("pages.architecture.choice.describe_network", describe_network)
    return questions


def table(app) -> str:
    return next(element.proto.body for element in app.html if '<table class="layers"' in element.proto.body)


def test_the_address_decides_what_is_asked(home, asked):
    app = opened("architecture", network="capsnet_small", data="multi_mnist")
    app.query_params["capsnet_small.iterations"] = "5"
    app.run()
    architecture, options, shape, classes, labels = asked[-1]
    assert (architecture, shape, classes, labels) == ("capsnet_small", (36, 36, 1), 10, 2)
    names = {option.name for option in catalog.architecture("capsnet_small").model_options}
    assert set(options) == names


def test_an_option_in_a_link_is_chosen(home, asked):
    opened("architecture", network="capsnet_small", **{"capsnet_small.iterations": "5"})
    assert asked[-1][1]["iterations"] == 5


def test_an_option_that_is_changed_is_in_the_address(home, asked):
    app = opened("architecture", network="capsnet_small")
    app.get_by_key("capsnet_small.iterations").set_value(7).run()
    assert asked[-1][1]["iterations"] == 7
    assert app.query_params["capsnet_small.iterations"] == "7"


def test_pictures_of_any_size_have_a_size_to_choose(home, asked):
    app = opened("architecture", network="pets_cnn", size="128")
    assert asked[-1][2] == (128, 128, 3)
    app.get_by_key("size").set_value("64").run()
    assert asked[-1][2] == (64, 64, 3)


def test_the_table_shows_shapes_and_costs(home, asked):
    app = opened("architecture")
    values = [int(value) for value in re.findall(r'data-value="(\d+)"', table(app))]
    assert values == [20_992, 8_294_400, 5_308_672, 191_102_976]
    assert "1152 × 8" in table(app)
    assert [metric.value for metric in app.metric] == ["5,329,664", "199,397,376", "21.3 MB"]


def test_the_diagram_shows_each_change_of_shape(home, asked):
    app = opened("architecture")
    diagram = next(element.proto.body for element in app.html if 'class="network"' in element.proto.body)
    assert re.findall(r"<b>(.*?)</b>(.*?)<", diagram) == [
        ("image", "28 × 28 × 1"),
        ("conv1", "20 × 20 × 256"),
        ("primary_capsules", "1,152 × 8"),
    ]


def test_the_code_names_its_place(home, asked):
    app = opened("architecture", look="code", layer="relu1")
    assert [block.value for block in app.code] == ["relu"]
    assert "lib/models/capsnet/network.py:38" in texts(app)


def test_the_tracer_gets_the_windows(home, asked):
    app = opened("architecture", look="shapes")
    assert len(app.get("bidi_component")) == 1


def test_a_network_without_windows_says_so(home, asked, monkeypatch):
    without = NetworkDescription((28, 28, 1), DESCRIBED.layers, ())
    monkeypatch.setattr("pages.architecture.choice.describe_network", lambda *args: without)
    app = opened("architecture", look="shapes", network="gru")
    assert app.info[0].value.startswith("No window slides over a map in this network")
