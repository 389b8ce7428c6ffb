"""Puts known mistakes into a trained network: one that is hidden and to be found, or those that are switched on.

Everything is computed in the browser by the file of the network's mistakes (`reading.js`), or asked from the
server by a post where the browser cannot. The view lives in the address bar (`look`, `case`, `with`, `capsule`,
and with `trials` what the network has read since it was started).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from lib.parts.broken_routing.payload import LOOKS, Measured, payload
from lib.parts.broken_routing.state import BrokenState
from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.routed import Choices

__all__ = ["LOOKS", "Measured", "broken_routing", "payload"]

PART = Part("broken_routing", BrokenState)


def broken_routing(
    image: np.ndarray,
    *,
    classes: Sequence[str],
    choices: Choices,
    iterations: int,
    servers: Mapping[str, str],
    measured: Mapping[str, Measured],
    measuring: Collection[str],
    view: Mapping[str, Any],
    read_before: Mapping[str, np.ndarray],
    key: Key,
) -> None:
    """Draw the part. The script reruns where the chosen checkpoint is to be measured.

    Args:
        image: of the picture that the choices name, float32 [height, width, channels] in [0, 1].
        classes: the class capsules' names, as the learner reads them.
        choices: what is read, and what else the learner can choose; its networks are the files of the mistakes.
        iterations: how many are chosen.
        servers: where the server reads with mistakes, for browsers that cannot, by the checkpoint's name.
        measured: how many test images checkpoints read right with each mistake, by name; those that were measured.
        measuring: the names of those that are being measured.
        view: where to start, as it stands in the address bar.
        read_before: the pictures of its `trials` by what an address calls them, each as `image` is.
        key: Streamlit's key for this component.
    """
    sent = payload(
        image,
        classes=classes,
        choices=choices,
        iterations=iterations,
        servers=servers,
        measured=measured,
        measuring=measuring,
        view=view,
        read_before=read_before,
    )
    PART.mount(sent, key=key)
