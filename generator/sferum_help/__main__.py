"""`python -m sferum_help` is `sferum-help`."""

import sys

from .cli import main

sys.exit(main())
