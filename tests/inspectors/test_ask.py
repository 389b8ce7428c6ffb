"""The inspectors: real processes, which answer, pass errors on, and may die."""

import hashlib
import importlib
import inspect
import os
import signal
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import numpy as np
import pytest

from lib import inspectors as inspectors_package
from lib.datasets import load
from lib.errors import LearnerError
from lib.inspectors import answers, worker
from lib.inspectors import ask as asking
from lib.inspectors.answers import observation, prepared_picture, routing_observation
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.pool import Inspectors
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.pictures.kept_images import keep_image
from lib.pictures.reference import OWN, TEST, OverlappedPictures, Picture, ScrambledPicture
from lib.pictures.uploads import run_preparation
from lib.runs import RunStore
from tests.conftest import ROOT, TrainedHome, forget_home
from tests.pictures.drawings import drawing, file_of
from tests.runs.specs import spec
from tests.test_processes import wait_until_gone

pytestmark = pytest.mark.xdist_group("inspectors")  # one worker starts them


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return load("mnist").test.images[0].astype(np.float32) / 255.0


@pytest.fixture
def inspectors(trained_store: RunStore):
    """One inspector that knows the trained home; slow to start, as it imports TensorFlow."""
    inspectors = Inspectors(1)
    inspectors.warm()
    yield inspectors
    inspectors.close()


def die_once(path: str) -> str:
    """Kills its own process the first time, and answers the second."""
    if not os.path.exists(path):  # noqa: PTH110
        with open(path, "w") as file:  # noqa: PTH123
            file.write(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return f"answered by {os.getpid()}"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_an_inspector_that_is_killed(inspectors, trained_home: TrainedHome, image: np.ndarray, tmp_path: Path):
    """Slow: three inspectors are started one after the other. Killed in the middle of a question, killed
    while idle, and dying of the question itself."""
    expected = observe(trained_home.run_id, "", image)

    def check_it_answers() -> None:
        seen = inspectors.ask(worker.answer, observe.__module__, "observe", trained_home.run_id, "", image)
        np.testing.assert_allclose(seen.scores, expected.scores, atol=1e-6)
        assert list(seen.layers) == list(expected.layers)
        routing = inspectors.ask(
            worker.answer, observe_routing.__module__, "observe_routing", trained_home.run_id, "", image, 2
        )
        assert routing.outputs.shape == (2, 10, 16)

    check_it_answers()
    with pytest.raises(LearnerError) as caught:  # a LearnerError crosses the border whole
        inspectors.ask(worker.answer, observe.__module__, "observe", "gone", "", image)
    assert caught.value.values == {"run_id": "gone"}
    assert str(caught.value) == "There is no run “gone”. It may have been deleted."

    first = inspectors.ask(os.getpid)
    answer = inspectors.ask(die_once, str(tmp_path / "died"))
    died = int((tmp_path / "died").read_text())
    assert died == first
    assert answer == f"answered by {inspectors.ask(os.getpid)}"
    assert inspectors.ask(os.getpid) != first

    idle = inspectors.ask(os.getpid)
    os.kill(idle, signal.SIGKILL)
    wait_until_gone(idle)
    check_it_answers()


class Counting:
    """Answers in this process, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, answer, module, name: str, *arguments):
        self.asked.append(name)
        return answer(module, name, *arguments)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(asking, "inspectors", lambda: counting)
    return counting


def test_a_picture_is_found_by_what_it_is():
    one, same, other = Picture(TEST, "3"), Picture(TEST, "3"), Picture(TEST, "4")
    own, prepared = Picture(OWN, "3"), Picture(OWN, "3", frozenset({"grey"}))
    tiles = ScrambledPicture(one, 2, (2, 0, 3, 1))
    pair, moved = (OverlappedPictures("mnist", (one, other), ((0, 0), (0, down))) for down in (0, 1))
    key = asking._content
    assert key(one) == key(same)
    assert hash(key(one)) == hash(key(same))
    assert len({key(picture) for picture in (one, same, other, own, prepared, tiles, pair, moved)}) == 7


def test_options_are_found_by_their_content():
    key = asking._content
    assert key({"routing": "em", "iterations": 2}) == key({"iterations": 2, "routing": "em"})
    assert key({"iterations": 2}) != key({"iterations": 3})
    one, same, other = spec("capsnet_small"), spec("capsnet_small"), spec("capsnet_small", iterations=1)
    assert key(one) == key(same) and hash(key(one)) == hash(key(same))
    assert key(one) != key(other)


def test_a_question_is_asked_once(trained_store: RunStore, trained_home: TrainedHome, image: np.ndarray, counting):
    ask_observe, ask_routing = observation.observe, routing_observation.observe_routing
    ask_observe.forget()
    ask_routing.forget()
    checkpoint = trained_store.files(trained_store.get(trained_home.run_id)).checkpoints()[-1]
    picture = Picture(TEST, "0")
    first = ask_observe(trained_home.run_id, checkpoint, picture)
    np.testing.assert_array_equal(first.image, image)
    assert ask_observe(trained_home.run_id, checkpoint, Picture(TEST, "0")) is first
    assert ask_observe(trained_home.run_id, picture=picture, checkpoint=checkpoint) is first
    ask_routing(trained_home.run_id, checkpoint, picture, 3)
    ask_routing(trained_home.run_id, checkpoint, picture, 3)
    ask_routing(trained_home.run_id, checkpoint, picture, 2)
    ask_observe(trained_home.run_id, "00000000", picture)
    assert counting.asked == ["observe", "observe_routing", "observe_routing", "observe"]


def test_what_is_kept_with_a_run_is_not_asked(home: Path, counting):
    observation.observe.forget()
    seen = observation.observe("capsnet_small", "final", Picture(TEST, str(SHOWCASE[0])))
    assert seen.class_names == tuple("0123456789") and counting.asked == []
    observation.observe("capsnet_small", "final", Picture(TEST, "5"))
    assert counting.asked == ["observe"]
    observation.observe.forget()


def test_an_upload_takes_one_trip_for_all_networks(home: Path, counting):
    prepared_picture.prepare.forget()
    content = file_of(drawing(), "PNG")
    shapes, steps = [(28, 28, 1), (36, 36, 1)], frozenset({"grey", "cut_out"})
    picture = prepared_picture.take_in(content, shapes, steps)
    assert picture == Picture(OWN, hashlib.sha256(content).hexdigest()[:16], steps)
    for shape in shapes:
        prepared = prepared_picture.prepare(picture, shape)
        assert [name for name, _image in prepared.stages] == ["original", "grey", "cut_out", "resize"]
        expected = run_preparation(drawing(), shape, steps=steps).model_input
        np.testing.assert_array_equal(prepared.model_input, expected)
    assert counting.asked == ["keep_and_prepare"]
    prepared_picture.prepare(picture.prepared_by(frozenset()), shapes[0])
    assert counting.asked == ["keep_and_prepare", "prepare"]
    prepared_picture.prepare.forget()


def test_an_answer_is_kept_for_the_home_it_was_given_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counting):
    content = file_of(drawing(), "PNG")
    prepared_picture.prepare.forget()
    for home in ("one", "other", "one"):
        monkeypatch.setenv("CAPSULE_LAB_HOME", str(tmp_path / home))
        forget_home()
        prepared_picture.prepare(Picture(OWN, keep_image(content)), (28, 28, 1))
    assert counting.asked == ["prepare", "prepare"]
    forget_home()


def declared() -> list[tuple[str, asking.Question]]:
    """Every question that a module of `lib.inspectors.answers` declares."""
    modules = [importlib.import_module(f"{answers.__name__}.{one.name}") for one in iter_modules(answers.__path__)]
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, asking.Question)
    ]


@pytest.mark.parametrize(("place", "question"), declared(), ids=[place for place, _ in declared()])
def test_each_question_has_a_function_that_takes_and_gives_what_the_stub_says(place, question):
    answering = inspect.signature(getattr(importlib.import_module(question.module), question.name))
    for name, asked in question.signature.parameters.items():
        assert name in answering.parameters, place
        assert asked.default in (inspect.Parameter.empty, answering.parameters[name].default), place
    assert list(question.signature.parameters) == list(answering.parameters)
    assert question.signature.return_annotation == answering.return_annotation
    assert question.__doc__


def test_the_questions_and_their_answers_load_without_tensorflow():
    names = [f"{answers.__name__}.{one.name}" for one in iter_modules(answers.__path__)]
    names += ["lib.inspectors." + one.name for one in iter_modules(inspectors_package.__path__)]
    names.remove("lib.inspectors.questions")
    script = f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\n"
    script += "assert not {'tensorflow', 'keras'} & set(sys.modules), 'TensorFlow was imported'"
    subprocess.run((sys.executable, "-c", script), cwd=ROOT, check=True)
