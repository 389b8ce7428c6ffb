"""Few pictures to learn from: how well networks with and without capsules read then, and how sure that is."""

from collections.abc import Sequence

import streamlit as st

from lib.charts.experiments.few_pictures import LearnedFrom, accuracy_over_pictures
from lib.charts.experiments.table import Cell, cards_table
from lib.csv_text import csv_text
from lib.errors import N_, NP_
from lib.experiments.few import EXPERIMENTS, NETWORKS, STEPS, TEST_SIZE, FewPictures
from lib.experiments.repeats import fewest_runs, missing_runs
from lib.experiments.result import Result, sum_up
from lib.experiments.verdict import Outcome, judge_by_spread
from lib.i18n import _, plural
from lib.intervals import PERCENT, in_percent
from lib.learner import learner_id
from lib.parts.chart_files import chart_files
from lib.runs import Run, RunStore
from pages.kit.experiments.answer import SAME, say_agreement, say_guess
from pages.kit.experiments.basis import describe_basis
from pages.kit.experiments.start import offer_start
from pages.kit.figures import draw_figure
from pages.kit.guess import ask_for_guess
from pages.kit.runs.queue import show_queue
from pages.kit.seen import seen_runs
from pages.limits.few_notebook import cells_of

ASKED = next(iter(EXPERIMENTS.values()))
"""Of which the question is: the fewest pictures."""
FILE_NAME, CHART = "capsule-lab-few-pictures", "few-accuracy"
HEADING = N_("Test accuracy after so many pictures")
HEADER = ("network", "pictures", "seed", "test_accuracy_percent", "test_images", "steps", "seconds", "run")


def show_few(store: RunStore) -> None:
    """Draw the view."""
    st.caption(
        _(
            "A capsule is said to need fewer pictures, because what it knows of a shape holds for every pose. "
            "Here both networks made {steps:,} steps with the same settings on the same few digits."
        ).format(steps=STEPS)
    )
    runs = seen_runs(store)
    if _ask(runs):
        _show_chart(runs)
        st.html(_table(runs))
        st.caption(_say_what_it_rests_on())
        chart_files(
            FILE_NAME,
            title=_("Few pictures to learn from"),
            charts={CHART: _(HEADING)},
            csv=results_csv(runs),
            cells=cells_of(
                [run for entry in EXPERIMENTS.values() for one in _results(entry, runs) for run in one.runs]
            ),
            key="few-files",
        )
    learner = learner_id()
    show_queue(store, learner)
    _offer_more(store, learner, runs)


def _ask(runs: Sequence[Run]) -> bool:
    """Draw the question or, after the guess, its answer; return whether the results may be shown."""
    choices = {arm.name: _(arm.label) for arm in ASKED.arms} | {SAME: _("no clear difference")}
    question = _("Both learned from one picture of each digit. Which reads more of the {images:,} test images?")
    hint = _("Guess first: which network reads the most test images correctly?")
    guess = ask_for_guess("guess-few", question.format(images=TEST_SIZE), hint, choices)
    if guess is None:
        return False
    with st.container(border=True):
        say_guess(guess, choices)
        st.markdown("\n".join(f"- {describe_verdict(entry, runs)}" for entry in EXPERIMENTS.values()))
        first, second = _results(ASKED, runs)
        found = judge_by_spread(first, second)
        if found.outcome in {Outcome.CLEAR, Outcome.UNCLEAR}:
            say_agreement(guess, found.best if found.outcome is Outcome.CLEAR else SAME)
    return True


def _results(entry: FewPictures, runs: Sequence[Run]) -> list[Result]:
    return [sum_up(runs, arm, TEST_SIZE) for arm in entry.arms]


def describe_verdict(entry: FewPictures, runs: Sequence[Run]) -> str:
    """Return in words which network read more after so many pictures, or that the spread is larger."""
    first, second = _results(entry, runs)
    found, labels = judge_by_spread(first, second), {arm.name: _(arm.label) for arm in entry.arms}
    title = f"**{_(entry.title)}**"
    if found.difference is None or found.interval is None:
        text = _("{title}: too few runs to say how much they differ.")
        return text.format(title=title)
    points = 100 * abs(found.difference)
    low, high = sorted(100 * edge * (1 if found.difference >= 0 else -1) for edge in found.interval)
    if found.outcome is Outcome.CLEAR:
        text = _(
            "{title}: {best} reads {points:.2f} points more, which the spread does not explain (95 % interval "
            "{low:+.2f} to {high:+.2f})."
        )
    else:
        text = _(
            "{title}: no clear difference; {best} reads {points:.2f} points more, and the 95 % interval, "
            "{low:+.2f} to {high:+.2f}, contains 0."
        )
    return text.format(title=title, best=labels[found.best], points=points, low=low, high=high)


def _show_chart(runs: Sequence[Run]) -> None:
    found = {entry.count: _results(entry, runs) for entry in EXPERIMENTS.values()}
    networks = [
        LearnedFrom(
            _(title),
            {count: 1 - results[at].errors for count, results in found.items() if results[at].runs},
        )
        for at, title in enumerate(NETWORKS.values())
    ]
    st.subheader(_(HEADING), anchor=False)
    figure = accuracy_over_pictures(networks, _("pictures to learn from"), _("test accuracy"))
    draw_figure(figure, _("Accuracy over the number of pictures, a line for each network"), key=CHART)
    count = sum(len(result.runs) for results in found.values() for result in results)
    shown = NP_(
        "{count} run: each point is one, tested on {images:,} images; the lines go through the means.",
        "{count} runs: each point is one, tested on {images:,} images; the lines go through the means.",
    )
    st.caption(plural(shown, count).format(count=count, images=TEST_SIZE))


def _table(runs: Sequence[Run]) -> str:
    """Return a row a number of pictures: each network's accuracy with its spread and what it rests on."""
    columns = [_("Pictures"), *(_(title) for title in NETWORKS.values())]
    rows: list[list[Cell]] = [
        [
            (f"{entry.count:,}", ""),
            *((_format(found), describe_basis(found, of_accuracy=True)) for found in _results(entry, runs)),
        ]
        for entry in EXPERIMENTS.values()
    ]
    return cards_table(_("Test accuracies: mean ± sample standard deviation over seeds"), columns, rows)


def _format(result: Result) -> str:
    """Return "44.13 ± 6.61 %", without a spread for a single run, or a dash if there is none."""
    if result.mean is None:
        return "–"
    mean = f"{100 * (1 - result.mean):.2f}"
    return f"{mean}{PERCENT}" if result.spread is None else f"{mean} ± {100 * result.spread:.2f}{PERCENT}"


def _say_what_it_rests_on() -> str:
    return _(
        "Each seed draws other pictures, equally many of each digit, and begins with other weights; both networks "
        "get the same pictures. With so few seeds an interval is wide. The networks were not tuned to few "
        "pictures; another network, or more shifts, could change the result."
    )


def _offer_more(store: RunStore, learner: str, runs: Sequence[Run]) -> None:
    """Let the learner queue the runs that are missing, or one more of each with another seed."""
    with st.expander(_("Train it yourself"), icon=":material/science:"):
        arms = [arm for entry in EXPERIMENTS.values() for arm in entry.arms]
        specs = missing_runs(runs, arms) or missing_runs(runs, arms, each=fewest_runs(runs, arms) + 1)
        offer_start(store, learner, runs, specs, _("Train all again with another seed"), key="few-start")


def results_csv(runs: Sequence[Run]) -> str:
    """Return a line for each run."""
    rows = [
        (
            arm.architecture,
            entry.count,
            run.spec.training.seed,
            in_percent(1 - error),
            TEST_SIZE,
            run.step,
            f"{run.seconds:.1f}",
            run.id,
        )
        for entry in EXPERIMENTS.values()
        for arm, result in zip(entry.arms, _results(entry, runs), strict=True)
        for run, error in zip(result.runs, result.errors, strict=True)
    ]
    return csv_text(HEADER, rows)
