"""The form for a new run: network, data, preset, every option, and how long it will take."""

import streamlit as st

from lib import catalog
from lib.catalog import IMAGE_SIZE
from lib.errors import LearnerError
from lib.i18n import _, say
from lib.options import Option, Value
from lib.runs import RunSpec, RunStore
from pages.data.choice import choose_learnable, forget_size, is_size_chosen
from pages.kit.address import addressed
from pages.kit.option_field import option_field
from pages.train.start_run import offer_start
from pages.train.view import view_run

IN_SIGHT = "max_steps"
"""The option that is not folded away: how to make a training short."""
SIZED_FOR = "size-preset"
"""Whose usual image size the form offers now."""


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
    data_choice = st.container()
    presets = [preset.name for preset in architecture.presets]
    length = st.radio(
        _("How long"),
        presets,
        format_func=lambda key: _(architecture.preset(key).title),
        **addressed("preset", presets, presets[0]),
    )
    preset = architecture.preset(length or presets[0])
    with data_choice:
        dataset, image_size = _choose_data(name, preset)
    options: dict[str, Value] = {}

    def field(option: Option) -> None:
        value = preset.options.get(option.name, option.default)
        options[option.name] = option_field(option, value, f"option-{name}-{preset.name}-{option.name}")

    known = architecture.options()
    known.pop(IMAGE_SIZE)
    options[IMAGE_SIZE] = image_size
    field(known.pop(IN_SIGHT))
    start = st.container()  # above the other options, so that starting keeps the run in sight
    with st.expander(_("Edit"), icon=":material/tune:"):
        for option in known.values():
            field(option)
    with start:
        try:
            spec = RunSpec.create(name, dataset, options)
        except LearnerError as error:
            st.error(say(error))
        else:
            run = offer_start(store, learner, spec)
            if run is not None:
                view_run(run.id)
    st.page_link("pages/paper/page.py", label=_("Reproduce the paper"), icon=":material/science:")


def _choose_data(name: str, preset: catalog.Preset) -> tuple[str, int]:
    """The data set, and the size of its images; with another preset, the size is that preset's again."""
    usual = int(preset.options.get(IMAGE_SIZE, 0))
    before = st.session_state.get(SIZED_FOR, usual)
    st.session_state[SIZED_FOR] = usual
    if before != usual and is_size_chosen():  # a size that is only in the address came with a link
        forget_size()
    return choose_learnable(name, usual)
