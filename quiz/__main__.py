"""Run the command line with ``python -m quiz``."""

import sys

from quiz.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
