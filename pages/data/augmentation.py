"""What augmentation makes of one picture, by the very function that trainings use."""

import numpy as np
import streamlit as st

from lib import catalog
from lib.datasets.augment import augment
from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook
from lib.parts.augmentation_preview import SEED, Settings, Slider, augmentation_preview, chosen_settings
from pages.data import SETTINGS
from pages.data.sample import choose_sample
from pages.kit import state
from pages.kit.fragment import fragment

COUNT = 12


def sliders() -> tuple[Slider, ...]:
    """The training options that change pictures, with their ranges."""
    options = {option.name: option for option in catalog.TrainingOptions().described()}
    return tuple(
        Slider(name, _(options[name].title), _(options[name].unit), int(options[name].maximum or 1))
        for name in catalog.AUGMENTATIONS
    )


def augmented(picture: np.ndarray, settings: Settings) -> np.ndarray:
    """`COUNT` versions of the picture uint8 [height, width, channels], the same for the same settings."""
    return augment(
        np.repeat(picture[None], COUNT, axis=0),
        **{name: settings[name] for name in catalog.AUGMENTATIONS},  # type: ignore[arg-type]
        random=np.random.default_rng(int(settings[SEED])),
    )


def show_augmentation(seen: DataLook) -> None:
    """The question, then the picture and its versions."""
    st.markdown(
        _(
            "Training can change every picture a little each time, so that a network learns what stays the same. "
            "How far can you go until you would no longer give it the same label?"
        )
    )
    _preview(seen)


@fragment()
def _preview(seen: DataLook) -> None:
    """Moving a slider reruns this alone."""
    picture = choose_sample(seen)
    known = sliders()
    key = state.key_of(SETTINGS)
    settings = chosen_settings(key, known, state.view_of(SETTINGS))
    augmentation_preview(picture, augmented(picture, settings), known, settings, key=key)
