"""The catalogue tells the truth about the networks, and every choice that it offers works."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from typing import get_type_hints

import pytest

from lib import catalog, datasets
from lib.errors import LearnerError
from lib.models.build import build_network, find_build
from lib.models.capsnet_small.entry import Options as CapsnetSmallOptions
from lib.models.cost import count_multiply_adds
from lib.models.network import Network
from lib.models.presets import LEAST_STEPS
from lib.models.task import Task
from lib.options import check_all
from lib.runs import RunSpec
from tests.datasets.names import all_names

DIGITS = Task((28, 28, 1), 10)
ARCHITECTURES = list(catalog.ARCHITECTURES.values())
every_architecture = pytest.mark.parametrize("entry", ARCHITECTURES, ids=lambda entry: entry.name)


@cache
def built(name: str) -> Network:
    """Return the network with the catalogue's defaults."""
    return build_network(name, catalog.architecture(name).model, DIGITS)


DECODER = 160 * 512 + 512 * 1024 + 1024 * 784


def dynamic(inputs: int, iterations: int) -> int:
    """Count votes of 8 × 160, one weighted sum an iteration, and the agreements of all but the last."""
    return inputs * 8 * 160 + (2 * iterations - 1) * inputs * 160


def em(outputs: int, inputs: int, iterations: int = 1) -> int:
    """Count votes of 4×4 by 4×4, and the means and variances of each iteration."""
    return outputs * inputs * (4 * 4 * 4 + iterations * 2 * 16)


def gru(steps: int, features: int, units: int) -> int:
    """Count three gates at each step, from its features and from the state."""
    return steps * 3 * units * (features + units)


RECURRENT_END = 256 * 1024 + 1024 * 10

BY_HAND = {
    "capsnet": 20**2 * 9**2 * 256 + 6**2 * 9**2 * 256 * 256 + dynamic(1152, 3) + DECODER,
    "capsnet_small": 13**2 * 3**2 * 32
    + 11**2 * 3**2 * 32 * 64
    + 4**2 * 5**2 * 64 * 64
    + dynamic(128, 3)
    + DECODER,
    # Its depthwise layer works element by element; attention and the weighted sum are one product each.
    "efficient_capsnet": 24**2 * 5**2 * 32
    + 22**2 * 3**2 * 32 * 64
    + 20**2 * 3**2 * 64 * 64
    + 9**2 * 3**2 * 64 * 128
    + 16 * 8 * 160
    + 2 * 16 * 160
    + DECODER,
    "em_capsnet": 12**2 * 5**2 * 32 + 12**2 * 32 * 6 * 17 + em(25 * 6, 54) + em(9 * 6, 54) + em(10, 54, 2),
    "baseline_cnn": 28**2 * 5**2 * (256 + 256 * 256 + 256 * 128) + 28**2 * 128 * 328 + 328 * 192 + 192 * 10,
    "lenet": 28**2 * 5**2 * 32 + 14**2 * 5**2 * 32 * 64 + 7**2 * 64 * 1024 + 1024 * 10,
    "simple_cnn": 3**2 * (28**2 * 32 + 14**2 * 32 * 64 + 7**2 * 64 * 64) + 3**2 * 64 * 128 + 128 * 10,
    "resnet_small": 3**2 * 28**2 * (16 + 2 * 16 * 16)
    + 3**2 * 14**2 * (16 * 32 + 32 * 32)
    + 3**2 * 7**2 * (32 * 64 + 64 * 64)
    + 64 * 10,
    "gru": gru(28, 28, 128) + gru(28, 128, 256) + RECURRENT_END,
    "bigru": 2 * gru(28, 28, 128) + 2 * gru(28, 256, 256) + RECURRENT_END + 256 * 1024,
    "conv_gru": 28 * 5 * 28 * 32 + gru(14, 32, 128) + gru(14, 128, 256) + RECURRENT_END,
    "pets_cnn": 3**2 * (28**2 * (32 + 32 * 32) + 14**2 * (32 * 64 + 64 * 64)) + 7**2 * 64 * 512 + 512 * 10,
    "alexnet": 5**2 * (28**2 * 48 + 13**2 * 48 * 96)
    + 6**2 * 3**2 * (96 * 144 + 144 * 144 + 144 * 96)
    + (2**2 * 96 + 256 + 10) * 256,
}


def parameters(name: str) -> int:
    """Return how many there are for grey digits, with the usual options."""
    entry = catalog.architecture(name)
    return entry.parameters(entry.model, DIGITS)


@every_architecture
def test_parameters_and_multiply_adds_are_those_of_the_network(entry):
    network = built(entry.name)
    assert network.parameter_count() == parameters(entry.name)
    assert count_multiply_adds(network, (28, 28, 1)) == entry.multiply_adds(entry.model, DIGITS)


@pytest.mark.parametrize("name", BY_HAND)
def test_multiply_adds_are_those_counted_by_hand(name):
    entry = catalog.architecture(name)
    assert entry.multiply_adds(entry.model, DIGITS) == BY_HAND[name]


@pytest.mark.parametrize(("kind", "products"), [("dynamic", 3), ("uniform", 0), ("self_attention", 2), ("em", 4)])
def test_multiply_adds_follow_the_kind_of_routing(kind, products):
    """The small network's, beside its convolutions and decoder: uniform routing only adds."""
    network = build_network("capsnet_small", CapsnetSmallOptions(routing=kind, iterations=2), DIGITS)
    pairs = 128 * 160
    assert count_multiply_adds(network, (28, 28, 1)) == BY_HAND["capsnet_small"] - 5 * pairs + products * pairs


def test_numbers_of_the_papers():
    assert parameters("baseline_cnn") == 35_445_522
    assert parameters("efficient_capsnet") == 161_824 + 1_411_344


def test_the_papers_network_has_the_papers_parameters():
    assert parameters("capsnet") == 6_804_224 + 1_411_344


@every_architecture
def test_has_capsules_is_what_the_network_has(entry):
    assert entry.has_capsules == (built(entry.name).score_name == "lengths")


@every_architecture
def test_every_default_is_valid(entry):
    for option in entry.options().values():
        assert option.check(option.default) == option.default
        assert option.title
        assert option.meaning.endswith(".")


@every_architecture
def test_every_option_has_the_type_that_its_field_declares(entry):
    for options in (entry.model, entry.training):
        types = get_type_hints(type(options))
        for name, value in options.as_dict().items():
            assert type(value) is types[name], name


@every_architecture
def test_every_preset_makes_a_run(entry):
    assert [preset.name for preset in entry.presets] == ["minute", "good", "paper"]
    steps = []
    for preset in entry.presets:
        options = entry.preset_changes(preset.name, catalog.dataset("mnist"))
        spec = RunSpec.create(entry.name, "mnist", options)
        assert {name: spec.flat_options()[name] for name in options} == options
        assert spec.model == preset.model
        assert spec.training == replace(preset.training, image_size=0)  # MNIST has one size
        assert entry.preset(preset.name) is preset
        steps.append(spec.total_steps() * spec.training.batch_size)
    assert steps == sorted(steps)  # each preset looks at more images than the one before


@every_architecture
def test_a_preset_is_as_its_entry_says_on_what_the_network_was_made_for(home, entry):
    images = catalog.dataset(entry.datasets[0]).fit_size
    assert [preset.training_on(images) for preset in entry.presets] == [
        preset.training for preset in entry.presets
    ]


@every_architecture
def test_on_a_few_pictures_a_preset_has_enough_steps_to_learn_from(entry):
    few, steps = 24, []
    for preset in entry.presets:
        training = preset.training_on(few)
        assert check_all(preset.options(few), {})["epochs"] == training.epochs  # within the option's range
        total = training.epochs * training.steps_per_epoch(few)
        steps.append(min(total, training.max_steps or total))
        assert steps[-1] >= min(LEAST_STEPS[preset.name], training.max_steps or total)
    assert steps == sorted(steps)


def test_the_command_line_and_the_form_lengthen_a_preset_alike():
    entry, few = catalog.architecture("simple_cnn"), replace(catalog.dataset("cifar10"), fit_size=24)
    assert (
        entry.preset_changes("minute", few)["epochs"]
        == entry.preset("minute").options(24)["epochs"].default
        == 300
    )


@every_architecture
def test_training_defaults_are_options(entry):
    options = entry.options()
    for name, value in {**entry.training.as_dict(), **entry.model.as_dict()}.items():
        assert options[name].default == value
    assert check_all(options, {}) == {name: option.default for name, option in options.items()}


def test_names_agree_everywhere():
    for entry in ARCHITECTURES:
        assert catalog.architecture(entry.name) is entry
        assert find_build(entry.name).__module__ == f"lib.models.{entry.name}.network"
        assert set(entry.datasets) <= {name for family in datasets.published() for name in family.names}
        assert all(entry.can_learn(name) for name in entry.datasets)


def test_what_an_architecture_was_made_for_comes_first():
    assert catalog.find_learnable("capsnet")[:3] == ["mnist", "multi_mnist", "affine_mnist"]
    assert catalog.find_learnable("pets_cnn")[:2] == ["oxford_pets", "cifar10"]
    assert catalog.find_learnable("alexnet")[:3] == ["cifar10", "cifar10:24", "oxford_pets"]
    assert catalog.find_learnable("resnet_small")[:3] == ["cifar10", "cifar10:24", "oxford_pets"]
    assert catalog.find_learnable("lenet")[:2] == ["mnist", "fashion_mnist"]
    assert not catalog.architecture("baseline_cnn").can_learn("cifar10")
    for name in ("capsnet_small", "capsnet", "efficient_capsnet", "em_capsnet"):
        assert {"mnist", "fashion_mnist", "cifar10", "oxford_pets"} <= set(catalog.find_learnable(name))
    assert not catalog.architecture("alexnet").can_learn("multi_mnist")


def test_the_order_of_the_architectures():
    known = "capsnet_small capsnet efficient_capsnet em_capsnet baseline_cnn lenet simple_cnn gru bigru conv_gru"
    assert " ".join(catalog.ARCHITECTURES).startswith(f"{known} pets_cnn alexnet resnet_small")


def test_the_catalogue_needs_no_tensorflow():
    code = (
        "import sys; from lib import catalog; from lib.runs import RunSpec\n"
        "for entry in catalog.ARCHITECTURES.values():\n"
        "    assert RunSpec.create(entry.name, entry.datasets[0], {}).multiply_adds() > 0\n"
        "print({'tensorflow', 'keras'} & {*sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_unknown_names():
    with pytest.raises(LearnerError) as caught:
        catalog.architecture("capsnet_tiny")
    assert str(caught.value) == (
        f"There is no architecture called “capsnet_tiny”. Choose one of: {', '.join(catalog.ARCHITECTURES)}."
    )
    with pytest.raises(LearnerError) as caught:
        catalog.dataset("imagenet")
    assert str(caught.value) == f"There is no data set called “imagenet”. Choose one of: {all_names()}."


@pytest.mark.parametrize("variant", ["one_tower", "original"])
def test_images_too_small_for_a_variant_are_refused_before_anything_is_built(variant):
    said = "AlexNet needs images of at least 67 × 67 pixels, but these have 32 × 32: its layer “pool2” looks at"
    with pytest.raises(LearnerError, match=said):
        RunSpec.create("alexnet", "cifar10", {"variant": variant})
    RunSpec.create("alexnet", "oxford_pets", {"variant": variant, "image_size": 96})


def test_the_articles_image_size_is_in_its_preset_where_there_are_sizes():
    entry = catalog.architecture("pets_cnn")
    assert entry.preset("paper").training.image_size == 224
    assert entry.preset_changes("paper", catalog.dataset("oxford_pets"))["image_size"] == 224
    assert "image_size" not in entry.preset_changes("paper", catalog.dataset("cifar10"))


def test_a_preset_chooses_how_long_to_train_and_what_is_not_usual():
    mnist = catalog.dataset("mnist")
    assert catalog.architecture("baseline_cnn").preset_changes("good", mnist) == {
        "epochs": 10,
        "max_steps": 0,
        "batch_size": 64,
        "schedule": "linear",
        "width": 10,
    }
    assert catalog.architecture("em_capsnet").preset_changes("good", mnist) == {"epochs": 3, "max_steps": 0}


def test_the_options_of_a_preset_have_its_values_as_defaults():
    entry = catalog.architecture("alexnet")
    options = entry.preset("paper").options(catalog.dataset("cifar10").fit_size)
    assert list(options) == list(entry.options())
    assert (options["epochs"].default, options["groups"].default, options["lrn"].default) == (90, 2, True)
    assert options["optimizer"].default == "momentum" and options["schedule"].default == "stairs"
    assert (options["learning_rate"].default, options["weight_decay"].default) == (0.01, 0.0005)
