"""Choosing the classes of a data set that has many, such as breeds of pets; the address names them."""

import streamlit as st

from lib import datasets
from lib.datasets import BETWEEN_CLASSES, ClassChoice
from lib.errors import NP_
from lib.i18n import _, join_list, plural
from pages.kit import state
from pages.kit.choices import select_several
from pages.kit.parameters import SEPARATOR
from pages.kit.texts import add_in_brackets, translate_class

KEY = "breeds"
MOST_NAMED = 3
"""So many breeds are named of which too few photos are here."""


def unfold_address(key: str) -> None:
    """Take the breeds out of the data set's name, where a link has oxford_pets:samoyed+shiba_inu.

    Args:
        key: the parameter of the address that names the data set.
    """
    name = state.chosen(key) or ""
    if chosen := breeds_in_address(name):
        state.put(key, name.partition(":")[0])
        state.put(KEY, chosen[KEY])


def choose_breeds(choice: ClassChoice) -> str:
    """Return the name of the data set of the chosen breeds, or of the default ones if all were taken away.

    It can have a single breed, which `catalog.dataset` refuses in words.
    """
    usual, counts = choice.usual(), choice.counts()
    if state.chosen(KEY) == "":
        state.put(KEY, None)
    chosen = select_several(
        _(choice.title),
        KEY,
        list(counts) or list(usual),
        usual,
        in_words=lambda breed: _breed(breed, counts.get(breed, 0)),
    )
    # Sorted, so that the same breeds are the same data set.
    return choice.name_of(usual if set(chosen) == set(usual) else tuple(sorted(chosen)))


def offer_ready_choices(name: str) -> None:
    """Draw a button for each other ready choice of classes that is possible with the photos that are here.

    Args:
        name: of the data set that is chosen.
    """
    choice = _choice_of(name)
    if choice is None:
        return
    chosen = set(name.partition(":")[2].split(BETWEEN_CLASSES))
    with st.container(horizontal=True):
        for one in choice.ready:
            if set(one.classes) == chosen or choice.lacking(one.classes):
                continue
            if st.button(_(one.title), key=f"ready-{one.title}"):
                state.put(KEY, SEPARATOR.join(sorted(one.classes)))
                st.rerun()


def say_what_is_lacking(name: str) -> None:
    """Say which ready choices of classes are not possible, and of which classes there are too few photos."""
    choice = _choice_of(name)
    for one in () if choice is None else choice.ready:
        if choice is not None and (lacking := choice.lacking(one.classes)):
            counts = choice.counts()
            named = [_breed(breed, counts.get(breed, 0)) for breed in lacking[:MOST_NAMED]]
            if len(lacking) > MOST_NAMED:
                more = len(lacking) - MOST_NAMED
                named.append(plural(NP_("{count} more", "{count} more"), more).format(count=more))
            text = _("“{title}” can be chosen where the whole set is; too few photos are here of: {breeds}.")
            st.caption(text.format(title=_(one.title), breeds=join_list(named)))


def _choice_of(name: str) -> ClassChoice | None:
    """Return the data set's choice of classes, where it has one and the learner may choose."""
    choice = datasets.find(name)[0].class_choice
    return None if choice is None or datasets.missing(name) or state.is_hidden(KEY) else choice


def breeds_in_address(name: str) -> dict[str, str]:
    """Return the parameters of an address that opens a page with this data set's breeds; {} if it has none."""
    family_name, _colon, variant = name.partition(":")
    family = datasets.families().get(family_name)
    if not variant or family is None or family.class_choice is None:
        return {}
    return {KEY: variant.replace(BETWEEN_CLASSES, SEPARATOR)}


def _breed(breed: str, pictures: int) -> str:
    title = translate_class(breed)
    return add_in_brackets(title, str(pictures)) if pictures else title
