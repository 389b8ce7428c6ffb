"""Shows the class capsules of a picture: their lengths, what each costs in training, what their numbers draw.

What the server sends is shown at once. Another picture, checkpoint or number of iterations goes through the
network in the browser (`kit/routed/`), and so does each capsule whose numbers a learner moves (`decoding.js`). The
view lives in the address bar (`class`, `span`, `moved`, `pixel`, `to`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.class_capsules.payload import Names, payload
from lib.parts.key import Key
from lib.parts.losses import Losses
from lib.parts.part import Part
from lib.parts.routed import Choices, RoutedState

__all__ = ["Losses", "Names", "class_capsules", "payload"]

PART = Part("class_capsules", RoutedState)


def class_capsules(
    routing: RoutingObservation,
    *,
    classes: Sequence[str],
    choices: Choices,
    losses: Losses,
    names: Names,
    vectors: Mapping[str, str],
    drawings: Mapping[str, str],
    view: Mapping[str, Any],
    key: Key,
) -> None:
    """Draw the class capsules. The script reruns where only the server can find out what the learner has chosen.

    Args:
        routing: of one picture.
        classes: the class capsules' names, as the learner reads them.
        choices: what the routing is of, and what else the learner can choose.
        losses: how much each loss counts in the training of this network.
        names: what the learner calls their numbers.
        vectors: where the class vectors of test images are served, by the checkpoint's name.
        drawings: where the server draws from capsules, for browsers that cannot, by the checkpoint's name.
        view: where to start, as it stands in the address bar.
        key: Streamlit's key for this component.
    """
    sent = payload(
        routing,
        classes=classes,
        choices=choices,
        losses=losses,
        names=names,
        vectors=vectors,
        drawings=drawings,
        view=view,
    )
    PART.mount(sent, key=key)
