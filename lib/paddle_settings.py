"""Where PaddlePaddle is, and what it reads from the environment when it is imported.

It is no dependency of the app: `make paddle` installs it into an environment of its own.
"""

import os
from importlib.util import find_spec

from lib.errors import N_, LearnerError
from lib.priority import count_cores
from lib.settings import ROOT

FOLDER = ROOT / ".venv-paddle"
PYTHON = FOLDER / "bin" / "python"
INSTALLED = FOLDER / ".paddle"
"""Written when the installation is complete."""


def is_paddle_installed() -> bool:
    """Return whether this computer can train in PaddlePaddle."""
    return INSTALLED.is_file()


def has_paddle() -> bool:
    """Return whether this very Python can import it."""
    return find_spec("paddle") is not None


def not_installed() -> LearnerError:
    """Return the error that says how to install it."""
    return LearnerError(
        N_(
            "PaddlePaddle is not installed on this computer. Run “make paddle” in the app’s folder once (it takes "
            "about 900 MB), or choose TensorFlow."
        )
    )


def set_environment() -> None:
    """Set it for a process that will import PaddlePaddle, before it does; what is set already stays.

    Left alone it computes on one core. Its threads sleep while they wait for each other: where other work has the
    cores too, those that spin take the time from it.
    """
    os.environ.setdefault("OMP_NUM_THREADS", str(count_cores()))
    os.environ.setdefault("KMP_BLOCKTIME", "0")
