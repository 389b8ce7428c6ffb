"""What an inspector says of how networks are built: real layers, real lines, real windows."""

import textwrap

import numpy as np
import pytest

from lib import catalog
from lib.inspectors.answers.description import NetworkDescription
from lib.inspectors.questions.describe import describe_network
from lib.inspectors.questions.describe.source_lines import ROOT
from lib.models.shapes import Convolution
from lib.models.task import Task
from tests.models.networks import options_of

pytestmark = pytest.mark.xdist_group("described")  # one worker builds them

SHAPES = {"pets_cnn": (32, 32, 3), "alexnet": (32, 32, 3)}
WITH_WINDOWS = [
    name
    for name, entry in catalog.ARCHITECTURES.items()
    if any(isinstance(layer, Convolution) for layer in entry.layers(entry.model, Task((67, 67, 1), 10)))
]


def described(name: str, **options) -> NetworkDescription:
    return describe_network(name, options_of(name, **options), Task(SHAPES.get(name, (28, 28, 1)), 10))


@pytest.fixture(scope="module")
def all_described() -> dict[str, NetworkDescription]:
    small = {"baseline_cnn": {"width": 10}}
    return {name: described(name, **small.get(name, {})) for name in catalog.ARCHITECTURES}


@pytest.mark.parametrize("name", catalog.ARCHITECTURES)
def test_every_layers_code_stands_where_it_says(all_described, name: str):
    for layer in all_described[name].layers:
        assert layer.code, layer.name
        for code in layer.code:
            assert code.place.startswith("lib/models/")
            file, line = code.place.split(":")
            lines = (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1 :]
            length = len(code.text.splitlines())
            assert textwrap.dedent("\n".join(lines[:length])) == code.text


@pytest.mark.parametrize("name", WITH_WINDOWS)
def test_windows_lead_from_the_image_to_the_last_map(all_described, name: str):
    """Followed by hand, the windows give the shape of every layer that they are of."""
    description = all_described[name]
    shapes = {layer.name: layer.output_shape for layer in description.layers}
    side, width, channels = description.input_shape
    dimensions = description.windows[0].dimensions
    channels = channels if dimensions == 2 else width * channels
    for window in description.windows:
        kernel = side if window.whole else window.side
        side = -(-side // window.stride) if window.padding == "same" else (side - kernel) // window.stride + 1
        channels = window.channels or channels
        numbers = side**dimensions * channels
        if window.layer in shapes:
            assert np.prod(shapes[window.layer]) == numbers, window
    if description.capsule_size:
        assert np.prod(shapes["primary_capsules"]) == numbers
        assert shapes["primary_capsules"][-1] == description.capsule_size


def test_all_that_convolve_have_windows():
    assert set(catalog.ARCHITECTURES) - set(WITH_WINDOWS) >= {"gru", "bigru"}
    assert len(WITH_WINDOWS) >= 10


@pytest.mark.parametrize("name", ["gru", "bigru"])
def test_a_network_that_reads_rows_has_no_window(all_described, name: str):
    assert all_described[name].windows == ()


def test_the_sums_are_the_catalogues(all_described):
    for name in ("capsnet", "lenet", "capsnet_small"):
        entry, description = catalog.architecture(name), all_described[name]
        task = Task(description.input_shape, 10)
        assert description.parameters == entry.parameters(entry.model, task)
        assert description.multiply_adds == entry.multiply_adds(entry.model, task)


def test_where_1152_capsules_come_from(all_described):
    first, second = all_described["capsnet"].windows
    assert (first.side, first.stride, first.channels) == (9, 1, 256)
    assert (second.side, second.stride, second.channels) == (9, 2, 256)
    assert all_described["capsnet"].capsule_size == 8


def texts(description: NetworkDescription, name: str) -> list[str]:
    [layer] = [layer for layer in description.layers if layer.name == name]
    return [code.text for code in layer.code]


def test_a_keras_layers_code_is_its_line_in_the_builder(all_described):
    [line] = texts(all_described["lenet"], "conv2")
    assert line.startswith('layers.Conv2D(64, 5, padding="same", activation="relu", name="conv2"),')


def test_a_numbered_layer_shows_the_function_and_its_own_use(all_described):
    made, use, *_ = texts(all_described["capsnet_small"], "conv1")
    assert made.startswith("def _convolution(")
    assert use.startswith("*_convolution(scaled(32, options), options.conv_kernel, strides=2, number=1)")
    assert texts(all_described["alexnet"], "conv3")[1].startswith("convolution(3, 3)")


def test_a_layer_of_our_own_shows_what_it_computes(all_described):
    made, call, *functions = texts(all_described["capsnet"], "primary_capsules")
    assert made.startswith("primary=PrimaryCapsules(")
    assert call.startswith("def call(self, maps: tf.Tensor")
    assert {function.partition("(")[0] for function in functions} == {"def vectors", "def squash"}
    assert any("self.convolution(maps)" in function for function in functions)


def test_low_level_code_shows_its_functions(all_described):
    line, function = texts(all_described["pets_cnn"], "conv1")
    assert line.startswith('layers["conv1"] = convolution(')
    assert "tf.nn.conv2d(" in function
    lines, *_ = texts(all_described["pets_cnn"], "dense")
    assert 'self.parts["dense"]' in lines or "tf.matmul(" in lines
    assert any(text.startswith("def dropout(") for text in texts(all_described["pets_cnn"], "dropout1"))


def test_the_scores_show_the_line_that_computes_them(all_described):
    line, function = texts(all_described["capsnet"], "lengths")
    assert line == 'outputs["lengths"] = capsule_lengths(capsules)'
    assert function.startswith("def capsule_lengths(")


def test_options_change_what_is_described():
    grouped = {window.layer: window.groups for window in described("alexnet", groups=2).windows}
    assert (grouped["conv1"], grouped["conv2"], grouped["conv3"]) == (1, 2, 1)
