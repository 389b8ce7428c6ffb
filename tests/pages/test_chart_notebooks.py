"""The notebooks of charts compute again what was measured and is kept with the runs that ship with the app."""

from dataclasses import replace

import numpy as np
import pytest

from lib.experiments.few import COUNTS, EXPERIMENTS, NETWORKS, SEEDS
from lib.experiments.repeats import completed_runs
from lib.inspectors.answers import noise_success, routing_measure, turned_curve
from lib.inspectors.answers.adversarial_noise import Method
from lib.inspectors.questions import count_scrambled
from lib.intervals import wilson
from lib.parts.chart_files import Cell
from lib.parts.scrambled_tiles import Layout
from lib.runs import open_store
from pages.is_it_routing import networks
from pages.is_it_routing import notebook as routing_notebook
from pages.kit.pictures import misplaced_files
from pages.kit.runs.readers import Reader
from pages.limits import few_notebook, noise_notebook
from pages.turn import notebook as turn_notebook
from tests.notebooks import run_cells

pytestmark = pytest.mark.usefixtures("home")


def code_of(cells: list[Cell]) -> list[str]:
    return [cell.code for cell in cells]


def test_the_curve_over_a_dial():
    kept = turned_curve.load_kept("lenet", "final", "turn", 2_000)
    assert kept is not None
    first, second = code_of(turn_notebook.cells_of([Reader(open_store().get("lenet"), "final")], "turn", 2_000))
    found, said = run_cells([first, "values = (30,)", second])
    (point,), (expected,) = found["curves"]["lenet"], [one for one in kept.points if one.value == 30]
    assert (point.right, point.images) == (expected.right, 2_000)
    assert (point.change, point.vector) == pytest.approx((expected.change, expected.vector), abs=1e-3)
    low, high = wilson(expected.right / 2_000, 2_000)
    assert f"{low:.4f}"[:6] in said and f"{high:.4f}"[:6] in said


def test_how_many_are_read_in_parts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(count_scrambled, "IMAGES", 20)
    lenet, layout = Reader(open_store().get("lenet"), "final"), Layout(2, (2, 0, 3, 1), ((0, 1, -2),))
    found, said = run_cells(code_of(misplaced_files.cells_of([lenet], layout)))
    expected = count_scrambled.count_scrambled("lenet", "final", layout.cut, layout.order, layout.moves)
    assert found["counts"]["lenet"] == expected and expected.images == 20
    assert f"lenet in parts {expected.parts} of 20 " in said


def test_how_often_noise_misleads():
    lenet, method = ("lenet", "final"), Method.FGSM.value
    kept = noise_success.load_kept(lenet, lenet, method)
    assert kept is not None
    first, second = code_of(noise_notebook.cells_of([(lenet, lenet, method)]))
    found, _said = run_cells([first, "epsilons = (0.1,)", second])
    (point,), (expected,) = (
        found["curves"][lenet, lenet, method],
        [one for one in kept.points if one.epsilon == 0.1],
    )
    assert (point.fooled, point.images, point.still) == (expected.fooled, expected.images, expected.still)
    assert point.zeros == pytest.approx(expected.zeros, abs=1e-4)


def test_how_much_a_routing_depends_on_the_picture():
    name = "capsnet_small_uniform"
    kept = routing_measure.load_kept(name, "final")
    assert kept is not None
    readers = [networks.Reader(open_store().get(name), "final")]
    found, said = run_cells(code_of(routing_notebook.cells_of(readers)))
    measured = found["measures"][name]
    assert {way: int(right.sum()) for way, right in measured.right.items()} == {
        way: int(right.sum()) for way, right in kept.right.items()
    }
    numbers = ("entropy", "within", "between", "dead", "leading")
    for number in numbers:
        assert getattr(measured.numbers, number) == pytest.approx(getattr(kept.numbers, number), abs=1e-5)
    assert f"dead {kept.numbers.dead} leading {kept.numbers.leading}" in said


def test_few_pictures_are_summed_up_from_records_and_read_again_where_weights_are():
    store = open_store()
    runs = store.runs()
    few = [run for entry in EXPERIMENTS.values() for arm in entry.arms for run in completed_runs(runs, arm)]
    assert len(few) == len(COUNTS) * len(NETWORKS) * SEEDS
    lenet = store.get("lenet")
    found, said = run_cells(code_of(few_notebook.cells_of([*few, lenet])))
    for (name, results), entry in zip(found["results"].items(), EXPERIMENTS.values(), strict=True):
        assert name == entry.name
        for result, arm in zip(results, entry.arms, strict=True):
            mine = [run for run in few if run.spec == replace(arm.spec, training=run.spec.training)]
            recorded = [run.test_accuracy or 0 for run in mine if run.spec.training.train_images == entry.count]
            assert 1 - result.mean == pytest.approx(float(np.mean(recorded)))
    assert found["again"] == {"lenet": pytest.approx(lenet.test_accuracy, abs=1e-4)}
    assert said.count("has no weights here, only its record") == len(few)
