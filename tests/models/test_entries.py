"""An architecture's entry says of its layers what the built network has: names, shapes, parameters, costs."""

from collections.abc import Iterable

import pytest

from lib.errors import LearnerError
from lib.models.build import build_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.common_options import HasFramework
from lib.models.cost import LayerCost, count_costs
from lib.models.discovery import find_architectures
from lib.models.layer_stack import LayerStack
from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.shapes import Convolution, Dense, Dropout, Flatten, Layer, LocalResponseNormalization, Pooling
from lib.models.task import Task
from lib.options import Option, Value
from tests.models.networks import QUICK_OPTIONS, options_of, usual_costs

OTHER_TASKS = (Task((37, 34, 3), 3), Task((70, 68, 3), 3), Task((230, 227, 3), 3))
"""Neither square nor even, in colour; the larger ones for networks that cannot read the smaller."""
PARTICULAR = [
    ("alexnet", (67, 67, 3), {"variant": "original", "groups": 2}),
    ("alexnet", (96, 96, 3), {"variant": "one_tower"}),
    ("alexnet", (32, 32, 3), {"groups": 2, "activation": "prelu"}),
    ("alexnet", (32, 32, 3), {"pool_size": 2, "pool_stride": 3}),
    ("baseline_cnn", (40, 40, 1), {"width": 7}),
    ("bigru", (32, 32, 3), {"states": "added"}),
    ("capsnet", (36, 36, 1), {"class_bias": True, "primary_routing": True}),
    ("capsnet", (28, 28, 1), {"primary_types": 3, "primary_dim": 5, "class_dim": 7, "conv_kernel": 5}),
    ("capsnet", (28, 28, 1), {"routing": "self_attention", "reconstruction": False}),
    ("capsnet_small", (28, 28, 1), {"routing": "uniform", "width": 150}),
    ("capsnet_small", (28, 28, 1), {"primary_types": 3, "primary_dim": 5, "primary_kernel": 4, "conv_kernel": 5}),
    ("capsnet_small", (40, 40, 1), {"routing": "em", "iterations": 2, "convolutions": 4}),
    ("conv_gru", (32, 32, 3), {}),
    ("efficient_capsnet", (40, 40, 1), {"reconstruction": False}),
    ("efficient_capsnet", (28, 28, 1), {"primary_types": 3, "primary_dim": 5, "class_dim": 7, "conv_kernel": 4}),
    ("em_capsnet", (28, 28, 1), {"primary_types": 3, "conv_kernel": 6}),
    ("em_capsnet", (36, 36, 1), {"iterations": 3, "reconstruction": True}),
    ("lenet", (32, 32, 3), {}),
    ("pets_cnn", (64, 64, 3), {}),
    ("resnet_small", (36, 33, 3), {"blocks": 2, "shortcut": "projection"}),
    ("resnet_small", (28, 28, 1), {"shortcut": "projection", "normalization": False}),
    ("resnet_small", (33, 36, 1), {"attention": True}),
    ("simple_cnn", (36, 36, 1), {"attention": True}),
]


def another(option: Option) -> Value:
    """Return a value of the option that is not its usual one."""
    if isinstance(option.default, bool):
        return not option.default
    others = option.choices or (option.minimum, option.maximum)
    return next(option.check(value) for value in reversed(others) if value != option.default)


def is_readable(architecture: str, options: dict[str, Value], task: Task) -> bool:
    try:
        find_architectures()[architecture].check_readable(options_of(architecture, **options), task)
    except LearnerError:
        return False
    return True


def agree(
    architecture: str, options: dict[str, Value], task: Task, built: Iterable[LayerCost] | None = None
) -> None:
    """Compare what the entry says with the costs of the built network, which may be known already."""
    chosen = options_of(architecture, **options)
    sizes = find_architectures()[architecture].layer_sizes(chosen, task)
    if built is None:
        built = count_costs(build_network(architecture, chosen, task), task.input_shape)
    assert [(size.name, size.output_shape, size.parameters, size.multiply_adds) for size in sizes] == [
        (cost.name, tuple(cost.output_shape), cost.parameters, cost.multiply_adds) for cost in built
    ]


@pytest.mark.parametrize("architecture", find_architectures())
def test_the_usual_network(architecture):
    agree(architecture, QUICK_OPTIONS.get(architecture, {}), Task((28, 28, 1), 10), usual_costs(architecture))


@pytest.mark.parametrize("architecture", find_architectures())
def test_with_every_option_changed_on_other_images(architecture):
    entry = find_architectures()[architecture]
    options = {option.name: another(option) for option in entry.model_options}
    options |= QUICK_OPTIONS.get(architecture, {})
    agree(architecture, options, next(task for task in OTHER_TASKS if is_readable(architecture, options, task)))


@pytest.mark.parametrize(("architecture", "shape", "options"), PARTICULAR)
def test_what_says_that_a_class_is_there_is_that_of_the_kind_it_routes_by(architecture, shape, options):
    chosen = options_of(architecture, **options)
    network = build_network(architecture, chosen, Task(shape, 3))
    presence = network.class_capsules.kind.presence if isinstance(network, CapsuleNetwork) else None
    assert find_architectures()[architecture].presence(chosen) == presence


@pytest.mark.parametrize(("architecture", "shape", "options"), PARTICULAR)
def test_particular_options(architecture, shape, options):
    agree(architecture, options, Task(shape, 3))


KINDS = {
    LayerKind.CONVOLUTION: Convolution,
    LayerKind.POOLING: Pooling,
    LayerKind.LOCAL_RESPONSE_NORMALIZATION: LocalResponseNormalization,
    LayerKind.FLATTEN: Flatten,
    LayerKind.DENSE: Dense,
    LayerKind.DROPOUT: Dropout,
}


def declared(layer: Layer) -> tuple[object, ...]:
    """Return what an entry says of a layer beyond its shape: kind, activation, window, constants."""
    match layer:
        case Convolution():
            padding = "same" if layer.is_padded else "valid"
            return type(layer), layer.activation, layer.kernel, layer.stride, padding, layer.groups
        case Pooling():
            return type(layer), "linear", layer.window, layer.stride, "same" if layer.is_padded else "valid", 1
        case LocalResponseNormalization():
            return type(layer), "linear", layer.neighbours, layer.offset, layer.scale, layer.power
        case Dense():
            return type(layer), layer.activation
        case _:
            return type(layer), "linear"


def built(layer: LayerDescription) -> tuple[object, ...]:
    """Return the same of a built layer."""
    windows = [value for one in layer.windows for value in (one.side, one.stride, one.padding, one.groups)]
    neighbours = [layer.neighbours] if layer.kind is LayerKind.LOCAL_RESPONSE_NORMALIZATION else []
    return KINDS[layer.kind], layer.activation, *windows, *neighbours, *layer.constants.values()


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "softplus", "prelu", "rrelu"])
@pytest.mark.parametrize(
    "architecture",
    [name for name, entry in find_architectures().items() if isinstance(entry.model, HasFramework)],
)
def test_what_paddlepaddle_builds_from_is_what_keras_builds(architecture, activation):
    """Kinds, windows, activations, constants and dropout, of the architectures that both can train."""
    entry = find_architectures()[architecture]
    chosen = entry.model.with_values({"activation": activation, "dropout": 0.3, "groups": 2})
    task = Task((32, 32, 3), 10)
    network = build_network(architecture, chosen, task)
    assert isinstance(network, LayerStack)
    *layers, scores = entry.layers(chosen, task)
    assert scores.name == network.score_name
    assert [declared(layer) for layer in layers] == [built(layer) for layer in network.described()[:-1]]
    shares = {layer.name: layer.rate for layer in network.stack if hasattr(layer, "rate")}
    assert {layer.name: layer.share for layer in layers if isinstance(layer, Dropout)} == shares
