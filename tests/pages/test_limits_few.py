"""The Limits page on few pictures: what the runs that ship with the app say, worked out again from records."""

import csv
import io
from itertools import product

import numpy as np
import pytest
from scipy import stats

from lib.experiments.few import COUNTS, EXPERIMENTS, NETWORKS, SEEDS
from lib.runs import open_store
from pages.limits.few import describe_verdict, results_csv
from tests.pages.test_pages import opened, texts


@pytest.fixture
def accuracies(home: object) -> dict[tuple[str, int], np.ndarray]:
    """Return the accuracies of the three runs, by network and number of pictures."""
    store = open_store()
    return {
        (name, count): np.array(
            [store.get(f"few-{name.replace('_', '-')}-{count}-seed{seed}").test_accuracy for seed in range(SEEDS)]
        )
        for name, count in product(NETWORKS, COUNTS)
    }


def test_the_question_comes_first(home: object):
    app = opened("limits", look="few")
    said = texts(app)
    assert "Both learned from one picture of each digit." in said and "%" not in said
    app.button(key="guess-few-same").click().run()
    said = texts(app)
    assert "You guessed: **no clear difference**." in said and "Our runs agree with your guess." in said


def test_means_spreads_and_intervals_are_those_of_the_records(accuracies: dict[tuple[str, int], np.ndarray]):
    app = opened("limits", look="few", hide="question")
    said = next(element.proto.body for element in app.html if "<table" in element.proto.body).replace(
        "\u00a0", " "
    )
    for shares in accuracies.values():
        mean, n, z = shares.mean(), 10_000, stats.norm.ppf(0.975)
        assert f"{100 * mean:.2f} ± {100 * shares.std(ddof=1):.2f}" in said
        centre, half = mean + z**2 / (2 * n), z * np.sqrt(mean * (1 - mean) / n + z**2 / (4 * n**2))
        low, high = (100 * (centre + side * half) / (1 + z**2 / n) for side in (-1, 1))
        assert f"{low:.2f} to {high:.2f} %" in said
    assert "1,000 steps × 10, 1000.0 × all images" in said


def test_the_verdicts_are_welchs(accuracies: dict[tuple[str, int], np.ndarray]):
    runs = open_store().runs()
    for count in COUNTS:
        capsules, cnn = (accuracies[name, count] for name in NETWORKS)
        found = stats.ttest_ind(capsules, cnn, equal_var=False).confidence_interval(0.95)
        low, high = sorted(100 * np.sign(capsules.mean() - cnn.mean()) * np.array([found.low, found.high]))
        said = describe_verdict(EXPERIMENTS[str(count)], runs)
        assert f"{100 * abs(capsules.mean() - cnn.mean()):.2f} points" in said
        assert f"{low:+.2f} to {high:+.2f}" in said
        assert ("no clear difference" in said) == (low <= 0 <= high)


def test_the_file_has_a_line_for_each_run(accuracies: dict[tuple[str, int], np.ndarray]):
    rows = list(csv.DictReader(io.StringIO(results_csv(open_store().runs()))))
    assert len(rows) == len(NETWORKS) * len(COUNTS) * SEEDS
    for row in rows:
        shares = accuracies[row["network"], int(row["pictures"])]
        assert float(row["test_accuracy_percent"]) == pytest.approx(100 * shares[int(row["seed"])])
