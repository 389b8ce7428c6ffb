"""The web server on which attacks train: the real one, whose trainers are real but learn the small MNIST.

They keep their state often and write to a slow disk, so that a kill meets every moment of a run. Inspectors, which
have no part in it, start only when they are asked.

`python -m tests.attack.small_server --server.port N`
"""

import os
import sys

from lib.engine import local
from lib.inspectors.pool import Inspectors


def main() -> None:
    from streamlit.web import cli  # not in the inspectors, which import this module too

    local.COMMAND = (sys.executable, "-m", "tests.training.small")
    Inspectors.warm = lambda self: None
    os.environ |= {"SMALL_KEEP_SECONDS": "0.3", "SMALL_WRITE_SECONDS": "0.1"}
    sys.argv = ["streamlit", "run", "app.py", *sys.argv[1:]]
    cli.main()


if __name__ == "__main__":
    main()
