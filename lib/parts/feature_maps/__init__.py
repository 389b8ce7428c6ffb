"""Shows a network's feature maps in three levels: all layers, one layer, one map with each pixel's arithmetic."""

from collections.abc import Mapping

from lib.inspectors.answers.maps import NetworkMaps
from lib.parts.feature_maps.payload import Closer, Live, payload
from lib.parts.feature_maps.state import MapsState, Zoom
from lib.parts.key import Key
from lib.parts.part import Part

__all__ = ["Closer", "Live", "MapsState", "Zoom", "feature_maps", "payload", "told_by_browser"]

PART = Part("feature_maps", MapsState)


def told_by_browser(key: Key) -> MapsState:
    """Return the last state of the part mounted with `key`."""
    return PART.state(key)


def feature_maps(
    name: str,
    found: NetworkMaps | None,
    closer: Closer,
    *,
    asked: Zoom,
    view: Mapping[str, str],
    live: Live,
    key: Key,
) -> None:
    """Draw all layers; the script reruns when a learner zooms to what the browser does not have.

    Args:
        name, found, live: see `payload`.
        closer: the answer to `asked`.
        view: what the address says under `layer`, `map`, `at` and `colours`.
        key: of the component.
    """
    PART.mount(payload(name, found, closer, have=asked.have, view=view, live=live, turn=asked.turn), key=key)
