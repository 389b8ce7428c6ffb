"""Which data set the Data page looks at, and at which size; both are in the address."""

import streamlit as st

from lib import catalog, data
from lib.errors import N_
from lib.i18n import _
from lib.probe.client import look_at_data
from lib.probe.data_look import DataLook
from pages.parts.address import addressed

ORIGINS = {
    "mnist": N_("From Y. LeCun, C. Cortes and C. J. C. Burges; licence CC BY-SA 3.0."),
    "multi_mnist": N_("Made of MNIST (CC BY-SA 3.0) after Sabour, Frosst and Hinton 2017."),
    "affine_mnist": N_("Made of MNIST (CC BY-SA 3.0) after affNIST’s definition by T. Tieleman."),
    "fashion_mnist": N_("From Zalando Research (Xiao, Rasul and Vollgraf 2017); licence MIT."),
    "cifar10": N_(
        "From A. Krizhevsky, V. Nair and G. Hinton, University of Toronto; free for research and teaching."
    ),
    "oxford_pets": N_("From O. Parkhi and others, University of Oxford, 2012; licence CC BY-SA 4.0."),
}
"""Source and licence by data set."""


def class_name(name: str) -> str:
    """A class as it is written for people: "shiba inu"."""
    return _(name).replace("_", " ")


def choose_data() -> tuple[catalog.DatasetEntry, int]:
    """A data set and the side of its images, 0 where there is only one."""
    entries = {entry.name: entry for entry in catalog.datasets()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            _("Data"),
            list(entries),
            format_func=lambda name: data_title(entries[name]),
            width=420,
            **addressed("data", list(entries), "mnist"),
        )
        entry = entries[name]
        return entry, _choose_size(entry)


def data_title(entry: catalog.DatasetEntry) -> str:
    """As it is listed, with a note where it is not here."""
    title = _(entry.title)
    elsewhere = _("not on this computer")
    return f"{title} · {elsewhere}" if data.missing(entry.name) else title


def _choose_size(entry: catalog.DatasetEntry) -> int:
    if not entry.sizes or data.missing(entry.name):
        return 0
    sizes = [str(size) for size in entry.sizes]
    return int(
        st.selectbox(_("Image size"), sizes, width=110, **addressed("size", sizes, str(entry.input_shape[0])))
    )


def choose_learnable(architecture: str) -> tuple[str, int]:
    """A data set that this network can learn, and the side of its images, 0 where there is only one."""
    entries = {name: catalog.dataset(name) for name in catalog.learnable(architecture)}
    name = st.selectbox(
        _("Data"),
        list(entries),
        format_func=lambda name: data_title(entries[name]),
        **addressed("data", list(entries), next(iter(entries))),
    )
    if data.missing(name):
        st.page_link(
            "pages/data.py",
            label=_("Download it"),
            icon=":material/download:",
            query_params={"data": entries[name].name},
        )
    return name, _choose_size(entries[name])


def look(entry: catalog.DatasetEntry, size: int) -> DataLook:
    """Samples, counts and the mean image.

    Raises:
        LearnerError: if the data set cannot be read.
    """
    with st.spinner(_("The images are being read …")):
        return look_at_data(entry.name, size)


def show_facts(entry: catalog.DatasetEntry, seen: DataLook) -> None:
    """What it is, where it comes from, and how many images there are."""
    height, width, channels = seen.mean_image.shape
    facts = [
        _(entry.summary),
        _("Each image: {height} × {width} pixels, {colour}.").format(
            height=height, width=width, colour=_("colour") if channels == 3 else _("grey")
        ),
        _(seen.source),
    ]
    st.caption(" ".join(fact for fact in facts if fact))
    if origin := ORIGINS.get(entry.name.partition(":")[0]):
        st.caption(_(origin))
