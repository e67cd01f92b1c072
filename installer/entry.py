"""Where the packaged product starts: the same command as everywhere else."""

import sys

from clea_desktop.cli import main

sys.exit(main())
