"""Continuing a run from one of its checkpoints, as a new run with other options; the address names both."""

import streamlit as st

from lib import catalog
from lib.catalog import IMAGE_SIZE
from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.answers.beginning import plan_beginning
from lib.models.beginning import Beginning
from lib.options import Value
from lib.runs import Run, RunSpec, RunStore
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.option_field import choose_value, refuse_out_of_range
from pages.kit.runs.choose_checkpoint import choose_checkpoint, label_checkpoint
from pages.kit.runs.label import title_of
from pages.kit.seen import get_seen_run
from pages.kit.texts import say, shorten_title
from pages.train.begin_with import describe_beginning, describe_frozen
from pages.train.new_run import DIVISION, IN_SIGHT
from pages.train.start_run import offer_start
from pages.train.view import view_run

KEY, CHECKPOINT_KEY = "from", "from_checkpoint"


def can_branch(store: RunStore, run: Run) -> bool:
    """Return whether the run has weights to begin with and does not train any more."""
    return not run.active and bool(store.files(run).checkpoints())


def offer_branch(run: Run) -> None:
    """Draw a button that opens the form to continue this run."""
    # A button, as a link to the page that one is on does nothing there.
    if st.button(_("Continue from here"), icon=":material/fork_right:", key=f"branch-{run.id}"):
        state.put(KEY, run.id)
        view_run(run.id)


def show_parent(store: RunStore, run: Run) -> None:
    """Say which checkpoint of which run this one began with, if any, and with which layers; link to that run."""
    if run.parent is None:
        return
    _link_to_parent(store, run, run.parent)
    if run.new_layers:
        st.caption(describe_beginning(Beginning(run.taken_layers, run.new_layers)))
    if run.frozen_layers:
        st.caption(describe_frozen(run.frozen_layers))


def _link_to_parent(store: RunStore, run: Run, parent: str) -> None:
    place = label_checkpoint(run.parent_checkpoint or "")
    try:
        origin = store.get(parent)
    except LearnerError:
        text = _("Continues {name} from {checkpoint}; it was deleted.")
        if run.new_layers:
            text = _("Began with layers of {name}, {checkpoint}; it was deleted.")
        st.caption(text.format(name=in_markdown(parent), checkpoint=place))
        return
    text = _("Continues {name} from {checkpoint}")
    if origin.spec.dataset != run.spec.dataset:
        text = _("Began with layers of {name}, {checkpoint}")
    label = text.format(name=in_markdown(title_of(origin)), checkpoint=place)
    if st.button(label, icon=":material/fork_right:", type="tertiary", key=f"parent-{run.id}"):
        view_run(parent)


def find_run_to_continue(store: RunStore) -> Run | None:
    """Return the run that the address says to continue, or None."""
    wanted = state.chosen(KEY)
    if not wanted:
        return None
    try:
        run = get_seen_run(store, wanted)
        store.files(run).checkpoint()
    except LearnerError as error:
        st.warning(say(error))
        return None
    return run


def draw_branch_form(store: RunStore, learner: str, parent: Run) -> None:
    """Draw the form; the button queues the branch and brings it into view."""
    st.subheader(_("Continue {name}").format(name=in_markdown(title_of(parent))), anchor=False)
    st.caption(
        _(
            "A new run begins with the weights of this checkpoint. {network} and {data} stay; its steps, curves "
            "and options are its own."
        ).format(
            network=_(parent.architecture.title),
            data=in_markdown(shorten_title(catalog.dataset(parent.spec.dataset))),
        )
    )
    checkpoint = choose_checkpoint(store, parent, CHECKPOINT_KEY)
    known = parent.spec.described_options()
    # The data stay, and so do their size and what of them is tested on.
    options: dict[str, Value] = {name: known[name].default for name in (IMAGE_SIZE, *DIVISION)}

    def field(name: str) -> None:
        options[name] = choose_value(known[name], f"from-{parent.id}-{name}")

    field(IN_SIGHT)
    start = st.container()
    with st.expander(_("Change the options"), icon=":material/tune:"):
        for name in [name for name in known if name not in options]:
            field(name)
    with start:
        _check_and_start(store, learner, parent, checkpoint, options)
    if st.button(_("A new run instead"), icon=":material/close:", type="tertiary"):
        view_run(parent.id, leave=(KEY, CHECKPOINT_KEY))


def _check_and_start(
    store: RunStore, learner: str, parent: Run, checkpoint: str, options: dict[str, Value]
) -> None:
    try:
        known = parent.spec.described_options()
        refuse_out_of_range((known[name] for name in options), options)
        spec = RunSpec.create(parent.spec.architecture, parent.spec.dataset, options)
        spec.check_trainable()
        if spec.model != parent.spec.model:
            with st.spinner(_("Do the weights fit these options?")):
                plan_beginning(parent.id, checkpoint, spec)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return
    run = offer_start(store, learner, spec, parent=parent.id, checkpoint=checkpoint)
    if run is not None:
        view_run(run.id, leave=(KEY, CHECKPOINT_KEY))
