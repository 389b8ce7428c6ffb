"""A small residual network (He, Zhang, Ren, Sun 2015, section 4.2: the form for CIFAR-10)."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.attention import ATTENTION, spatial_attention
from lib.models.common_options import DROPOUT, WIDTH, scaled
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import (
    Addition,
    Convolution,
    Dense,
    GlobalPooling,
    Layer,
    Normalization,
    Shortcut,
)
from lib.models.task import Task
from lib.options import Option, declare, share
from lib.options import Options as BaseOptions
from lib.options.training import MOMENTUM, TrainingOptions

ZEROS, PROJECTION, NO_SHORTCUT = N_("zeros"), N_("projection"), N_("none")


SHORTCUT = Option(
    N_("Shortcuts"),
    N_(
        "What is added to the output of each block’s two convolutions. Within a stage it is the block’s own "
        "input; where maps become smaller and more it is made from that input."
    ),
    ZEROS,
    choices=(ZEROS, PROJECTION, NO_SHORTCUT),
    choice_meanings=(
        N_("zeros: every second pixel, and maps of zeros for the new ones. Nothing is learned (option A)."),
        N_("projection: a learned 1 × 1 convolution with stride 2 (option B)."),
        N_("none: nothing is added in any block, as in the plain network that the paper compares with."),
    ),
)


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    blocks: int = declare(
        N_("Blocks in a stage"),
        N_(
            "How many residual blocks each of the three stages has. With n of them the network has 6n + 2 layers "
            "with weights: 1 makes 8, and 3 makes the paper’s smallest, ResNet-20."
        ),
        1,
        1,
        9,
    )
    shortcut: str = share(SHORTCUT)
    normalization: bool = declare(
        N_("Batch normalisation"),
        N_("Normalises the sums of each convolution over the batch before they are added or go through ReLU."),
        True,
    )
    width: int = share(
        WIDTH,
        meaning=N_("How many filters the network has, in percent of the paper’s 16, 32 and 64."),
        minimum=25,
        maximum=400,
    )
    dropout: float = share(
        DROPOUT,
        meaning=N_("The share of the maps’ means that are dropped in each training step. The paper drops none."),
        default=0.0,
    )
    attention: bool = share(ATTENTION)


FILTERS = (16, 32, 64)


@dataclass(frozen=True)
class Block:
    """A residual block: two 3 × 3 convolutions, and the shortcut around them.

    Attributes:
        first, second: the numbers of its convolutions.
        filters: of each.
        stride: of the first.
        above: the name of the output that it takes.
        is_wider: whether its maps are smaller and more than those that it takes.
    """

    first: int
    second: int
    filters: int
    stride: int
    above: str
    is_wider: bool


def list_blocks(options: Options) -> Iterator[Block]:
    """Yield the blocks in order."""
    above = 1  # the number of the convolution whose ReLU they take
    for stage, usual in enumerate(FILTERS):
        for nth in range(options.blocks):
            is_wider = stage > 0 and nth == 0
            stride = 2 if is_wider else 1
            yield Block(above + 1, above + 2, scaled(usual, options), stride, f"relu{above}", is_wider)
            above += 2


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    32×32×3 → conv 16 → blocks of 16, 32, 64 filters → 8×8×64 → mean of each map → classes.
    """
    return [
        *_convolution(1, scaled(FILTERS[0], options), options),
        Layer("relu1"),
        *(layer for block in list_blocks(options) for layer in _block(block, options)),
        GlobalPooling("average"),
        Layer("dropout"),
        Dense("logits", task.classes),
        Layer("probabilities"),
    ]


def _convolution(number: int, filters: int, options: Options, stride: int = 1) -> list[Layer]:
    convolution = Convolution(
        f"conv{number}", filters, kernel=3, stride=stride, has_bias=not options.normalization
    )
    return [convolution, *_normalization(f"norm{number}", options)]


def _normalization(name: str, options: Options) -> list[Layer]:
    return [Normalization(name)] if options.normalization else []


def _block(block: Block, options: Options) -> list[Layer]:
    number = block.second
    return [
        *_convolution(block.first, block.filters, options, block.stride),
        Layer(f"relu{block.first}"),
        *_convolution(number, block.filters, options),
        *(spatial_attention(number, ends_of_convolutions(block, options)) if options.attention else []),
        *_shortcut(block, options),
        Layer(f"relu{number}"),
    ]


def _shortcut(block: Block, options: Options) -> list[Layer]:
    """Return the addition at the end of a block, behind what is computed for it; nothing without shortcuts."""
    if options.shortcut == NO_SHORTCUT:
        return []
    found = _resized(block, options) if block.is_wider else []
    shortcut = found[-1].name if found else block.above
    return [*found, Addition(f"add{block.second}", reads=(ends_of_block(block, options), shortcut))]


def _resized(block: Block, options: Options) -> list[Layer]:
    """Return what makes the input of a block as large as its output."""
    name, reads = f"shortcut{block.second}", (block.above,)
    if options.shortcut == ZEROS:
        return [Shortcut(name, block.filters, block.stride, reads=reads)]
    has_bias = not options.normalization
    return [
        Convolution(name, block.filters, kernel=1, stride=block.stride, has_bias=has_bias, reads=reads),
        *_normalization(f"norm_{name}", options),
    ]


def ends_of_convolutions(block: Block, options: Options) -> str:
    """Return the name of the output of a block's second convolution."""
    return f"norm{block.second}" if options.normalization else f"conv{block.second}"


def ends_of_block(block: Block, options: Options) -> str:
    """Return the name of the output of a block to which the shortcut is added."""
    return f"attended{block.second}" if options.attention else ends_of_convolutions(block, options)


MODEL = Options()
TRAINING = TrainingOptions(schedule="linear", learning_rate=0.005)
ENTRY = Architecture(
    title=N_("Small residual network"),
    summary=N_("3 × 3 convolutions in blocks; a shortcut leads around each and is added. Grey or colour."),
    why=N_(
        "Deeper networks were harder to train: with 56 layers even the training error was higher than with 20. "
        "He, Zhang, Ren and Sun let every two convolutions learn only what is to be added to their input, the "
        "residual. A block with nothing to add passes its input on, and the gradient reaches the first layers "
        "through the shortcuts. Stride 2 takes the place of pooling, and the mean of each map that of large "
        "dense layers."
    ),
    place=13,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(epochs=1)),
        good=(MODEL.changed(blocks=2), TRAINING.changed(epochs=12)),
        paper=(
            MODEL.changed(blocks=3),
            TRAINING.changed(
                epochs=182,
                batch_size=128,
                optimizer=MOMENTUM,
                learning_rate=0.1,
                weight_decay=0.0001,
                schedule="stairs",
                flip=True,
                shift=4,
            ),
        ),
    ),
    learns=(ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.DIGITS, ImageKind.GREY, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.42,
)
