"""What `python -m lib.probe` runs."""

import sys

from lib.inspectors.read_files import main

if __name__ == "__main__":
    sys.exit(main())
