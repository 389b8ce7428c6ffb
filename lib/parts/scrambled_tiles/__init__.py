"""A picture cut in tiles that can be swapped, and what networks say of the whole and of the parts."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from lib.parts.declare import declare
from lib.parts.scrambled_tiles.labels import TILES_LABELS
from lib.parts.scrambled_tiles.tiles import START, Layout, TilesAnswer, layout_in, layout_of, payload

__all__ = [
    "START",
    "TILES_LABELS",
    "Layout",
    "TilesAnswer",
    "laid_by_learner",
    "layout_in",
    "layout_of",
    "payload",
    "scrambled_tiles",
]

_component = declare(Path(__file__).parent)


def laid_by_learner(key: str) -> Layout | None:
    """How the learner last laid the tiles of the component `key`; None before it was touched."""
    state = st.session_state.get(key)
    sent = state.get("layout") if isinstance(state, Mapping) else getattr(state, "layout", None)
    return layout_of(sent.get("cut"), sent.get("order")) if isinstance(sent, Mapping) else None


def scrambled_tiles(
    image: np.ndarray,
    layout: Layout,
    answers: Sequence[TilesAnswer],
    class_names: Sequence[str],
    *,
    label: str,
    translate: Callable[[str], str],
    question: str,
    key: str,
) -> None:
    """Draw the tiles, the question and the answers; the script reruns each time the tiles lie in a new order.

    Args:
        image, layout, answers, class_names, label, question: see `payload`.
        translate: gives a label in the learner's language.
        key: of the component; see `laid_by_learner`.
    """
    labels = {name: translate(text) for name, text in TILES_LABELS.items()}
    data = payload(image, layout, answers, class_names, label=label, labels=labels, question=question)
    _component(data=data, key=key, on_layout_change=_nothing)


def _nothing(*_: Any) -> None:
    """The component's state needs a callback to be declared; the rerun itself is all that is wanted."""
