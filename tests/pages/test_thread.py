"""The thread from a filter to its map, to the images that move it, and to its share in the answer."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest

from lib.inspectors.answers.map_share import MapShare
from lib.inspectors.answers.maps import LayerMaps, NetworkMaps
from lib.models.capsules.routing import Presence
from lib.models.layers.description import LayerKind
from lib.runs import open_store
from lib.runs.history import read_history
from pages.filters.machine import _find_mapped
from pages.maps import share

FOUND = NetworkMaps(np.zeros((8, 8, 1), np.float32), (), "probabilities", ("cat", "dog"))


def of(evidence: list[list[float]], scores: list[list[float]], score_name: str = "probabilities") -> MapShare:
    maps = np.arange(4, 4 + len(scores) - 1, dtype=np.int32)
    before, after = (np.array(values, np.float32) for values in (evidence, scores))
    return MapShare("conv2", maps, before, after, score_name, is_linear=False)


def test_what_a_map_adds_is_said_with_it_and_without_it():
    found = of([[9.0, 1.0], [0.5, 1.0]], [[0.9996, 0.0004], [0.378, 0.622]])
    assert found.effects(0).tolist() == [8.5]
    assert share._describe(FOUND, found, "cat", None) == (
        "With the map the logit of “cat” is 9.000 (>\u00a099.9\u00a0%), without it 0.500 (37.8\u00a0%). "
        "Then the network reads “dog”."
    )
    lengths = of([[0.9, 0.1], [0.8, 0.1]], [[0.9, 0.1], [0.8, 0.1]], "lengths")
    assert (
        share._describe(FOUND, lengths, "cat", Presence.LENGTH)
        == "With the map the capsule of “cat” is 0.900 long, without it 0.800."
    )
    assert (
        share._describe(FOUND, lengths, "cat", Presence.ACTIVATION)
        == "With the map the activation of “cat” is 0.900, without it 0.800."
    )


@pytest.mark.parametrize(
    ("guess", "stays", "right"), [("yes", True, True), ("no", True, False), ("no", False, True)]
)
def test_a_guess_is_judged(guess: str, stays: bool, right: bool):
    assert share._judge(guess, stays) == ("You guessed right." if right else "You guessed otherwise.")


def test_each_map_and_the_class_lead_to_how_they_were_computed(monkeypatch: pytest.MonkeyPatch):
    drawn: list[str] = []
    monkeypatch.setattr(share.st, "html", drawn.append)
    monkeypatch.setattr(share.st, "caption", lambda _: None)
    monkeypatch.setattr(share.state, "link_to", lambda **parts: f"?{urlencode(parts)}")
    scores = LayerMaps("class", LayerKind.SCORES, (2,), values=np.array([0.9, 0.1], np.float32), can_open=True)
    share._draw(
        replace(FOUND, layers=(scores,)), of([[9, 1], [1, 1], [2, 1]], [[0.9, 0.1], [0.5, 0.5], [0.6, 0.4]])
    )
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', drawn[0])  # the map that is looked at has none
    assert links == [("?layer=class&amp;map=1", "adds to “cat”"), ("?layer=conv2&amp;map=6", "map 6")]


@pytest.mark.parametrize("run_id", ["lenet", "capsnet_small"])
def test_filter_evolution_leads_to_the_maps_that_there_are(home: Path, run_id: str):
    store = open_store()
    run = store.get(run_id)
    history = read_history(store.files(run))
    assert _find_mapped(run, history) == {"conv1", "conv2"}  # a primary capsule's filter makes no map of its own
    without_weights = store.create(run.spec, "nobody")
    assert _find_mapped(without_weights, history) == set()
