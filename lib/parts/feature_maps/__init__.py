"""Shows a network's feature maps in three levels: all layers, one layer, one map with each pixel's arithmetic."""

from collections.abc import Mapping

from lib.inspectors.answers.maps import NetworkMaps
from lib.parts.feature_maps.payload import Closer, payload
from lib.parts.feature_maps.state import MapsState, Zoom
from lib.parts.part import Part

__all__ = ["Closer", "MapsState", "Zoom", "asked_by_learner", "feature_maps", "payload"]

PART = Part("feature_maps", MapsState)


def asked_by_learner(key: str) -> Zoom:
    """Return the learner's last zoom in the part mounted with `key`."""
    return PART.state(key).asked


def feature_maps(
    name: str, found: NetworkMaps, closer: Closer, *, have: str, view: Mapping[str, str], key: str
) -> None:
    """Draw all layers; the script reruns when a learner zooms to what the browser does not have.

    Args:
        name, have: see `payload`.
        closer: the answer to `asked_by_learner`.
        view: what the address says under `layer`, `map`, `at` and `colours`.
        key: of the component.
    """
    PART.mount(payload(name, found, closer, have=have, view=view), key=key)
