"""What the scrambled tiles consist of, and their form for the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.parts.packing import pack
from lib.pictures.scramble import CUTS


@dataclass(frozen=True)
class Layout:
    """How the picture is cut, and which tile lies in each place, row by row."""

    cut: int
    order: tuple[int, ...]


START = Layout(2, (2, 0, 3, 1))
"""What the part opens with: every quarter in another place."""


@dataclass(frozen=True)
class TilesAnswer:
    """One network's scores for the whole picture and for its parts, each [classes]."""

    title: str
    score_name: str
    whole: np.ndarray
    parts: np.ndarray


def layout_of(cut: object, order: object) -> Layout | None:
    """The layout that a browser or an address says; None for anything that is none."""
    if not isinstance(order, Sequence) or cut not in CUTS or not all(isinstance(tile, int) for tile in order):
        return None
    layout = Layout(int(str(cut)), tuple(order))
    return layout if sorted(layout.order) == list(range(layout.cut**2)) else None


def layout_in(text: str) -> Layout | None:
    """The layout in an address, "2-2-0-3-1": how it is cut, then the tiles; None for anything else."""
    numbers = [int(part) for part in text.split("-") if part.isdecimal()]
    return layout_of(numbers[0], numbers[1:]) if len(numbers) == text.count("-") + 1 else None


def payload(
    image: np.ndarray,
    layout: Layout,
    answers: Sequence[TilesAnswer],
    class_names: Sequence[str],
    *,
    label: str,
    labels: Mapping[str, str],
    question: str,
) -> bytes:
    """Everything the browser needs.

    Args:
        image: uint8 [height, width, channels], whole.
        answers: at least one; the question is about the first.
        label: what a test image is labelled, or "".
        question: names what is predicted: each is asked once.
    """
    meta = {
        "labels": dict(labels),
        "cut": layout.cut,
        "order": list(layout.order),
        "classes": list(class_names),
        "label": label,
        "question": question,
        "runs": [
            {
                "title": answer.title,
                "score_name": answer.score_name,
                "whole": answer.whole.astype(float).tolist(),
                "now": answer.parts.astype(float).tolist(),
            }
            for answer in answers
        ],
    }
    return pack(meta, {"image": image})
