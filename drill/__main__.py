"""`python -m drill` and the console script."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    # While modules are loaded hardly anything becomes garbage: looking for it costs a tenth of the time to the first
    # question.
    gc.set_threshold(20_000, 20, 20)
    _fill_streams()
    # Imported here so that an interrupt during the imports ends as calmly as one during the work.
    try:
        from drill.cli.app import run  # noqa: PLC0415

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _fill_streams() -> None:
    """Give a stream that was closed before (`<&-`) something to be: else a file of drill's would get its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # The lowest free number is the one that is missing.
            opened = os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)
            setattr(sys, name, os.fdopen(opened, mode, encoding="utf-8"))


if __name__ == "__main__":
    main()
