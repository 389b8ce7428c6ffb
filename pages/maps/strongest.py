"""The test images that answer strongest in one map, with the place marked, beside the chosen picture's answer."""

import numpy as np
import streamlit as st

from lib.charts.tiles import data_url, grey
from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.answers.maps import LayerMaps, NetworkMaps, Span, field_of, full_maps
from lib.inspectors.answers.strongest import Strongest, look_for_strongest, strongest_kept
from lib.runs import Run
from pages.kit.pictures import Picture, Reading, test_image

SO_FAR = "strongest-so-far"
TILE = """<figure style="margin:0;width:104px;font-size:.8rem;line-height:1.3">
<div style="position:relative;line-height:0">
<img src="{url}" alt="{title}" style="width:104px;image-rendering:pixelated">
<span style="position:absolute;top:{top:.2f}%;left:{left:.2f}%;height:{tall:.2f}%;width:{wide:.2f}%;
outline:2px solid #ff8a00;outline-offset:-2px;box-shadow:0 0 0 1px #0008"></span></div>
<figcaption>{title}<br><b data-value="{value}">{shown}</b></figcaption></figure>"""


def show_strongest(
    run: Run, checkpoint: str, picture: Picture, maps: NetworkMaps, layer: LayerMaps, which: int
) -> None:
    """The nine strongest, or the offer to look for them, or how far that is."""
    image, layers = maps.image, maps.layers
    found = strongest_kept(run.id, checkpoint)
    st.subheader(
        _("Which test images answer strongest in map {map} of {layer}?").format(map=which, layer=layer.name),
        anchor=False,
    )
    if found is None:
        _look(run, checkpoint)
        return
    top = found.layers.get(layer.name)
    if top is None:
        st.caption(_("This layer has no places, so there is nothing to mark."))
        return
    st.caption(
        _(
            "The nine of {count:,} test images with the largest value anywhere in this map; what that place sees "
            "is framed. The first is your picture."
        ).format(count=found.total)
    )
    value, place = _answer(run, checkpoint, picture, layer, which)
    tiles = [_tile(_("your picture"), image, value, _seen(layers, layer, place, image, which))]
    reading = Reading.of(run.spec)
    names = []
    for number, peak, spot in zip(top.images[which], top.values[which], top.places[which], strict=True):
        pixels, label = test_image(reading.dataset, int(number), reading.image_size)
        names.append(label)
        title = _("test image {index}: {label}").format(index=number, label=label)
        tiles.append(
            _tile(title, pixels, float(peak), _seen(layers, layer, (int(spot[0]), int(spot[1])), pixels, which))
        )
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:12px" data-testid="strongest">{"".join(tiles)}</div>')
    often = max(set(names), key=names.count)
    st.caption(
        _("{times} of the nine are “{label}”. Your picture reaches {share:.0%} of the strongest.").format(
            times=names.count(often), label=often, share=value / float(top.values[which][0] or 1.0)
        )
        if top.values[which][0] > 0
        else _("No test image moves this map above {value:.3g}.").format(value=float(top.values[which][0]))
    )


def _look(run: Run, checkpoint: str) -> None:
    """Offer to look through the test images, then do it in pieces; an interruption loses none of them."""
    key = f"{SO_FAR} {run.id} {checkpoint}"
    if key not in st.session_state:
        st.caption(_("Every test image goes through the network once; then it is known for every map."))
        st.button(
            _("Look through the test images"),
            icon=":material/search:",
            on_click=lambda: st.session_state.setdefault(key, None),
        )
        return
    found: Strongest | None = st.session_state[key]
    bar = st.progress(0.0, text=_("The network and the test images are being loaded …"))
    while found is None or not found.complete:
        try:
            found = look_for_strongest(run.id, checkpoint, found)
        except LearnerError:
            del st.session_state[key]  # it is offered again
            raise
        st.session_state[key] = found
        text = _("The network reads: {done:,} of {total:,} images").format(done=found.done, total=found.total)
        bar.progress(found.done / found.total, text=text)
    del st.session_state[key]
    st.rerun(scope="fragment")


def _answer(
    run: Run, checkpoint: str, picture: Picture, layer: LayerMaps, which: int
) -> tuple[float, tuple[int, int]]:
    """The largest value of the chosen picture's map, and where it is."""
    assert layer.highs is not None
    full = full_maps(run.id, checkpoint, picture, layer.name)
    row, column = np.unravel_index(int(np.argmax(full.values[which])), full.values.shape[1:])
    return float(layer.highs[which]), (int(row) * full.block, int(column) * full.block)


def _seen(
    layers: tuple[LayerMaps, ...], layer: LayerMaps, place: tuple[int, int], image: np.ndarray, which: int
) -> Span:
    return field_of(layers, layer.name, place, (image.shape[0], image.shape[1]), which)


def _tile(title: str, image: np.ndarray, value: float, seen: Span) -> str:
    top, bottom, left, right = seen
    height, width = image.shape[:2]
    return TILE.format(
        title=title,
        url=data_url(grey(image)),
        top=100 * top / height,
        left=100 * left / width,
        tall=100 * (bottom - top + 1) / height,
        wide=100 * (right - left + 1) / width,
        value=value,
        shown=f"{value:.3g}",
    )
