"""How many images noise misleads, against NumPy's forward pass; what is kept of it, and what came with the app."""

from collections.abc import Iterator

import numpy as np
import pytest

from lib import datasets
from lib.inspectors import noise_queue
from lib.inspectors.answers.adversarial_noise import Method, step_away
from lib.inspectors.answers.noise_success import COUNT, EPSILONS, NoiseCurve, NoisePoint, load_kept
from lib.inspectors.noise_queue import NoiseQueue
from lib.inspectors.questions import noise_success
from lib.inspectors.questions.noise_success import choose_images, find_directions, measure_noise
from lib.runs import RunStore, open_store
from tests.fidelity import reference
from tests.inspectors.test_observe import untrained

CHECKPOINT = "00000000"
FEW = 12


@pytest.fixture
def few_images(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Measure over `FEW` images, and let no later test find them remembered."""
    remembered = (choose_images, find_directions)
    for one in remembered:
        one.cache_clear()
    monkeypatch.setattr(noise_success, "COUNT", FEW)
    yield
    for one in remembered:
        one.cache_clear()


@pytest.mark.usefixtures("home", "few_images")
def test_misled_is_who_reads_another_class_than_before():
    maker, reader = ("lenet", "final"), ("capsnet_small", "final")
    weights = {one: open_store().files(open_store().get(one[0])).load_checkpoint() for one in (maker, reader)}
    first = datasets.load("mnist").test.take(np.arange(FEW))  # all of them are read right
    chosen = choose_images(maker, reader)
    np.testing.assert_array_equal(chosen.images, first.images / np.float32(255))
    np.testing.assert_array_equal(chosen.labels, first.labels)
    found = measure_noise(maker, reader, Method.FGSM, 0.2)
    noisy = step_away(chosen.images, find_directions(maker, reader, Method.FGSM), 0.2)
    after = reference.forward("capsnet_small", weights[reader], noisy)["lengths"].argmax(axis=1)
    assert found.fooled == int((after != chosen.labels).sum()) > 0 and found.images == FEW
    probabilities = reference.forward("lenet", weights[maker], chosen.images)["probabilities"]
    np.testing.assert_array_equal(probabilities.argmax(axis=1), chosen.labels)
    towards = measure_noise(maker, maker, Method.TARGET, 0.3)
    assert towards.fooled >= FEW - 2 and towards.still == 0


@pytest.mark.usefixtures("few_images")
def test_of_images_without_a_gradient_nothing_is_misled(store: RunStore, monkeypatch: pytest.MonkeyPatch):
    maker = (untrained(store, "lenet", random=True), CHECKPOINT)
    monkeypatch.setattr(noise_success, "compile_gradients", lambda *_: lambda images, _: np.zeros_like(images))
    found = measure_noise(maker, maker, Method.FGSM, 0.3)
    assert (found.fooled, found.zeros, found.still) == (0, 1.0, found.images)


def point(epsilon: float) -> NoisePoint:
    return NoisePoint(epsilon, round(100 * epsilon), COUNT, 0.25, 3)


def test_a_curve_is_measured_once_for_its_two_networks(store: RunStore, monkeypatch: pytest.MonkeyPatch):
    maker, reader = ((untrained(store, "lenet", random=True), CHECKPOINT) for _ in range(2))
    monkeypatch.setattr(noise_queue, "measure_noise", lambda *asked: point(asked[-1]))
    found = NoiseQueue().start(maker, reader, "fgsm").future.result(timeout=60)
    assert found == NoiseCurve.of([point(epsilon) for epsilon in EPSILONS])
    assert load_kept(maker, reader, "fgsm") == found
    assert load_kept(maker, maker, "fgsm") is None and load_kept(maker, reader, "target") is None
    monkeypatch.setattr(noise_queue, "measure_noise", lambda *_: pytest.fail("it was kept"))
    assert NoiseQueue().start(maker, reader, "fgsm").future.done()


@pytest.mark.parametrize("run_id", ["capsnet_small", "lenet", "efficient_capsnet"])
@pytest.mark.parametrize("method", list(Method))
def test_bundled_curves_are_whole(home: object, run_id: str, method: Method):
    curve = load_kept((run_id, "final"), (run_id, "final"), method)
    assert curve is not None
    assert tuple(one.epsilon for one in curve.points) == EPSILONS
    assert {one.images for one in curve.points} == {COUNT}
    fooled = [one.fooled for one in curve.points]
    assert fooled[0] < 0.05 * COUNT and fooled[-1] == max(fooled)
    assert all(one.fooled <= one.images - one.still for one in curve.points) or method == Method.TARGET
