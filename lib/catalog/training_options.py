"""The options that every training has."""

from lib.datasets import SIZES
from lib.errors import N_
from lib.options import Option

SCHEDULES = (N_("constant"), N_("exponential"), N_("epochs"), N_("linear"))

AUGMENTATIONS = ("shift", "flip", "rotation", "zoom", "brightness")
"""The options that change training images; see `lib.datasets.augment`."""

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
            "code does; epochs multiplies it by 0.97 after each epoch; linear warms up over 100 steps and then "
            "falls to zero at the end."
        ),
        "constant",
        choices=SCHEDULES,
    ),
    Option(
        "image_size",
        N_("Image size"),
        N_("The side that pictures of any size are read at. 0 takes the data set's own."),
        0,
        0,
        max(SIZES),
        unit=N_("pixels"),
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
        "flip",
        N_("Mirror"),
        N_("Mirrors half of the training images, left to right. A mirrored digit is another shape."),
        False,
    ),
    Option(
        "rotation",
        N_("Random rotation"),
        N_("Turns every training image by up to this angle, either way."),
        0,
        0,
        45,
        unit=N_("degrees"),
    ),
    Option(
        "zoom",
        N_("Random zoom"),
        N_("Makes every training image larger or smaller by up to this share."),
        0,
        0,
        50,
        unit=N_("%"),
    ),
    Option(
        "brightness",
        N_("Random brightness"),
        N_("Makes every training image brighter or darker by up to this share."),
        0,
        0,
        50,
        unit=N_("%"),
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
