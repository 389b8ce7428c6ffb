"""Which network's neuron stands beside the capsules of a run."""

from dataclasses import replace

import pytest

from lib.parts.neuron_capsule import Capsule
from lib.runs import open_store
from pages.capsules import neuron
from pages.capsules.neuron import describe_capsule, find_neuron


def test_it_is_that_of_the_nearest_network_that_came_with_the_app(home, monkeypatch: pytest.MonkeyPatch):
    store = open_store()
    run, lenet = store.get("capsnet_small"), store.get("lenet")
    files = store.files(lenet)
    monkeypatch.setattr(store, "files", lambda _run: files)
    learned = replace(lenet, id="own", name="own", bundled=False, parameters=run.parameters)
    monkeypatch.setattr(neuron, "find_trained_runs", lambda _store: [learned, run, lenet])
    monkeypatch.setattr(neuron, "network_of", lambda _store, other: f"networks/{other.id}")
    found = find_neuron(store, run)
    assert found is not None
    assert (found.network, found.inputs) == ("networks/lenet", 1024)
    monkeypatch.setattr(neuron, "find_trained_runs", lambda _store: [learned, run])
    own = find_neuron(store, run)
    assert own is not None and own.network == "networks/own"
    monkeypatch.setattr(neuron, "find_trained_runs", lambda _store: [run])
    assert find_neuron(store, run) is None


def test_a_class_capsule_receives_primary_capsules():
    capsule = describe_capsule(open_store().get("capsnet_small"))
    assert (capsule.inputs, capsule.size, capsule.dim) == (128, 8, 16)
    assert isinstance(capsule, Capsule)
