"""Which data set the Data page looks at, and at which size; both are in the address."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from lib import catalog, datasets
from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook, look_at_data
from pages.data.breeds import breeds_in_address, choose_breeds, unfold_address
from pages.kit.choices import select

DATA, SIZE = "data", "size"
OWN_NETWORK = "simple_cnn"
"""What the Train page opens with for own classes; it takes pictures of any size and learns in a minute."""


def choose_data() -> tuple[catalog.DatasetEntry, int]:
    """A data set and the side of its images, 0 where there is only one.

    Raises:
        LearnerError: if it is a single breed of pets.
    """
    names = [_option(entry.name) for entry in catalog.datasets()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = _choose_name(names, "mnist", width=420)
        return catalog.dataset(name), _choose_size(name)


def _option(name: str) -> str:
    """Return the name as one of the listed choices: which classes of a data set are learned is the next choice."""
    family, _variant = datasets.find(name)
    return family.name if family.class_choice else name


def _choose_name(names: Sequence[str], first: str, width: int | Literal["stretch"] = "stretch") -> str:
    """The name of a data set among these."""
    unfold_address(DATA)
    entries = {name: catalog.dataset(name) for name in names}
    name = select(
        _("Data"), DATA, list(entries), first, in_words=lambda name: data_title(entries[name]), width=width
    )
    choice = datasets.find(name)[0].class_choice
    return choose_breeds(choice) if choice and not datasets.missing(name) else name


def data_title(entry: catalog.DatasetEntry) -> str:
    """As it is listed, with a note where it is not here."""
    title = _(entry.title)
    elsewhere = _("not on this computer")
    return f"{title} · {elsewhere}" if datasets.missing(entry.name) else title


def _choose_size(name: str, usual: int = 0) -> int:
    """The side of the images, `usual` unless another is chosen; 0 where there is only one."""
    entry = catalog.dataset(_option(name))  # the sizes are there whichever breeds are chosen
    if not entry.sizes or datasets.missing(name):
        return 0
    sizes = [str(size) for size in entry.sizes]
    # With another usual size, such as that of another preset, it begins anew.
    return int(select(_("Image size"), SIZE, sizes, str(usual or entry.input_shape[0]), of=str(usual), width=110))


def choose_learnable(architecture: str, usual_size: int = 0) -> tuple[str, int]:
    """A data set that this network can learn, and the side of its images, 0 where there is only one.

    It may be a single breed of pets, which the catalogue refuses in words.

    Args:
        usual_size: the side where nobody chose another; 0 for the data set's default.
    """
    names = catalog.learnable(architecture)
    name = _choose_name(names, names[0])
    if datasets.missing(name):
        st.page_link(
            "pages/data/page.py",
            label=_("Download it"),
            icon=":material/download:",
            query_params={DATA: name},
        )
    return name, _choose_size(name, usual_size)


def offer_training(entry: catalog.DatasetEntry, size: int) -> None:
    """A link to the Train page, with this data set and a network that was made for it."""
    able = [one for one in catalog.ARCHITECTURES.values() if one.takes(entry.name)]
    made_for_it = [one for one in able if one.datasets[0] == _option(entry.name)]
    network = (made_for_it or able)[0].name if entry.owner is None else OWN_NETWORK
    st.page_link(
        "pages/train/page.py",
        label=_("Train on it"),
        icon=":material/model_training:",
        query_params={
            "network": network,
            DATA: _option(entry.name),
            **breeds_in_address(entry.name),
            **({SIZE: str(size)} if size else {}),
        },
    )


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
    if entry.origin:
        st.caption(_(entry.origin))
