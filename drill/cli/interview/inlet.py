"""Lines of the input, taken while something else goes on."""

import os
import select
import sys
from collections.abc import Callable

from drill.cli.context import Context

_WAIT = 0.1  # seconds between two looks at what else goes on


class Inlet:
    """Lines of the input, taken while something else goes on."""

    def __init__(self, here: Context) -> None:
        self._here = here
        self._held, self._ended = b"", False
        self._echo = not sys.stdin.isatty()

    def line(self, meanwhile: Callable[[], bool] = lambda: True) -> str | None:
        """The next line without its end; None at the end of the input, or where `meanwhile` says no.

        Its bytes that are no UTF-8 are replaced.
        """
        self._here.console.print("> ", end="")
        self._here.console.file.flush()
        descriptor = sys.stdin.fileno()
        while b"\n" not in self._held and not self._ended:
            if not meanwhile():
                self._here.console.print()
                return None
            if select.select([descriptor], [], [], _WAIT)[0]:
                read = os.read(descriptor, 4096)
                self._held, self._ended = self._held + read, not read
        if not self._held:
            self._here.console.print()
            return None
        raw, _, self._held = self._held.partition(b"\n")
        line = raw.decode(errors="replace").rstrip("\r")
        if self._echo:
            # The echo that a terminal would have given, so that a transcript can be read.
            self._here.console.print("".join(sign for sign in line if sign.isprintable()), markup=False)
        return line
