"""What `python -m lib.export` runs."""

import sys

from lib.inspectors.export import main

if __name__ == "__main__":
    sys.exit(main())
