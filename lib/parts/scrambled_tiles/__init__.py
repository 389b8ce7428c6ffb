"""Shows a picture cut into tiles that a learner swaps, and what networks read in the whole and in the tiles."""

from collections.abc import Sequence

import numpy as np

from lib.parts.part import Part
from lib.parts.scrambled_tiles.state import START, Layout, TilesState, layout_in, layout_of
from lib.parts.scrambled_tiles.tiles import TilesAnswer, payload

__all__ = [
    "START",
    "Layout",
    "TilesAnswer",
    "TilesState",
    "laid_by_learner",
    "layout_in",
    "layout_of",
    "payload",
    "scrambled_tiles",
]

PART = Part("scrambled_tiles", TilesState)


def laid_by_learner(key: str) -> Layout | None:
    """Return the learner's last layout in the part mounted with `key`; None before the first move."""
    return PART.state(key).layout


def scrambled_tiles(
    image: np.ndarray,
    layout: Layout,
    answers: Sequence[TilesAnswer],
    class_names: Sequence[str],
    *,
    label: str,
    question: str,
    networks: str,
    key: str,
) -> None:
    """Draw the tiles, the question and the answers; the script reruns each time the tiles lie in a new order.

    Args:
        image, layout, answers, class_names, label, question, networks: see `payload`.
        key: of the component; see `laid_by_learner`.
    """
    shown = payload(image, layout, answers, class_names, label=label, question=question, networks=networks)
    PART.mount(shown, key=key)
