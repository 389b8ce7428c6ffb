"""The notebook of networks that learned from few pictures."""

from collections.abc import Sequence

from lib.i18n import _
from lib.parts.chart_files import Cell
from lib.runs import Run


def cells_of(runs: Sequence[Run]) -> list[Cell]:
    """Return the cells that sum up the records of these runs, and read the test images again where weights are."""
    return [
        Cell(
            _(
                "## The runs and their records\n\nWhat a network learned is in its weights. A run that came with "
                "the app has only its record: what it read right of the test images, once, after its training."
            ),
            f"""import numpy as np

from lib.experiments.few import EXPERIMENTS, TEST_SIZE
from lib.experiments.result import sum_up
from lib.experiments.verdict import judge_by_spread
from lib.runs import open_store

store = open_store()
runs = [store.get(name) for name in {[run.id for run in runs]!r}]
for run in runs:
    print(run.id, "seed", run.spec.training.seed, "steps", run.step, "accuracy", run.test_accuracy)""",
        ),
        Cell(
            _("## Means, spreads and which network is ahead"),
            """results = {}
for count, experiment in EXPERIMENTS.items():
    first, second = results[count] = [sum_up(runs, arm, TEST_SIZE) for arm in experiment.arms]
    for one in (first, second):
        if one.mean is not None:
            low, high = one.interval  # of the errors of one run
            print(count, one.arm.architecture, "accuracy", round(1 - one.mean, 4), "spread", one.spread,
                  "interval", round(1 - high, 4), round(1 - low, 4))
    verdict = judge_by_spread(first, second)
    print(count, verdict.outcome, verdict.best, "difference", verdict.difference, "interval", verdict.interval)""",
        ),
        Cell(
            _(
                "## The accuracies again\n\nWhere the weights are, the network reads all test images again. Where "
                "they are not, nothing can be computed again: train such runs in the app, or all with the command "
                "that is printed, which takes an hour or more."
            ),
            """from lib.inspectors.questions.evaluate import evaluate

again = {}
for run in runs:
    checkpoints = store.files(run).checkpoints()
    if checkpoints:
        again[run.id] = evaluate(run.id, checkpoints[-1], "test").accuracy
        print(run.id, "recorded", run.test_accuracy, "computed again", again[run.id])
    else:
        print(run.id, "has no weights here, only its record")
print("python -m lib.experiments --catalogue few --seeds 6")""",
        ),
    ]
