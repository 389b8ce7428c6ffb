"""Which breeds of cats and dogs make up the data set; they are in the address."""

import streamlit as st

from lib.datasets import oxford_pets
from lib.i18n import _
from pages.kit.address import SEPARATOR, addressed_many

KEY = "breeds"


def unfold_address(key: str) -> None:
    """Let a link name the breeds in the data set's own name too: oxford_pets:samoyed+shiba_inu.

    Args:
        key: what the data set is called in the address.
    """
    family, _colon, which = st.query_params.get(key, "").partition(":")
    if family == oxford_pets.NAME and which:
        st.query_params[key] = family
        st.query_params[KEY] = which.replace(oxford_pets.BETWEEN_BREEDS, SEPARATOR)


def choose_breeds() -> str:
    """The name of the data set of the chosen breeds; of the usual ones where all were taken away.

    It may name a single breed, which the catalogue refuses in words.
    """
    usual, found = oxford_pets.default_breeds(), oxford_pets.pictures()
    if st.session_state.get(KEY) == []:
        st.session_state[KEY] = list(usual)
    chosen = st.multiselect(
        _("Breeds, two or more"),
        list(found) or list(usual),
        format_func=lambda breed: _breed(breed, len(found.get(breed, ()))),
        **addressed_many(KEY, list(found) or list(usual), usual),
    )
    # In one order, so that the same breeds are the same data set.
    return oxford_pets.name_of(usual if set(chosen) == set(usual) else tuple(sorted(chosen)))


def breeds_in_address(name: str) -> dict[str, str]:
    """What the address of a page says so that it opens with the breeds of this data set; {} for any other."""
    family, _colon, which = name.partition(":")
    return {KEY: which.replace(oxford_pets.BETWEEN_BREEDS, SEPARATOR)} if family == oxford_pets.NAME else {}


def _breed(breed: str, pictures: int) -> str:
    title = breed.replace("_", " ")
    return _("{title} ({count})").format(title=title, count=pictures) if pictures else title
