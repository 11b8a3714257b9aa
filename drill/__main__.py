"""`python -m drill` and the console script."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    # While modules are loaded hardly anything becomes garbage: looking for it costs a tenth of the time to the first
    # question.
    gc.set_threshold(20_000, 20, 20)
    # Imported here so that an interrupt during the imports ends as calmly as one during the work.
    try:
        from drill.cli.app import run  # noqa: PLC0415

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
