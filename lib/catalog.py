"""What a learner can choose: architectures, data sets, presets. Declarative, without TensorFlow.

Texts are marked with `N_` here and translated where they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from lib.errors import N_, LearnerError
from lib.options import Option, Value

Entry = TypeVar("Entry")

SHOWCASE_RUN = "capsnet_small"
"""The id of the bundled run that pages and commands show where nobody chose another."""
COMPARED_RUNS = (SHOWCASE_RUN, "lenet")
"""The bundled runs that read a picture side by side where nobody chose others."""

SCHEDULES = (N_("constant"), N_("exponential"), N_("linear"))


@dataclass(frozen=True)
class DatasetEntry:
    """A data set as the catalogue shows it.

    Attributes:
        input_shape: (height, width, channels) of one image.
        class_names: by label.
        fit_size: how many images a network learns from in one epoch.
        labels_per_image: 2 where two digits overlap.
        generated: whether this app draws the images, after a published definition.
    """

    name: str
    title: str
    summary: str
    input_shape: tuple[int, int, int]
    class_names: tuple[str, ...]
    fit_size: int
    labels_per_image: int = 1
    generated: bool = False


@dataclass(frozen=True)
class Preset:
    """A ready choice of options; what it leaves out keeps the architecture's default."""

    name: str
    title: str
    options: Mapping[str, Value]


@dataclass(frozen=True)
class Architecture:
    """A network as the catalogue shows it.

    Attributes:
        has_capsules: whether the Routing page can show it.
        parameters, multiply_adds: for a 28×28×1 image and 10 classes, in one forward pass.
        model_options: handed to the network's `build`.
        training_defaults: where its training differs from the common defaults.
    """

    name: str
    title: str
    summary: str
    has_capsules: bool
    parameters: int
    multiply_adds: int
    model_options: tuple[Option, ...]
    training_defaults: Mapping[str, Value]
    presets: tuple[Preset, ...]
    datasets: tuple[str, ...] = ("mnist",)

    def options(self) -> dict[str, Option]:
        """All options of a run of this architecture by name: the training's, then the network's own."""
        training = [_with_default(option, self.training_defaults) for option in TRAINING_OPTIONS]
        return {option.name: option for option in (*training, *self.model_options)}

    def preset(self, name: str) -> Preset:
        """The preset called `name`; raises KeyError."""
        return {preset.name: preset for preset in self.presets}[name]


def _with_default(option: Option, defaults: Mapping[str, Value]) -> Option:
    if option.name not in defaults:
        return option
    return replace(option, default=defaults[option.name])


TRAINING_OPTIONS = (
    Option("epochs", N_("Epochs"), N_("How many times the training sees every image."), 3, 1, 500),
    Option(
        "max_steps",
        N_("Stop after"),
        N_("Ends the training after this many batches, even within an epoch. 0 means no such limit."),
        0,
        0,
        1_000_000,
        unit=N_("steps"),
    ),
    Option(
        "batch_size",
        N_("Batch size"),
        N_("How many images one step learns from. Larger is steadier but takes fewer steps an epoch."),
        64,
        1,
        1024,
        unit=N_("images"),
    ),
    Option(
        "learning_rate",
        N_("Learning rate"),
        N_("The size of the Adam optimiser's steps at the start. Too large, and the loss explodes."),
        1e-3,
        1e-6,
        1.0,
    ),
    Option(
        "schedule",
        N_("Learning-rate schedule"),
        N_(
            "constant keeps it; exponential multiplies it by 0.96 every 2,000 steps, as the official capsule "
            "code does; linear warms up over 100 steps and then falls to zero at the end."
        ),
        "constant",
        choices=SCHEDULES,
    ),
    Option(
        "shift",
        N_("Random shift"),
        N_("Moves every training image by up to this many pixels in each direction."),
        2,
        0,
        4,
        unit=N_("pixels"),
    ),
    Option(
        "seed",
        N_("Seed"),
        N_("Where all random choices start. The same seed repeats the run on the same machine."),
        0,
        0,
        2**31 - 1,
    ),
    Option(
        "stop_at_accuracy",
        N_("Stop at accuracy"),
        N_(
            "Ends the training as soon as a validation finds this share of the held-out images read right, for "
            "instance 0.99. 0 means never."
        ),
        0.0,
        0.0,
        1.0,
    ),
    Option(
        "mixed_precision",
        N_("Mixed precision"),
        N_(
            "Lets a GPU compute convolutions and dense layers in 16 bits, which is faster; routing, losses and "
            "weights keep 32. Without a GPU it changes nothing."
        ),
        False,
    ),
    Option(
        "xla",
        N_("Compile with XLA"),
        N_(
            "Fuses many small operations into few, which helps a GPU once the first steps are compiled. Without a "
            "GPU, or with several, it changes nothing."
        ),
        False,
    ),
    Option(
        "mirrored",
        N_("All GPUs together"),
        N_(
            "Shares each batch among all GPUs that the training can see. Trainings from the queue see one each, "
            "so this is for the command line; with one device it changes nothing."
        ),
        False,
    ),
)

ROUTING_KINDS = (N_("dynamic"), N_("uniform"), N_("self_attention"), N_("em"))
ONE_PASS_KINDS = ("uniform", "self_attention")
"""Kinds of routing that make a single pass, whatever the number of iterations."""

ROUTING = Option(
    "routing",
    N_("Routing"),
    N_(
        "dynamic routes by agreement, as the paper does; uniform gives every capsule the same share, which is no "
        "routing; self_attention decides in one pass; em fits a Gaussian to the votes for each class."
    ),
    "dynamic",
    choices=ROUTING_KINDS,
)
ITERATIONS = Option(
    "iterations",
    N_("Routing iterations"),
    N_("How often routing revises its coupling coefficients. 1 leaves them uniform; the paper uses 3."),
    3,
    1,
    10,
)
EM_ITERATIONS = replace(
    ITERATIONS, default=2, maximum=3, meaning=N_("How often each layer fits its Gaussians anew.")
)
BLOCKED_GRADIENT = Option(
    "blocked_gradient",
    N_("Block the gradient"),
    N_(
        "Let the gradient flow through the last pass of dynamic routing alone. The official code lets it flow "
        "through all of them."
    ),
    False,
)
MARGIN_SCALE = Option(
    "margin_scale",
    N_("Scale of the margin loss"),
    N_("The official code halves the margin loss, so that the reconstruction counts twice as much beside it."),
    "paper",
    choices=(N_("paper"), N_("official")),
)
PRIMARY_ROUTING = Option(
    "primary_routing",
    N_("Route to primary capsules"),
    N_(
        "The official code makes one routing pass to the primary capsules too: each of the 32 types gets 1/32 of "
        "the convolution."
    ),
    False,
)
CLASS_BIAS = Option(
    "class_bias",
    N_("Bias of the class capsules"),
    N_("The official code adds a learned bias to each class capsule's sum; the paper has none."),
    False,
)
INITIAL_VALUES = Option(
    "initial_values",
    N_("Initial values"),
    N_(
        "keras draws them to fit each layer's size; official takes the official code's spreads (0.05 and 0.1) and "
        "starts every bias at 0.1. The paper does not say."
    ),
    "keras",
    choices=(N_("keras"), N_("official")),
)
RECONSTRUCTION = Option(
    "reconstruction",
    N_("Reconstruction"),
    N_("Also learn to draw the image back from the winning capsule."),
    True,
)
RECONSTRUCTION_WEIGHT = Option(
    "reconstruction_weight",
    N_("Reconstruction weight"),
    N_("What one squared pixel error counts beside the margin loss. The paper uses 0.0005."),
    0.0005,
    0.0,
    0.1,
)
DROPOUT = Option(
    "dropout",
    N_("Dropout"),
    N_("The share of the dense layer's units that fall out in each training step."),
    0.4,
    0.0,
    0.95,
)

WIDTH = Option(
    "width",
    N_("Width"),
    N_("How many of the paper’s filters and units the network has; at 100 % it is the paper’s own."),
    100,
    1,
    100,
    unit=N_("%"),
)

DROPOUT_HALF = replace(DROPOUT, default=0.5)

DIGITS = ("mnist", "multi_mnist", "affine_mnist")

MINUTE, GOOD, PAPER = N_("One minute in class"), N_("Until it is good"), N_("As in the paper")

ARCHITECTURES = {
    entry.name: entry
    for entry in (
        Architecture(
            name="capsnet_small",
            title=N_("Small capsule network"),
            summary=N_("128 primary capsules and 3 routing iterations; learns in a lesson without a GPU."),
            has_capsules=True,
            parameters=1_696_624,
            multiply_adds=5_592_608,
            model_options=(ROUTING, ITERATIONS, RECONSTRUCTION, RECONSTRUCTION_WEIGHT, BLOCKED_GRADIENT),
            training_defaults={"learning_rate": 4e-3, "schedule": "linear"},
            datasets=DIGITS,
            presets=(
                Preset("minute", MINUTE, {"epochs": 2, "max_steps": 1450, "shift": 1}),
                Preset("good", GOOD, {"epochs": 20}),
                Preset(
                    "paper",
                    PAPER,
                    {"epochs": 50, "batch_size": 128, "learning_rate": 1e-3, "schedule": "exponential"},
                ),
            ),
        ),
        Architecture(
            name="capsnet",
            title=N_("Capsule network of the paper"),
            summary=N_("Sabour, Frosst and Hinton 2017: 1,152 primary capsules. Slow without a GPU."),
            has_capsules=True,
            parameters=8_215_568,
            multiply_adds=203_202_560,
            model_options=(
                ROUTING,
                ITERATIONS,
                RECONSTRUCTION,
                RECONSTRUCTION_WEIGHT,
                BLOCKED_GRADIENT,
                MARGIN_SCALE,
                PRIMARY_ROUTING,
                CLASS_BIAS,
                INITIAL_VALUES,
            ),
            training_defaults={"schedule": "exponential", "batch_size": 128},
            datasets=DIGITS,
            presets=(
                Preset("minute", MINUTE, {"max_steps": 60, "epochs": 1, "schedule": "linear"}),
                Preset("good", GOOD, {"epochs": 4, "batch_size": 64, "schedule": "linear"}),
                Preset("paper", PAPER, {"epochs": 50}),
            ),
        ),
        Architecture(
            name="efficient_capsnet",
            title=N_("Efficient-CapsNet"),
            summary=N_(
                "Mazzia, Salvetti and Chiaberge 2021: 16 primary capsules, routed in one pass by self-attention."
            ),
            has_capsules=True,
            parameters=1_573_168,
            multiply_adds=31_534_080,
            model_options=(RECONSTRUCTION, RECONSTRUCTION_WEIGHT),
            training_defaults={"learning_rate": 5e-4, "schedule": "linear", "batch_size": 16},
            datasets=DIGITS,
            presets=(
                Preset(
                    "minute",
                    MINUTE,
                    {"max_steps": 400, "epochs": 1, "batch_size": 64, "learning_rate": 3e-3},
                ),
                Preset("good", GOOD, {"epochs": 7, "batch_size": 64, "learning_rate": 3e-3}),
                Preset("paper", PAPER, {"epochs": 150, "schedule": "exponential"}),
            ),
        ),
        Architecture(
            name="em_capsnet",
            title=N_("Matrix capsules with EM routing"),
            summary=N_(
                "Hinton, Sabour and Frosst 2018, in a small size: 4 × 4 poses, routed by fitting Gaussians."
            ),
            has_capsules=True,
            parameters=16_082,
            multiply_adds=2_064_384,
            model_options=(EM_ITERATIONS, replace(RECONSTRUCTION, default=False), RECONSTRUCTION_WEIGHT),
            training_defaults={"learning_rate": 5e-3, "schedule": "linear"},
            datasets=DIGITS,
            presets=(
                Preset("minute", MINUTE, {"max_steps": 250, "epochs": 1}),
                Preset("good", GOOD, {"epochs": 3}),
                Preset("paper", PAPER, {"epochs": 50}),
            ),
        ),
        Architecture(
            name="baseline_cnn",
            title=N_("Convolutional network of the capsule paper"),
            summary=N_("Three 5 × 5 convolutions at full resolution; what the paper compares capsules with."),
            has_capsules=False,
            parameters=35_445_522,
            multiply_adds=1_964_756_352,
            model_options=(WIDTH, DROPOUT_HALF),
            training_defaults={"schedule": "exponential", "batch_size": 128},
            datasets=DIGITS,
            presets=(
                Preset("minute", MINUTE, {"width": 10, "epochs": 1, "batch_size": 64, "schedule": "linear"}),
                Preset("good", GOOD, {"width": 10, "epochs": 10, "batch_size": 64, "schedule": "linear"}),
                Preset("paper", PAPER, {"epochs": 50}),
            ),
        ),
        Architecture(
            name="lenet",
            title=N_("LeNet"),
            summary=N_("Two convolutions, two poolings, one dense layer: the classic to compare with."),
            has_capsules=False,
            parameters=3_274_634,
            multiply_adds=13_883_904,
            model_options=(DROPOUT,),
            training_defaults={"schedule": "linear"},
            datasets=DIGITS,
            presets=(
                Preset("minute", MINUTE, {"epochs": 1}),
                Preset("good", GOOD, {"epochs": 10}),
                Preset("paper", PAPER, {"epochs": 20, "schedule": "constant", "shift": 0}),
            ),
        ),
    )
}

DATASETS = {
    entry.name: entry
    for entry in (
        DatasetEntry(
            name="mnist",
            title=N_("MNIST: handwritten digits"),
            summary=N_("60,000 training and 10,000 test images of 28 × 28 grey pixels; bundled."),
            input_shape=(28, 28, 1),
            class_names=tuple("0123456789"),
            fit_size=55_000,
        ),
        DatasetEntry(
            name="multi_mnist",
            title=N_("MultiMNIST: two digits on top of each other"),
            summary=N_(
                "165,000 training and 10,000 test pairs of overlapping MNIST digits on 36 × 36 pixels; generated "
                "here as in the capsule paper, which draws 60 million and 10 million."
            ),
            input_shape=(36, 36, 1),
            class_names=tuple("0123456789"),
            fit_size=165_000,
            labels_per_image=2,
            generated=True,
        ),
        DatasetEntry(
            name="affine_mnist",
            title=N_("Affine MNIST: learned upright, tested askew"),
            summary=N_(
                "MNIST digits anywhere on 40 × 40 pixels; the 10,000 test digits are also rotated, sheared and "
                "scaled. Generated here after affNIST's definition; these are not affNIST's own images."
            ),
            input_shape=(40, 40, 1),
            class_names=tuple("0123456789"),
            fit_size=55_000,
            generated=True,
        ),
    )
}


def architecture(name: str) -> Architecture:
    """The catalogue's entry for `name`.

    Raises:
        LearnerError: if there is none.
    """
    return _find(ARCHITECTURES, name, N_("There is no architecture called “{name}”. Choose one of: {known}."))


def dataset(name: str) -> DatasetEntry:
    """The catalogue's entry for the data set `name`.

    Raises:
        LearnerError: if there is none.
    """
    return _find(DATASETS, name, N_("There is no data set called “{name}”. Choose one of: {known}."))


def _find(entries: Mapping[str, Entry], name: str, sentence: str) -> Entry:
    if name not in entries:
        raise LearnerError(sentence, name=name, known=", ".join(entries))
    return entries[name]
