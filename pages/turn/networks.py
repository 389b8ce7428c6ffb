"""The networks that read the turned picture: by default the two that can be compared most fairly."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import streamlit as st

from lib.experiments.facts import find_facts, load_facts
from lib.experiments.fair_pair import FairPair, find_fair_pair
from lib.i18n import _
from lib.inspectors.answers.inner_features import find_features
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.readings import Reading
from lib.intervals import wilson
from lib.parts.turned_picture import Turned
from lib.pictures.reference import Picture, TurnedPicture
from lib.runs import Run, RunStore
from pages.kit.choices import select_several
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import label_run, title_of

MOST = 4
"""So many networks stay compiled in a browser."""


class Reader(NamedTuple):
    """A network that reads the picture: a run's, as it was at a checkpoint."""

    run: Run
    checkpoint: str


def choose_networks(store: RunStore) -> tuple[list[Reader], FairPair | None]:
    """Return the networks that are chosen, all of which receive pictures in the same form, and the fair pair."""
    runs = {run.id: run for run in find_trained_runs(store, labels_per_image=1)}
    pair = find_fair_pair(run for run in runs.values() if run.bundled)
    chosen = select_several(
        _("Networks"),
        "runs",
        list(runs),
        [run.id for run in pair or list(runs.values())[:1]],
        in_words=lambda run_id: label_run(runs[run_id]),
        placeholder=_("Choose networks"),
        max_selections=MOST,
    )
    found = [runs[run_id] for run_id in chosen[:MOST]]
    alike = [run for run in found if Reading.of(run.spec) == Reading.of(found[0].spec)]
    if len(alike) < len(found):
        st.caption(
            _("Networks that learned other data than the first one cannot read its pictures; they are left out.")
        )
    with st.container(horizontal=True):
        return [Reader(run, choose_checkpoint(store, run, f"checkpoint-{run.id}")) for run in alike], pair


def observe_all(readers: Sequence[Reader], picture: Picture) -> list[Observation]:
    """Return what each network computes for the picture as it is."""
    return [observe(run.id, checkpoint, picture) for run, checkpoint in readers]


def observe_turned(
    readers: Sequence[Reader], picture: Picture, dials: Mapping[str, float] | None
) -> list[np.ndarray | None]:
    """Return the scores that each network gives the picture as the dials make it; None if `dials` is None."""
    if dials is None:
        return [None] * len(readers)
    turned = TurnedPicture(picture, tuple(dials.items()))
    return [observe(run.id, checkpoint, turned).scores for run, checkpoint in readers]


def describe(store: RunStore, reader: Reader, seen: Observation, turned: np.ndarray | None) -> Turned:
    """Return what the part is given of a network; the accuracy on record is that of the last checkpoint.

    Args:
        turned: the scores that the network gives the picture as the dials make it, if the server was asked.
    """
    run, checkpoint = reader
    features, numbers = find_features(seen.layers, len(seen.scores))
    images = (load_facts(store.files(run)) or find_facts(run.spec)).test_images
    accuracy = run.test_accuracy if checkpoint == store.files(run).checkpoints()[-1] else None
    interval = wilson(accuracy, images) if accuracy is not None and images is not None else None
    return Turned(
        id=run.id,
        title=title_of(run),
        network=network_address(run, checkpoint),
        score_name=seen.score_name,
        scores=seen.scores,
        features=features,
        numbers=numbers,
        parameters=run.parameters,
        accuracy=accuracy,
        interval=interval,
        images=images,
        turned=turned,
    )


def explain_pair(readers: Sequence[Reader], pair: FairPair | None) -> str:
    """Return the name of the part's text that says why these two can be compared; "" for any others."""
    if pair is None or {reader.run.id for reader in readers} != {run.id for run in pair}:
        return ""
    return "fair_pair_turned" if any(run.spec.training.rotation for run in pair) else "fair_pair"
