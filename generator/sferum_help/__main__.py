"""`sferum-help`, which is also `python -m sferum_help`.

Nothing of ours is loaded before the question whether somebody presses Ctrl-C is answered.
"""

import gc
import sys

# Nearly all that is read stays until the end: looking for rubbish so often would take a tenth of the time.
gc.set_threshold(50_000, 50, 50)


def main() -> int:
    """What `cli.main` returns; 130 if it was stopped while it was still being loaded."""
    try:
        from .cli import main as run

        return run()
    except KeyboardInterrupt:
        sys.stderr.buffer.write("\nОстановлено.\n".encode())
        return 130
    finally:
        # Nobody looks for rubbish in what ends as a whole.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
