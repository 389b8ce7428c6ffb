"""Test images on which routing can be seen at work, each with a link to its routing."""

import numpy as np
import streamlit as st

from lib.charts.contact_sheet import thumbnail
from lib.errors import N_
from lib.i18n import _
from lib.inspectors.answers.routing_measure import ROUTED, UNIFORM, RoutingMeasure, load_kept
from lib.inspectors.readings import Reading
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import TEST, Picture
from lib.runs import Run
from pages.kit.pictures.test_images import read_test_image

SHOWN = 6
WIDTH = 170  # pixels: the icon and "test image 9999"
SORTS = {
    "decided": N_("Right as routed, wrong with equal couplings"),
    "spoiled": N_("Wrong as routed, right with equal couplings"),
    "wrong": N_("Wrong either way"),
}


def telling_images(found: RoutingMeasure) -> dict[str, list[int]]:
    """Return the numbers of the test images of each of `SORTS`."""
    decided, spoiled = found.changed(UNIFORM if UNIFORM in found.right else ROUTED)
    sorts = {"decided": decided, "spoiled": spoiled, "wrong": ~found.right[ROUTED] & ~spoiled}
    return {name: np.flatnonzero(which).tolist() for name, which in sorts.items()}


def show_telling_images(run: Run, checkpoint: str) -> None:
    """Draw a row for each sort that there is, its first images with links to the page Routing."""
    st.subheader(_("Test images on which routing can be seen"), anchor=False)
    found = load_kept(run.id, checkpoint)
    if found is None:
        st.caption(_("Which they are is known once “Is it routing?” has measured this network."))
        st.page_link(
            "pages/is_it_routing/page.py",
            label=_("Is it routing?"),
            icon=":material/alt_route:",
            query_params={"runs": run.id, f"checkpoint-{run.id}": checkpoint},
        )
        return
    text = _("Of the first {images:,}, read as routed and with every coupling equal.")
    st.caption(text.format(images=found.images))
    for sort, numbers in telling_images(found).items():
        if not numbers:
            continue
        shown = numbers[:SHOWN]
        title = _(SORTS[sort])
        if len(shown) < len(numbers):
            title = _("{title}: {shown} of {count:,}").format(title=title, shown=len(shown), count=len(numbers))
        st.markdown(f"**{title}**")
        with st.container(horizontal=True):
            for number in shown:
                with st.container(width=WIDTH):
                    _show(run, checkpoint, number)


def _show(run: Run, checkpoint: str, number: int) -> None:
    reading = Reading.of(run.spec)
    image, label = read_test_image(reading, number)
    st.html(thumbnail(to_bytes(image), label))
    st.page_link(
        "pages/routing/page.py",
        label=_("test image {index}").format(index=number),
        icon=":material/hub:",
        query_params={"image": Picture(TEST, str(number)).reference, "run": run.id, "checkpoint": checkpoint},
    )
