"""Shows what one network says of the page's picture, and while the learner draws, of what is on the canvas."""

from collections.abc import Sequence

import numpy as np

from lib.models.capsules.routing import Presence
from lib.parts.packing import Payload
from lib.parts.part import Part
from lib.parts.score_card.state import CardState
from lib.pictures.pixels import to_bytes

__all__ = ["PART", "CardState", "payload"]

PART = Part("score_card", CardState)


def payload(
    *,
    run_id: str,
    title: str,
    class_names: Sequence[str],
    score_name: str,
    presence: Presence | None,
    is_of_digits: bool,
    answers: int,
    labels: Sequence[int],
    scores: np.ndarray | None,
    reconstruction: np.ndarray | None,
    network: str | None,
    input_shape: tuple[int, int, int],
    steps: Sequence[str],
    number: int,
    has_picture: bool,
    is_live: bool,
) -> Payload:
    """Return the card of a network.

    Args:
        title: what the network is called.
        class_names: in the learner's language.
        score_name: "lengths" or "probabilities".
        presence: what a learner calls the lengths; None for probabilities.
        is_of_digits: whether its classes are digits.
        answers: how many classes it names, 1 or 2.
        labels: the numbers of the classes that the page's picture shows; none if nobody labelled it.
        scores: [classes] in [0, 1], what it says of the page's picture; None without one, or if the browser does.
        reconstruction: [height, width, channels] in [0, 1], what it draws back; None if it does not, or as above.
        network: where its file is served; None if the server answers.
        input_shape: (height, width, channels) of what it receives.
        steps: of the preparation of a drawing that are switched on.
        number: of the page's picture, as the canvas or the camera counts them.
        has_picture: whether the page has a picture; without one there are no scores.
        is_live: what the card's state is.
    """
    meta = {
        "run": run_id,
        "title": title,
        "names": list(class_names),
        "scoreName": score_name,
        "presence": presence,
        "isOfDigits": is_of_digits,
        "answers": answers,
        "labels": list(labels),
        "network": network,
        "inputShape": input_shape,
        "steps": list(steps),
        "number": number,
        "hasPicture": has_picture,
        "isLive": is_live,
    }
    arrays: dict[str, np.ndarray] = {} if scores is None else {"scores": scores.astype(np.float32)}
    if reconstruction is not None:
        arrays["reconstruction"] = to_bytes(reconstruction)
    return Payload(meta, arrays)
