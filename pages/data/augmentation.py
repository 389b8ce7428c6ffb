"""What augmentation makes of a picture, computed by the very function that trainings use."""

import numpy as np
import streamlit as st

from lib import catalog
from lib.catalog import AMOUNTS
from lib.datasets.augment import augment
from lib.i18n import _, current_language
from lib.inspectors.answers.data_look import DataLook
from lib.parts.augmentation_preview import (
    SEED,
    Settings,
    Slider,
    augmentation_preview,
    chosen_settings,
    is_moved,
)
from lib.parts.labels import plural_forms
from pages.data import SETTINGS
from pages.data.choice import offer_training
from pages.data.sample import choose_sample
from pages.kit import state
from pages.kit.fragment import fragment

COUNT = 12


def list_sliders() -> tuple[Slider, ...]:
    """Return a slider for each training option that changes pictures."""
    options = {option.name: option for option in catalog.TrainingOptions().described()}
    return tuple(
        Slider(
            name,
            _(options[name].title),
            plural_forms(AMOUNTS[name], current_language()) if name in AMOUNTS else {},
            int(options[name].maximum or 1),
        )
        for name in catalog.AUGMENTATIONS
    )


def augment_picture(picture: np.ndarray, settings: Settings) -> np.ndarray:
    """Return `COUNT` versions of a picture uint8 [height, width, channels]; the same settings give the same."""
    return augment(
        np.repeat(picture[None], COUNT, axis=0),
        # Each setting has the type of its option.
        **{name: settings[name] for name in catalog.AUGMENTATIONS},  # pyright: ignore[reportArgumentType]
        random=np.random.default_rng(int(settings[SEED])),
    )


def show_augmentation(seen: DataLook, entry: catalog.DatasetEntry, size: int) -> None:
    """Draw the question, the picture and its versions, and a link to train on such versions."""
    st.markdown(
        _(
            "Training can change every picture a little each time, so that a network learns what stays the same. "
            "How far can you go until you would no longer give it the same label?"
        )
    )
    _preview(seen, entry, size)


@fragment()
def _preview(seen: DataLook, entry: catalog.DatasetEntry, size: int) -> None:
    """Draw the link, the picture and its versions; a slider that is moved reruns this fragment only."""
    link = st.container()
    picture = choose_sample(seen)
    known = list_sliders()
    key = state.key_of(SETTINGS)
    view = state.view_of(SETTINGS, {slider.name: slider.has for slider in known})
    settings = chosen_settings(key, known, view)
    is_chosen = is_moved(key) or not view.keys().isdisjoint(catalog.AUGMENTATIONS)
    with link:  # until a slider is moved, a training's own settings hold
        offer_training(entry, size, {name: settings[name] for name in catalog.AUGMENTATIONS} if is_chosen else {})
    augmentation_preview(picture, augment_picture(picture, settings), known, settings, key=key)
