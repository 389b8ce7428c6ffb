"""What networks say of their layers: by hand, against their graphs, and against their weights."""

import keras
import pytest

from lib.models.discovery import find_architectures
from lib.models.layers.describe import DescribedLayer, describe_layer
from lib.models.layers.description import Capsules, LayerDescription, LayerKind, Window, main_way
from lib.models.network import Network
from lib.models.task import Task
from tests.models.graph_windows import graph_windows
from tests.models.networks import MNIST_SHAPE, built, randomized

COLOUR = (32, 32, 3)
every_architecture = pytest.mark.parametrize("architecture", find_architectures())


def kinds(network: Network) -> list[tuple[str, LayerKind]]:
    return [(layer.name, layer.kind) for layer in network.described()]


def windows(network: Network) -> list[Window]:
    return [window for layer in network.described() for window in layer.windows]


@every_architecture
def test_every_output_is_described_in_order(architecture):
    network = randomized(architecture)
    described = network.described()
    assert [layer.name for layer in described] == list(network.layer_outputs(keras.ops.zeros((1, *MNIST_SHAPE))))
    assert [layer for layer in described if layer.kind is LayerKind.OTHER] == []


def test_lenet_by_hand():
    assert built("lenet").described() == (
        LayerDescription(
            "conv1",
            LayerKind.CONVOLUTION,
            (Window("conv1", LayerKind.CONVOLUTION, 5, 1, "same", 32),),
            "relu",
            ("conv1/kernel",),
        ),
        LayerDescription("pool1", LayerKind.POOLING, (Window("pool1", LayerKind.POOLING, 2, 2),)),
        LayerDescription(
            "conv2",
            LayerKind.CONVOLUTION,
            (Window("conv2", LayerKind.CONVOLUTION, 5, 1, "same", 64),),
            "relu",
            ("conv2/kernel",),
        ),
        LayerDescription("pool2", LayerKind.POOLING, (Window("pool2", LayerKind.POOLING, 2, 2),)),
        LayerDescription("flatten", LayerKind.FLATTEN),
        LayerDescription("dense", LayerKind.DENSE, activation="relu"),
        LayerDescription("dropout", LayerKind.DROPOUT),
        LayerDescription("logits", LayerKind.DENSE),
        LayerDescription("probabilities", LayerKind.SCORES, activation="softmax"),
    )


def test_what_is_written_without_layers_says_what_it_is():
    assert kinds(built("pets_cnn", (16, 16, 3), 2)) == [
        ("centred", LayerKind.MEAN_SUBTRACTION),
        ("conv1", LayerKind.CONVOLUTION),
        ("conv2", LayerKind.CONVOLUTION),
        ("pool1", LayerKind.POOLING),
        ("dropout1", LayerKind.DROPOUT),
        ("conv3", LayerKind.CONVOLUTION),
        ("conv4", LayerKind.CONVOLUTION),
        ("pool2", LayerKind.POOLING),
        ("dropout2", LayerKind.DROPOUT),
        ("flatten", LayerKind.FLATTEN),
        ("dense", LayerKind.DENSE),
        ("dropout3", LayerKind.DROPOUT),
        ("logits", LayerKind.DENSE),
        ("probabilities", LayerKind.SCORES),
    ]


@pytest.mark.parametrize(
    ("architecture", "shape", "options"),
    [
        ("pets_cnn", (21, 27, 3), {}),
        ("lenet", COLOUR, {}),
        ("simple_cnn", MNIST_SHAPE, {}),
        ("resnet_small", (21, 28, 3), {"shortcut": "projection", "blocks": 2}),
        ("baseline_cnn", MNIST_SHAPE, {}),
        ("alexnet", COLOUR, {}),
        ("alexnet", (67, 67, 3), {"variant": "original"}),
        ("capsnet", MNIST_SHAPE, {}),
        ("capsnet", MNIST_SHAPE, {"primary_routing": True}),
    ],
)
def test_the_windows_are_those_of_the_graph(architecture, shape, options):
    network = built(architecture, shape, **options)
    assert windows(network) == list(graph_windows(network, shape))


def test_what_comes_into_the_layers_of_a_residual_block():
    described = {layer.name: layer for layer in built("resnet_small").described()}
    assert {name: layer.reads for name, layer in described.items() if layer.reads} == {
        "add3": ("norm3", "relu1"),
        "shortcut5": ("relu3",),
        "add5": ("norm5", "shortcut5"),
        "shortcut7": ("relu5",),
        "add7": ("norm7", "shortcut7"),
    }
    assert described["shortcut5"].windows == (
        Window("shortcut5", LayerKind.SHORTCUT, 1, 2, "same", 32, bias=False),
    )
    way = [layer.name for layer in main_way(described.values(), "relu5")]
    assert way == [
        *("conv1", "norm1", "relu1"),
        *("conv2", "norm2", "relu2", "conv3", "norm3", "add3", "relu3"),
        *("conv4", "norm4", "relu4", "conv5", "norm5", "add5", "relu5"),
    ]
    entry = find_architectures()["resnet_small"]
    declared = entry.layers(entry.model, Task(MNIST_SHAPE, 10))
    assert [layer.reads for layer in declared] == [layer.reads for layer in described.values()]


def test_groups():
    one, two = (built("alexnet", COLOUR, groups=groups) for groups in (1, 2))
    assert [window.groups for window in windows(two) if window.kind is LayerKind.CONVOLUTION] == [1, 2, 1, 2, 2]
    assert all(window.groups == 1 for window in windows(one))
    assert kinds(one) == kinds(two)


def test_two_labels_an_image_are_scored_by_sigmoids():
    assert built("lenet", labels_per_image=2).described()[-1].activation == "sigmoid"


def test_what_reads_rows():
    network = built("bigru")
    both = {
        layer.name: layer.reads_both_ways for layer in network.described() if layer.kind is LayerKind.RECURRENT
    }
    assert both == {"gru1": True, "gru2": True}
    network = built("conv_gru")
    assert not any(layer.reads_both_ways for layer in network.described())
    assert [(window.kind, window.side, window.dimensions) for window in windows(network)] == [
        (LayerKind.CONVOLUTION, 5, 1),
        (LayerKind.POOLING, 2, 1),
    ]


@pytest.mark.parametrize(
    ("architecture", "primary", "classes"),
    [
        ("capsnet", Capsules(32, 8), Capsules(10, 16)),
        ("efficient_capsnet", Capsules(16, 8), Capsules(10, 16)),
        ("em_capsnet", Capsules(6, 17, has_poses=True), Capsules(10, 16, has_poses=True)),
    ],
)
def test_capsules(architecture, primary, classes):
    described = {layer.kind: layer for layer in randomized(architecture).described()}
    assert described[LayerKind.CAPSULES].capsules == primary
    assert described[LayerKind.CLASS_CAPSULES].capsules == classes
    assert described[LayerKind.SCORES].activation == "length"


def test_a_layer_of_layers_has_the_windows_of_all():
    assert windows(randomized("em_capsnet"))[1:] == [
        Window("matrix_capsules", LayerKind.CAPSULES, 1, 1, channels=102),
        Window("conv_capsules1", LayerKind.CAPSULES, 3, 2, channels=102),
        Window("conv_capsules2", LayerKind.CAPSULES, 3, 1, channels=102),
    ]


@every_architecture
def test_its_kernels_are_all_that_slide(architecture):
    """Weights of a convolution over maps have four axes; over rows three, as matrices of capsules have, too."""
    network = randomized(architecture)
    named = [kernel for layer in network.described() for kernel in layer.kernels]
    shapes = {name: tuple(weight.shape) for name, weight in network.named_weights().items()}
    assert [name for name in named if len(shapes[name]) == 4] == [
        name for name, shape in shapes.items() if len(shape) == 4
    ]
    assert [name for name in named if len(shapes[name]) != 4] == (
        ["conv1/kernel"] if architecture == "conv_gru" else []
    )


def test_a_layer_that_nobody_described_gives_its_class():
    layer = keras.layers.GlobalMaxPooling2D(name="largest")
    assert describe_layer(layer) == LayerDescription("largest", LayerKind.OTHER, class_name="GlobalMaxPooling2D")


def test_a_layer_of_ours_must_say_what_it_is():
    class Silent(DescribedLayer):
        pass

    with pytest.raises(NotImplementedError, match="Silent does not say what it is"):
        describe_layer(Silent())
