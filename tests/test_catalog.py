"""The catalogue tells the truth about the networks, and every choice that it offers works."""

import keras
import numpy as np
import pytest

from lib import catalog, models
from lib.data import LOADERS
from lib.errors import LearnerError
from lib.models.capsules import ClassCapsules
from lib.options import check_all
from lib.runs import RunSpec

ARCHITECTURES = list(catalog.ARCHITECTURES.values())
every_architecture = pytest.mark.parametrize("entry", ARCHITECTURES, ids=lambda entry: entry.name)


def built(entry: catalog.Architecture) -> models.Network:
    defaults = {option.name: option.default for option in entry.model_options}
    return models.build(entry.name, (28, 28, 1), 10, defaults)


def counted_multiply_adds(network: models.Network, monkeypatch) -> int:
    """Of one forward pass of one image, counted while it is computed."""
    counted = []

    def count(layer_class: type, method: str, cost) -> None:
        original = getattr(layer_class, method)

        def counting(self, inputs, *args, **kwargs):
            outputs = original(self, inputs, *args, **kwargs)
            counted.append(cost(self, inputs, outputs))
            return outputs

        monkeypatch.setattr(layer_class, method, counting)

    def of_convolution(layer, inputs, outputs) -> int:
        return int(np.prod(layer.kernel.shape)) * outputs.shape[1] * outputs.shape[2]

    def of_dense(layer, inputs, outputs) -> int:
        return int(np.prod(layer.kernel.shape))

    def of_class_capsules(layer, inputs, outputs) -> int:
        _, capsules, input_dim = inputs.shape
        pairs = capsules * layer.classes * layer.dim
        return pairs * input_dim + layer.iterations * pairs + (layer.iterations - 1) * pairs

    count(keras.layers.Conv2D, "call", of_convolution)
    count(keras.layers.Dense, "call", of_dense)
    count(ClassCapsules, "call", of_class_capsules)
    network.layer_outputs(np.zeros((1, 28, 28, 1), np.float32))
    return sum(counted)


@every_architecture
def test_parameters_and_multiply_adds_are_those_of_the_network(entry, monkeypatch):
    network = built(entry)
    assert network.parameter_count() == entry.parameters
    assert counted_multiply_adds(network, monkeypatch) == entry.multiply_adds


def test_the_papers_network_has_the_papers_parameters():
    assert catalog.architecture("capsnet").parameters == 6_804_224 + 1_411_344


@every_architecture
def test_has_capsules_is_what_the_network_has(entry):
    assert entry.has_capsules == (built(entry).score_name == "lengths")


@every_architecture
def test_every_default_is_valid(entry):
    for option in entry.options().values():
        assert option.check(option.default) == option.default
        assert option.title
        assert option.meaning.endswith(".")


@every_architecture
def test_the_networks_own_defaults_are_the_builders(entry):
    options = {option.name: option.default for option in entry.model_options}
    assert options == models.BUILDERS[entry.name].__kwdefaults__


@every_architecture
def test_every_preset_makes_a_run(entry):
    assert [preset.name for preset in entry.presets] == ["minute", "good", "paper"]
    steps = []
    for preset in entry.presets:
        spec = RunSpec.create(entry.name, "mnist", preset.options)
        assert {name: spec.options[name] for name in preset.options} == dict(preset.options)
        assert entry.preset(preset.name) is preset
        steps.append(spec.total_steps() * int(spec.options["batch_size"]))
    assert steps == sorted(steps)  # each preset looks at more images than the one before


@every_architecture
def test_training_defaults_are_options(entry):
    options = entry.options()
    assert entry.training_defaults.keys() <= options.keys()
    for name, value in entry.training_defaults.items():
        assert options[name].default == value
    assert check_all(options, {}) == {name: option.default for name, option in options.items()}


def test_names_agree_everywhere():
    assert catalog.ARCHITECTURES.keys() == models.BUILDERS.keys()
    assert catalog.DATASETS.keys() == LOADERS.keys()
    for entry in ARCHITECTURES:
        assert catalog.architecture(entry.name) is entry
        assert set(entry.datasets) <= set(catalog.DATASETS)


def test_the_dataset_entry_is_what_is_loaded():
    entry, loaded = catalog.dataset("mnist"), LOADERS["mnist"]()
    assert entry.input_shape == loaded.input_shape == loaded.fit.images.shape[1:]
    assert entry.class_names == loaded.class_names
    assert entry.fit_size == len(loaded.fit)


def test_unknown_names():
    with pytest.raises(LearnerError) as caught:
        catalog.architecture("capsnet_tiny")
    assert str(caught.value) == (
        "There is no architecture called “capsnet_tiny”. Choose one of: capsnet_small, capsnet, lenet."
    )
    with pytest.raises(LearnerError) as caught:
        catalog.dataset("imagenet")
    assert str(caught.value) == (
        "There is no data set called “imagenet”. Choose one of: mnist, multi_mnist, affine_mnist."
    )
