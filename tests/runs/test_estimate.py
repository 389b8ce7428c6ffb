"""The estimate of a training's time: this machine's own trainings first, else its speed."""

from dataclasses import replace

import pytest

from lib.catalog import architecture
from lib.runs import RunSpec, State, estimate
from tests.runs.specs import spec


@pytest.fixture
def measured(store):
    def add(architecture: str, speed: float, state: State = State.COMPLETED, **values) -> None:
        run = store.create(spec(architecture), "ada")
        store.change(run.id, state=state, images_per_second=speed, **values)

    return add


def test_the_median_of_the_last_five_trainings(store, measured):
    for speed in (1.0, 2000.0, 500.0, 400.0, 700.0, 600.0):  # the slow first one is the sixth from the end
        measured("capsnet_small", speed)
    assert estimate.images_per_second(store, spec("capsnet_small")) == 600.0


def test_only_trainings_of_this_machine_and_architecture_count(store, measured):
    measured("capsnet_small", 300.0)
    measured("lenet", 900.0)
    measured("capsnet_small", 5.0, State.FAILED)
    measured("capsnet_small", 5.0, bundled=True)
    assert estimate.images_per_second(store, spec("capsnet_small")) == 300.0


@pytest.mark.parametrize("state", [State.COMPLETED, State.STOPPED, State.RUNNING])
def test_states_that_tell_the_speed(store, measured, state):
    measured("lenet", 120.0, state)
    assert estimate.images_per_second(store, spec("lenet")) == 120.0


def test_without_trainings_it_follows_from_the_multiply_adds(store, monkeypatch):
    monkeypatch.setattr(estimate, "machine_speed", lambda: 6 * 203_202_560 * 10.0)
    assert architecture("capsnet").share_of_peak == 0.72
    assert estimate.images_per_second(store, spec("capsnet")) == pytest.approx(7.2)


def capsnet_small_multiply_adds(side: int, width: float) -> int:
    """Return them as counted by hand: two convolutions, the primary capsules' one, votes, routing and decoder."""
    first, second = (side - 3) // 2 + 1, (side - 3) // 2 - 1
    capsules = (second - 5) // 2 + 1
    filters, types = (int(32 * width), int(64 * width)), int(8 * width)
    convolutions = first**2 * 9 * filters[0] + second**2 * 9 * filters[0] * filters[1]
    convolutions += capsules**2 * 25 * filters[1] * types * 8
    return convolutions + capsules**2 * types * 160 * (8 + 5) + 160 * 512 + 512 * 1024 + 1024 * side**2


def test_larger_images_and_narrower_networks(store, measured):
    measured("capsnet_small", 300.0)
    usual = 300.0 * capsnet_small_multiply_adds(28, 1)
    larger = RunSpec.create("capsnet_small", "affine_mnist", {})
    assert estimate.images_per_second(store, larger) == pytest.approx(usual / capsnet_small_multiply_adds(40, 1))
    narrower = spec("capsnet_small", width=50)
    assert estimate.images_per_second(store, narrower) == pytest.approx(
        usual / capsnet_small_multiply_adds(28, 0.5)
    )


def test_the_variant_and_the_groups_count(store, measured):
    measured("alexnet", 300.0)
    small, grouped = 36_252_416, 36_252_416 - (25 * 13**2 * 48 * 96 + 9 * 6**2 * (144 * 144 + 144 * 96)) // 2
    spec_ = RunSpec.create("alexnet", "mnist", {"groups": 2})
    assert estimate.images_per_second(store, spec_) == pytest.approx(300.0 * small / grouped)
    original = RunSpec.create("alexnet", "oxford_pets", {"variant": "original", "image_size": 227})
    assert estimate.images_per_second(store, original) < 300.0 / 20


def test_a_training_of_the_very_network_counts_alone(store, measured):
    for speed in (900.0, 900.0, 900.0):
        measured("lenet", speed)
    run = store.create(RunSpec.create("lenet", "cifar10", {}), "ada")
    store.change(run.id, state=State.COMPLETED, images_per_second=100.0)
    assert estimate.images_per_second(store, RunSpec.create("lenet", "cifar10", {"epochs": 1})) == 100.0


def test_a_training_on_pictures_that_are_gone_does_not_count(store, measured):
    gone = replace(spec("lenet"), dataset="folder:0123abcd")
    run = store.create(spec("lenet"), "ada")
    store.change(run.id, state=State.COMPLETED, images_per_second=7.0, spec=gone.to_json())
    measured("lenet", 120.0)
    assert estimate.images_per_second(store, spec("lenet")) == 120.0


def test_the_whole_training(store, measured):
    measured("capsnet_small", 110.0)
    chosen = spec(epochs=2, batch_size=1000)
    assert estimate.training_seconds(store, chosen) == pytest.approx(110 * 1000 / 110.0)


def test_on_a_few_pictures_an_epoch_is_smaller_than_a_batch(store, measured, monkeypatch):
    measured("lenet", 120.0)
    monkeypatch.setattr(RunSpec, "count_images", lambda _spec: 24)
    assert estimate.training_seconds(store, spec("lenet", epochs=100)) == pytest.approx(100 * 24 / 120.0)


def test_what_is_left(store, monkeypatch):
    run = store.create(spec("lenet", epochs=100), "ada")
    assert estimate.seconds_left(run) is None
    measured = replace(run, step=40, total_steps=100, images_per_second=120.0)
    monkeypatch.setattr(RunSpec, "count_images", lambda _spec: 24)
    assert estimate.seconds_left(measured) == pytest.approx(60 * 24 / 120.0)
    gone = replace(measured, spec=replace(run.spec, dataset="folder:0123abcd"))
    monkeypatch.undo()
    assert estimate.seconds_left(gone) is None


def test_a_finished_runs_speed_is_that_of_its_whole_time(store, monkeypatch):
    run = replace(
        store.create(spec("lenet", epochs=100), "ada"),
        state=State.RUNNING,
        step=40,
        seconds=60.0,
        images_per_second=120.0,
    )
    monkeypatch.setattr(RunSpec, "count_images", lambda _spec: 24)
    assert estimate.speed_of(run) == 120.0  # of the last seconds
    assert estimate.speed_of(replace(run, state=State.COMPLETED)) == pytest.approx(40 * 24 / 60)
    assert estimate.speed_of(replace(run, state=State.QUEUED, seconds=0.0, images_per_second=None)) is None


def test_the_speed_of_this_machine_is_plausible():
    assert 1e9 < estimate.machine_speed() < 1e13
