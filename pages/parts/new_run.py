"""The form for a new run: network, data, preset, every option, and how long it will take."""

import streamlit as st

from lib import catalog
from lib.errors import LearnerError
from lib.i18n import _, say
from lib.options import Option, Value
from lib.runs import RunSpec, RunStore
from lib.runs.estimate import training_seconds
from lib.services import supervisor
from pages.parts.address import addressed
from pages.parts.texts import duration
from pages.parts.view import view_run


def new_run_form(store: RunStore, learner: str) -> None:
    """Draw the form; the button queues the run and brings it into view."""
    st.subheader(_("A new run"), anchor=False)
    name = st.selectbox(
        _("Network"),
        list(catalog.ARCHITECTURES),
        format_func=lambda key: _(catalog.ARCHITECTURES[key].title),
        **addressed("network", list(catalog.ARCHITECTURES), "capsnet_small"),
    )
    architecture = catalog.architecture(name)
    st.caption(_(architecture.summary))
    learnable = catalog.learnable(name)
    dataset = st.selectbox(
        _("Data"),
        learnable,
        format_func=lambda key: _(catalog.dataset(key).title),
        **addressed("data", learnable, learnable[0]),
    )
    presets = [preset.name for preset in architecture.presets]
    length = st.radio(
        _("How long"),
        presets,
        format_func=lambda key: _(architecture.preset(key).title),
        **addressed("preset", presets, presets[0]),
    )
    preset = architecture.preset(length or presets[0])
    start = st.container()  # above the options, so that starting keeps the run in sight
    with st.expander(_("Edit"), icon=":material/tune:"):
        options = {
            option.name: _input(option, preset, f"{name}-{preset.name}")
            for option in architecture.options().values()
        }
    with start:
        try:
            spec = RunSpec.create(name, dataset, options)
        except LearnerError as error:
            st.error(say(error))
        else:
            _start(store, learner, spec)
    st.page_link("pages/paper.py", label=_("Reproduce the paper"), icon=":material/science:")


def _start(store: RunStore, learner: str, spec: RunSpec) -> None:
    """How long it will take, whose run it is, and the button."""
    st.caption(
        _("{steps:,} steps, about {time} on this machine once it starts.").format(
            steps=spec.total_steps(), time=duration(training_seconds(store, spec))
        )
    )
    title = st.text_input(_("Name of the run (may stay empty)"), key="run-name", max_chars=60)
    _ask_for_name(store, learner)
    if st.button(_("Start training"), type="primary", icon=":material/play_arrow:", width="stretch"):
        run = store.create(spec, learner, title)
        supervisor().wake()
        view_run(run.id)


def _ask_for_name(store: RunStore, learner: str) -> None:
    known = store.learner_name(learner)
    name = st.text_input(_("Your name, for the class to see"), value=known, key="learner-name", max_chars=40)
    if name != known:
        store.name_learner(learner, name)


def _input(option: Option, preset: catalog.Preset, scope: str) -> Value:
    """The form field for one option, starting at the preset's value."""
    value = preset.options.get(option.name, option.default)
    key = f"option-{scope}-{option.name}"
    unit = f" ({_(option.unit)})" if option.unit else ""
    if isinstance(option.default, bool):
        return st.toggle(_(option.title), value=bool(value), key=key, help=_(option.meaning))
    if option.choices:
        choices = option.choices
        index = choices.index(str(value))
        return st.selectbox(_(option.title), choices, index=index, format_func=_, key=key, help=_(option.meaning))
    spans = _("{minimum:g} to {maximum:g}").format(minimum=option.minimum, maximum=option.maximum)
    help_text = f"{_(option.meaning)} ({spans})"
    title = _(option.title) + unit
    if isinstance(option.default, int):
        return st.number_input(
            title, int(option.minimum or 0), int(option.maximum or 0), int(value), key=key, help=help_text
        )
    return st.number_input(
        title,
        float(option.minimum or 0),
        float(option.maximum or 0),
        float(value),
        step=float(value) / 4 or 0.1,
        format="%.6g",
        key=key,
        help=help_text,
    )
