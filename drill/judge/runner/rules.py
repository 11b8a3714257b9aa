"""Holds a submission to what its exercise forbids, by what is executed and not by what it is called.

What is forbidden gives no result: a tripwire in its place tells the judge at once and ends the process. So there is no
note that a submission could take back, and no error that it could catch.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from types import FrameType
from typing import NoReturn

from . import functions, imports, operators, wire

Tell = Callable[[str], NoReturn]


class Guard:
    """The tripwires of one runner."""

    def __init__(self, framework: str, replies: int) -> None:
        self._framework, self._replies = framework, replies
        self._tell: Tell | None = None
        self._armed: set[str] = set()

    def before_loading(self, forbidden: Iterable[str], file: str) -> None:
        """Importing a forbidden module ends the process from now on.

        Operations do not yet: what a submission works out while it is loaded, a check of itself perhaps, knows no
        hidden input.
        """
        names = tuple(forbidden)
        if names and self._tell is None:
            self._tell = make_tell(self._replies, file)
            imports.watch(names, self._tell)
            if self._framework == "torch":
                operators.hide_kernels(self._tell)

    def before_playing(self, forbidden: Iterable[str]) -> None:
        """Everything that is forbidden ends the process from now on, in every thread."""
        names = tuple(forbidden)
        if not names or self._tell is None:
            return
        if self._framework == "torch":
            operators.wire({*names} - self._armed, self._tell)
        functions.wire(names, self._framework, self._tell)
        self._armed.update(names)


def make_tell(replies: int, file: str) -> Tell:
    """What a tripwire does: tell the judge the name of what is forbidden and the line that used it, and end."""
    pack, write, leave = wire.pack, os.write, os._exit  # a submission may have put its own there when it matters

    def tell(name: str) -> NoReturn:
        try:
            for stream in (sys.stdout, sys.stderr):
                with contextlib.suppress(BaseException):  # or here
                    stream.flush()
            line = _line_in(file, sys._getframe(1))  # noqa: SLF001
            for piece in pack({"forbidden": name, "line": line}):
                write(replies, piece)
        finally:
            leave(0)
        raise AssertionError  # unreachable: for the type checker

    return tell


def _line_in(file: str, frame: FrameType | None) -> int:
    """The line of a file that a frame was called from; 0: none."""
    while frame is not None:
        if frame.f_code.co_filename == file:
            return frame.f_lineno
        frame = frame.f_back
    return 0
