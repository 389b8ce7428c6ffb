"""A small residual network (He, Zhang, Ren, Sun 2015, section 4.2: the form for CIFAR-10)."""

import keras

from lib.models.common_options import scaled
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.layer_stack import LayerStack
from lib.models.layers.attention import make_spatial_attention
from lib.models.layers.shortcut import ZeroPaddedShortcut
from lib.models.resnet_small.entry import (
    FILTERS,
    NO_SHORTCUT,
    PROJECTION,
    Block,
    Options,
    ends_of_block,
    ends_of_convolutions,
    list_blocks,
)
from lib.models.task import Task

Layers = list[keras.layers.Layer]
Reads = dict[str, tuple[str, ...]]


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    32×32×3 → conv 16 → blocks of 16, 32, 64 filters → 8×8×64 → mean of each map → classes.

    Weights begin as He et al. (2015, "Delving Deep into Rectifiers") draw them.
    """
    layers = keras.layers
    blocks, reads = _blocks(options)
    return LayerStack(
        [
            *_convolution(1, scaled(FILTERS[0], options), options),  # (batch, 32, 32, 16)
            layers.ReLU(name="relu1"),
            *blocks,  # (batch, 8, 8, 64)
            layers.GlobalAveragePooling2D(name="average"),  # (batch, 64)
            layers.Dropout(options.dropout, name="dropout"),
            layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        reads=reads,
        labels_per_image=task.labels_per_image,
        name="resnet_small",
    )


def _convolution(number: int, filters: int, options: Options, stride: int = 1) -> Layers:
    convolution = keras.layers.Conv2D(
        filters,
        3,
        stride,
        padding="same",
        use_bias=not options.normalization,
        kernel_initializer="he_normal",
        name=f"conv{number}",
    )
    return [convolution, BatchNormalization(name=f"norm{number}")] if options.normalization else [convolution]


def _blocks(options: Options) -> tuple[Layers, Reads]:
    """Return all blocks, and what comes into those of their layers that do not take the output before them."""
    found: Layers = []
    reads: Reads = {}
    for block in list_blocks(options):
        found += _residual(block, options)
        if options.attention:
            found += make_spatial_attention(block.second)
            maps = ends_of_convolutions(block, options)
            reads[f"attended{block.second}"] = maps, f"attention{block.second}"
        if options.shortcut != NO_SHORTCUT:
            shortcut, way = _shortcut(block, options), block.above
            if shortcut:
                reads[shortcut[0].name], way = (block.above,), shortcut[-1].name
            reads[f"add{block.second}"] = ends_of_block(block, options), way
            found += [*shortcut, _addition(block.second)]
        found.append(_end(block.second))
    return found, reads


def _residual(block: Block, options: Options) -> Layers:
    """Return F(x): conv → norm → ReLU → conv → norm."""
    return [
        *_convolution(block.first, block.filters, options, block.stride),
        _end(block.first),
        *_convolution(block.second, block.filters, options),
    ]


def _shortcut(block: Block, options: Options) -> Layers:
    """Return what makes x as large as F(x); nothing where it is already."""
    if not block.is_wider:
        return []
    name = f"shortcut{block.second}"
    if options.shortcut != PROJECTION:
        return [ZeroPaddedShortcut(block.filters, block.stride, name=name)]
    projection = keras.layers.Conv2D(
        block.filters,
        1,
        block.stride,
        use_bias=not options.normalization,
        kernel_initializer="he_normal",
        name=name,
    )
    return [projection, BatchNormalization(name=f"norm_{name}")] if options.normalization else [projection]


def _addition(number: int) -> keras.layers.Layer:
    """Return y = F(x) + x."""
    return keras.layers.Add(name=f"add{number}")


def _end(number: int) -> keras.layers.Layer:
    return keras.layers.ReLU(name=f"relu{number}")
