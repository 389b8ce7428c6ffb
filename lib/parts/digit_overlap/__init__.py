"""Shows two digits that a learner moves over each other, and what a network reads in their overlap."""

from lib.parts.digit_overlap.overlap import Answer, Digit, payload
from lib.parts.digit_overlap.state import OverlapState, Shifts, shifts_within
from lib.parts.part import Part

__all__ = [
    "Answer",
    "Digit",
    "OverlapState",
    "Shifts",
    "digit_overlap",
    "payload",
    "placed_by_learner",
    "shifts_within",
]

PART = Part("digit_overlap", OverlapState)


def placed_by_learner(key: str, most: tuple[int, int]) -> Shifts | None:
    """Return where the learner last put the two digits in the part mounted with `key`, or None.

    Args:
        most: how far (right, down) a digit may be moved; further is None too.
    """
    return shifts_within(PART.state(key).shifts, most)


def digit_overlap(
    digits: tuple[Digit, Digit], shifts: Shifts, answer: Answer, *, question: str, network: str | None, key: str
) -> None:
    """Draw the overlap, the question and the answer, which follows the digits while they are moved.

    Where the browser cannot run the network, the script reruns each time a digit has been moved.

    Args:
        digits: the blue one and the orange one.
        shifts: where they are in the picture that `answer` is about.
        answer: what the network computed.
        question: a name; the learner is asked once for each.
        network: where the network's file is served; None if the server answers.
        key: of the component; see `placed_by_learner`.
    """
    PART.mount(payload(digits, shifts, answer, question=question, network=network), key=key)
