"""A network as a row of blocks whose sizes follow the shapes of its outputs; it wraps on a phone."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, prod
from typing import ClassVar, Literal

from lib.charts.html import render

LARGEST, SMALLEST = 92, 12
LIST_HEIGHT, LIST_STEP = 14, 8
THINNEST, CHANNEL_STEP = 4, 5
DEPTH = (0.36, 0.26)
"""How far the back of a map is moved right and up, as a share of its side."""
LINES = 5
BlockKind = Literal["input", "map", "capsules", "list"]
PALETTE: dict[BlockKind, str] = {"input": "#8a94a0", "map": "#3b7dd8", "capsules": "#d97706", "list": "#6f7f91"}


@dataclass(frozen=True)
class Block:
    """One output of a network.

    Attributes:
        name: of the layer.
        shape: (height, width, channels) of maps, (steps, numbers) of a sequence, (count, numbers) of capsules,
            (numbers,) of a list; capsules on a map have further axes.
        kind: decides the colour.
    """

    name: str
    shape: tuple[int, ...]
    kind: BlockKind
    is_detour: ClassVar[bool] = False

    @property
    def size(self) -> str:
        """The shape as it is written, "20 × 20 × 256"."""
        return " × ".join(f"{length:,}" for length in self.shape)

    @property
    def text(self) -> str:
        """The block in words."""
        return f"{self.name} {self.size}"


@dataclass(frozen=True)
class Detour:
    """Two ways from one output to another, which meet again in a block.

    Attributes:
        source: the name of the output that both begin at.
        way: the blocks of the main way; none where the output goes on as it is.
        shortcut: those of the other; none where the output is passed on as it is.
        end: where they meet.
        sign: how they do.
    """

    source: str
    way: tuple["Block | Detour", ...]
    shortcut: tuple[Block, ...]
    end: Block
    sign: str
    is_detour: ClassVar[bool] = True

    @property
    def text(self) -> str:
        """Both ways in words."""
        ways = (" → ".join([*(block.text for block in way)] or [self.source]) for way in (self.way, self.shortcut))
        return f"({f' {self.sign} '.join(ways)}) → {self.end.text}"


@dataclass(frozen=True)
class _Drawing:
    """A picture in a URL, and its size in pixels."""

    url: str
    width: float
    height: float


def network_diagram(blocks: Sequence[Block | Detour], description: str) -> str:
    """Return HTML of the blocks in order; sides of maps are in proportion to the square root of their lengths.

    A detour is framed: above the shortcut, below it the main way.

    Args:
        description: one sentence in place of the picture.
    """
    every = [one for block in blocks for one in _blocks_in(block)]
    largest = max((max(block.shape[:2]) for block in every if len(block.shape) > 2), default=1)
    drawings = {block: _map(block, largest) if len(block.shape) > 2 else _list(block) for block in every}
    return render(
        "lib/charts/network_diagram.html",
        blocks=blocks,
        drawings=drawings,
        description=description,
    )


def _blocks_in(block: Block | Detour) -> tuple[Block, ...]:
    if isinstance(block, Block):
        return (block,)
    return (*(one for part in block.way for one in _blocks_in(part)), *block.shortcut, block.end)


def _thickness(channels: int) -> float:
    return THINNEST + CHANNEL_STEP * log2(max(channels, 1))


def _map(block: Block, largest: int) -> _Drawing:
    """Draw a box: height and depth follow the map's sides, the width its channels."""
    height, width, *rest = block.shape
    channels = prod(rest)
    tall = SMALLEST + (LARGEST - SMALLEST) * (height / largest) ** 0.5
    deep = SMALLEST + (LARGEST - SMALLEST) * (width / largest) ** 0.5
    wide, right, up = _thickness(channels), DEPTH[0] * deep, DEPTH[1] * deep
    colour = PALETTE[block.kind]
    faces = (
        (((0, up), (wide, up), (wide, up + tall), (0, up + tall)), 0.95),
        (((0, up), (right, 0), (wide + right, 0), (wide, up)), 0.55),
        (((wide, up), (wide + right, 0), (wide + right, tall), (wide, up + tall)), 0.75),
    )
    return _svg(wide + right, tall + up, "".join(_face(points, colour, opacity) for points, opacity in faces))


def _list(block: Block) -> _Drawing:
    """Draw a column: the height follows how many there are, the width how many numbers each has."""
    count, numbers = (*block.shape, 1)[:2]
    tall = LIST_HEIGHT + LIST_STEP * log2(max(count, 1))
    wide = SMALLEST if len(block.shape) == 1 else _thickness(numbers)
    colour = PALETTE[block.kind]
    column = _face(((0, 0), (wide, 0), (wide, tall), (0, tall)), colour, 0.9)
    if len(block.shape) == 2:
        gaps = (tall * place / (LINES + 1) for place in range(1, LINES + 1))
        column += "".join(
            f'<path d="M0 {gap:.1f}H{wide:.1f}" stroke="#fff" stroke-opacity=".7"></path>' for gap in gaps
        )
    return _svg(wide, tall, column)


def _face(points: Sequence[tuple[float, float]], colour: str, opacity: float) -> str:
    places = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    paint = f'fill="{colour}" fill-opacity="{opacity}" stroke="{colour}" stroke-width="0.7"'
    return f'<path d="M{places}Z" {paint}></path>'


def _svg(width: float, height: float, inner: str) -> _Drawing:
    """Return the drawing as a picture: pages take no SVG elements in their HTML."""
    width, height = width + 2, height + 2
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width:.1f} {height:.1f}">{inner}</svg>'
    url = "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
    return _Drawing(url, width, height)
