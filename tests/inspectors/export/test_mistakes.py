"""The file of a network's mistakes: small, and with the numbers that TensorFlow computes."""

from dataclasses import replace

import numpy as np
import pytest

from lib.datasets import load
from lib.inspectors.answers.measured_mistakes import IMAGES, NONE, MistakesTally, load_measured
from lib.inspectors.answers.mistakes_file import has_mistakes, load_mistakes_file, mistakes_address, pass_name
from lib.inspectors.answers.network_file import load_network_file
from lib.inspectors.questions.measure_mistakes import count_mistakes, measure_mistakes
from lib.inspectors.questions.read_broken import read_broken
from lib.models.capsules.routing.mistakes import KEPT, NAMES, ONE_MORE, RELU
from lib.runs import open_store
from lib.settings import ASSETS
from tests.lite import Arrays, LiteNetwork

pytestmark = pytest.mark.xdist_group("exported runs")

RUN = "capsnet_small"
CASES = ((), *((name,) for name in NAMES), NAMES)


def read(network: LiteNetwork, seen: Arrays, mistakes: tuple[str, ...], last: np.ndarray | None) -> Arrays:
    """Return the last of two passes, or of three, as the browser makes them."""
    votes = seen["votes_relu" if RELU in mistakes else "votes"]
    logits = last[None] if last is not None and KEPT in mistakes else np.zeros(votes.shape[:3])
    made: Arrays = {}
    for _ in range(2 + (ONE_MORE in mistakes)):
        made = network.run(pass_name(mistakes), votes=votes, logits=logits)
        logits = made["next_logits"]
    return made | {"primary": seen["primary_relu" if RELU in mistakes else "primary"]}


def test_the_bundled_file_computes_every_mistake_as_tensorflow_does(home):
    kept, whole = load_mistakes_file(RUN, "final"), load_network_file(RUN, "final")
    assert kept is not None, f"python -m lib.inspectors.questions.keep_showcase {RUN} makes it"
    assert whole is not None and kept.compressed.is_relative_to(ASSETS)
    content = kept.read()
    assert len(content) < len(whole.read()) / 3
    image = load("mnist").test.images[115].astype(np.float32) / 255.0
    network = LiteNetwork(content)
    seen = network.run("observe", image=image[None])
    last = np.random.default_rng(0).normal(size=seen["votes"].shape[1:3]).astype(np.float32)
    for mistakes in CASES:
        found, expected = read(network, seen, mistakes, last), read_broken(RUN, "", image, 2, mistakes, last)
        for name in ("primary", "couplings", "next_logits"):
            values = getattr(expected, name)
            np.testing.assert_allclose(found[name][0], values, atol=1e-5 * np.abs(values).max(), err_msg=name)
        scale = expected.lengths.max()
        np.testing.assert_allclose(found["lengths"][0], expected.lengths[-1], atol=1e-5 * scale)


def test_only_networks_with_dynamic_routing_have_these_mistakes(home):
    store = open_store()
    assert has_mistakes(store.get(RUN)) and has_mistakes(store.get("capsnet"))
    assert not any(map(has_mistakes, map(store.get, ("lenet", "efficient_capsnet", "capsnet_small_em"))))
    assert str(mistakes_address(store.get(RUN), "final")).startswith("mistakes/capsnet_small/final.tflite?v=")


def test_what_ships_is_what_is_measured(home):
    measured = measure_mistakes(RUN, "", 100)
    assert measured.images == 100 and list(measured.right) == [NONE, *NAMES]
    assert measured.right[KEPT] < 70 < 95 <= measured.right[NONE]
    begun = count_mistakes(RUN, "", MistakesTally(30))
    assert begun.is_complete and begun.last is not None
    whole = count_mistakes(RUN, "", replace(begun, total=100))  # with the logits that were kept
    assert (whole.images, dict(whole.right)) == (100, measured.right)
    for run_id in (RUN, "capsnet"):
        kept = load_measured(open_store().get(run_id), "final")
        assert kept is not None and kept.images == IMAGES and list(kept.right) == [NONE, *NAMES]
        assert kept.right[KEPT] < kept.right[RELU] < kept.right[NONE]
