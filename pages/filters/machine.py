"""The time machine of one run, which looks for new snapshots every few seconds while the run trains."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import streamlit as st

from lib import catalog, datasets
from lib.errors import LearnerError
from lib.i18n import _
from lib.parts.time_machine import Fitting, RunFacts, film_wanted, fitting, shown_up_to, time_machine
from lib.pictures.reference import HELD_OUT, Picture
from lib.runs import Run, open_store
from lib.runs.history import Curves, History, LayerHistory, curves_beside, read_history
from pages.filters.film import take_film
from pages.filters.keep import offer_file
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.parameters import at_most
from pages.kit.runs.label import title_of
from pages.train.run_card import TICK

KEY = "machine"
PICTURED = Picture(HELD_OUT, "0")
"""What the maps in a run's snapshots are of."""


def show_machine(run_id: str, picture: Picture) -> None:
    """Draw the machine, in which `picture` goes through the filters, and the file that was last ordered in it."""
    active = open_store().get(run_id).active

    @fragment(run_every=TICK if active else None)
    def board() -> None:
        run = open_store().get(run_id)
        if run.active != active:
            st.rerun()  # the whole page, as the list names the run's state too; then this fragment ticks no more
        _draw(run, picture)

    board()


def _draw(run: Run, picture: Picture) -> None:
    steps = open_store().files(run).snapshot_steps()
    if not steps:
        st.caption(_("The filters are shown as soon as the training has begun."))
        return
    history, curves = _history(run.id, steps[-1], run.finished)
    if not history.layers:
        st.info(_("No layer of this network is a convolution, so there are no filters to watch."))
        address = {"run": run.id}
        st.page_link("pages/maps/page.py", label=_("Feature maps"), icon=":material/layers:", query_params=address)
        return
    key, fit = state.key_of(KEY), fitting(history)
    known = shown_up_to(key, run.id)
    after = known if known in steps else -1
    view = state.view_of(KEY, _checks(history, fit)) if after < 0 else {}
    film = take_film(film_wanted(key), run, history, picture)
    facts = _describe_run(run, view, history)
    ordered = time_machine(history.after(after), fit, curves, facts, after=after, key=key, film=film)
    offer_file(ordered, run, history, curves, film.film if film is not None else None)


def _describe_run(run: Run, view: Mapping[str, str], history: History) -> RunFacts:
    return RunFacts(
        run=run.id,
        name=title_of(run),
        total_steps=run.total_steps,
        live=run.active,
        parent=_name_of(run.parent) if run.parent else "",
        pairs=catalog.dataset(run.spec.dataset).labels_per_image == 2,
        view=view,
        mapped=_find_mapped(run, history),
        picture=PICTURED.reference if history.pictured is not None and _has_data(run) else "",
        has_validation=run.spec.has_validation,
        is_held_out=run.spec.is_pictured_held_out,
    )


def _has_data(run: Run) -> bool:
    """Return whether the data set that the run learned from is on this computer."""
    try:
        return not datasets.missing(run.spec.dataset)
    except LearnerError:
        return False


def _find_mapped(run: Run, history: History) -> frozenset[str]:
    """Return the layers of which Feature maps shows a map a filter: those of a run whose weights are here."""
    if not open_store().files(run).checkpoints():
        return frozenset()
    sizes = run.architecture.layer_sizes(run.spec.model, run.spec.task)
    maps = {size.name: size.output_shape[-1] for size in sizes}
    return frozenset(one.name for one in history.layers if maps.get(one.name) == one.moved.shape[1])


def _checks(history: History, fit: Fitting) -> Mapping[str, Callable[[str], bool]]:
    """Return for each parameter of a link what tells whether this run has it."""
    layers = {layer.name: layer for layer in history.layers}
    shown = layers.get(state.arrived(KEY).get("layer", ""), history.layers[0])
    return {
        "step": at_most(int(history.steps[-1])),
        "layer": layers.__contains__,
        "channel": at_most(min(shown.kernels.shape[3], fit.inputs)),
        "filter": at_most(shown.moved.shape[1]),
        "filters": lambda text: _has_filters(layers, text),
    }


def _has_filters(layers: Mapping[str, LayerHistory], text: str) -> bool:
    """Return whether the run has the filters of a film such as "conv1:3,17"."""
    name, _colon, filters = text.partition(":")
    known = layers.get(name)
    return known is not None and all(at_most(known.kernels.shape[4])(one) for one in filters.split(","))


def _name_of(run_id: str) -> str:
    """Return the run's name, or its id if it was deleted."""
    try:
        return title_of(open_store().get(run_id))
    except LearnerError:
        return run_id


def _first_image(run: Run) -> np.ndarray | None:
    """Return the image of which trainings on this data set make maps; None if the set is not on this computer."""
    try:
        return run.spec.load_dataset().first_of_each_class()[0]
    except LearnerError:
        return None


@st.cache_resource(max_entries=8, show_spinner=False)
def _history(run_id: str, last_step: int, finished: float | None) -> tuple[History, Curves]:
    # The last step and the end are parts of the cache's key only. What is cached is shared, so nobody changes it.
    store = open_store()
    run = store.get(run_id)
    history = read_history(store.files(run))
    if history.maps and history.pictured is None:
        history = replace(history, pictured=_first_image(run))
    train, validation = (store.metrics.read(run_id, phase) for phase in ("train", "validation"))
    return history, curves_beside(history.steps, train, validation)
