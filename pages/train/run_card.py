"""The card of one run: how far it is, its buttons, curves, filters and reconstructions."""

import streamlit as st

from lib.catalog import SHOWCASE_RUN
from lib.errors import LearnerError
from lib.i18n import _, sentence
from lib.models.common_options import FRAMEWORKS
from lib.runs import ACTIVE_STATES, OwnRuns, Run, RunStore, State, open_store
from lib.runs.estimate import seconds_left, speed_of
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.division import describe_unusual_division
from pages.kit.fragment import fragment
from pages.kit.notices import say_gone
from pages.kit.runs.choose_run import say_why_broken
from pages.kit.runs.label import more_than_title, title_of
from pages.kit.runs.queue import show_queue
from pages.kit.seen import get_seen_run, seen_runs
from pages.kit.texts import MORE_TESTS, STATE_ICONS, describe_owner, format_duration, format_percent
from pages.train.branch import show_parent
from pages.train.modes import show_modes
from pages.train.run_actions import show_actions
from pages.train.run_pictures import show_curves, show_snapshot
from pages.train.view import KEY

TICK = "3s"


def find_run_in_view(store: RunStore, learner: str) -> Run:
    """Return the run that the address names, else the learner's own active or newest one, else a bundled run."""
    runs = seen_runs(store)
    own = list(filter(OwnRuns(store, learner).has, runs))
    active = [run for run in own if run.active]
    usual = (active or own or [store.get(SHOWCASE_RUN)])[0]
    wanted = state.chosen(KEY)
    if wanted is None:
        return usual
    try:
        return get_seen_run(store, wanted)
    except LearnerError:
        if not say_why_broken(store, wanted):
            say_gone(_("run"), wanted, title_of(usual))
        return usual


def show_run(run_id: str, learner: str) -> None:
    """Draw the queue and the run's card; they rerun every few seconds while anything trains."""
    before = _active_states()

    @fragment(run_every=TICK if before else None)
    def card() -> None:
        if _active_states() != before:
            st.rerun()  # the whole page: its lists have changed too, and this fragment may tick no more
        show_queue(open_store(), learner)
        _draw(open_store().get(run_id), learner)

    card()


def _active_states() -> dict[str, State]:
    return {run.id: run.state for run in open_store().runs(*ACTIVE_STATES)}


def _draw(run: Run, learner: str) -> None:
    with st.container(border=True):
        st.markdown(f"#### {STATE_ICONS[run.state]} {in_markdown(title_of(run))}")
        framework = FRAMEWORKS[run.spec.framework]
        facts = (*more_than_title(run), describe_owner(run, learner), _(run.state), framework, run.device)
        st.caption(in_markdown(" · ".join(fact for fact in facts if fact)))
        show_parent(open_store(), run)
        if run.reason:
            st.error(sentence(run.reason, run.reason_values, in_markdown), icon=":material/error:")
        _progress(run)
        _numbers(run)
        show_actions(run, learner)
        show_modes(run)
        show_curves(run)
        show_snapshot(run)


def _progress(run: Run) -> None:
    if run.state is State.QUEUED:
        st.progress(run.step / run.total_steps, text=_("Waiting for its turn."))
    elif run.active:
        text = _("Step {step:,} of {total:,}").format(step=run.step, total=run.total_steps)
        if (left := seconds_left(run)) is not None:
            text += " · " + _("about {time} left").format(time=format_duration(left))
        st.progress(run.step / run.total_steps, text=text)


def _numbers(run: Run) -> None:
    with st.container(horizontal=True):
        if run.spec.has_validation:
            st.metric(_("Validation accuracy"), format_percent(run.validation_accuracy))
        st.metric(
            _("Test accuracy"),
            format_percent(run.test_accuracy),
            help=_("On test images that the network has never seen, measured once, at the end."),
        )
        for name, accuracy in run.tests.items():
            title, help_text = _(MORE_TESTS.get(name, name)), _("Measured once, at the end of the training.")
            st.metric(title, format_percent(accuracy), help=help_text)
        st.metric(_("Images a second"), f"{speed:,.0f}" if (speed := speed_of(run)) else "–")
        st.metric(_("Training time"), format_duration(run.seconds) if run.seconds else "–")
    if divided := _describe_division(run):
        st.caption(divided)


def _describe_division(run: Run) -> str:
    try:
        return describe_unusual_division(run.spec)
    except LearnerError:  # the data set is gone
        return ""
