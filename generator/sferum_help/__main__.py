"""`sferum-help`, which is also `python -m sferum_help`.

Nothing of ours is loaded before the question whether somebody presses Ctrl-C is answered.
"""

import sys


def main() -> int:
    """What `cli.main` returns; 130 if it was stopped while it was still being loaded."""
    try:
        from .cli import main as run

        return run()
    except KeyboardInterrupt:
        sys.stderr.buffer.write("\nОстановлено.\n".encode())
        return 130


if __name__ == "__main__":
    sys.exit(main())
