"""Typed vectors are routed by the app's own dynamic routing, in a file that ships, and on the server."""

import numpy as np
import pytest

from lib.inspectors.answers.typed_vectors import ABSENT, DIM, INPUTS, OUTPUTS, read_file
from lib.inspectors.questions.route_typed import route_typed, vote_typed, write_file
from tests.lite import LiteNetwork

SIZES = [(2, 2, 2), (3, 2, 3), (4, 3, 4)]


@pytest.fixture(scope="module")
def file() -> LiteNetwork:
    return LiteNetwork(read_file())


def padded(votes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return votes and first logits in the size of the file."""
    inputs, outputs, dim = votes.shape
    whole = np.zeros((INPUTS, OUTPUTS, DIM))
    whole[:inputs, :outputs, :dim] = votes
    logits = np.zeros((INPUTS, OUTPUTS))
    logits[:, outputs:] = ABSENT
    return whole, logits


def by_file(file: LiteNetwork, votes: np.ndarray, iterations: int) -> list[dict[str, np.ndarray]]:
    whole, logits = padded(votes)
    passes = list[dict[str, np.ndarray]]()
    for _ in range(iterations):
        made = {
            name: array[0] for name, array in file.run("route", votes=whole[None], logits=logits[None]).items()
        }
        passes.append(made)
        logits = made["next_logits"]
    return passes


def by_numpy(votes: np.ndarray, iterations: int) -> list[dict[str, np.ndarray]]:
    """Route as in Sabour, Frosst, Hinton 2017, procedure 1."""
    logits, passes = np.zeros(votes.shape[:2]), list[dict[str, np.ndarray]]()
    for _ in range(iterations):
        powers = np.exp(logits - logits.max(1, keepdims=True))
        couplings = powers / powers.sum(1, keepdims=True)
        sums = np.einsum("ij,ijd->jd", couplings, votes)
        squares = (sums**2).sum(-1, keepdims=True)
        outputs = squares / (1 + squares) * sums / np.sqrt(squares)
        agreements = np.einsum("ijd,jd->ij", votes, outputs)
        logits = logits + agreements
        passes.append(
            {
                "couplings": couplings,
                "weighted_sums": sums,
                "outputs": outputs,
                "agreements": agreements,
                "next_logits": logits,
            }
        )
    return passes


@pytest.mark.parametrize("size", SIZES)
def test_the_file_and_the_server_route_as_numpy_does(file: LiteNetwork, size: tuple[int, int, int]):
    votes = np.random.default_rng(sum(size)).normal(size=size)
    inputs, outputs, dim = size
    wanted, found = by_numpy(votes, 10), by_file(file, votes, 10)
    served = route_typed(*padded(votes), 10)
    for t, one in enumerate(wanted):
        for name, values in one.items():
            for made in (found[t][name], getattr(served, name)[t]):
                made = made[:outputs, :dim] if name in ("weighted_sums", "outputs") else made
                made = made[:inputs, :outputs] if name in ("couplings", "agreements", "next_logits") else made
                np.testing.assert_allclose(made, values, atol=1e-5 * max(1.0, np.abs(values).max()), err_msg=name)
        assert not found[t]["couplings"][:inputs, outputs:].any()


def test_the_official_numbers(file: LiteNetwork):
    votes = np.arange(8.0).reshape(2, 2, 2)
    first, _, last = by_file(file, votes, 3)
    np.testing.assert_allclose(
        first["outputs"][:2, :2], [[0.5150788, 0.7726181], [0.6098214, 0.7622767]], atol=1e-5
    )
    np.testing.assert_allclose(last["outputs"][:2, :2], [[7.6e-8, 4.15e-6], [0.6209423, 0.7761009]], atol=1e-5)
    wanted = [[0.0019915, 0.9980085], [9.28e-6, 0.9999907]]
    np.testing.assert_allclose(last["couplings"][:2, :2], wanted, atol=1e-5)


def test_votes_are_capsules_times_matrices(file: LiteNetwork):
    random = np.random.default_rng(5)
    capsules, matrices = random.normal(size=(INPUTS, DIM)), random.normal(size=(INPUTS, DIM, OUTPUTS * DIM))
    wanted = np.einsum("id,idk->ik", capsules, matrices).reshape(INPUTS, OUTPUTS, DIM)
    np.testing.assert_allclose(vote_typed(capsules, matrices).votes, wanted, atol=1e-5)
    np.testing.assert_allclose(
        file.run("vote", capsules=capsules[None], matrices=matrices)["votes"][0], wanted, atol=1e-5
    )


def test_what_ships_is_what_the_exporter_writes(file: LiteNetwork):
    written, votes = LiteNetwork(write_file()), np.random.default_rng(0).normal(size=(4, 3, 4))
    assert written.functions == file.functions
    for one, other in zip(by_file(file, votes, 2), by_file(written, votes, 2), strict=True):
        for name in one:
            np.testing.assert_array_equal(one[name], other[name])
