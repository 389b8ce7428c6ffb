"""The Architecture page: the numbers of the network that is chosen, its options, and the real code."""

import re
from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib import catalog, i18n
from lib.inspectors.answers import training_step
from lib.inspectors.answers.description import Code, Layer, NetworkDescription
from lib.inspectors.answers.training_step import AdamStep, Line, TracedFunction, TrainingStep
from lib.models.layers.description import Capsules, LayerDescription, LayerKind, Window
from lib.models.task import Task
from lib.options import Options, Value
from pages.architecture.kind_text import describe_kind
from tests.pages.test_pages import opened, texts

CAPSNET = "lib/models/capsnet/network.py"
CONVOLUTION = LayerDescription(
    "conv1", LayerKind.CONVOLUTION, (Window("conv1", LayerKind.CONVOLUTION, 9, 1, channels=256),)
)
RELU = LayerDescription("relu1", LayerKind.ACTIVATION)
CAPSULES = LayerDescription("primary_capsules", LayerKind.CAPSULES, capsules=Capsules(32, 8))
DESCRIBED = NetworkDescription(
    (28, 28, 1),
    (
        Layer(
            CONVOLUTION, (20, 20, 256), 20_992, 8_294_400, (Code("lib/models/capsnet/network.py:37", "conv1 = …"),)
        ),
        Layer(RELU, (20, 20, 256), 0, 0, (Code(f"{CAPSNET}:38", "relu"),)),
        Layer(CAPSULES, (1152, 8), 5_308_672, 191_102_976, ()),
    ),
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Value], Task]]:
    """What the inspector was asked; it says `DESCRIBED` of every network."""
    questions: list[tuple[str, dict[str, Value], Task]] = []

    def describe_network(architecture: str, options: Options, task: Task) -> NetworkDescription:
        questions.append((architecture, options.as_dict(), task))
        return DESCRIBED

    monkeypatch.setattr("pages.architecture.choice.describe_network", describe_network)
    return questions


def table(app: AppTest) -> str:
    return next(element.proto.body for element in app.html if '<table class="layers"' in element.proto.body)


def test_the_address_decides_what_is_asked(home, asked):
    app = opened("architecture", network="capsnet_small", data="multi_mnist")
    app.query_params["capsnet_small.iterations"] = "5"
    app.run()
    architecture, options, task = asked[-1]
    assert (architecture, task) == ("capsnet_small", catalog.Task((36, 36, 1), 10, 2))
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


def test_a_number_out_of_range_is_refused_in_words_and_the_last_one_holds(home, asked):
    app = opened("architecture", network="capsnet_small", **{"capsnet_small.iterations": "7"})
    app.get_by_key("capsnet_small.iterations").set_value(11).run()
    assert [error.value for error in app.error] == ["“Routing iterations” must be between 1 and 10; it is 11."]
    assert asked[-1][1]["iterations"] == 7
    assert app.query_params["capsnet_small.iterations"] == "7"


def test_pictures_of_any_size_have_a_size_to_choose(home, asked):
    app = opened("architecture", network="pets_cnn", size="128")
    assert asked[-1][2].input_shape == (128, 128, 3)
    app.get_by_key("size").set_value("64").run()
    assert asked[-1][2].input_shape == (64, 64, 3)


def test_the_table_shows_shapes_and_costs(home, asked):
    app = opened("architecture")
    values = [int(value) for value in re.findall(r'data-value="(\d+)"', table(app))]
    assert values == [20_992, 8_294_400, 5_308_672, 191_102_976]
    assert "1152 × 8" in table(app)
    assert [metric.value for metric in app.metric] == ["5,329,664", "199,397,376", "21.3 MB"]


def test_the_diagram_shows_every_layer_that_computes_other_features_and_names_the_rest(home, asked, monkeypatch):
    same = replace(DESCRIBED.layers[0], description=replace(CONVOLUTION, name="conv2"))
    layers = (*DESCRIBED.layers[:2], same, *DESCRIBED.layers[1:])
    monkeypatch.setattr(
        "pages.architecture.choice.describe_network", lambda *args: NetworkDescription((28, 28, 1), layers)
    )
    app = opened("architecture")
    diagram = next(element.proto.body for element in app.html if 'class="network"' in element.proto.body)
    assert re.findall(r"<b>(.*?)</b>", diagram) == ["image", "conv1", "conv2", "primary_capsules"]
    assert "Not drawn, because they keep the shape of their input: ReLU." in texts(app)


def test_the_diagram_shows_each_change_of_shape(home, asked):
    app = opened("architecture")
    diagram = next(element.proto.body for element in app.html if 'class="network"' in element.proto.body)
    assert re.findall(r"<b>(.*?)</b>(.*?)<", diagram) == [
        ("image", "28 × 28 × 1"),
        ("conv1", "20 × 20 × 256"),
        ("primary_capsules", "1,152 × 8"),
    ]


def test_the_diagram_shows_both_ways_into_a_sum(home, asked, monkeypatch):
    def convolution(name: str, *reads: str) -> Layer:
        return replace(DESCRIBED.layers[0], description=replace(CONVOLUTION, name=name, reads=reads))

    def addition(name: str, *reads: str) -> Layer:
        return Layer(LayerDescription(name, LayerKind.ADDITION, reads=reads), (20, 20, 256), 0, 0, ())

    layers = (
        *(convolution("conv1"), convolution("conv2"), addition("add2", "conv2", "conv1")),
        *(convolution("conv3"), convolution("shortcut3", "add2"), addition("add3", "conv3", "shortcut3")),
    )
    monkeypatch.setattr(
        "pages.architecture.choice.describe_network", lambda *args: NetworkDescription((28, 28, 1), layers)
    )
    app = opened("architecture")
    diagram = next(element.proto.body for element in app.html if 'class="network"' in element.proto.body)
    drawn = ["image", "conv1", "conv2", "add2", "shortcut3", "conv3", "add3"]
    assert re.findall(r"<b>(.*?)</b>", diagram) == drawn
    assert re.findall(r'class="shortcut"><span>(.*?)</span>', diagram) == ["conv1", "add2"]
    assert "(conv2 20 × 20 × 256 + conv1) → add2 20 × 20 × 256" in diagram
    assert "sum: conv3 + shortcut3" in table(app) and "convolution: add2" in table(app)


def test_what_is_not_counted_is_said_below_the_table(home, asked, monkeypatch):
    assert "layer-note" not in table(opened("architecture"))
    layers = (replace(DESCRIBED.layers[0], uncounted=("Einsum", "FFT2D")), *DESCRIBED.layers[1:])
    monkeypatch.setattr(
        "pages.architecture.choice.describe_network", lambda *args: NetworkDescription((28, 28, 1), layers)
    )
    app = opened("architecture")
    for language, sentence in (
        ("en", "This is a lower bound: conv1 also computes Einsum, FFT2D, whose multiplications are not counted."),
        ("zh", "这是下限：conv1 还计算 Einsum、FFT2D，其中的乘法没有计入。"),
    ):
        app.session_state[i18n.QUERY_KEY] = language
        shown = table(app.run())
        assert re.findall(r'data-testid="layer-note">(.*?)<', shown) == [f"* {sentence}"]
        assert "8,294,400*" in shown and "199,397,376*" in shown and "191,102,976 " in shown


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (CONVOLUTION, "convolution"),
        (
            replace(CONVOLUTION, windows=(replace(CONVOLUTION.windows[0], dimensions=1),)),
            "convolution over the rows",
        ),
        (replace(CONVOLUTION, windows=(replace(CONVOLUTION.windows[0], groups=2),)), "convolution in groups"),
        (LayerDescription("gru1", LayerKind.RECURRENT, reads_both_ways=True), "GRU in both directions"),
        (CAPSULES, "primary capsules"),
        (replace(CAPSULES, capsules=Capsules(6, 17, has_poses=True)), "matrix capsules"),
        (
            LayerDescription(
                "class_capsules", LayerKind.CLASS_CAPSULES, capsules=Capsules(10, 16, has_poses=True)
            ),
            "class capsules, by EM routing",
        ),
        (LayerDescription("lengths", LayerKind.SCORES, activation="length"), "length of each class capsule"),
        (LayerDescription("probabilities", LayerKind.SCORES, activation="softmax"), "softmax"),
        (LayerDescription("probabilities", LayerKind.SCORES, activation="sigmoid"), "sigmoid of each class"),
        (LayerDescription("new", LayerKind.OTHER, class_name="Conv3D"), "Conv3D"),
    ],
)
def test_what_kind_a_layer_is_said_to_be(layer, text):
    assert describe_kind(layer) == text


def test_every_kind_has_a_text():
    for kind in set(LayerKind) - {LayerKind.SCORES, LayerKind.OTHER}:
        assert describe_kind(LayerDescription("layer", kind)), kind


def test_the_code_names_its_place(home, asked):
    app = opened("architecture", look="code", layer="relu1")
    assert [block.value for block in app.code] == ["relu"]
    assert "lib/models/capsnet/network.py:38" in texts(app)


def test_the_tracer_gets_the_windows(home, asked):
    app = opened("architecture", look="shapes")
    assert len(app.main.get("bidi_component")) == 1


def test_the_tracer_itself_says_which_shapes_it_has_not(home, asked):
    app = opened("architecture", look="shapes", shapes="99")  # see tests/parts/test_shape_tracer.py
    assert [warning.value for warning in app.warning] == []


def test_a_network_without_windows_says_so(home, asked, monkeypatch):
    without = NetworkDescription((28, 28, 1), DESCRIBED.layers[1:])
    monkeypatch.setattr("pages.architecture.choice.describe_network", lambda *args: without)
    app = opened("architecture", look="shapes", network="gru")
    assert app.info[0].value.startswith("No window slides over a map in this network")


def test_the_step_of_learning_asks_for_no_network(home, asked):
    app = opened("architecture", look="learning")
    assert len(app.main.get("bidi_component")) == 1
    assert asked == []


ADAM = AdamStep((3, 1), 1, 0.01, 0.9, 0.999, 1e-7, -0.5, 0.0, 0.0, -0.05, 0.00025, 0.25, 0.26)
SEEN = training_step.Value("margin", (16, 10), (0.5, 0.0, 0.25, 0.0), 0.0, 0.125, 0.5)


@pytest.fixture
def stepped(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str, int]]:
    """What was asked of a training step, which has two arrays of weights and one function."""
    questions: list[tuple[str, str, str, int]] = []

    def answer(run_id: str, checkpoint: str, weight: str, step: int) -> TrainingStep:
        questions.append((run_id, checkpoint, weight, step))
        lines = (Line("def objective(images):"), Line("    margin = 2 * images", (SEEN,)))
        traced = TracedFunction("objective", "lib/models/network.py:86", lines)
        names = ("conv1/kernel", "logits/kernel")
        shown = weight if weight in names else names[-1]
        images = np.zeros((16, 28, 28, 1), np.uint8)
        return TrainingStep(images, (0,) * 16, (traced,), names, shown, ADAM, 0.5, 0.25 if step == 1 else 0.75)

    monkeypatch.setattr("pages.architecture.training.training_step", answer)
    return questions


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.html)


def test_a_training_step_shows_the_code_with_its_values(home, stepped):
    app = opened("architecture", look="training", run="lenet")
    assert stepped == [("lenet", "final", "", 1)]
    assert "lib/models/network.py:86" in texts(app)
    shown = html(app)
    assert "<code>    margin = 2 * images</code>" in shown
    assert "16 × 10</i> <span>0 to 0.5, mean 0.125; first 0.5  0  0.25  0</span>" in shown
    assert [metric.value for metric in app.metric] == ["0.5", "0.25", "0.01"]
    assert "0.9 · 0 + 0.1 · (−0.5) = −0.05" in shown
    assert "0.999 · 0 + 0.001 · (−0.5)² = 0.00025" in shown
    assert "0.01 · √(1 − 0.999^1) / (1 − 0.9^1) = 0.003162" in shown
    assert "0.25 − (−0.01) = 0.26" in shown
    assert "The step has made the loss larger." not in texts(app)


def test_the_weights_and_the_step_are_chosen(home, stepped):
    app = opened("architecture", look="training", run="lenet", at="5", weight="conv1/kernel")
    assert stepped == [("lenet", "final", "conv1/kernel", 5)]
    assert "The step has made the loss larger." in texts(app)
    app.get_by_key("weight").set_value("logits/kernel").run()
    assert stepped[-1] == ("lenet", "final", "logits/kernel", 5)
    assert app.query_params["weight"] == "logits/kernel"


def test_a_step_is_offered_of_networks_that_read_one_label(home, stepped):
    app = opened("architecture", look="training")
    assert "capsnet_small_pairs" not in app.get_by_key("run").options
    assert stepped[-1][0] == "capsnet_small"
