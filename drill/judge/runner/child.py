"""A runner that the zygote has ready or has handed over: its pipes, its scratch folder, and how to end it."""

import contextlib
import fcntl
import os
import signal
from dataclasses import dataclass
from typing import Any, NoReturn

from . import main as runner
from . import sweep
from .scratch import Scratch
from .values import Framework

_NULL, _OUTPUT, _ERROR, _REQUESTS, _REPLIES, _NOTICE, _FIRST_FREE = range(7)  # descriptors in the runner
_HIGH = 64  # above them


@dataclass
class Child:
    """What the zygote knows of a runner. With limits it is confined, and greets when it is."""

    pid: int
    limits: dict[str, Any] | None
    scratch: Scratch
    ends: tuple[int, int, int]  # the judge's: requests, replies, output
    notice: int | None = None  # from which the pid of the runner's own init can be read, if it has one
    resident: int | None = None  # bytes that it and its helpers hold before user code is loaded; None: measure them
    ended: bool = False
    _init: int | None = None

    @classmethod
    def fork(cls, framework: Framework, limits: dict[str, Any] | None) -> "Child":
        """Fork a runner (Linux); it comes up while the zygote goes on.

        Raises:
            OSError: No folder, pipe or process can be had.
        """
        scratch = Scratch()
        try:
            return cls._fork(framework, limits, scratch)
        except OSError:
            scratch.close()
            raise

    @classmethod
    def _fork(cls, framework: Framework, limits: dict[str, Any] | None, scratch: Scratch) -> "Child":
        zygote = os.getpid()
        requests, to_requests = os.pipe()
        from_replies, replies = os.pipe()
        from_output, output = os.pipe()
        notice, to_notice = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                _become_runner(framework, limits, scratch, (output, requests, replies, to_notice), zygote)
            finally:
                os._exit(1)
        for descriptor in (requests, replies, output, to_notice):
            os.close(descriptor)
        copies = 3 if limits else 1  # the runner, its init and the process outside
        return cls(pid, limits, scratch, (to_requests, from_replies, from_output), notice, copies * _private_bytes())

    def hand_over(self) -> None:
        """Forget the pipes, which somebody else holds now."""
        for descriptor in self.ends:
            os.close(descriptor)
        self.ends = (-1, -1, -1)

    def kill(self) -> None:
        """End it, and with its init all that it started."""
        if not self.ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill((self.init() if self.limits else 0) or self.pid, signal.SIGKILL)

    def init(self) -> int:
        """The first process of its PID namespace, with which everything in it dies; 0: it has none."""
        if self._init is None and self.notice is not None:
            self._init = int(os.read(self.notice, 16) or 0)
            os.close(self.notice)
        return self._init or 0

    def sweep(self, others: frozenset[int]) -> None:
        """End it and wait until nothing of it is left; `others` are children that have nothing to do with it."""
        if self.limits and not self.init():
            sweep.end_session(self.pid, others)
        else:
            self.kill()
        if not self.ended:
            with contextlib.suppress(ChildProcessError):  # reaped with the session
                os.waitpid(self.pid, 0)
        self.close()

    def close(self) -> None:
        """After its end: remove its folder, and close what was not handed over."""
        self.ended = True
        for descriptor in self.ends:
            if descriptor >= 0:
                os.close(descriptor)
        self.ends = (-1, -1, -1)
        self.init()  # closes the pipe
        self.scratch.close()


def _private_bytes() -> int:
    """Memory of this process that a fork of it counts as its own."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not needed here
        _, resident, shared = file.read().split()[:3]
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def _become_runner(
    framework: Framework, limits: dict[str, Any] | None, scratch: Scratch, pipes: tuple[int, ...], zygote: int
) -> NoReturn:
    """In the forked child: shed what is the zygote's and serve the judge."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    # Out of the way first: a pipe may lie where another is to go.
    output, requests, replies, notice = (fcntl.fcntl(descriptor, fcntl.F_DUPFD, _HIGH) for descriptor in pipes)
    null = os.open(os.devnull, os.O_RDONLY)
    targets = (_NULL, _OUTPUT, _ERROR, _REQUESTS, _REPLIES, _NOTICE)
    for source, target in zip((null, output, output, requests, replies, notice), targets, strict=True):
        os.dup2(source, target)
    os.closerange(_FIRST_FREE, 4096)
    home = str(scratch.path)
    os.chdir(home)
    os.environ.update(HOME=home, TMPDIR=home)
    framework.reseed()
    config = {"device": "cpu", "requests": _REQUESTS, "replies": _REPLIES, "notice": _NOTICE}
    if limits:
        config["limits"] = limits
    else:
        os.close(_NOTICE)
    runner.run(config, framework, parent=zygote)
    os._exit(0)
