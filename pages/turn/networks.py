"""What each network reads in the turned picture, and what the part is told of it."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.experiments.fair_pair import FairPair
from lib.inspectors.answers.inner_features import find_features, find_pooled
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.routing_observation import observe_routing
from lib.models.common_options import count_routing_iterations
from lib.parts.turned_picture import Pooled, Turned
from lib.pictures.reference import AnyPicture, Picture, TurnedPicture
from lib.runs import RunStore
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader
from pages.kit.runs.record import are_fair_pair, record_of


def read_all(
    readers: Sequence[Reader], picture: Picture, dials: Mapping[str, float] | None, iterations: int | None
) -> list[np.ndarray | None]:
    """Return the scores that each network gives the picture as the dials make it; None if `dials` is None.

    Args:
        iterations: of the networks that iterate; None for as many as in training.
    """
    if dials is None:
        return [None] * len(readers)
    return [read_scores(reader, TurnedPicture(picture, tuple(dials.items())), iterations) for reader in readers]


def read_scores(reader: Reader, picture: AnyPicture, iterations: int | None) -> np.ndarray:
    """Return the scores that a network gives a picture with so many iterations, if it iterates."""
    run, checkpoint = reader
    trained_with = count_routing_iterations(run.spec.model)
    if trained_with is None or iterations in (None, trained_with):
        return observe(run.id, checkpoint, picture).scores
    return observe_routing(run.id, checkpoint, picture, iterations).lengths[-1]


def describe(
    store: RunStore, reader: Reader, seen: Observation, scores: np.ndarray, turned: np.ndarray | None
) -> Turned:
    """Return what the part is given of a network; the accuracy on record is that of the last checkpoint.

    Args:
        seen: what the network computes for the picture as it is, with as many iterations as in training.
        scores: those that it gives the picture as it is, with as many as were chosen.
        turned: the scores that the network gives the picture as the dials make it, if the server was asked.
    """
    run, checkpoint = reader
    features, numbers = find_features(seen.layers, len(seen.scores))
    pooled = find_pooled(run, seen.layers)
    return Turned(
        id=run.id,
        checkpoint=checkpoint,
        title=title_of(run),
        network=network_address(run, checkpoint),
        score_name=seen.score_name,
        scores=scores,
        features=features,
        numbers=numbers,
        pooled=Pooled(*pooled) if pooled else None,
        trained_with=count_routing_iterations(run.spec.model),
        turned=turned,
        **vars(record_of(store, reader)),
    )


def explain_pair(readers: Sequence[Reader], pair: FairPair | None) -> str:
    """Return the name of the part's text that says why these two can be compared; "" for any others."""
    if pair is None or not are_fair_pair(readers, pair):
        return ""
    return "fair_pair_turned" if any(run.spec.training.rotation for run in pair) else "fair_pair"
