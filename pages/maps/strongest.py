"""The test images that answer strongest in one map, each with its place marked, beside the chosen picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib.charts.html import render
from lib.charts.score_text import write_figures
from lib.charts.tiles import data_url, grey
from lib.errors import NP_, LearnerError
from lib.i18n import _, plural
from lib.inspectors.answers.maps import LayerMaps, NetworkMaps, Span, field_of, full_maps
from lib.inspectors.answers.strongest import Strongest, load_kept_strongest, look_for_strongest
from lib.inspectors.readings import Reading
from lib.intervals import write_percent
from lib.pictures.reference import Picture
from lib.runs import Run
from pages.kit.pictures.test_images import read_test_image
from pages.kit.texts import describe_reading

SO_FAR = "strongest-so-far"


@dataclass(frozen=True)
class _Tile:
    """An image and its largest value in the map.

    Attributes:
        image: [height, width, channels].
        seen: the part of the image that the value's place sees.
    """

    title: str
    image: np.ndarray
    value: float
    seen: Span

    @property
    def url(self) -> str:
        """The image as a data URL."""
        return data_url(grey(self.image))

    @property
    def is_empty(self) -> bool:
        """Whether what is seen has one value all over."""
        top, bottom, left, right = self.seen
        return bool(np.ptp(self.image[top : bottom + 1, left : right + 1]) == 0)

    @property
    def frame(self) -> Mapping[str, float]:
        """What is seen as CSS has it, in percent of the image."""
        top, bottom, left, right = self.seen
        height, width = self.image.shape[:2]
        return {
            "top": 100 * top / height,
            "left": 100 * left / width,
            "height": 100 * (bottom - top + 1) / height,
            "width": 100 * (right - left + 1) / width,
        }


def show_strongest(
    run: Run, checkpoint: str, picture: Picture, maps: NetworkMaps, layer: LayerMaps, which: int
) -> None:
    """Draw the nine strongest; until they are known, offer to look for them or show how far that is."""
    image, layers = maps.image, maps.layers
    found = load_kept_strongest(run.id, checkpoint)
    st.subheader(
        _("Which test images answer strongest in map {map} of {layer}?").format(map=which + 1, layer=layer.name),
        anchor=False,
    )
    if found is None:
        _look(run, checkpoint)
        return
    top = found.layers.get(layer.name)
    if top is None:
        st.caption(_("This layer has no places, so there is nothing to mark."))
        return
    if top.is_constant(which):
        _say_dead(found.total, float(top.values[which, 0]))
        return
    reading = Reading.of(run.spec)
    names: list[str] = []
    tiles: list[_Tile] = []
    for number, peak, spot in zip(top.images[which], top.values[which], top.places[which], strict=True):
        pixels, label = read_test_image(reading, int(number))
        names.append(label)
        title = _("test image {index}: {label}").format(index=number, label=label)
        seen = _seen(layers, layer, (int(spot[0]), int(spot[1])), pixels, which)
        tiles.append(_Tile(title, pixels, float(peak), seen))
    if top.is_shared(which):
        is_empty = all(tile.is_empty for tile in tiles)
        _say_shared(found.total, float(top.values[which, 0]), is_empty=is_empty)
        return
    text = NP_(
        "The nine of {count:,} test image with the largest value anywhere in this map; what that place sees is "
        "framed. The first is your picture.",
        "The nine of {count:,} test images with the largest value anywhere in this map; what that place sees is "
        "framed. The first is your picture.",
    )
    st.caption(plural(text, found.total).format(count=found.total))
    value, place = _answer(run, checkpoint, picture, layer, which)
    tiles.insert(0, _Tile(_("your picture"), image, value, _seen(layers, layer, place, image, which)))
    st.html(render("pages/maps/strongest.html", tiles=tiles))
    st.caption(_compare(value, float(top.values[which][0]), names))


def _say_dead(count: int, value: float) -> None:
    """Say that the map has this value everywhere, in all test images."""
    text = NP_(
        "This map is dead: it is {value} everywhere in the {count:,} test image.",
        "This map is dead: it is {value} everywhere in all {count:,} test images, so nothing that follows can "
        "tell images apart by it.",
    )
    st.info(plural(text, count).format(count=count, value=write_figures(value)), icon=":material/block:")


def _say_shared(count: int, value: float, *, is_empty: bool) -> None:
    """Say that many test images reach the very same largest value, so that nine of them would be arbitrary.

    Args:
        is_empty: whether they reach it where the picture is the same all over.
    """
    text = NP_(
        "At least nine of {count:,} test image reach the very same largest value, {value}.",
        "At least nine of {count:,} test images reach the very same largest value, {value}, so any nine would "
        "be arbitrary.",
    )
    said = plural(text, count).format(count=count, value=write_figures(value))
    where = _("It is highest where a picture has one shade all over, so look at where it is low.")
    st.info(f"{said} {where}" if is_empty else said, icon=":material/info:")


def _compare(value: float, strongest: float, names: Sequence[str]) -> str:
    """Return how the chosen picture's value compares, and which class is most often among the nine."""
    if strongest <= 0:
        return _("No test image moves this map above {value}.").format(value=write_figures(strongest))
    often = max(set(names), key=names.count)
    times = names.count(often)
    most = plural(NP_("{times} of the nine is “{label}”.", "{times} of the nine are “{label}”."), times)
    reaches = _("Your picture reaches {share} of the strongest answer.")
    return f"{most.format(times=times, label=often)} {reaches.format(share=write_percent(value / strongest, 0))}"


def _look(run: Run, checkpoint: str) -> None:
    """Offer to look through the test images, then do it piece by piece; what an interruption ends is kept."""
    key = f"{SO_FAR} {run.id} {checkpoint}"
    if key not in st.session_state:
        st.caption(
            _(
                "Each test image goes through the network once; after that, the strongest ones are known for "
                "every map."
            )
        )
        st.button(
            _("Look through the test images"),
            icon=":material/search:",
            on_click=lambda: st.session_state.setdefault(key, None),
        )
        return
    found: Strongest | None = st.session_state[key]
    bar = st.progress(0.0, text=_("The network and the test images are being loaded …"))
    while found is None or not found.is_complete:
        try:
            found = look_for_strongest(run.id, checkpoint, found)
        except LearnerError:
            del st.session_state[key]  # it is offered again
            raise
        st.session_state[key] = found
        bar.progress(found.done / found.total, text=describe_reading(found.done, found.total))
    del st.session_state[key]
    st.rerun()


def _answer(
    run: Run, checkpoint: str, picture: Picture, layer: LayerMaps, which: int
) -> tuple[float, tuple[int, int]]:
    """Return the largest value of the chosen picture's map, and its (row, column)."""
    assert layer.highs is not None
    full = full_maps(run.id, checkpoint, picture, layer.name)
    row, column = np.unravel_index(int(np.argmax(full.values[which])), full.values.shape[1:])
    return float(layer.highs[which]), (int(row) * full.block, int(column) * full.block)


def _seen(
    layers: tuple[LayerMaps, ...], layer: LayerMaps, place: tuple[int, int], image: np.ndarray, which: int
) -> Span:
    return field_of(layers, layer.name, place, (image.shape[0], image.shape[1]), which)
