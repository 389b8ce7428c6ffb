"""Adversarial noise: what it takes to mislead networks with and without capsules, live and over many images."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.inner_features import find_features
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import Observation
from lib.inspectors.readings import Reading
from lib.parts.adversarial_noise import Misled, adversarial_noise
from lib.pictures.pixels import to_bytes
from lib.runs import RunStore
from pages.kit import state
from pages.kit.parameters import at_most
from pages.kit.pictures.in_part import has_picture, picture_for_part
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader, choose_networks
from pages.kit.runs.record import are_fair_pair, observe_all, record_of
from pages.limits import PART
from pages.limits.noise_made import noise_address
from pages.limits.noise_measured import show_successes


def show_noise(store: RunStore) -> None:
    """Draw the view below the title of the page."""
    readers, pair = choose_networks(store)
    if not readers:
        st.caption(_("Choose at least one network."))
        return
    show_part(store, readers, "fair_pair" if are_fair_pair(readers, pair) else "")
    show_successes(readers)


def show_part(store: RunStore, readers: Sequence[Reader], pair: str) -> None:
    """Draw the part with these networks; `pair` names the text that says why there are these two."""
    reading = Reading.of(readers[0].run.spec)
    picture, pictures = picture_for_part(reading)
    with st.spinner(_("The networks read the picture …")):
        seen = observe_all(readers, picture)
    makers = ["own", *(reader.run.id for reader in readers)]
    checks = {
        "image": has_picture(reading),
        "target": at_most(len(pictures.classes) - 1),
        "maker": makers.__contains__,
    }
    adversarial_noise(
        to_bytes(seen[0].image),
        [describe(store, *one) for one in zip(readers, seen, strict=True)],
        pictures,
        pair=pair,
        view=view_of_part(checks),
        key=state.key_of("noise"),
    )


def view_of_part(checks: Mapping[str, Callable[[str], bool]]) -> dict[str, str]:
    """Return where the part starts: as the address says by now, once another view was looked at meanwhile."""
    now = {name: state.current(name) for name in ("epsilon", "method", "target", "maker")}
    return state.view_of(PART, checks) | {name: text for name, text in now.items() if text is not None}


def describe(store: RunStore, reader: Reader, seen: Observation) -> Misled:
    """Return what the part is given of a network."""
    run, checkpoint = reader
    return Misled(
        id=run.id,
        checkpoint=checkpoint,
        title=title_of(run),
        network=network_address(run, checkpoint),
        noise=noise_address(run, checkpoint),
        score_name=seen.score_name,
        scores=seen.scores,
        features=find_features(seen.layers, len(seen.scores))[0],
        **vars(record_of(store, reader)),
    )
