"""Class vectors as the server hands them out: to those who may see the run, compressed, for good."""

import gzip

import numpy as np
import pytest

from lib import datasets
from lib.errors import LearnerError
from lib.inspectors.answers.class_vectors import COUNT, load_kept
from lib.learner import cookie_name, sign
from lib.owners import SYSTEM
from lib.runs import RunStore, open_store
from pages.kit.runs import class_vectors, serving
from pages.kit.runs.class_vectors import IMAGES, class_vectors_route, vectors_address
from tests.parts.payloads import unpacked
from tests.routes import Answer, get


@pytest.fixture
def store(home) -> RunStore:
    return open_store()


def ask(address: str | None, learner: str = "", **headers: str) -> Answer:
    cookie = {"Cookie": f"{cookie_name()}={sign(learner)}"} if learner else {}
    return get(
        [class_vectors_route()], f"/{address}", cookie | {n.replace("_", "-"): v for n, v in headers.items()}
    )


def address_of(store: RunStore, run_id: str = "capsnet_small") -> str:
    return str(vectors_address(store.get(run_id), "final"))


@pytest.mark.parametrize("run_id", ["capsnet_small", "capsnet_small_pairs"])
def test_vectors_and_test_images_come_as_they_are(store: RunStore, run_id: str):
    _, arrays = unpacked(ask(address_of(store, run_id)).content)
    kept = load_kept(run_id, "final")
    assert kept is not None and len(kept.labels) == COUNT
    for name, values in vars(kept).items():
        np.testing.assert_array_equal(arrays[name], values)
        assert arrays[name].dtype == values.dtype
    shown = datasets.load(store.get(run_id).spec.dataset).quick_test.take(np.arange(IMAGES))
    np.testing.assert_array_equal(arrays["images"], shown.images)
    np.testing.assert_array_equal(arrays["labels"][:IMAGES], shown.labels.reshape(IMAGES, -1)[:, 0])


def test_they_are_compressed_and_may_be_kept_for_good(store: RunStore):
    answer, plain = ask(address_of(store), accept_encoding="gzip, br"), ask(address_of(store))
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.content) == plain.content
    assert len(answer.content) < 150_000
    for one in (answer, plain):
        assert one.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert one.headers["vary"] == "Accept-Encoding"


def test_of_large_images_fewer_are_sent(store: RunStore, monkeypatch):
    monkeypatch.setattr(class_vectors, "MOST_BYTES", 10 * 28 * 28 + 1)
    _, arrays = unpacked(ask(address_of(store)).content)
    assert arrays["images"].shape == (10, 28, 28, 1)
    assert len(arrays["vectors"]) == COUNT


@pytest.mark.parametrize(
    "address",
    [
        "class-vectors/nothing/final?v=1",
        "class-vectors/capsnet_small/final?v=another",
        "class-vectors/capsnet_small/final",
        "class-vectors/capsnet_small/00000001?v=1",
        "class-vectors/lenet/final?v=1",
    ],
)
def test_what_is_not_there_is_not_kept_as_missing(store: RunStore, address: str):
    answer = ask(address)
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")
    assert answer.text == "There are no such class vectors here, or not any more."


def test_a_run_without_capsules_has_no_address_and_none_that_works(store: RunStore):
    assert vectors_address(store.get("lenet"), "final") is None
    version = class_vectors._version_of(store.get("lenet"), "final")
    assert ask(f"class-vectors/lenet/final?v={version}").status == 404


def test_only_those_who_may_see_the_run_get_its_vectors(store: RunStore, monkeypatch):
    monkeypatch.setattr(serving, "may_look_at", lambda run, learner: learner == "ada")
    address = address_of(store)
    assert ask(address, "ada").status == 200
    assert ask(address, "bob").status == ask(address).status == ask(address, SYSTEM).status == 404


def test_what_keeps_them_from_being_made_is_said(store: RunStore, monkeypatch):
    def fail(run_id: str, checkpoint: str) -> None:
        raise LearnerError("The disk is full. Free some space.")

    monkeypatch.setattr(class_vectors, "class_vectors", fail)
    answer = ask(address_of(store))
    assert (answer.status, answer.text) == (503, "The disk is full. Free some space.")
    assert answer.headers["cache-control"] == "no-store"
