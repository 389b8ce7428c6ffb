"""What `python -m lib.data` runs."""

import sys

from lib.datasets.own.command import main

if __name__ == "__main__":
    sys.exit(main())
