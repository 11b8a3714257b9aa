"""The zygote: imports a framework once and forks a runner for each grading. Never loads user code itself.

It must stay forkable: one thread, no parallel region run, no device touched. It outlives the judge on purpose: when the
judge hangs up, however it ended, it kills what that grading left. While nobody asks, it forks and confines the next
runners ahead of time; each serves one grading.
"""

import contextlib
import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from . import locks, scratch, sweep
from .child import Child
from .spawned import spawn
from .values import FRAMEWORKS

MakeChild = Callable[[dict[str, Any] | None], Child]

_PR_SET_DUMPABLE = 4
_LOCAL_PEERCRED, _XUCRED = 1, "IIh16I"  # macOS: sys/un.h, sys/ucred.h
_TICK = 5.0  # seconds between looks at the clock
_QUIET = 0.02  # seconds without a word, after which there is time to get runners ready


@dataclass
class _Grading:
    connection: socket.socket
    child: Child | None = None
    pending: bytes = b""


def main() -> None:
    """Serve the socket named in the JSON of the last argument until idle."""
    config = json.loads(sys.argv[-1])
    del sys.argv[1:]
    os.chdir("/")
    if locks.take(config["socket"]) is None:
        return
    locks.remove_abandoned(Path(config["socket"]).parent)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    sweep.adopt_orphans()
    scratch.remove_abandoned()
    make = _spawner(config) if config["spawn"] else _forker(config)
    Zygote(make, config["socket"], config["idle"], config["limits"]).serve()


def _forker(config: dict[str, Any]) -> MakeChild:
    framework = FRAMEWORKS[config["framework"]]()
    framework.warm()
    gc.collect()
    gc.freeze()
    return partial(Child.fork, framework)


def _spawner(config: dict[str, Any]) -> MakeChild:
    def make(limits: dict[str, Any] | None) -> Child:
        # The judge's own runner computes on the CPU whatever the submission's does.
        return spawn(config["spawn"], config["framework"], config["device"] if limits else "cpu", limits)

    return make


class Zygote:
    """One connection is one grading: `fork` first, then `kill` and `sweep`; or a single `status` or `stop`."""

    def __init__(self, make: MakeChild, path: str, idle: float, limits: dict[str, Any]) -> None:
        self._make, self._path, self._idle = make, path, idle
        self._limits = limits  # of the confined runner that is kept ready: those asked for last
        self._ready: dict[bool, Child] = {}  # by whether it is confined
        self._ending: list[Child] = []  # trusted ones, killed but not reaped yet
        self._gradings: dict[socket.socket, _Grading] = {}
        self._used = self._started = time.monotonic()
        self._served = 0
        self._stopping = False
        with contextlib.suppress(FileNotFoundError):
            Path(path).unlink()  # of one that was killed: we hold the lock
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        # Under its name only once it listens: whoever sees the socket is not refused.
        unnamed = Path(path).with_name(f".{os.getpid()}")
        unnamed.unlink(missing_ok=True)
        old = os.umask(0o177)
        try:
            self._listener.bind(str(unnamed))
        finally:
            os.umask(old)
        self._listener.listen(16)
        unnamed.rename(path)
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def serve(self) -> None:
        """Until stopped, idle for too long, or the socket's name is somebody else's."""
        while not self._stopping:
            complete = len(self._ready) == 2
            events = self._selector.select(_TICK if complete or self._gradings else _QUIET)
            for key, _ in events:
                if key.fileobj is self._listener:
                    self._accept()
                elif key.fileobj == self._woken:
                    os.read(self._woken, 4096)
                else:
                    self._hear(self._gradings[key.fileobj])  # type: ignore[index]  # registered below as a socket
            self._reap()
            if self._gradings:
                continue
            if time.monotonic() - self._used > self._idle or not Path(self._path).exists():
                break
            if not events and not complete:
                self._get_ready(confined=True not in self._ready)
        with contextlib.suppress(FileNotFoundError):
            Path(self._path).unlink()
        locks.remove(self._path)
        for child in self._ready.values():
            child.sweep(frozenset())

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        if _peer(connection) != os.getuid():
            connection.close()
            return
        self._gradings[connection] = _Grading(connection)
        self._selector.register(connection, selectors.EVENT_READ)

    def _hear(self, grading: _Grading) -> None:
        try:
            data = grading.connection.recv(1 << 16)
        except OSError:
            data = b""
        grading.pending += data
        if not data:
            self._finish(grading)
        while b"\n" in grading.pending:
            line, _, grading.pending = grading.pending.partition(b"\n")
            self._obey(grading, json.loads(line))

    def _obey(self, grading: _Grading, message: dict[str, Any]) -> None:
        op = message["op"]
        if op == "fork" and grading.child is None:
            self._fork(grading, message["limits"])
        elif op == "kill" and grading.child:
            grading.child.kill()
        elif op == "sweep":
            self._sweep(grading)
            self._tell(grading, {"swept": True})
        elif op in ("status", "stop"):
            age = time.monotonic() - self._started
            self._tell(grading, {"pid": os.getpid(), "served": self._served, "age": age})
            self._stopping = self._stopping or op == "stop"

    def _fork(self, grading: _Grading, limits: dict[str, Any] | None) -> None:
        self._used = time.monotonic()
        self._served += 1
        if limits and limits != self._limits:
            self._limits = limits
            if child := self._ready.pop(True, None):
                child.sweep(self._others(child))
        try:
            child = self._ready.pop(bool(limits), None) or self._make(limits)
        except OSError:
            grading.connection.shutdown(socket.SHUT_RDWR)  # the judge goes on without us
            return
        grading.child = child
        answer = {"pid": child.pid, "resident": child.resident}
        with contextlib.suppress(OSError):  # the judge has gone; its end of file follows
            socket.send_fds(grading.connection, [json.dumps(answer).encode() + b"\n"], child.ends)
        child.hand_over()

    def _get_ready(self, *, confined: bool) -> None:
        with contextlib.suppress(OSError):  # tried again when somebody asks
            self._ready[confined] = self._make(self._limits if confined else None)

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                self._note_end(*found)

    def _note_end(self, pid: int, status: int) -> None:
        for child in self._ending:
            if child.pid == pid:
                self._ending.remove(child)
                child.close()
                return
        for confined, child in self._ready.items():
            if child.pid == pid:  # killed by the system, short of memory perhaps
                del self._ready[confined]
                child.close()
                return
        for grading in self._gradings.values():
            if grading.child is not None and grading.child.pid == pid:
                grading.child.ended = True
                self._tell(grading, {"exited": os.waitstatus_to_exitcode(status)})

    def _finish(self, grading: _Grading) -> None:
        self._sweep(grading)
        self._selector.unregister(grading.connection)
        grading.connection.close()
        del self._gradings[grading.connection]

    def _sweep(self, grading: _Grading) -> None:
        child, grading.child = grading.child, None
        if child is None:
            return
        if child.limits is None and not child.ended:
            child.kill()
            self._ending.append(child)
        else:
            child.sweep(self._others(child))

    def _others(self, child: Child) -> frozenset[int]:
        """Our children that have nothing to do with this one."""
        known = [*self._ready.values(), *self._ending, *(one.child for one in self._gradings.values() if one.child)]
        return frozenset(one.pid for one in known if one is not child)

    @staticmethod
    def _tell(grading: _Grading, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # the judge has gone; its end of file follows
            grading.connection.send(json.dumps(message).encode() + b"\n")


def _peer(connection: socket.socket) -> int:
    """The user at the other end."""
    if sys.platform == "linux":
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return int(struct.unpack("3i", credentials)[1])
    credentials = connection.getsockopt(0, _LOCAL_PEERCRED, struct.calcsize(_XUCRED))
    return int(struct.unpack(_XUCRED, credentials)[1])
