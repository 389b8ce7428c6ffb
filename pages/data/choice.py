"""Choosing a data set and the size of its images; the address names both."""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from lib import catalog, datasets
from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook, look_at_data
from lib.options import Value, write_value
from pages.data.breeds import (
    breeds_in_address,
    choose_breeds,
    offer_ready_choices,
    say_what_is_lacking,
    unfold_address,
)
from pages.kit.choices import select
from pages.kit.seen import seen_datasets, seen_names
from pages.kit.texts import name_dataset

DATA, SIZE = "data", "size"
OWN_NETWORK = "simple_cnn"
"""What the Train page opens with for a learner's own classes: it takes any size of image and needs a minute."""


def choose_data() -> tuple[catalog.DatasetEntry, int]:
    """Return the data set that is chosen and the side of its images, 0 for the one that all were made in.

    Raises:
        LearnerError: if a single breed of pets is chosen.
    """
    names = [_option(entry.name) for entry in seen_datasets()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = _choose_name(names, "mnist", width=420)
        entry, size = catalog.dataset(name), _choose_size(name)
    offer_ready_choices(entry.name)
    say_what_is_lacking(entry.name)
    return entry, size


def _option(name: str) -> str:
    """Return the name as the select box has it: the classes, where there is a choice, come after a colon."""
    family, _variant = datasets.find(name)
    return family.name if family.class_choice else name


def _choose_name(names: Sequence[str], first: str, width: int | Literal["stretch"] = "stretch") -> str:
    """Return the name that is chosen among these, with the classes if there is a choice of them."""
    unfold_address(DATA)
    entries = {name: catalog.dataset(name) for name in names}
    name = select(
        _("Data"), DATA, list(entries), first, in_words=lambda name: label_data(entries[name]), width=width
    )
    choice = datasets.find(name)[0].class_choice
    return choose_breeds(choice) if choice and not datasets.missing(name) else name


def label_data(entry: catalog.DatasetEntry) -> str:
    """Return the data set's title, with a note if it is not on this computer."""
    title = name_dataset(entry)
    elsewhere = _("not on this computer")
    return f"{title} · {elsewhere}" if datasets.missing(entry.name) else title


def _choose_size(name: str, usual: int = 0) -> int:
    """Return the side of the images, `usual` unless another is chosen; 0 for the one that all were made in."""
    entry = catalog.dataset(_option(name))  # the sizes are there whichever breeds are chosen
    if not entry.sizes or datasets.missing(name):
        return 0
    sizes, own = [str(size) for size in entry.sizes], entry.input_shape[0]
    first = own if entry.has_one_size else usual or own
    # With another preset, and so another usual size, the choice starts again there.
    size = int(select(_("Image size"), SIZE, sizes, str(first), of=str(usual), width=110))
    return 0 if entry.has_one_size and size == own else size


def choose_learnable(architecture: str, usual_size: int = 0) -> tuple[str, int]:
    """Return the name of a data set that the network can learn, and the side of its images, as `choose_data` does.

    It can have a single breed of pets, which `catalog.dataset` refuses in words.

    Args:
        usual_size: the side before any choice; 0 for the data set's default.
    """
    names = seen_names(catalog.find_learnable(architecture))
    name = _choose_name(names, names[0])
    if datasets.missing(name):
        st.page_link(
            "pages/data/page.py",
            label=_("Download it"),
            icon=":material/download:",
            query_params={DATA: name},
        )
    offer_ready_choices(name)
    return name, _choose_size(name, usual_size)


def offer_training(entry: catalog.DatasetEntry, size: int, options: Mapping[str, Value] | None = None) -> None:
    """Draw a link to the Train page with this data set and a network that suits it.

    Args:
        options: what is chosen there of the training's options, by name.
    """
    able = [one for one in catalog.ARCHITECTURES.values() if one.can_learn(entry.name)]
    made_for_it = [one for one in able if one.datasets[0] == _option(entry.name)]
    network = (made_for_it or able)[0].name if entry.owner is None else OWN_NETWORK
    st.page_link(
        "pages/train/page.py",
        label=_("Train with these changes") if options else _("Train on it"),
        icon=":material/model_training:",
        query_params={
            "network": network,
            DATA: _option(entry.name),
            **breeds_in_address(entry.name),
            **({SIZE: str(size)} if size else {}),
            **{name: write_value(value) for name, value in (options or {}).items()},
        },
    )


def look_at(entry: catalog.DatasetEntry, size: int) -> DataLook:
    """Return the data set's samples, counts and mean image.

    Raises:
        LearnerError: if the data set cannot be read.
    """
    with st.spinner(_("The images are being read …")):
        return look_at_data(entry.name, size, datasets.version_of(entry.name))


def show_facts(entry: catalog.DatasetEntry, seen: DataLook) -> None:
    """Say what the data set is, what its images are like, and where it comes from."""
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
