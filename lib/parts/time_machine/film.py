"""The film of a picture through filters, as the browser gets it, and which one it asks for."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lib.inspectors.answers.filter_film import FilterFilm
from lib.pictures.pixels import to_bytes
from lib.runs.history import History, LayerHistory

USUAL_FILTERS = 6
MOST_FILTERS = 12
MOST_BYTES = 2_000_000
"""The most that is sent of a film's maps, a byte a pixel."""


@dataclass(frozen=True)
class FilmRequest:
    """The film that a learner wants to see.

    Attributes:
        layer: the convolution's name; "" for the first.
        filters: from 0; none for the usual ones.
    """

    run: str
    layer: str
    filters: tuple[int, ...]


@dataclass(frozen=True)
class ShownFilm:
    """The film of a request, or why there is none.

    Attributes:
        key: no other film has it.
        is_usual: whether it shows the usual filters of the first layer.
        trouble: why there is none, in the learner's language; "" if there is.
    """

    key: str
    is_usual: bool
    film: FilterFilm | None = None
    trouble: str = ""


def usual_filters(layer: LayerHistory, *, is_growing: bool) -> tuple[int, ...]:
    """Return the filters of a film before any choice: those that moved furthest, as they change most.

    Args:
        is_growing: whether snapshots are added; then they are the first ones, so that they stay the same.
    """
    kept = layer.kernels.shape[4]
    if is_growing:
        return tuple(range(min(kept, USUAL_FILTERS)))
    began, distance = layer.moved[0, :kept, 2], layer.moved[-1, :kept, 1]
    share = np.divide(distance, began, out=np.zeros_like(distance), where=began > 0)
    return tuple(sorted(np.argsort(-share, kind="stable")[:USUAL_FILTERS].tolist()))


def chosen_filters(request: FilmRequest, history: History, *, is_growing: bool) -> tuple[str, tuple[int, ...]]:
    """Return the layer and the filters of the film that is asked for, as far as the run has them."""
    layers = {layer.name: layer for layer in history.layers}
    layer = layers.get(request.layer, history.layers[0])
    known = tuple(one for one in dict.fromkeys(request.filters) if 0 <= one < layer.kernels.shape[4])
    return layer.name, known[:MOST_FILTERS] or usual_filters(layer, is_growing=is_growing)


def film_parts(shown: ShownFilm, *, is_there: bool) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Return what is sent of a film: facts, and maps as bytes between the ends of their one scale.

    Args:
        is_there: whether the browser has the maps already; then they are not sent again.
    """
    meta: dict[str, Any] = {"key": shown.key, "trouble": shown.trouble, "usual": shown.is_usual}
    film = shown.film
    if film is None:
        return meta, {}
    low, high = film.limits
    meta |= {
        "layer": film.layer,
        "filters": list(film.filters),
        "low": low,
        "high": high,
        "activation": film.activation,
        "whole": film.is_whole,
        "most": MOST_FILTERS,
    }
    if is_there:
        return meta, {}
    return meta, {"film": as_bytes(film), "film_image": to_bytes(film.image)}


def as_bytes(film: FilterFilm) -> np.ndarray:
    """Return the maps as uint8 [snapshots, filters, rows, columns] on one scale; too large ones are averaged."""
    low, high = film.limits
    maps, block = film.maps, 1
    while maps.size > MOST_BYTES:
        block += 1
        rows, columns = (side // block for side in film.maps.shape[2:])
        cut = film.maps[:, :, : rows * block, : columns * block]
        maps = cut.reshape(*cut.shape[:2], rows, block, columns, block).mean(axis=(3, 5))
    return np.rint((maps - low) / ((high - low) or 1.0) * 255).astype(np.uint8)
