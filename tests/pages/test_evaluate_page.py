"""The Evaluate page on what ships with the app, and the branch form: what they say, by value."""

import re
from pathlib import Path

import numpy as np
import pytest

from lib import catalog, i18n
from lib.inspectors.answers import evaluation_files
from lib.inspectors.answers.evaluation import Evaluation
from lib.runs import RunSpec, State, open_store
from pages.evaluate.every_image import images_csv
from pages.evaluate.views import confusion_csv
from tests.pages.test_pages import opened, texts


@pytest.fixture
def shipped(home: Path) -> Evaluation:
    """The bundled network's evaluation on the test images, which is kept with it."""
    store = open_store()
    found = evaluation_files.load(store.files(store.get("capsnet_small")), "final", "test")
    assert found is not None
    return found


def test_it_opens_on_the_bundled_network_without_asking_anybody(shipped, monkeypatch):
    monkeypatch.setattr("lib.inspectors.pool.Inspectors.ask", lambda *_: pytest.fail("an inspector was asked"))
    app = opened("evaluate")
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Accuracy"] == f"{100 * shipped.accuracy:.2f}\u00a0%" == "99.59\u00a0%"
    assert shown["95\u00a0% interval"] == "99.44 to 99.70\u00a0%"
    assert shown["Images"] == "10,000"
    true, predicted, times = shipped.most_confused()
    assert f"It reads 9,959 of 10,000 images right. Most often it takes {true} for {predicted}: {times}" in texts(
        app
    )
    cards = [element.proto.body for element in app.html if 'class="mistake"' in element.proto.body]
    assert len(cards) == len(shipped.worst) == 24
    for card, mistake in zip(cards, shipped.worst, strict=True):
        scores = [float(value) for value in re.findall(r'data-value="([^"]+)"', card)]
        assert scores[0] == float(mistake.scores[mistake.predicted]) == float(mistake.scores.max())
        assert float(mistake.scores[mistake.label]) in scores


@pytest.mark.parametrize(
    ("run", "bars"),
    [
        ("capsnet_small", "capsule lengths"),
        ("capsnet_small_em", "capsule activations"),
        ("lenet", "probabilities"),
    ],
)
def test_the_bars_of_the_mistakes_are_called_what_the_network_says(home, run: str, bars: str):
    assert f"the bars are {bars}." in texts(opened("evaluate", run=run))


def test_what_was_shipped_is_the_accuracy_on_record(shipped):
    assert shipped.accuracy == pytest.approx(open_store().get("capsnet_small").test_accuracy, abs=2e-4)
    assert shipped.confusion.sum() == shipped.count == 10_000
    assert np.trace(shipped.confusion) == shipped.right


def test_the_csv_has_every_number(shipped):
    lines = confusion_csv(shipped).splitlines()
    assert lines[0].startswith("true,read as 0,") and lines[0].endswith(",precision,recall,f1")
    rows = np.array([[float(cell) for cell in line.split(",")] for line in lines[1:]])
    np.testing.assert_array_equal(rows[:, 1:11], shipped.confusion)
    right = np.diag(shipped.confusion)
    precision, recall = right / shipped.confusion.sum(axis=0), right / shipped.confusion.sum(axis=1)
    np.testing.assert_allclose(rows[:, 11], precision, atol=1e-6)
    np.testing.assert_allclose(rows[:, 12], recall, atol=1e-6)
    np.testing.assert_allclose(rows[:, 13], 2 * precision * recall / (precision + recall), atol=1e-6)


def test_the_first_few_scores_count_where_an_image_has_one_label(home, shipped):
    shown = {metric.label: metric.value for metric in opened("evaluate").metric}
    assert shown["Top 2"] == f"{100 * shipped.images.share_within(2):.2f}\u00a0%" == "99.92\u00a0%"
    assert shown["Top 5"] == "100.00\u00a0%"
    pairs = {metric.label for metric in opened("evaluate", run="capsnet_small_pairs").metric}
    assert not {"Top 2", "Top 5"} & pairs


def test_every_image_is_a_row_and_a_line(home, shipped):
    app = opened("evaluate")
    assert {table.proto.id for table in app.dataframe if "every-image" in table.proto.id} == set()
    app.toggle("every-image-shown").set_value(True).run()
    table = app.dataframe[-1].value
    assert list(table.columns) == [
        "Image", "Shows", "Read as", "Score", "Place of the right class", "Read right"
    ]  # fmt: skip
    assert len(table) == shipped.count and table["Read right"].sum() == shipped.right
    app.toggle("every-image-wrong").set_value(True).run()
    wrong = app.dataframe[-1].value
    assert wrong["Image"].tolist() == np.flatnonzero(~shipped.images.right).tolist()
    assert {mistake.index for mistake in shipped.worst} <= {*wrong["Image"]}
    lines = images_csv(shipped).splitlines()
    assert lines[0] == "image,shows,read as,lengths,place of the right class,read right"
    assert len(lines) == 1 + shipped.count
    for mistake in shipped.worst:
        number, shows, read, score, place, right = lines[1 + mistake.index].split(",")
        assert (int(number), int(shows), int(read)) == (mistake.index, mistake.label, mistake.predicted)
        assert float(score) == pytest.approx(float(mistake.scores.max()), abs=1e-5)
        assert int(place) == 1 + int((mistake.scores > mistake.scores[mistake.label]).sum())
        assert right == "0"


def test_a_run_of_numbers_only_says_so(home):
    app = opened("evaluate", run="paper-affine-capsnet")
    assert "without weights, so it cannot be evaluated" in app.warning[0].value


def test_another_split_waits_for_the_button(home):
    app = opened("evaluate", run="lenet", split="validation")
    assert [button.label for button in app.button if button.label == "Evaluate"] == ["Evaluate"]
    assert not app.metric


def test_the_branch_form_starts_with_the_parents_options(home):
    app = opened("train", **{"from": "lenet"})
    assert "Continue LeNet · MNIST" in texts(app)
    parent = open_store().get("lenet")
    for name in ("batch_size", "epochs", "dropout"):
        assert app.get_by_key(f"from-lenet-{name}").value == parent.spec.flat_options()[name]
    app.get_by_key("from-lenet-max_steps").set_value(9).run()
    next(button for button in app.button if button.label == "Start training").click().run()
    assert not app.exception
    [run] = [run for run in open_store().runs() if not run.bundled]
    assert (run.parent, run.parent_checkpoint, run.total_steps) == ("lenet", "final", 9)
    assert app.query_params["view"] == run.id
    assert "from" not in app.query_params


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_branch_form_names_the_data_in_short(home, language):
    app = opened("train", language, **{"from": "lenet"})
    [caption] = [one.value for one in app.caption if "LeNet" in one.value and "MNIST" in one.value]
    title = i18n.catalogue(language).gettext(catalog.dataset("mnist").title)
    assert title != "MNIST" and title not in caption


def test_only_a_run_that_rests_offers_to_be_continued(home):
    store = open_store()
    run = store.create(RunSpec.create("lenet", "mnist", {}), "ada", "Mine")
    files = store.files(run)
    files.create()
    files.save_checkpoint(0, {"a": np.zeros(1, np.float32)})
    for state, offered in ((State.RUNNING, False), (State.STOPPED, True), (State.COMPLETED, True)):
        store.change(run.id, state=state)
        labels = [button.label for button in opened("train", view=run.id).button]
        assert ("Continue from here" in labels) is offered, state
