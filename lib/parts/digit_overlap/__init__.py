"""Shows two digits that a learner chooses and moves over each other, and what a network reads in their overlap.

What the server sends is shown at once; another digit (`digits.js`) and another place are read by the network in
the browser (`live.js`), and only where that cannot be the part asks the server. Digits and places live in the
address bar (`first`, `second`, `first_at`, `second_at`).
"""

from lib.parts.digit_overlap.overlap import Answer, Digit, payload
from lib.parts.digit_overlap.state import OverlapState, Shifts
from lib.parts.key import Key
from lib.parts.part import Part

__all__ = ["Answer", "Digit", "OverlapState", "Shifts", "digit_overlap", "payload"]

PART = Part("digit_overlap", OverlapState)


def digit_overlap(
    digits: tuple[Digit, Digit], shifts: Shifts, answer: Answer, *, reader: str, network: str | None, key: Key
) -> None:
    """Draw the choosers, the overlap, the question and the answer, which follows what is drawn, chosen and moved.

    Where the browser cannot run the network, the script reruns each time a digit was chosen or moved.

    Args:
        digits: the blue one and the orange one.
        shifts: where they are in the picture that `answer` is about.
        answer: what the network computed.
        reader: a name of the network; the learner is asked about each pair once for each.
        network: where the network's file is served; None if the server answers.
        key: of the component.
    """
    PART.mount(payload(digits, shifts, answer, reader=reader, network=network), key=key)
