"""A process that watches a run store as the web server does: `python -m tests.watch`, until its input ends.

Its trainers are real, but learn the small MNIST.
"""

import sys

from lib.engine import LocalEngine, Supervisor, local
from lib.runs import open_store


def main() -> None:
    local.COMMAND = (sys.executable, "-m", "tests.training.small")
    supervisor = Supervisor(open_store(), LocalEngine())
    supervisor.start()
    sys.stdin.read()
    supervisor.close()


if __name__ == "__main__":
    main()
