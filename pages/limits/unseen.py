"""What networks say of pictures that are none of the things which they learned."""

import numpy as np
import streamlit as st

from lib.datasets.unseen import DIGIT, DIGITS, KINDS, count_of
from lib.i18n import _
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import observe
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.readings import Reading
from lib.inspectors.unseen_queue import load_measured
from lib.parts.never_seen import PART as NEVER_SEEN
from lib.parts.never_seen import Asked, Kind, never_seen
from lib.pictures import reference as kinds
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import AnyPicture, Picture, UnseenPicture
from lib.runs import Run, RunStore
from pages.kit import state
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader, choose_networks
from pages.kit.runs.record import are_fair_pair, record_of
from pages.limits import PART
from pages.limits.made import address_of_unseen
from pages.limits.measuring import offer_measurement

READING = Reading(DIGITS)


def show_unseen(store: RunStore) -> None:
    """Draw the view below the title of the page."""
    unsuited = _(
        "“{name}” learned other pictures than digits. What is shown here suits networks that read digits; “Noise "
        "that misleads” works with any pictures."
    )
    readers, pair = choose_networks(store, reads_digits, unsuited)
    if not readers:
        st.caption(_("Choose at least one network."))
        return
    digit, pictures = picture_for_part(READING)
    key = state.key_of("never-seen")
    asked, reference = _read_choice(digit) if NEVER_SEEN.state(key).asks else (None, None)
    never_seen(
        [_describe(store, reader, asked) for reader in readers],
        [Kind(kind, count_of(kind), address_of_unseen(kind)) for kind in KINDS],
        to_bytes(_read_pixels(digit)),
        pictures,
        is_fair_pair=are_fair_pair(readers, pair),
        view=_view_of_part(),
        answered=reference,
        key=key,
    )
    offer_measurement(readers)


def reads_digits(run: Run) -> bool:
    """Return whether the network of a run receives pictures as MNIST has them."""
    return Reading.of(run.spec) == READING


def _view_of_part() -> dict[str, str]:
    """Return where the part starts: as the address says by now, once another view was looked at meanwhile."""
    now = {name: state.current(name) for name in ("kind", "number", "threshold")}
    arrived = state.view_of(PART, {"image": has_picture(READING)})
    return arrived | {name: text for name, text in now.items() if text is not None}


def _read_choice(digit: Picture) -> tuple[AnyPicture, str]:
    """Return the picture that the part shows by now, and what the part calls it."""
    kind, number = (_chosen(name) for name in ("kind", "number"))
    if kind == DIGIT:
        return digit, digit.reference
    return UnseenPicture(kind, int(number) - 1), f"{kind}-{number}"


def _read_pixels(digit: Picture) -> np.ndarray:
    """Return a digit or drawing as the networks receive it, float32 [height, width, channels] in [0, 1]."""
    match digit.kind:
        case kinds.TEST:
            return READING.test_pixels(int(digit.name))
        case kinds.HELD_OUT:
            return READING.held_out_pixels(int(digit.name))
        case _:
            return prepare(digit, READING.input_shape).model_input


def _chosen(name: str) -> str:
    """Return what the address says of a parameter by now; the usual value instead of what cannot be."""
    declared, text = state.parameter(name), state.current(name)
    return text if text and declared.is_possible(text) else declared.usual


def _describe(store: RunStore, reader: Reader, picture: AnyPicture | None) -> Asked:
    """Return what the part is given of a network, with what it reads in a picture if the server was asked."""
    run, checkpoint = reader
    seen = None if picture is None else observe(run.id, checkpoint, picture)
    record = record_of(store, reader)
    return Asked(
        id=run.id,
        checkpoint=checkpoint,
        title=title_of(run),
        network=network_address(run, checkpoint),
        score_name="lengths" if run.architecture.has_capsules else "probabilities",
        presence=run.presence,
        measured=load_measured(run.id, checkpoint),
        parameters=record.parameters,
        accuracy=record.accuracy,
        interval=record.interval,
        images=record.images,
        scores=None if seen is None else seen.scores,
        drawn=None if seen is None else seen.reconstruction,
    )
