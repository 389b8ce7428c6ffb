"""One real training step of a run's network: the code that trains, with the values of this step beside it."""

import numpy as np
import streamlit as st

from lib.charts.code_values import CodeRow, Note, code_values
from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.charts.tiles import data_url, diverging, grey
from lib.errors import N_
from lib.i18n import _
from lib.inspectors.answers.training_step import STEPS, TracedFunction, TrainingStep, Value, training_step
from lib.models.common_options import PADDLE, HasFramework
from lib.options.training import MOMENTUM
from lib.runs import Run, RunStore
from pages.architecture.adam import adam_rows, write_number
from pages.kit import state
from pages.kit.choices import select
from pages.kit.runs.choose_run import RUN_WIDTH, choose_among, find_trained_runs

TITLES = {
    "on_one_device": N_("The step: gradients, then the optimiser"),
    "gradients": N_("The gradients of the loss"),
    "objective": N_("The loss of the batch"),
    "margin_loss": N_("The margin loss of each picture"),
    "margin_terms": N_("The margin loss of each class"),
    "reconstruction_loss": N_("The reconstruction loss of each picture"),
    "_backend_update_step": N_("Adam: what all weights have in common"),
    "update_step": N_("Adam: the update of the chosen weights"),
}
"""What each function of the step is about, by its name."""


def show_training(store: RunStore) -> None:
    """Let the learner choose a run, a step and weights, and show the step."""
    runs = [run for run in find_trained_runs(store, labels_per_image=1) if _is_shown(run)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        run = choose_among(runs, width=RUN_WIDTH)
        at = int(select(_("Step, counted from here"), "at", list(map(str, STEPS)), str(STEPS[0]), width=190))
        place = st.container(width="content")
    step = _ask(store, run, state.chosen("weight") or "", at)
    with place:
        weight = select(_("Weights"), "weight", step.weights, step.weight, of=run.id, width=330)
    if weight != step.weight:
        step = _ask(store, run, weight, at)
    _show_batch(step)
    for function in step.functions:
        _show_function(function)
    _show_adam(step)


def _is_shown(run: Run) -> bool:
    """Return whether the code that is shown is what the run was trained by: TensorFlow, with Adam."""
    options = run.spec.model
    is_of_paddle = isinstance(options, HasFramework) and options.framework == PADDLE
    return not is_of_paddle and run.spec.training.optimizer != MOMENTUM


def _ask(store: RunStore, run: Run, weight: str, at: int) -> TrainingStep:
    with st.spinner(_("The network takes a training step …")):
        return training_step(run.id, store.files(run).checkpoints()[-1], weight, at)


def _show_batch(step: TrainingStep) -> None:
    st.markdown(
        _(
            "A training goes on from the run’s last checkpoint, with these {count} pictures that it has learned "
            "from. The optimiser begins anew: before step 1 all its moments are 0. Beside each line stands what "
            "it computed in this step."
        ).format(count=len(step.labels))
    )
    count = _("{count} pictures").format(count=len(step.labels))
    st.html(contact_sheet([ClassRow(_("The batch"), count, step.images)]))
    with st.container(horizontal=True):
        st.metric(_("Loss before the step"), write_number(step.loss_before), width="content")
        st.metric(
            _("Loss after the step"),
            write_number(step.loss_after),
            width="content",
            help=_("Of the same pictures, both read as in a prediction: without dropout."),
        )
        st.metric(_("Learning rate"), write_number(step.adam.rate), width="content")
    if step.loss_after > step.loss_before:
        st.caption(
            _(
                "The step has made the loss larger. Adam’s first steps move each weight by about the learning "
                "rate, however small its gradient is, which is too far for a network that has learned already."
            )
        )


def _show_function(function: TracedFunction) -> None:
    st.markdown(f"#### {_(TITLES[function.name])}")
    st.markdown(f"`{function.place}`")
    st.html(code_values([CodeRow(line.text, tuple(map(_note, line.values))) for line in function.lines]))


def _note(value: Value) -> Note:
    name = "→" if value.name == "return" else value.name.replace("return", "→", 1)
    if not value.shape:
        return Note(name, "", write_number(value.mean))
    shape = " × ".join(map(str, value.shape))
    if max(value.shape) == 1 or value.least == value.most:
        return Note(name, shape, write_number(value.mean), _picture(value))
    text = _("{least} to {most}, mean {mean}; first {first}").format(
        least=write_number(value.least),
        most=write_number(value.most),
        mean=write_number(value.mean),
        first="  ".join(map(write_number, value.first)),
    )
    return Note(name, shape, text, _picture(value))


def _picture(value: Value) -> str:
    """Return a small picture of a sample: a picture as it is, a matrix in blue and orange."""
    if value.sample is None:
        return ""
    if value.sample.ndim == 3:
        return data_url(grey(value.sample))
    return data_url(diverging(value.sample, float(np.abs(value.sample).max())))


def _show_adam(step: TrainingStep) -> None:
    title = _("Adam, with the numbers of one weight")
    st.markdown(f"#### {title}")
    st.markdown(
        _("Of `{name}` the weight with the largest gradient, at [{index}]. Step {step} of this optimiser.").format(
            name=step.weight, index=", ".join(map(str, step.adam.index)), step=step.adam.step
        )
    )
    st.html(code_values(adam_rows(step.adam)))
