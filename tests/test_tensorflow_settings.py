"""TensorFlow's environment: set where nobody chose, and by every process that imports it."""

import os
import subprocess
import sys

import pytest

from lib.tensorflow_settings import set_environment
from tests.conftest import ROOT

NAMES = ("TF_ENABLE_ONEDNN_OPTS", "TF_CPP_MIN_LOG_LEVEL")


def test_it_chooses_where_nobody_did(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    set_environment()
    assert [os.environ[name] for name in NAMES] == ["1", "2"]


def test_a_choice_stays(monkeypatch):
    monkeypatch.setenv("TF_ENABLE_ONEDNN_OPTS", "0")
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "0")
    set_environment()
    assert [os.environ[name] for name in NAMES] == ["0", "0"]


def test_the_tests_measure_what_the_app_runs():
    assert os.environ["TF_ENABLE_ONEDNN_OPTS"] == "1"


@pytest.mark.parametrize(
    "entry",
    [
        # A mistake in the order ends a command before it needs TensorFlow.
        "sys.argv[1:] = []\nfrom lib.training.__main__ import main; main()",
        "sys.argv[1:] = ['no-such-picture']\nfrom lib.probe.__main__ import main; main()",
        # An inspector's rehearsal is what imports TensorFlow.
        "sys.modules['lib.inspectors.questions.rehearsal'] = types.SimpleNamespace(rehearse=lambda: None)\n"
        "from lib.inspectors.worker import start; start()",
    ],
)
def test_every_entry_chooses_before_tensorflow_comes(entry, home):
    script = (
        f"import os, sys, types\n{entry}\n"
        "assert 'tensorflow' not in sys.modules\n"
        "print(os.environ.get('TF_ENABLE_ONEDNN_OPTS'))\n"
    )
    clean = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        (sys.executable, "-c", script), cwd=ROOT, env=clean, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"
