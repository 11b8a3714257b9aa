"""Holds a submission to what its exercise forbids, by what is executed and not by what it is called.

What is forbidden gives no result: a tripwire in its place tells the judge at once and ends the process. So there is no
note that a submission could take back, and no error that it could catch.
"""

import contextlib
import gc
import os
import sys
import warnings
from collections.abc import Callable, Iterable
from types import FrameType
from typing import NoReturn

from . import functions, imports, operators, wire

Tell = Callable[[str], NoReturn]


def survey(framework: str) -> None:
    """Look up, in a process that is to be forked, what every guard would have to."""
    if framework == "torch":
        operators.kernels()
        functions.survey()


class Guard:
    """The tripwires of one runner. In one that is not confined, which loads many submissions, they can be undone."""

    def __init__(self, framework: str, replies: int, *, confined: bool) -> None:
        self._framework, self._replies, self._confined = framework, replies, confined
        self._undo: list[Callable[[], object]] = []

    def before_loading(self, forbidden: Iterable[str], file: str) -> Callable[[], None]:
        """Importing a forbidden module ends the process from now on.

        The answer is to be called before the submission is played: then everything that is forbidden ends the process,
        in every thread. Not sooner, as what a submission works out while it is loaded, a check of itself perhaps, knows
        no hidden input.
        """
        while self._undo:
            self._undo.pop()()
        names, framework = tuple(forbidden), self._framework
        if not names:
            return do_nothing
        tell = make_tell(self._replies, file)
        undo = None if self._confined else self._undo
        # Made now, so that the submission can put nothing of its own in.
        made = [*functions.tripwires(names, framework, tell, undo)]
        if framework == "torch":
            made += operators.tripwires(names, tell, undo)
        if self._confined:
            imports.watch(names, tell)
            gc.freeze()  # what is frozen is not listed
        return _armer(made, lambda: functions.tripwires(names, framework, tell, undo))


def do_nothing() -> None:
    """What there is to do before a submission is played that may use everything."""


def _armer(made: list[Callable[[], None]], find: Callable[[], Iterable[Callable[[], None]]]) -> Callable[[], None]:
    modules = len(sys.modules)

    def arm() -> None:
        nonlocal modules
        if len(sys.modules) != modules:  # new ones may define what is forbidden
            made.extend(find())
            modules = len(sys.modules)
        if made:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # torch's, about kernels being replaced
                while made:
                    made.pop()()

    return arm


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
