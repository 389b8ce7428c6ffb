"""The options that every training has."""

from dataclasses import dataclass
from typing import Any

from lib.datasets import SIZES
from lib.datasets.batches import steps_per_epoch
from lib.datasets.division import Division
from lib.errors import N_, NP_
from lib.options.division import HOLD_OUT, TEST_PERCENT, VALIDATION_PERCENT
from lib.options.options import Options, declare, share

SCHEDULES = (N_("constant"), N_("exponential"), N_("epochs"), N_("linear"), N_("stairs"))
ADAM, MOMENTUM = "adam", "momentum"
OPTIMIZERS = (N_("adam"), N_("momentum"))
NOTHING, TAKEN = "none", "taken"
FROZEN = (N_("none"), N_("taken"))
FROZEN_NAME = "frozen"
MOMENTUM_SHARE = 0.9
"""How much of the last step momentum adds to each new one."""

AUGMENTATIONS = ("shift", "flip", "rotation", "zoom", "brightness")
"""The options that change training images; see `lib.datasets.augment`."""
AMOUNTS = {
    "shift": NP_("{count} pixel", "{count} pixels"),
    "rotation": NP_("{count} degree", "{count} degrees"),
    "zoom": NP_("{count} %", "{count} %"),
    "brightness": NP_("{count} %", "{count} %"),
}
"""How much of a change is written, for those of them that are more than on or off."""


@dataclass(frozen=True)
class TrainingOptions(Options):
    """How a network is trained; an architecture has its own usual values."""

    epochs: int = declare(
        N_("Epochs"),
        N_("How many times the training sees every image."),
        3,
        1,
        1000,
    )
    max_steps: int = declare(
        N_("Stop after"),
        N_("Ends the training after this many batches, even in the middle of an epoch. 0 means no limit."),
        0,
        0,
        1_000_000,
        unit=N_("steps"),
    )
    batch_size: int = declare(
        N_("Batch size"),
        N_(
            "How many images one step learns from. With larger batches the steps are steadier, but an epoch has "
            "fewer of them."
        ),
        64,
        1,
        1024,
        unit=N_("images"),
    )
    optimizer: str = declare(
        N_("Optimiser"),
        N_(
            "How gradients become steps. adam gives each weight a step size of its own; momentum adds nine tenths "
            "of the last step to each new one, as AlexNet’s authors did, and wants a learning rate about ten "
            "times as large: 0.01."
        ),
        ADAM,
        choices=OPTIMIZERS,
    )
    learning_rate: float = declare(
        N_("Learning rate"),
        N_("The size of the optimiser’s steps at the start. If it is too large, the loss explodes."),
        1e-3,
        1e-6,
        1.0,
    )
    schedule: str = declare(
        N_("Learning-rate schedule"),
        N_(
            "constant keeps it; exponential multiplies it by 0.96 every 2,000 steps, as the official capsule "
            "code does; epochs multiplies it by 0.97 after each epoch; linear warms up over 100 steps and then "
            "falls to zero at the end; stairs divides it by 10 after two thirds of the steps and again after nine "
            "tenths. AlexNet’s authors did so by hand, whenever the validation errors stopped falling."
        ),
        "constant",
        choices=SCHEDULES,
    )
    weight_decay: float = declare(
        N_("Weight decay (L2)"),
        N_(
            "Pulls the kernels and matrices towards zero: this many times each weight is added to its gradient. "
            "AlexNet’s paper uses 0.0005. Biases are left alone. 0 switches it off."
        ),
        0.0,
        0.0,
        0.1,
    )
    train_images: int = declare(
        N_("Learn from"),
        N_(
            "How many of the training images the network learns from, as many of each class as can be, drawn by "
            "the seed. 0 means all of them."
        ),
        0,
        0,
        1_000_000,
        unit=N_("images"),
    )
    hold_out: int = share(HOLD_OUT)
    validation_percent: int = share(VALIDATION_PERCENT)
    test_percent: int = share(TEST_PERCENT)
    image_size: int = declare(
        N_("Image size"),
        N_(
            "The side to which pictures are scaled. 0 keeps the data set’s own size. Small pictures that are "
            "scaled up show no more than before, but networks made for large ones can read them."
        ),
        0,
        0,
        max(SIZES),
        unit=N_("pixels"),
    )
    shift: int = declare(
        N_("Random shift"),
        N_("Moves every training image by up to this many pixels in each direction."),
        2,
        0,
        4,
        unit=N_("pixels"),
    )
    flip: bool = declare(
        N_("Mirror"),
        N_("Mirrors half of the training images, left to right. A mirrored digit is another shape."),
        False,
    )
    rotation: int = declare(
        N_("Random rotation"),
        N_("Turns every training image by up to this angle, either way."),
        0,
        0,
        45,
        unit=N_("degrees"),
    )
    zoom: int = declare(
        N_("Random zoom"),
        N_("Makes every training image larger or smaller by up to this percentage."),
        0,
        0,
        50,
        unit=N_("%"),
    )
    brightness: int = declare(
        N_("Random brightness"),
        N_("Makes every training image brighter or darker by up to this percentage."),
        0,
        0,
        50,
        unit=N_("%"),
    )
    seed: int = declare(
        N_("Seed"),
        N_("Where all random choices start. The same seed repeats the run on the same machine."),
        0,
        0,
        2**31 - 1,
    )
    stop_at_accuracy: float = declare(
        N_("Stop at accuracy"),
        N_(
            "Ends the training as soon as the network reads this share of the held-out images right, for example "
            "0.99. 0 means never."
        ),
        0.0,
        0.0,
        1.0,
    )
    snapshots: int = declare(
        N_("Snapshots"),
        N_(
            "How many snapshots of filters and maps are kept after the one before the first step, close together "
            "at first. A film of the training has a frame for each."
        ),
        48,
        2,
        200,
    )
    frozen: str = declare(
        N_("Frozen layers"),
        N_(
            "For a training that begins with another run’s weights. none: all layers go on learning; taken: the "
            "layers that came from the other run stay as they are, and only the class layer and what began anew "
            "learn. That is quicker, and few pictures cannot spoil what was learned from many."
        ),
        NOTHING,
        choices=FROZEN,
    )
    mixed_precision: bool = declare(
        N_("Mixed precision"),
        N_(
            "Lets a GPU compute convolutions and dense layers in 16 bits, which is faster; routing, losses and "
            "weights keep 32. Without a GPU it changes nothing."
        ),
        False,
    )
    xla: bool = declare(
        N_("Compile with XLA"),
        N_(
            "Fuses many small operations into few, which helps a GPU once the first steps are compiled. Without a "
            "GPU, or with several, it changes nothing."
        ),
        False,
    )
    mirrored: bool = declare(
        N_("All GPUs together"),
        N_(
            "Shares each batch among all GPUs that the training can see. Trainings from the queue see one each, "
            "so this is for the command line; with one device it changes nothing."
        ),
        False,
    )

    @property
    def division(self) -> Division:
        """What of the data set is learned from, held out and tested on."""
        return Division(self.hold_out, self.validation_percent, self.test_percent)

    def steps_per_epoch(self, images: int) -> int:
        """Return how many batches pass over so many images once; the last of them may be smaller."""
        return steps_per_epoch(images, self.batch_size)

    def augmentation(self) -> dict[str, Any]:
        """Return the options that change training images, by the names of `lib.datasets.augment`'s arguments."""
        return {name: getattr(self, name) for name in AUGMENTATIONS}
