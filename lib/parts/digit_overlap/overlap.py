"""What the overlap of two digits consists of, and its form for the browser."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.datasets.splits.overlap import place
from lib.parts.packing import pack, quantise

Shifts = tuple[tuple[int, int], tuple[int, int]]
"""How far each of the two digits is moved from the middle: (right, down) in pixels."""


@dataclass(frozen=True)
class Digit:
    """One of the two digits.

    Attributes:
        image: uint8 [height, width, channels], alone on its own frame.
        label: its class name, or None where nobody said what a drawing shows.
    """

    image: np.ndarray
    label: str | None


@dataclass(frozen=True)
class Answer:
    """What a network made of the overlapped picture.

    Attributes:
        score_name: "lengths" of class capsules, or "probabilities".
        scores: [classes], in [0, 1].
        winners: labels of the two highest scores, the highest first.
        drawings: [2, height, width, channels] in [0, 1], each winner's capsule decoded alone; None for a
            network without a decoder.
        shape: (height, width) of the picture.
    """

    score_name: str
    class_names: tuple[str, ...]
    scores: np.ndarray
    winners: tuple[int, int]
    drawings: np.ndarray | None
    shape: tuple[int, int]


def shifts_within(sent: object, most: tuple[int, int]) -> Shifts | None:
    """The shifts in what a browser or an address says; None for anything that is not two places in the picture.

    Args:
        most: how far (right, down) a digit may be moved.
    """
    match sent:
        case [[int() as right, int() as down], [int() as other_right, int() as other_down]]:
            shifts = (right, down), (other_right, other_down)
        case _:
            return None
    inside = all(abs(value) <= limit for shift in shifts for value, limit in zip(shift, most, strict=True))
    return shifts if inside else None


def stands_for(digits: tuple[Digit, Digit], shifts: Shifts, answer: Answer) -> tuple[int, int]:
    """Which of the two digits each winner is drawn in the colour of: (0, 1) or (1, 0).

    The digit whose label the winner has; where that leaves it open, the digit that its drawing is nearer to.
    """
    names = [answer.class_names[winner] for winner in answer.winners]
    straight = sum(name == digit.label for name, digit in zip(names, digits, strict=True))
    crossed = sum(name == digit.label for name, digit in zip(names, reversed(digits), strict=True))
    if straight != crossed or answer.drawings is None:
        return (0, 1) if straight >= crossed else (1, 0)
    alone = [
        place(digit.image, answer.shape, down, right) / np.float32(255)
        for digit, (right, down) in zip(digits, shifts, strict=True)
    ]
    errors = np.square(answer.drawings[:, None] - np.stack(alone)).sum(axis=(2, 3, 4))  # (winners, digits)
    return (0, 1) if errors.trace() <= errors[:, ::-1].trace() else (1, 0)


def payload(
    digits: tuple[Digit, Digit], shifts: Shifts, answer: Answer, *, labels: Mapping[str, str], question: str
) -> bytes:
    """Everything the browser needs: digits as they are, scores as float32, drawings as bytes.

    Raises:
        ValueError: if the digits differ in size or do not fit into the picture.
    """
    first, second = (digit.image for digit in digits)
    if first.shape != second.shape or any(np.less(answer.shape, first.shape[:2])):
        raise ValueError(f"digits of {first.shape} and {second.shape} do not fit into {answer.shape} together")
    meta = {
        "labels": dict(labels),
        "classes": list(answer.class_names),
        "score_name": answer.score_name,
        "winners": list(answer.winners),
        "stands_for": list(stands_for(digits, shifts, answer)),
        "names": [digit.label for digit in digits],
        "shifts": shifts,
        "shape": answer.shape,
        "question": question,
    }
    arrays = {"digits": np.stack([first, second]), "scores": answer.scores.astype(np.float32)}
    if answer.drawings is not None:
        arrays["drawings"] = quantise(answer.drawings, 0, 1)
    return pack(meta, arrays)
