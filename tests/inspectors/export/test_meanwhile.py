"""While a network is exported, which takes seconds, questions are answered."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import psutil
import pytest

from lib.datasets import load
from lib.inspectors import ask as asking
from lib.inspectors.answers.network_file import export_network, load_network_file
from lib.inspectors.answers.observation import observe
from lib.inspectors.pool import Inspectors
from lib.inspectors.worker import start, start_in_background
from lib.pictures.reference import TEST, Picture
from lib.priority import NICENESS
from lib.runs import open_store
from tests.conftest import TrainedHome, forget_home
from tests.lite import LiteNetwork

pytestmark = pytest.mark.xdist_group("inspectors")  # one worker starts them


@pytest.fixture
def background(trained_home: TrainedHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inspectors]:
    """One inspector, and one in the background, in a home of their own with the trained run."""
    home = tmp_path / "home"
    shutil.copytree(trained_home.home, home)
    monkeypatch.setenv("CAPSULE_LAB_HOME", str(home))
    forget_home()
    inspectors, background = Inspectors(1, start), Inspectors(1, start_in_background)
    monkeypatch.setattr(asking, "inspectors", lambda: inspectors)
    monkeypatch.setattr(asking, "background_inspector", lambda: background)
    yield background
    for one in (inspectors, background):
        one.close()
    forget_home()


def test_a_question_is_answered_while_a_network_is_exported(background: Inspectors, trained_home: TrainedHome):
    image = load("mnist").test.images[7].astype(np.float32) / 255.0
    process = psutil.Process(background.ask(os.getpid))
    run_id = trained_home.run_id
    checkpoint = open_store().files(open_store().get(run_id)).checkpoint()
    observe.forget()
    with ThreadPoolExecutor(2) as learners:
        process.suspend()  # in the middle of an export, for as long as this test wants
        exports = [learners.submit(export_network, run_id, checkpoint) for _ in range(2)]
        scores = observe(run_id, checkpoint, Picture(TEST, "7")).scores
        assert not any(export.done() for export in exports)
        process.resume()
        one, other = (export.result() for export in exports)
    assert one == other == load_network_file(run_id, checkpoint)
    assert process.nice() == NICENESS
    found = LiteNetwork(one.read()).run("observe", image=image[None])
    np.testing.assert_allclose(found["lengths"][0], scores, atol=1e-5)
