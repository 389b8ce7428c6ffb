"""The pair of runs that can be compared most fairly."""

from math import isinf, log

import pytest

from lib.experiments.fair_pair import distance_of, find_fair_pair, find_fair_pairs
from lib.runs import Run, RunSpec, RunStore, State, open_store


def made(
    store: RunStore,
    architecture: str,
    parameters: int | None,
    accuracy: float | None,
    dataset: str = "mnist",
    **options: object,
) -> Run:
    run = store.create(RunSpec.create(architecture, dataset, options), "ada")
    store.change(run.id, state=State.COMPLETED, parameters=parameters, test_accuracy=accuracy)
    return store.get(run.id)


def test_runs_are_apart_by_the_factors_between_parameters_and_errors(store: RunStore):
    one, other = made(store, "capsnet_small", 1000, 0.98), made(store, "lenet", 3000, 0.99)
    assert distance_of(one, other) == pytest.approx(log(3) + log(2))


def test_the_nearest_pair_is_found_whatever_stands_first(store: RunStore):
    runs = [
        made(store, "lenet", 9000, 0.99),
        made(store, "capsnet_small", 1000, 0.98),
        made(store, "lenet", 2000, 0.98),
        made(store, "efficient_capsnet", 1900, 0.979),
    ]
    pair = find_fair_pair(runs)
    assert pair is not None and (pair.capsules.id, pair.other.id) == (runs[3].id, runs[2].id)


def test_runs_that_learned_otherwise_or_were_not_measured_are_no_pair(store: RunStore):
    capsules = made(store, "capsnet_small", 1000, 0.98)
    turned = made(store, "lenet", 1000, 0.98, rotation=10)
    unmeasured = made(store, "lenet", 1000, None)
    assert isinf(distance_of(capsules, turned)) and isinf(distance_of(capsules, unmeasured))
    assert find_fair_pair([capsules, turned, unmeasured]) is None
    assert find_fair_pair([capsules]) is None


def test_each_data_set_has_a_pair_of_its_own(store: RunStore):
    digits = [made(store, "lenet", 9000, 0.99), made(store, "capsnet_small", 1000, 0.98)]
    pets = [made(store, name, 1000, 0.8, dataset="cifar10") for name in ("capsnet_small", "simple_cnn")]
    alone = made(store, "lenet", 1000, 0.8, dataset="fashion_mnist")
    pairs = find_fair_pairs([*digits, *pets, alone])
    ids = {data: (pair.capsules.id, pair.other.id) for data, pair in pairs.items()}
    assert ids == {"mnist": (digits[1].id, digits[0].id), "cifar10": (pets[0].id, pets[1].id)}


def test_of_the_networks_of_this_app_it_is_the_small_capsule_network_and_lenet_and_there_is_one_of_photos(
    home: object,
):
    store = open_store()
    networks = [run for run in store.runs() if run.bundled and store.files(run).checkpoints()]
    pairs = find_fair_pairs(networks)
    ids = {data: (pair.capsules.id, pair.other.id) for data, pair in pairs.items()}
    pets = "oxford_pets:Abyssinian+american_bulldog"
    assert ids == {"mnist": ("capsnet_small", "lenet"), pets: ("capsnet_small_pets", "simple_cnn_pets")}
    parameters = [run.parameters or 0 for run in pairs[pets]]
    assert min(parameters) > 0.95 * max(parameters)
