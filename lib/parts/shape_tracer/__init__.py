"""How kernel, stride and padding decide every shape of a network: to change, and to follow at once."""

from collections.abc import Callable
from pathlib import Path

from lib.inspectors.answers.description import NetworkDescription
from lib.parts.declare import declare
from lib.parts.shape_tracer.labels import TRACER_LABELS
from lib.parts.shape_tracer.tracer import payload

__all__ = ["TRACER_LABELS", "payload", "shape_tracer"]

_component = declare(Path(__file__).parent)


def shape_tracer(
    network: str, described: NetworkDescription, *, translate: Callable[[str], str], view: str, key: str
) -> None:
    """Draw the tracer of a network with at least one window; what a learner changes stays in the browser.

    Args:
        network: names what is predicted: each is asked once.
        translate: gives a label in the learner's language.
        view: what the address says under `shapes`; "" for the network as it is built.
        key: of the component.
    """
    labels = {name: translate(text) for name, text in TRACER_LABELS.items()}
    _component(data=payload(network, described, labels=labels, view=view), key=key)
