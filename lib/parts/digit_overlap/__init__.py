"""Two digits to move against each other, and what a network reads in their overlap."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from lib.parts.declare import declare
from lib.parts.digit_overlap.labels import OVERLAP_LABELS
from lib.parts.digit_overlap.overlap import Answer, Digit, Shifts, payload, shifts_within

__all__ = [
    "OVERLAP_LABELS",
    "Answer",
    "Digit",
    "Shifts",
    "digit_overlap",
    "payload",
    "placed_by_learner",
    "shifts_within",
]

_component = declare(Path(__file__).parent)


def placed_by_learner(key: str, most: tuple[int, int]) -> Shifts | None:
    """Where the learner last put the two digits in the component `key`; None before it was touched.

    Args:
        most: how far (right, down) a digit may be moved; anything beyond counts as nothing.
    """
    state = st.session_state.get(key)
    sent = state.get("shifts") if isinstance(state, Mapping) else getattr(state, "shifts", None)
    return shifts_within(sent, most)


def digit_overlap(
    digits: tuple[Digit, Digit],
    shifts: Shifts,
    answer: Answer,
    *,
    translate: Callable[[str], str],
    question: str,
    key: str,
) -> None:
    """Draw the overlap, the question and the answer; the script reruns each time a digit has been moved.

    Args:
        digits: the blue one and the orange one.
        shifts: where they are in the picture that `answer` is about.
        answer: what the network computed.
        translate: gives a label in the learner's language.
        question: names what is predicted: each is asked once.
        key: of the component; see `placed_by_learner`.
    """
    labels = {name: translate(text) for name, text in OVERLAP_LABELS.items()}
    data = payload(digits, shifts, answer, labels=labels, question=question)
    _component(data=data, key=key, on_shifts_change=_nothing)


def _nothing(*_: Any) -> None:
    """The component's state needs a callback to be declared; the rerun itself is all that is wanted."""
