"""The broken routing alone in a real browser, where nobody reads a picture."""

from typing import Any

import numpy as np

from lib.parts.broken_routing import payload
from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice
from lib.parts.routed import Checkpoint, Choices

CHECKPOINTS = (Checkpoint("00000020", "20"), Checkpoint("00000010", "10"))


def sent(**view: Any) -> Payload:
    """Return the payload of a picture that shows a 4, with a view such as `look="switches"`."""
    pictures = PictureChoice(
        picture="test-0",
        usual="test-0",
        test_images="absent/{which}",
        together=1,
        count=10,
        shape=(28, 28, 1),
        classes=tuple("0123456789"),
        keep="absent",
        labels=(4,),
    )
    return payload(
        np.zeros((28, 28, 1)),
        classes=tuple("0123456789"),
        choices=Choices("a", "test-0", CHECKPOINTS[0].name, CHECKPOINTS, trained_with=3, pictures=pictures),
        iterations=3,
        servers={},
        measured={},
        measuring=(),
        view=view,
    )
