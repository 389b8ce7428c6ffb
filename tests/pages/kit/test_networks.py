"""Networks as the server hands them out: to those who may see the run, compressed, in pieces, for good."""

import gzip

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.inspectors.answers import network_file
from lib.inspectors.answers.network_file import network_address, save_network
from lib.learner import cookie_name, sign
from lib.owners import SYSTEM
from lib.runs import Run, RunStore, open_store
from pages.kit import networks
from pages.kit.runs import serving
from tests.routes import Answer, get

CONTENT = np.random.default_rng(0).bytes(200_000)


@pytest.fixture
def store(home) -> RunStore:
    return open_store()


@pytest.fixture
def run(store: RunStore) -> Run:
    """A bundled run with something in place of its exported network."""
    found = store.get("efficient_capsnet")
    save_network(found, "final", CONTENT)
    return found


def ask(address: str, learner: str = "", **headers: str) -> Answer:
    cookie = {"Cookie": f"{cookie_name()}={sign(learner)}"} if learner else {}
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return get([networks.network_route()], f"/{address}", cookie | sent)


def test_a_network_is_sent_compressed_and_may_be_kept_for_good(run: Run):
    answer = ask(str(network_address(run, "final")), accept_encoding="gzip, br")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.content) == CONTENT
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    plain = ask(str(network_address(run, "final")))
    assert plain.content == CONTENT
    assert "content-encoding" not in plain.headers


def test_the_rest_of_one_that_was_cut_off(run: Run):
    address = str(network_address(run, "final"))
    whole = ask(address, accept_encoding="gzip")
    rest = ask(address, accept_encoding="gzip", range="bytes=1000-", if_range=whole.headers["etag"])
    assert rest.status == 206
    assert rest.content == whole.content[1000:]
    assert rest.headers["content-range"] == f"bytes 1000-{len(whole.content) - 1}/{len(whole.content)}"


@pytest.mark.parametrize(
    "address",
    [
        "networks/nothing/final.tflite?v=1",
        "networks/efficient_capsnet/final.tflite?v=another",
        "networks/efficient_capsnet/final.tflite",
        "networks/efficient_capsnet/00000001.tflite?v=1",
        "networks/../final.tflite?v=1",
    ],
)
def test_what_is_not_there_is_not_kept_as_missing(run: Run, address):
    answer = ask(address, accept_encoding="gzip")
    assert answer.status == 404
    assert answer.headers["cache-control"] == "no-store"
    assert "no such network" in answer.text


def test_only_those_who_may_see_the_run_get_its_network(run: Run, monkeypatch):
    monkeypatch.setattr(serving, "may_look_at", lambda run, learner: learner == "ada")
    address = str(network_address(run, "final"))
    assert ask(address, "ada").status == 200
    assert ask(address, "bob").status == ask(address).status == ask(address, SYSTEM).status == 404


def test_too_large_ones_are_not_made(run: Run, monkeypatch):
    address = str(network_address(run, "final"))
    monkeypatch.setattr(network_file, "MOST_BYTES", 1000)
    assert network_address(run, "final") is None
    assert ask(address).status == 404


def test_what_keeps_it_from_being_made_is_said(store: RunStore, monkeypatch):
    def fail(run_id: str, checkpoint: str) -> None:
        raise LearnerError("The disk is full. Free some space.")

    monkeypatch.setattr(networks, "export_network", fail)
    answer = ask(str(network_address(store.get("capsnet"), "final")))
    assert (answer.status, answer.text) == (503, "The disk is full. Free some space.")
    assert answer.headers["cache-control"] == "no-store"
