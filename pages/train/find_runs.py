"""Finding a run among all: by words, whose it is, its network and its data set; the address names them."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from lib import catalog, datasets
from lib.i18n import _
from lib.runs import Run
from pages.kit import state
from pages.kit.choices import select
from pages.kit.runs.label import GROUPS, Group, group_of, label_run
from pages.kit.texts import describe_owner, shorten_title
from pages.train import ALL


def find_runs(runs: Sequence[Run], learner: str) -> list[Run]:
    """Draw the search field and the filters, and return the runs that they leave: by group, the newest first."""
    groups = {run.id: group_of(run, learner) for run in runs}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = _search()
        group = _filter(_("Whose"), "whose", list(Group), groups.values(), {one: _(GROUPS[one]) for one in Group})
        network = _filter(
            _("Type"),
            "of_network",
            list(catalog.ARCHITECTURES),
            {run.spec.architecture for run in runs},
            {name: _(entry.title) for name, entry in catalog.ARCHITECTURES.items()},
        )
        data = _filter(_("Trained on"), "of_data", list(datasets.families()), set(map(_family, runs)), _titles())
    found = [
        run
        for run in runs
        if group in (ALL, groups[run.id])
        and network in (ALL, run.spec.architecture)
        and data in (ALL, _family(run))
        and (not words or _has_words(run, words, learner))
    ]
    order = list(Group)
    return sorted(found, key=lambda run: order.index(groups[run.id]))


def _filter(label: str, name: str, known: Sequence[str], there: Collection[str], titles: Mapping[str, str]) -> str:
    """Return what is chosen of those of the `known` that are `there`, or `ALL`."""
    options = [ALL, *(one for one in known if one in there)]
    return select(label, name, options, in_words=lambda one: titles.get(one, _("All")), width=180)


def _search() -> list[str]:
    """Draw the search field, and return the words in it."""
    text = state.chosen("search") or ""
    if not state.is_hidden("search"):
        field = st.text_input(_("Search"), icon=":material/search:", width=220, **state.bind("search", text))
        text = field or ""
    return text.casefold().split()


def _has_words(run: Run, words: Sequence[str], learner: str) -> bool:
    """Return whether all the words stand in what the list says of the run, or in its id."""
    text = f"{label_run(run)} {describe_owner(run, learner)} {run.id}".casefold()
    return all(word in text for word in words)


def _family(run: Run) -> str:
    """Return the name of the family of data sets that the run learned from one of."""
    return run.spec.dataset.partition(":")[0]


def _titles() -> dict[str, str]:
    """Return what each family of data sets is called."""
    return {
        name: shorten_title(family.entry("")) if family.is_published else _("My classes")
        for name, family in datasets.families().items()
    }
