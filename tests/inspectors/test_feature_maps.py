"""Feature maps, contributions, sums, pooling winners and fields of every network, against NumPy."""

import functools
import re

import numpy as np
import pytest
import tensorflow as tf
from numpy.lib.stride_tricks import sliding_window_view

from lib.errors import LearnerError
from lib.inspectors.answers.maps import average_blocks, field_of
from lib.inspectors.questions import feature_maps, layer_arithmetic
from lib.inspectors.questions.map_chain import SHOWN, Link, follow_layers
from lib.inspectors.questions.number_step import take_number_apart
from lib.parts.feature_maps.labels import LABELS
from tests.fidelity import classifier_reference, reference
from tests.models.networks import MNIST_SHAPE, built, random_images, randomize, weight_values

COLOUR = (32, 32, 3)
CASES = {
    "lenet": ("lenet", MNIST_SHAPE, {}),
    "simple_cnn": ("simple_cnn", (33, 30, 3), {}),
    "resnet_small": ("resnet_small", (17, 14, 3), {}),
    "resnet_attention": ("resnet_small", (17, 14, 3), {"attention": True}),
    "alexnet": ("alexnet", COLOUR, {"groups": 2, "activation": "softplus"}),
    "alexnet_leaky": ("alexnet", (32, 32, 1), {"lrn": False, "activation": "leaky_relu"}),
    "pets_cnn": ("pets_cnn", (21, 27, 3), {}),
    "bigru": ("bigru", (9, 8, 1), {}),
    "conv_gru": ("conv_gru", (15, 20, 3), {}),
    "capsnet_small": ("capsnet_small", MNIST_SHAPE, {}),
    "efficient_capsnet": ("efficient_capsnet", MNIST_SHAPE, {}),
    "em_capsnet": ("em_capsnet", MNIST_SHAPE, {}),
}
every_case = pytest.mark.parametrize("name", CASES)
ACTIVATIONS = {**classifier_reference.ACTIVATIONS, "linear": lambda x: x, "sigmoid": classifier_reference.sigmoid}


@functools.cache
def case(name: str):
    """The network, a batch of one image, its links, and what NumPy computes by layer, for one image."""
    architecture, shape, options = CASES[name]
    network = built(architecture, shape, **options)
    randomize(network)
    image = random_images(1, shape)
    weights = {weight: values.astype(np.float64) for weight, values in weight_values(network).items()}
    if hasattr(classifier_reference, architecture):
        expected = getattr(classifier_reference, architecture)(weights, image.astype(np.float64), **options)
    else:
        iterations = 2 if architecture == "em_capsnet" else 3
        expected = reference.forward(architecture, weights, image, iterations)
    batch = tf.constant(image)
    return (
        network,
        batch,
        tuple(follow_layers(network, batch)),
        {layer: values[0] for layer, values in expected.items()},
    )


def numpy_maps(link: Link, expected: dict[str, np.ndarray]) -> np.ndarray:
    """What the link should show, from NumPy's layers."""
    values = expected[link.name]
    if link.kind == "capsules":
        lengths = values[..., 16] if values.ndim == 4 else np.linalg.norm(values, axis=-1)
        return lengths.reshape(link.after.shape)
    if link.kind == "recurrent" and values.ndim == 1:  # only the last state: the end of what is shown
        return values
    return values[:, None] if values.ndim == 2 else values


def close(actual: np.ndarray, expected: np.ndarray, what: str) -> None:
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(actual, expected, atol=1e-5 * scale, err_msg=what)


@every_case
def test_every_layer_shows_what_numpy_computes(name: str):
    network, _batch, links, expected = case(name)
    assert links[-1].name == network.score_name
    for link in links:
        shown, wanted = link.after, numpy_maps(link, expected)
        if link.kind == "recurrent" and wanted.ndim == 1:
            half = len(wanted) // 2
            both = name == "bigru"  # its second half reads from below, so it ends at the first row
            shown = np.concatenate([shown[-1, 0, :half], shown[0 if both else -1, 0, half:]])
        close(shown, wanted, link.name)
        report = feature_maps.report_layer(link)
        assert report.shape == link.after.shape
        if report.maps is None:
            np.testing.assert_array_equal(report.values, link.after.astype(np.float32))
            continue
        assert report.lows is not None and report.highs is not None
        maps = np.moveaxis(link.after, -1, 0)
        np.testing.assert_array_equal(report.lows, maps.min(axis=(1, 2)))
        np.testing.assert_array_equal(report.highs, maps.max(axis=(1, 2)))
        spans = (report.highs - report.lows)[:, None, None]
        small, _block = average_blocks(maps, feature_maps.OVERVIEW_SIDE)
        restored = report.lows[:, None, None] + report.maps / 255 * spans
        assert (np.abs(restored - small) <= spans / 510 + 1e-5 * (1 + np.abs(small))).all(), link.name


@every_case
def test_contributions_and_bias_add_up_to_the_map(name: str):
    """Each channel's own convolution is NumPy's, and activation(Σ + bias) is the layer's output."""
    network, _batch, links, _expected = case(name)
    random = np.random.default_rng(0)
    for link in [link for link in links if link.kind == "convolution"]:
        kernel, bias, activation = layer_arithmetic.read_convolution(network, link)
        count = link.after.shape[-1]
        for which in random.choice(count, min(count, 3), replace=False):
            step = layer_arithmetic.take_apart(network, link, int(which))
            parts = np.stack([numpy_contribution(link, kernel, int(which), channel) for channel in step.channels])
            assert sorted(step.channels) == sorted(set(step.channels))
            sizes = np.abs(parts).sum(axis=(1, 2))
            assert (np.diff(sizes) <= 1e-4 * sizes.max()).all(), "the strongest first"
            close(step.sums, parts.sum(axis=0) + bias[which], link.name)
            close(ACTIVATIONS[activation](step.sums.astype(np.float64)), step.output, link.name)
            np.testing.assert_array_equal(step.output, link.after[..., which])
            sent = len(step.inputs)
            np.testing.assert_array_equal(step.inputs, np.moveaxis(link.before[..., step.channels[:sent]], -1, 0))
            close(step.rest, parts[sent:].sum(axis=0), link.name)
            limits = step.limits[:, None, None]
            small, _block = average_blocks(parts, feature_maps.OVERVIEW_SIDE)
            shown = (step.contributions - 127.5) / 127.5 * limits
            assert np.abs(shown - small).max() <= limits.max() / 250 + 1e-4, link.name


def numpy_contribution(link: Link, kernel: np.ndarray, which: int, channel: int) -> np.ndarray:
    """One input channel, padded, under every window, times the kernel's slice for it."""
    slide, (height, width) = link.slide, link.after.shape[:2]
    assert slide is not None
    size = kernel.shape[2]
    maps = np.pad(link.before[..., channel].astype(np.float64), [(16, 16), (16, 16)])
    maps = maps[16 - slide.before[0] :, 16 - slide.before[1] :]
    windows = sliding_window_view(maps, slide.kernel)[:: slide.stride[0], :: slide.stride[1]]
    return np.tensordot(windows[:height, :width], kernel[..., channel % size, which], axes=2)


@pytest.mark.parametrize(
    "name", ["lenet", "resnet_small", "resnet_attention", "alexnet", "conv_gru", "capsnet_small"]
)
def test_what_a_place_sees_is_where_its_gradient_reaches(name: str):
    """The gradient of one pixel of a map by the image is zero outside of its field and reaches its four sides."""
    network, batch, links, _expected = case(name)
    layers = [feature_maps.report_layer(link) for link in links]
    _one, height, width, _channels = batch.numpy().shape
    for link in [link for link in links if link.after.ndim == 3 and link.kind not in ("recurrent", "capsules")]:
        rows, columns = link.after.shape[:2]
        for row, column in {(rows // 2, columns // 2), (rows - 1, columns - 1)}:
            with tf.GradientTape() as tape:
                tape.watch(batch)
                output = network.layer_outputs(batch)[link.name]
                output = output[:, :, None] if len(output.shape) == 3 else output
                value = tf.reduce_sum(output[0, row, column] ** 2)
            seen = np.abs(tape.gradient(value, batch).numpy()[0]).sum(axis=-1) > 0
            down, right = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
            field = field_of(layers, link.name, (row, column), (height, width))
            where = f"{link.name} {row} {column}"
            assert (
                field[0] <= down[0] and down[-1] <= field[1] and field[2] <= right[0] and right[-1] <= field[3]
            ), where
            if "pool" not in [link.kind for link in links] and link.kind == "convolution":
                assert (down[0], down[-1], right[0], right[-1]) == field, where


def test_a_state_knows_the_rows_before_it():
    _network, _batch, links, _expected = case("bigru")
    layers = [feature_maps.report_layer(link) for link in links]
    half = layers[0].shape[-1] // 2
    assert field_of(layers, "gru1", (5, 0), (9, 8), half - 1) == (0, 5, 0, 7)  # read from above
    assert field_of(layers, "gru1", (5, 0), (9, 8), half) == (5, 8, 0, 7)  # read from below
    assert field_of(layers, "gru2", (5, 0), (9, 8), 0) == (0, 8, 0, 7)
    _network, _batch, links, _expected = case("conv_gru")
    layers = [feature_maps.report_layer(link) for link in links]
    assert field_of(layers, "conv1", (5, 0), (15, 20)) == (3, 7, 0, 19)
    assert field_of(layers, "gru1", (2, 0), (15, 20)) == (
        0,
        7,
        0,
        19,
    )  # pooled rows 4 and 5, five rows around them


def test_neighbours_means_and_normalisation():
    network, _batch, links, _expected = case("alexnet")
    lrn = next(link for link in links if link.kind == "lrn")
    step = layer_arithmetic.take_apart(network, lrn, 1)
    assert step.channels.tolist() == [0, 1, 2, 3]
    n = step.numbers
    below = n["offset"] + n["scale"] * (step.inputs.astype(np.float64) ** 2).sum(axis=0)
    close(step.inputs[1] / below ** n["power"], step.output, "lrn")

    network, _batch, links, _expected = case("capsnet_small")
    norm = next(link for link in links if link.kind == "normalization")
    step = layer_arithmetic.take_apart(network, norm, 3)
    n = step.numbers
    normalized = (step.inputs[0] - n["mean"]) / np.sqrt(n["variance"] + n["epsilon"])
    close(n["gamma"] * normalized + n["beta"], step.output, "norm")

    network, _batch, links, _expected = case("pets_cnn")
    step = layer_arithmetic.take_apart(network, links[0], 2)
    close(step.inputs[0] - step.kernels[0], step.output, "centred")


def test_a_sum_of_two_maps_a_shortcut_and_a_mean():
    network, _batch, links, expected = case("resnet_small")
    by_name = {link.name: link for link in links}
    add = by_name["add5"]
    assert add.sources == ("norm5", "shortcut5")
    step = layer_arithmetic.take_apart(network, add, 3)
    close(step.inputs, np.stack([expected[name][..., 3] for name in add.sources]), "both")
    np.testing.assert_array_equal(step.inputs[0] + step.inputs[1], step.output)

    shortcut = by_name["shortcut5"]
    assert shortcut.sources == ("relu3",) and shortcut.slide is not None and shortcut.slide.stride == (2, 2)
    step = layer_arithmetic.take_apart(network, shortcut, 15)
    np.testing.assert_array_equal(step.inputs[0][::2, ::2], step.output)
    added = layer_arithmetic.take_apart(network, shortcut, 16)
    assert added.inputs.shape == (0, 17, 14) and len(added.channels) == 0 and not added.output.any()

    mean = take_number_apart(network, by_name["average"], 7)
    assert (mean.activation, mean.before, mean.count) == ("mean", "relu7", 5 * 4)
    np.testing.assert_array_equal(by_name["relu7"].after.ravel()[mean.terms], mean.inputs)
    close(np.array(mean.sum / mean.count), expected["average"][7], "mean")
    close(np.array(mean.inputs.sum() + mean.rest), np.array(mean.sum), "sum")


def test_attention_multiplies_every_map_by_one():
    network, _batch, links, expected = case("resnet_attention")
    by_name = {link.name: link for link in links}
    attended = by_name["attended5"]
    assert attended.sources == ("norm5", "attention5")
    assert 0 < expected["attention5"].min() < expected["attention5"].max() < 1
    step = layer_arithmetic.take_apart(network, attended, 20)
    close(step.inputs, np.stack([expected["norm5"][..., 20], expected["attention5"][..., 0]]), "both")
    np.testing.assert_allclose(step.inputs[0] * step.inputs[1], step.output, rtol=1e-6)
    for which, function in enumerate((np.mean, np.max)):
        step = layer_arithmetic.take_apart(network, by_name["mean_max5"], which)
        assert sorted(step.channels) == list(range(32))
        close(function(step.inputs, axis=0), step.output, function.__name__)


def test_of_many_maps_the_sum_or_the_largest_of_the_rest_is_sent(monkeypatch: pytest.MonkeyPatch):
    network, _batch, links, _expected = case("resnet_attention")
    link = next(link for link in links if link.name == "mean_max5")
    monkeypatch.setattr(layer_arithmetic, "SENT_FLOATS", 5 * 9 * 7)
    mean, largest = (layer_arithmetic.take_apart(network, link, which) for which in (0, 1))
    assert mean.inputs.shape == (5, 9, 7) and len(mean.channels) == 32
    close((mean.inputs.sum(axis=0) + mean.rest) / 32, mean.output, "mean")
    close(np.maximum(largest.inputs.max(axis=0), largest.rest), largest.output, "largest")


def test_what_would_be_too_much_to_send_is_reduced(monkeypatch: pytest.MonkeyPatch):
    network, _batch, links, _expected = case("pets_cnn")
    link = next(link for link in links if link.name == "conv2")
    monkeypatch.setattr(layer_arithmetic, "SENT_FLOATS", 5 * 21 * 27)
    step = layer_arithmetic.take_apart(network, link, 0)
    assert step.inputs.shape == (5, 21, 27) and len(step.channels) == 32
    assert np.abs(step.rest).max() > 0
    monkeypatch.setattr(feature_maps, "FULL_FLOATS", 100)
    monkeypatch.setattr(feature_maps, "FULL_BYTES", 32 * 10 * 13)
    full = feature_maps.enlarge_maps(link)
    assert (full.values.dtype, full.values.shape, full.block) == (np.uint8, (32, 10, 13), 2)


def test_what_is_not_there():
    network, batch, links, _expected = case("lenet")
    sentence = "This network has no layer “conv9” with maps. Choose one of: conv1, pool1, conv2, pool2."
    with pytest.raises(LearnerError, match=f"^{re.escape(sentence)}$"):
        feature_maps.find_link(network, batch, "conv9")
    for which in (-1, 32):
        with pytest.raises(LearnerError, match="its maps are numbered 1 to 32"):
            layer_arithmetic.take_apart(network, links[0], which)


def test_every_layer_that_is_shown_has_a_name_in_words():
    assert LABELS.keys() >= SHOWN
