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
        self._forbidden: tuple[str, ...] = ()
        self._modules = 0

    def before_loading(self, forbidden: Iterable[str], file: str) -> None:
        """Importing a forbidden module ends the process from now on."""
        self._forbidden = self._forbidden or tuple(forbidden)
        if self._forbidden and self._tell is None:
            self._tell = make_tell(self._replies, file)
            imports.watch(self._forbidden, self._tell)
            if self._framework == "torch":
                operators.hide_kernels(self._tell)

    def after_answering(self) -> None:
        """All that is forbidden ends the process from now on, in every thread.

        Not sooner: what a submission works out while it is loaded, a check of itself perhaps, knows no hidden input;
        and while the judge thinks, this costs nothing.
        """
        if self._tell is not None and len(sys.modules) != self._modules:
            if self._framework == "torch" and not self._modules:
                operators.wire(self._forbidden, self._tell)
            functions.wire(self._forbidden, self._framework, self._tell)
            self._modules = len(sys.modules)


def survey(framework: str) -> None:
    """Look up, in a process that is to be forked, what every guard would have to."""
    if framework == "torch":
        operators.kernels()
        functions.survey()


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
