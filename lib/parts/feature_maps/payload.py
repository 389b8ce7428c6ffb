"""The payload of the feature maps: the overview, and the numbers of what a learner zoomed to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lib.inspectors.answers.maps import FullMaps, LayerMaps, MapStep, NetworkMaps
from lib.inspectors.answers.number_step import NumberStep
from lib.models.capsules.routing import Presence
from lib.parts.packing import Payload, quantise
from lib.parts.picture_choice import PictureChoice


@dataclass(frozen=True)
class Closer:
    """The numbers of what a learner zoomed to, or the sentence that says why there are none."""

    full: FullMaps | None = None
    step: MapStep | None = None
    number: NumberStep | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Live:
    """What the browser needs to look at other pictures with the network itself.

    Attributes:
        about: which network it is, and in which state.
        network: where its file is served; None if the server answers.
        presence: what a learner calls the length of its capsules; None for a network without capsules.
        input_shape: (height, width, channels) of what it receives.
        steps: of the preparation of a picture that are switched on.
        pictures: those that a learner may choose here; None if the picture comes from elsewhere.
        is_beside: whether a canvas or a camera of the page stands beside the maps, which leave room for it.
    """

    about: str = ""
    network: str | None = None
    presence: Presence | None = None
    input_shape: tuple[int, int, int] = (0, 0, 0)
    steps: Sequence[str] = ()
    pictures: PictureChoice | None = None
    is_beside: bool = False


def payload(
    name: str,
    found: NetworkMaps | None,
    closer: Closer,
    *,
    have: str,
    view: Mapping[str, str],
    live: Live = Live(),
    turn: int = 0,
) -> Payload:
    """Return the overview, unless the browser has it, and the numbers of the last zoom.

    Maps go as bytes (each between its own ends, which go as float32), everything that is a number on the screen
    as float32.

    Args:
        name: of the overview; each run, checkpoint and picture has another.
        found: None only if the browser has it.
        have: the name of the overview that the browser has.
        turn: of the zoom that the numbers are about.
    """
    meta: dict[str, Any] = {
        "name": name,
        "view": dict(view),
        "trouble": closer.trouble,
        "turn": turn,
        "live": _live(live),
        "presence": live.presence,
    }
    arrays: dict[str, np.ndarray] = {}
    if found is not None and have != name:
        meta |= {
            "classes": list(found.class_names),
            "score_name": found.score_name,
            "answers": found.labels_per_image,
            "layers": [_layer(layer) for layer in found.layers],
        }
        arrays["image"] = quantise(found.image, 0, 1)
        for layer in found.layers:
            arrays |= _layer_arrays(layer)
    if closer.full is not None:
        meta["full"] = {"layer": closer.full.layer, "block": closer.full.block}
        arrays["full"] = closer.full.values
    if closer.step is not None:
        step, fields = closer.step, vars(closer.step)
        arrays |= {f"step/{part}": array for part, array in fields.items() if isinstance(array, np.ndarray)}
        meta["step"] = {part: value for part, value in fields.items() if not isinstance(value, np.ndarray)}
        meta["step"]["numbers"] = dict(step.numbers)
    if closer.number is not None:
        fields = vars(closer.number)
        arrays |= {f"number/{part}": array for part, array in fields.items() if isinstance(array, np.ndarray)}
        meta["number"] = {part: value for part, value in fields.items() if not isinstance(value, np.ndarray)}
    return Payload(meta, arrays)


def _live(live: Live) -> dict[str, Any]:
    return {
        "about": live.about,
        "network": live.network,
        "inputShape": live.input_shape,
        "steps": list(live.steps),
        "pictures": None if live.pictures is None else live.pictures.meta(),
        "isBeside": live.is_beside,
    }


def _layer(layer: LayerMaps) -> dict[str, Any]:
    return {
        "name": layer.name,
        "kind": layer.kind,
        "shape": list(layer.shape),
        "block": layer.block,
        "slide": None if layer.slide is None else asdict(layer.slide),
        "opens": layer.can_open,
        "reads": layer.reads,
        "sources": list(layer.sources),
    }


def _layer_arrays(layer: LayerMaps) -> dict[str, np.ndarray]:
    parts = {"maps": layer.maps, "lows": layer.lows, "highs": layer.highs, "values": layer.values}
    return {f"{layer.name}/{part}": array for part, array in parts.items() if array is not None}
