"""`python -m lib.probe`, as outside scripts call it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib.datasets import load
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.runs import RunStore
from tests.commands import run_here
from tests.conftest import ROOT, TrainedHome
from tests.inspectors.test_observe import untrained

NAMES = [
    *("image", "votes", "logits", "couplings", "weighted_sums", "outputs", "agreements", "reconstruction"),
    *("conv1", "norm1", "relu1", "conv2", "norm2", "relu2", "primary_capsules", "class_capsules", "lengths"),
]


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Two test digits as PNG files, white on black as they are."""
    paths = []
    for number in (0, 1):
        paths.append(tmp_path / f"digit {number}.png")
        Image.fromarray(load("mnist").test.images[number][..., 0]).save(paths[-1])
    return paths


def test_one_json_line_an_image_and_the_trace_of_the_last(
    trained_home: TrainedHome, trained_store: RunStore, pictures, tmp_path: Path
):
    command = (sys.executable, "-m", "lib.probe", *pictures, "--run", trained_home.run_id)
    done = subprocess.run(
        (*command, "--trace", tmp_path / "trace.npz"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(path) for path in pictures]
    for line in lines:
        assert list(line) == ["file", "label", "lengths"]
        assert list(line["lengths"]) == list("0123456789")
        assert line["label"] == max(line["lengths"], key=line["lengths"].get)
        assert all(0 <= length < 1 for length in line["lengths"].values())
    with np.load(tmp_path / "trace.npz") as arrays:
        trace = {name: arrays[name] for name in arrays.files}
    assert sorted(trace) == sorted(NAMES)
    np.testing.assert_allclose(list(lines[1]["lengths"].values()), trace["lengths"], atol=1e-6)
    seen = observe(trained_home.run_id, "", trace["image"])
    routing = observe_routing(trained_home.run_id, "", trace["image"])
    for name, values in seen.layers.items():
        np.testing.assert_allclose(trace[name], values, atol=1e-5, err_msg=name)
    for name in ("votes", "logits", "couplings", "weighted_sums", "outputs", "agreements", "reconstruction"):
        np.testing.assert_allclose(trace[name], getattr(routing, name), atol=1e-5, err_msg=name)


def test_a_softmax_network_has_probabilities(store: RunStore, pictures, tmp_path: Path):
    run_id = untrained(store, "lenet")
    done = run_here("lib.probe", pictures[0], "--run", run_id, "--trace", tmp_path / "trace.npz")
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert list(line) == ["file", "label", "probabilities"]
    assert list(line["probabilities"]) == list("0123456789")
    assert sum(line["probabilities"].values()) == pytest.approx(1, abs=1e-5)
    assert line["label"] == max(line["probabilities"], key=line["probabilities"].get)
    with np.load(tmp_path / "trace.npz") as arrays:
        seen = observe(run_id, "", arrays["image"])
        assert sorted(arrays.files) == sorted(["image", *seen.layers])
        np.testing.assert_allclose(list(line["probabilities"].values()), arrays["probabilities"], atol=1e-6)


def test_a_mistake_gets_one_sentence(trained_home: TrainedHome, trained_store: RunStore, pictures, tmp_path: Path):
    (tmp_path / "text.png").write_text("no picture")
    for arguments, sentence in (
        ((pictures[0], "--run", "gone"), "There is no run “gone”. It may have been deleted."),
        ((tmp_path / "none.png",), f"{tmp_path / 'none.png'} cannot be read (No such file or directory)."),
        ((tmp_path / "text.png",), "A picture (PNG, JPEG, WebP, HEIC, TIFF, BMP, GIF) was expected"),
    ):
        done = run_here("lib.probe", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1].startswith(sentence)
        assert "Traceback" not in done.stderr
