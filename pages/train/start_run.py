"""The end of a form that starts a training: how long it will take, the names of run and learner, the button."""

import streamlit as st

from lib.catalog import AMOUNTS, AUGMENTATIONS
from lib.errors import NP_, LearnerError
from lib.i18n import _, join_list, plural
from lib.options import Option
from lib.runs import OwnRuns, Run, RunSpec, RunStore
from lib.runs.estimate import training_seconds
from lib.services import supervisor
from pages.kit.division import describe_division
from pages.kit.runs.long_training import confirm_long_training
from pages.kit.texts import format_duration, say


def offer_start(
    store: RunStore, learner: str, spec: RunSpec, *, parent: str | None = None, checkpoint: str | None = None
) -> Run | None:
    """Return the run that was just queued, or None until the button is pressed.

    Args:
        parent, checkpoint: the run and its checkpoint whose weights it begins with, if it continues another.
    """
    seconds = training_seconds(store, spec)
    said = (_describe_length(spec, seconds), _describe_images(spec), describe_division(spec))
    st.caption(" ".join((*said, *_describe_augmentation(spec))))
    title = st.text_input(_("Name of the run (optional)"), key="run-name", max_chars=60)
    _ask_for_name(store, learner)
    is_sure = confirm_long_training(seconds)
    label, icon = _("Start training"), ":material/play_arrow:"
    if not st.button(label, type="primary", icon=icon, width="stretch", disabled=not is_sure):
        return None
    try:
        run = OwnRuns(store, learner).start(spec, title, parent=parent, parent_checkpoint=checkpoint)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return None
    supervisor().wake()
    return run


def _describe_length(spec: RunSpec, seconds: float) -> str:
    """Return in a sentence how long the training is."""
    steps, time = spec.total_steps(), format_duration(seconds)
    text = NP_(
        "{steps:,} step, about {time} on this machine once it starts.",
        "{steps:,} steps, about {time} on this machine once it starts.",
    )
    return plural(text, steps).format(steps=steps, time=time)


def _describe_images(spec: RunSpec) -> str:
    """Return in a sentence how many images the network sees, and how often."""
    images, seen = spec.count_images(), spec.count_images_seen(spec.total_steps())
    if seen < images:
        some = NP_(
            "The network sees {seen:,} of the {images:,} image.",
            "The network sees {seen:,} of the {images:,} images.",
        )
        return plural(some, images).format(seen=seen, images=images)
    if seen == images:
        once = NP_(
            "The network sees its {images:,} image once.", "The network sees each of the {images:,} images once."
        )
        return plural(once, images).format(images=images)
    often = NP_(
        "The network sees its {images:,} image {times} times.",
        "The network sees each of the {images:,} images {times} times.",
    )
    return plural(often, images).format(images=images, times=f"{seen / images:,.1f}".removesuffix(".0"))


def _describe_augmentation(spec: RunSpec) -> list[str]:
    """Return in a sentence how every image is changed; nothing if it is not."""
    known = {option.name: option for option in spec.training.described()}
    changes = [
        f"{_(option.title)} {_amount(option)}".rstrip()
        for option in map(known.__getitem__, AUGMENTATIONS)
        if option.default
    ]
    if not changes:
        return []
    return [_("Each time, the image is changed a little: {changes}.").format(changes=join_list(changes))]


def _amount(option: Option) -> str:
    """Return how much is changed, such as "1 pixel"; "" for what is on or off."""
    if option.name not in AMOUNTS:
        return ""
    return plural(AMOUNTS[option.name], int(option.default)).format(count=option.default)


def _ask_for_name(store: RunStore, learner: str) -> None:
    known = store.learners.name_of(learner)
    name = st.text_input(_("Your name, for the class to see"), value=known, key="learner-name", max_chars=40)
    if name != known:
        store.learners.rename(learner, name)
