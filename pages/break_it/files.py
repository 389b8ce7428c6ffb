"""Serves what computes the mistakes of a run's network in the browser."""

from lib.inspectors.answers.mistakes_file import FOLDER, export_mistakes, has_mistakes
from lib.inspectors.answers.network_file import SUFFIX, NetworkFile, can_be_sent, version_of
from lib.runs import Run, open_store
from pages.kit.networks import respond_with_file
from pages.kit.runs.serving import Served


def _has(run: Run, checkpoint: str, version: str) -> bool:
    return has_mistakes(run) and can_be_sent(run) and version == version_of(open_store().files(run), checkpoint)


MISTAKES: Served[NetworkFile] = Served(
    path=f"{FOLDER}/{{run}}/{{checkpoint}}{SUFFIX}",
    has=_has,
    make=lambda run, checkpoint: export_mistakes(run.id, checkpoint),
    respond=respond_with_file,
    absent="There is no such file here, or not any more.",
)
