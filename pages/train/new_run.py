"""The form for a new run: network, data set, preset, every option, and how long it will take."""

from collections.abc import Mapping
from dataclasses import fields

import streamlit as st

from lib import catalog
from lib.catalog import AUGMENTATIONS, IMAGE_SIZE
from lib.datasets.division import Division
from lib.errors import LearnerError
from lib.i18n import _
from lib.models.common_options import FRAMEWORK_NAME
from lib.options import Option, Value
from lib.options.training import FROZEN_NAME
from lib.runs import RunSpec, RunStore
from pages.data.choice import choose_learnable
from pages.kit.choices import radio, select
from pages.kit.fragment import fragment
from pages.kit.option_field import choose_option, refuse_out_of_range
from pages.kit.texts import say
from pages.train.begin_with import choose_origin, is_origin_named, show_plan
from pages.train.start_run import offer_start
from pages.train.view import view_run

IN_SIGHT = "max_steps"
"""The option that is always in sight, as it makes a training short."""
DIVISION = tuple(field.name for field in fields(Division))
"""The options that say how the images are divided."""


def offered_options(options: Mapping[str, Option], data: catalog.DatasetEntry) -> dict[str, Option]:
    """Return those of the `options` by name that there are for a data set: its images are divided in one way."""
    return {name: one for name, one in options.items() if name not in DIVISION or name in data.division_options}


@fragment()
def draw_new_run_form(store: RunStore, learner: str) -> None:
    """Draw the form, which runs again without the page; the button queues the run and brings it into view."""
    st.subheader(_("A new run"), anchor=False)
    name = select(
        _("Network"),
        "network",
        list(catalog.ARCHITECTURES),
        in_words=lambda key: _(catalog.ARCHITECTURES[key].title),
    )
    architecture = catalog.architecture(name)
    st.caption(_(architecture.summary))
    data_choice = st.container()
    presets = [preset.name for preset in architecture.presets]
    length = radio(_("How long"), "preset", presets, in_words=lambda key: _(architecture.preset(key).title))
    preset = architecture.preset(length)
    with data_choice:
        dataset, image_size = choose_learnable(name, preset.training.image_size)
    options: dict[str, Value] = {}

    def field(option: Option) -> None:
        # What happens to the pictures was tried out on them, and stays for another network.
        options[option.name] = choose_option(option, "" if option.name in AUGMENTATIONS else f"{name} {length}")

    data = catalog.dataset(dataset)
    known = offered_options(preset.options(data.fit_size), data)
    known.pop(IMAGE_SIZE)
    options[IMAGE_SIZE] = image_size
    for name_in_sight in (FRAMEWORK_NAME, IN_SIGHT):
        if name_in_sight in known:
            field(known[name_in_sight])
    start = st.container()  # above the other options, so that the button is in sight
    with st.expander(_("Begin with learned weights"), icon=":material/fork_right:", expanded=is_origin_named()):
        origin = choose_origin(store, name, dataset)
        frozen = known.pop(FROZEN_NAME)
        options[FROZEN_NAME] = frozen.default
        if origin is not None:
            field(frozen)
    with st.expander(_("Change the options"), icon=":material/tune:"):
        for option in known.values():
            if option.name not in (FRAMEWORK_NAME, IN_SIGHT):
                field(option)
    with start:
        try:
            refuse_out_of_range(known.values(), options)
            spec = RunSpec.create(name, dataset, options)
            spec.check_trainable()
            if origin is not None:
                spec.check_continues(origin[0].spec)
                show_plan(*origin, spec)
        except LearnerError as error:
            st.error(say(error))
        else:
            parent, checkpoint = (None, None) if origin is None else (origin[0].id, origin[1])
            run = offer_start(store, learner, spec, parent=parent, checkpoint=checkpoint)
            if run is not None:
                view_run(run.id)
    st.page_link("pages/paper/page.py", label=_("Reproduce the paper"), icon=":material/science:")
