"""The app's commands, run within a test: a process of its own would first import TensorFlow, for seconds."""

import io
import runpy
import subprocess
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout

import pytest


def run_here(module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `python -m MODULE ARGUMENTS` in this process, which has what it imports, and return how it ended."""
    said, complained = io.StringIO(), io.StringIO()
    given = [module, *map(str, arguments)]
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(said),
        redirect_stderr(complained),
        warnings.catch_warnings(action="ignore", category=RuntimeWarning),  # the module was imported before
        pytest.raises(SystemExit) as ended,
    ):
        patch.setattr(sys, "argv", given)
        runpy.run_module(module, run_name="__main__")
    assert isinstance(ended.value.code, int)
    return subprocess.CompletedProcess(given, ended.value.code, said.getvalue(), complained.getvalue())
