"""Shows how kernel, stride and padding, which a learner changes, decide every shape of a network."""

from lib.inspectors.answers.description import NetworkDescription
from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.shape_tracer.tracer import payload

__all__ = ["payload", "shape_tracer"]

PART = Part("shape_tracer")


def shape_tracer(network: str, described: NetworkDescription, *, view: str, key: Key) -> None:
    """Draw the tracer of a network with at least one window; what a learner changes stays in the browser.

    Args:
        network: its name; the learner is asked once for each.
        view: what the address says under `shapes`; "" for the network as it is built.
        key: of the component.
    """
    PART.mount(payload(network, described, view=view), key=key)
