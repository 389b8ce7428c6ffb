"""The progress bar of a training started from the command line, on standard error."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lib.runs import Run
from lib.runs.point import Point
from lib.training.loop import Progress as Callback


@contextmanager
def show_progress(run: Run) -> Generator[Callback]:
    """Show the bar, and yield the callback that moves it."""
    columns = (
        TextColumn(run.id),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[measured]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("train", total=run.total_steps, measured="")

        def show(point: Point, total: int) -> None:
            measured = f"loss {point.loss:.4f}, accuracy {point.accuracy:.3f}, {point.images_per_second:.0f}/s"
            bar.update(task, completed=point.step, total=total, measured=measured)

        yield show
