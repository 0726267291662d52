"""Starts the program: `python -m massage_gui`."""

from __future__ import annotations

import sys

from massage_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())
