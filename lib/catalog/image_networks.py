"""The networks without capsules that a learner can choose."""

from lib.catalog.capsule_networks import DIGITS
from lib.catalog.entries import Architecture, Preset
from lib.catalog.model_options import (
    ACTIVATION,
    DROPOUT,
    DROPOUT_DENSE,
    DROPOUT_HALF,
    DROPOUT_POOL,
    GROUPS,
    LRN,
    VARIANT,
    WIDTH,
)
from lib.catalog.presets import GOOD, MINUTE, PAPER
from lib.datasets import ImageKind
from lib.errors import N_

GREY = (ImageKind.DIGITS, ImageKind.GREY)
IMAGES = (*GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS)

RECURRENT_PRESETS = (
    Preset("minute", MINUTE, {"epochs": 1, "max_steps": 600}),
    Preset("good", GOOD, {"epochs": 6}),
    Preset("paper", PAPER, {"epochs": 20}),
)

IMAGE_NETWORKS = (
    Architecture(
        name="baseline_cnn",
        title=N_("Convolutional network of the capsule paper"),
        summary=N_("Three 5 × 5 convolutions at full resolution; what the paper compares capsules with."),
        why=N_(
            "It is the paper's counterpart: three convolutions and two dense layers with four times the "
            "parameters of the capsule network. Nothing is pooled, so that the place of every stroke is kept."
        ),
        has_capsules=False,
        parameters=35_445_522,
        multiply_adds=1_964_756_352,
        model_options=(WIDTH, DROPOUT_HALF),
        training_defaults={"schedule": "exponential", "batch_size": 128},
        learns=DIGITS,
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
        why=N_(
            "A convolution looks for the same small pattern everywhere, a pooling keeps where it was found only "
            "roughly, and two rounds of both turn pixels into 64 maps of parts. The dense layer then weighs all "
            "parts at all places. Le Cun's networks of 1989 and 1998 read cheques this way; ReLU, dropout and "
            "more filters are what has been added since."
        ),
        has_capsules=False,
        parameters=3_274_634,
        multiply_adds=13_883_904,
        model_options=(DROPOUT,),
        training_defaults={"schedule": "linear"},
        learns=IMAGES,
        presets=(
            Preset("minute", MINUTE, {"epochs": 1}),
            Preset("good", GOOD, {"epochs": 10}),
            Preset("paper", PAPER, {"epochs": 20, "schedule": "constant", "shift": 0}),
        ),
    ),
    Architecture(
        name="simple_cnn",
        title=N_("Simple convolutional network"),
        summary=N_("Three rounds of 3 × 3 convolution and pooling; small and fast, in grey or colour."),
        why=N_(
            "Two 3 × 3 convolutions see as far as one of 5 × 5 with fewer weights, so this network stacks small "
            "kernels. Each pooling halves the map, which lets the next kernel see twice as far. The dense layer "
            "is small because three poolings leave few places."
        ),
        has_capsules=False,
        parameters=130_890,
        multiply_adds=5_719_808,
        model_options=(DROPOUT,),
        training_defaults={"schedule": "linear", "learning_rate": 2e-3},
        learns=IMAGES,
        presets=(
            Preset("minute", MINUTE, {"epochs": 1}),
            Preset("good", GOOD, {"epochs": 12}),
            Preset("paper", PAPER, {"epochs": 30}),
        ),
    ),
    Architecture(
        name="gru",
        title=N_("Recurrent network"),
        summary=N_("Reads the image row by row with gated recurrent units and remembers what it saw."),
        why=N_(
            "An image is a sequence of rows too: a recurrent network keeps a state of 128 numbers and revises it "
            "with each row. Its gates decide how much of the state stays, so that the first rows still count at "
            "the last. It has no notion of neighbouring columns, which is what a convolution would add."
        ),
        has_capsules=False,
        parameters=630_538,
        multiply_adds=10_207_232,
        model_options=(DROPOUT,),
        training_defaults={"schedule": "linear", "learning_rate": 2e-3},
        learns=IMAGES,
        presets=RECURRENT_PRESETS,
    ),
    Architecture(
        name="bigru",
        title=N_("Recurrent network in both directions"),
        summary=N_("Two recurrent networks side by side: one reads the rows from above, one from below."),
        why=N_(
            "The state after a row knows only the rows above it. A second network that reads from below knows the "
            "rest, and the two states side by side know the whole image at every row. It costs more than twice "
            "the time and the weights."
        ),
        has_capsules=False,
        parameters=1_446_410,
        multiply_adds=25_909_248,
        model_options=(DROPOUT,),
        training_defaults={"schedule": "linear", "learning_rate": 2e-3},
        learns=IMAGES,
        presets=RECURRENT_PRESETS,
    ),
    Architecture(
        name="conv_gru",
        title=N_("Convolution and recurrent network"),
        summary=N_("A convolution over five rows at a time and a pooling, then the recurrent network."),
        why=N_(
            "The convolution turns five neighbouring rows into 32 features, and the pooling halves the number of "
            "rows. So the recurrent network reads a shorter and richer sequence: it takes half the time."
        ),
        has_capsules=False,
        parameters=636_586,
        multiply_adds=5_386_752,
        model_options=(DROPOUT,),
        training_defaults={"schedule": "linear", "learning_rate": 2e-3},
        learns=IMAGES,
        presets=RECURRENT_PRESETS,
    ),
    Architecture(
        name="pets_cnn",
        title=N_("Convolutional network for pets"),
        summary=N_(
            "Four 3 × 3 convolutions and a dense layer, written in low-level TensorFlow, with much dropout."
        ),
        why=N_(
            "A few hundred photos are far too few for millions of weights: without dropout the network learns "
            "them by heart. Here most values fall out after each pooling and half of the units after the dense "
            "layer, so that no single one can be relied on. The mean image is subtracted, so that inputs lie "
            "around zero."
        ),
        has_capsules=False,
        parameters=1_676_266,
        multiply_adds=19_899_904,
        model_options=(DROPOUT_POOL, DROPOUT_DENSE),
        training_defaults={"batch_size": 32, "epochs": 60, "schedule": "linear"},
        learns=(ImageKind.PHOTOS, ImageKind.COLOUR, *GREY),
        presets=(
            Preset("minute", MINUTE, {"max_steps": 120, "epochs": 20}),
            Preset("good", GOOD, {"epochs": 60}),
            Preset("paper", PAPER, {"epochs": 100, "image_size": 224}),
        ),
    ),
    Architecture(
        name="alexnet",
        title=N_("AlexNet"),
        summary=N_("Five convolutions and two large dense layers: the network that won ImageNet in 2012."),
        why=N_(
            "Krizhevsky, Sutskever and Hinton showed that depth pays where there are many images and a GPU. ReLU "
            "let it learn several times faster than tanh, overlapping poolings and dropout kept it from learning "
            "by heart, and two groups of filters fitted it on two GPUs of 3 GB. The small variant keeps all of "
            "this for 32 × 32 pixels: smaller kernels, no large stride at the start, fewer units."
        ),
        has_capsules=False,
        parameters=719_306,
        multiply_adds=36_252_416,
        model_options=(VARIANT, LRN, GROUPS, ACTIVATION, DROPOUT_HALF),
        training_defaults={"schedule": "linear"},
        learns=(ImageKind.COLOUR, ImageKind.PHOTOS, *GREY),
        presets=(
            Preset("minute", MINUTE, {"max_steps": 200, "epochs": 1}),
            Preset("good", GOOD, {"epochs": 12}),
            Preset("paper", PAPER, {"epochs": 90, "batch_size": 128, "groups": 2}),
        ),
    ),
)
