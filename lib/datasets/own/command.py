"""Import a learner's data set: `python -m lib.data FILE_OR_FOLDER [--title T]`.

The command prints one JSON line: the name of the data set for `python -m lib.training --dataset`, the number of
pictures by class, what was left out and why, and notes on what was decided, with the option for the other way.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from lib.datasets.own.create import Created, from_source
from lib.datasets.own.sources.reading import Choices, Question
from lib.errors import N_, LearnerError
from lib.owners import COMMAND_LINE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    chosen = _parser().parse_args(arguments)
    source: Path = chosen.source
    choices = Choices(**{one.name: getattr(chosen, one.name) for one in fields(Choices)})
    try:
        if not source.exists():
            raise LearnerError(N_("There is no file or folder “{path}”."), path=source)
        title = chosen.title or (source.resolve().name if source.is_dir() else source.stem)
        created = from_source(title, COMMAND_LINE, source.resolve(), choices, is_shared=chosen.shared)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(_describe(created), ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib.data", description="Import a data set of pictures.")
    parser.add_argument(
        "source", type=Path, metavar="FILE_OR_FOLDER", help="pictures in folders, or a zip of such"
    )
    parser.add_argument("--title", default="", help="what to call it (default: as the file is called)")
    parser.add_argument("--shared", action="store_true", help="let everybody in class see it and train on it")
    for one in fields(Choices):
        parser.add_argument(_option(one.name), default="", help=one.metadata["help"])
    return parser


def _describe(created: Created) -> dict[str, object]:
    """Return what the command prints."""
    kept = created.kept
    return {
        "name": created.manifest.name,
        "classes": dict(created.manifest.classes),
        "left_out": [{"file": one.file, "why": str(one.reason)} for one in kept.left_out],
        "notes": [*map(_answered, kept.questions), *map(str, kept.notes)],
    }


def _answered(question: Question) -> str:
    """Return a question with the answer that was taken, and the options of the command for others."""
    [taken] = [str(option.text) for option in question.options if option.value == question.taken]
    others = [option.value for option in question.options if option.value != question.taken]
    return f"{question.text} {taken} ({_option(question.name)} {question.taken}; else {', '.join(others)})"


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
