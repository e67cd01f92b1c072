"""Lets ``python -m clea_desktop`` be the same command as ``clea-desktop``."""

import sys

from clea_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
