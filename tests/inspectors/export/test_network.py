"""Exported networks of runs: kept once a checkpoint, whole, and made again when something has changed."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lib.catalog import COMPARED_RUNS
from lib.datasets import load
from lib.errors import LearnerError
from lib.inspectors import export
from lib.inspectors.answers import network_file
from lib.inspectors.answers.network_file import can_be_sent, load_network_file, network_address, save_network
from lib.inspectors.questions.export.network import export_network
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.runs import RunStore, open_store
from lib.settings import ASSETS
from tests.conftest import TrainedHome, forget_home
from tests.lite import Arrays, LiteNetwork
from tests.runs.specs import spec

pytestmark = pytest.mark.xdist_group("exported runs")


@pytest.fixture
def store(trained_home: TrainedHome, tmp_path: Path, monkeypatch) -> Iterator[RunStore]:
    """A store of its own with the trained run."""
    home = tmp_path / "home"
    shutil.copytree(trained_home.home, home)
    monkeypatch.setenv("CAPSULE_LAB_HOME", str(home))
    forget_home()
    yield open_store()
    forget_home()


def assert_routed_alike(
    network: LiteNetwork, seen: Arrays, run_id: str, checkpoint: str, image: np.ndarray
) -> None:
    """Loop `route` one to ten times: each pass is that of the server's routing."""
    for iterations in range(1, 11):
        routing, passes = observe_routing(run_id, checkpoint, image, iterations), network.route(seen, iterations)
        for name in ("logits", "couplings", "weighted_sums", "outputs", "agreements"):
            values = getattr(routing, name)
            np.testing.assert_allclose(passes[name][:, 0], values, atol=1e-5 * max(np.abs(values).max(), 1e-3))


def test_a_fresh_run_is_exported_once(store: RunStore, trained_home: TrainedHome):
    run = store.get(trained_home.run_id)
    checkpoint = store.files(run).checkpoint()
    assert load_network_file(run.id, checkpoint) is None
    made = export_network(run.id, checkpoint)
    assert made.compressed.parent == store.files(run).networks
    written = made.compressed.stat().st_mtime_ns
    assert load_network_file(run.id, checkpoint) == made == export_network(run.id, checkpoint)
    assert made.compressed.stat().st_mtime_ns == written
    name = made.compressed.name.removesuffix(".tflite.gz")
    assert name.endswith(str(network_address(run, checkpoint)).partition("?v=")[2])
    network = LiteNetwork(made.read())
    image = load("mnist").test.images[7].astype(np.float32) / 255.0
    found, seen = network.run("observe", image=image[None]), observe(run.id, checkpoint, image)
    for name, values in seen.layers.items():
        np.testing.assert_allclose(found[name][0], values, atol=1e-5 * np.abs(values).max(), err_msg=name)
    assert_routed_alike(network, found, run.id, checkpoint, image)


def test_a_checkpoint_that_has_changed_is_exported_again(store: RunStore, trained_home: TrainedHome):
    run = store.get(trained_home.run_id)
    files = store.files(run)
    [*_, before, last] = files.checkpoints()
    old, other = save_network(run, last, b"old"), save_network(run, before, b"other")
    address = network_address(run, last)
    files.save_checkpoint(int(last), {name: w + 1 for name, w in files.load_checkpoint(last).items()})
    assert load_network_file(run.id, last) is None
    assert network_address(run, last) != address
    new = save_network(run, last, b"new")
    assert set(files.networks.iterdir()) == {new.compressed, other.compressed}
    assert not old.compressed.exists()


def test_a_new_exporter_makes_all_files_again(store: RunStore, trained_home: TrainedHome, monkeypatch):
    run = store.get(trained_home.run_id)
    checkpoint = store.files(run).checkpoint()
    save_network(run, checkpoint, b"old")
    monkeypatch.setattr(network_file, "EXPORTER", network_file.EXPORTER + 1)
    assert load_network_file(run.id, checkpoint) is None


def test_what_cannot_be_kept_is_said(store: RunStore, trained_home: TrainedHome, monkeypatch):
    run = store.get(trained_home.run_id)
    store.files(run).networks.write_text("a file where the folder should be")
    with pytest.raises(LearnerError, match=r"could not be written .* Free some space"):
        save_network(run, store.files(run).checkpoint(), b"new")


@pytest.mark.parametrize("run_id", COMPARED_RUNS)
def test_what_pages_open_with_ships_as_it_would_be_exported(home, run_id):
    kept = load_network_file(run_id, "final")
    assert kept is not None, f"python -m lib.inspectors.questions.keep_showcase {run_id} makes it"
    assert kept.compressed.is_relative_to(ASSETS)
    image = load("mnist").test.images[115].astype(np.float32) / 255.0
    network = LiteNetwork(kept.read())
    found, seen = network.run("observe", image=image[None]), observe(run_id, "final", image)
    for name, values in seen.layers.items():
        np.testing.assert_allclose(found[name][0], values, atol=1e-5 * np.abs(values).max(), err_msg=name)
    if "route" in network.functions:
        assert_routed_alike(network, found, run_id, "final", image)


def test_bundled_networks_are_kept_in_the_home_and_large_ones_are_not_sent(store: RunStore):
    run = store.get("efficient_capsnet")
    assert save_network(run, "final", b"new").compressed.is_relative_to(store.folder)
    assert can_be_sent(run)
    assert str(network_address(run, "final")).startswith("networks/efficient_capsnet/final.tflite?v=")
    too_large = store.create(spec("baseline_cnn"), "ada")  # 35 million weights
    assert not can_be_sent(too_large)
    assert network_address(too_large, "final") is None


def test_the_command(home, tmp_path: Path, capsys):
    target = tmp_path / "network.tflite"
    assert export.main(["capsnet_small", "--to", str(target)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["file"] == str(target)
    assert printed["bytes"] == target.stat().st_size < 4_000_000  # 1.7 million weights of two bytes
    assert printed["functions"]["route"] == {"votes": [1, 128, 10, 16], "logits": [1, 128, 10]}
    image = load("mnist").test.images[115].astype(np.float32) / 255.0
    found = LiteNetwork(target.read_bytes()).run("observe", image=image[None])
    np.testing.assert_allclose(found["lengths"][0], observe("capsnet_small", "final", image).scores, atol=1e-5)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nothing", "--to", "a.tflite"], "no run “nothing”"),
        (["lenet", "--checkpoint", "x", "--to", "a.tflite"], "no checkpoint “x”"),
        (["lenet", "--to", "a.onnx"], "ends in .tflite or .keras, but got “a.onnx”"),
    ],
)
def test_what_the_command_refuses(home, arguments, sentence, capsys):
    assert export.main(arguments) == 2
    assert sentence in capsys.readouterr().err
