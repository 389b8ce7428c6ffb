"""The payload of the time machine, within a limit of bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lib.charts.tiles import LESS, MORE, NEUTRAL
from lib.parts.packing import Payload
from lib.parts.time_machine.film import ShownFilm, film_parts
from lib.runs.history import Curves, History, LayerHistory

MOST_BYTES = 3_500_000
"""The most that is sent of a run's whole training."""
MOST_MAP_BYTES, MOST_DRAWN_BYTES = 800_000, 1_300_000
MOST_MAPS = 16
FEWEST_SNAPSHOTS = 50
"""There is room for this many in any run, so that what is sent of each does not change during the training."""
REACH = 99.0
"""Percent of a layer's weights whose colours differ; the few larger ones have the full colour."""
HALF = 32767
"""Steps of a weight's scale on either side of zero."""


@dataclass(frozen=True)
class RunFacts:
    """The run, as the page knows it.

    Attributes:
        run: its id; another one starts the machine anew.
        name: as the learner reads it.
        total_steps: of its whole training.
        live: whether more snapshots will come.
        parent: the name of the run whose weights it began with, or "".
        pairs: whether the reconstructions are two of each image.
        view: what the address says.
        mapped: the names of the layers whose maps the page Feature maps shows, a map a filter.
        picture: the reference of the image of the maps; "" where there is none, or it is not on this computer.
        has_validation: whether any image was held out.
        is_held_out: whether those that the decoder draws again were.
    """

    run: str
    name: str
    total_steps: int
    live: bool
    parent: str
    pairs: bool
    view: Mapping[str, str]
    mapped: frozenset[str] = frozenset()
    picture: str = ""
    has_validation: bool = True
    is_held_out: bool = True


@dataclass(frozen=True)
class Fitting:
    """How much of each snapshot is sent, so that a whole training stays within `MOST_BYTES`."""

    inputs: int
    maps: int
    drawn: int


def fitting(history: History) -> Fitting:
    """Return how many input channels, maps and reconstructions fit; the same as long as a training goes on."""
    snapshots = max(len(history.steps), FEWEST_SNAPSHOTS)
    drawn = 0
    if history.reconstructions is not None:
        drawn = _largest(
            [(history.reconstructions[0, 0].nbytes * snapshots, history.reconstructions.shape[1])],
            MOST_DRAWN_BYTES,
        )
    shown = [history.maps[layer.name].values for layer in history.layers if layer.name in history.maps]
    maps = _largest([(snapshots * maps[0, ..., 0].size, maps.shape[-1]) for maps in shown], MOST_MAP_BYTES)
    spent = sum(snapshots * min(maps, array.shape[-1]) * array[0, ..., 0].size for array in shown)
    spent += snapshots * sum(layer.moved[0].nbytes for layer in history.layers)
    if drawn and history.reconstructions is not None:
        spent += snapshots * drawn * history.reconstructions[0, 0].nbytes
    kernels = [
        (2 * snapshots * layer.kernels[0, :, :, 0].size, layer.kernels.shape[3]) for layer in history.layers
    ]
    return Fitting(_largest(kernels, MOST_BYTES - spent), maps, drawn)


def _largest(sizes: Sequence[tuple[int, int]], budget: int) -> int:
    """Return the largest number, at least 1, of (bytes for one, available number) that fits into the budget."""
    most = max((count for _, count in sizes), default=0)
    fits = (
        number for number in range(most, 0, -1) if sum(one * min(number, count) for one, count in sizes) <= budget
    )
    return next(fits, min(most, 1))


def payload(
    history: History,
    fit: Fitting,
    curves: Curves,
    facts: RunFacts,
    *,
    after: int,
    film: ShownFilm | None = None,
    has_film: bool = False,
) -> Payload:
    """Return the snapshots, the curves, and the facts of the run.

    Kernels are sent as whole numbers from 0 to 2 · `HALF` in uint16, [snapshots, filters, inputs, height, width]:
    from −limit to +limit of the snapshot and layer, so that a weight is off by at most limit / 65534.

    Args:
        history: the snapshots after step `after`; all of them where that is -1.
        curves: at all snapshots, the earlier ones too.
        film: of a picture through some filters; None while none was asked for.
        has_film: whether the browser has its maps already.
    """
    meta: dict[str, Any] = {
        "run": facts.run,
        "name": facts.name,
        "total": facts.total_steps,
        "live": facts.live,
        "parent": facts.parent,
        "pairs": facts.pairs,
        "hasValidation": facts.has_validation,
        "isHeldOut": facts.is_held_out,
        "isColour": history.is_colour,
        "mapped": sorted(facts.mapped),
        "picture": facts.picture,
        "view": dict(facts.view),
        "after": after,
        "steps": history.steps.tolist(),
        "colours": [LESS.tolist(), NEUTRAL.tolist(), MORE.tolist()],
        "layers": [_layer_meta(layer, fit) for layer in history.layers],
        "film": None,
        "drawn_of": 0 if history.reconstructions is None else history.reconstructions.shape[1],
    }
    arrays: dict[str, np.ndarray] = {
        "loss": curves.loss.astype(np.float32),
        "accuracy": curves.accuracy.astype(np.float32),
        "validation_steps": curves.validation_steps.astype(np.int32),
        "validation_loss": curves.validation_loss.astype(np.float32),
        "validation_accuracy": curves.validation_accuracy.astype(np.float32),
    }
    for layer in history.layers:
        arrays[f"kernels/{layer.name}"], arrays[f"limits/{layer.name}"] = _fine(
            layer.kernels[:, :, :, : fit.inputs]
        )
        arrays[f"reaches/{layer.name}"] = reaches(layer.kernels)
        arrays[f"moved/{layer.name}"] = layer.moved
        if layer.name in history.maps:
            arrays[f"maps/{layer.name}"] = history.maps[layer.name].values[..., : fit.maps]
            arrays[f"ranges/{layer.name}"] = history.maps[layer.name].limits
    if history.reconstructions is not None:
        arrays["drawn"] = history.reconstructions[:, : fit.drawn]
    if history.pictured is not None:
        arrays["pictured"] = history.pictured
    if film is not None:
        meta["film"], maps = film_parts(film, is_there=has_film)
        arrays |= maps
    return Payload(meta, arrays)


def reaches(kernels: np.ndarray) -> np.ndarray:
    """Return the end of the colour scale, float32 [snapshots]: `REACH` percent of the weights are no larger.

    Args:
        kernels: [snapshots, height, width, inputs, filters].
    """
    sizes = np.abs(np.nan_to_num(kernels.astype(np.float32)))
    return np.array([np.percentile(one, REACH) for one in sizes], np.float32)


def _layer_meta(layer: LayerHistory, fit: Fitting) -> dict[str, Any]:
    _, height, width, inputs, filters = layer.kernels.shape
    return {
        "name": layer.name,
        "height": height,
        "width": width,
        "inputs": min(inputs, fit.inputs),
        "all_inputs": inputs if layer.whole else None,
        "filters": filters,
        "all_filters": layer.moved.shape[1],
    }


def _fine(kernels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return kernels as uint16 [snapshots, filters, inputs, height, width], and each snapshot's limit.

    Args:
        kernels: [snapshots, height, width, inputs, filters].
    """
    ordered = np.nan_to_num(kernels.transpose(0, 4, 3, 1, 2).astype(np.float32))
    limits = np.abs(ordered).max(axis=(1, 2, 3, 4)).astype(np.float32)
    share = ordered / np.where(limits > 0, limits, 1)[:, None, None, None, None]
    return (np.rint(share * HALF) + HALF).astype(np.uint16), limits
