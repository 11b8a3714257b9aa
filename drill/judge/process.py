"""A runner process: started, spoken to under a deadline, watched, and swept away with all that it started."""

import contextlib
import os
import selectors
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from drill.judge.body import Body, ColdBody
from drill.judge.limits import Limits
from drill.judge.runner import sweep, wire
from drill.judge.zygote import Zygote

BOOT_SECONDS = 120  # importing torch from a cold disk
OUTPUT_LIMIT = 1 << 20  # bytes printed
PRINTED_KEPT = 16 << 10  # bytes of it that are shown
_WATCH_SECONDS = 0.05
_PIECE = 1 << 20  # bytes read at once


class End(StrEnum):
    """Why a runner can no longer be spoken to."""

    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    PROCESSES = "processes"
    EXIT = "exit"  # it ended without answering
    SIGNAL = "signal"
    PROTOCOL = "protocol"  # what it sent is no answer
    RULE = "rule"  # it used what the exercise forbids


class StoppedError(Exception):
    """Whoever asked for the grading no longer wants it."""


class EndedError(Exception):
    """The runner ended, or was ended. `detail`: the exit code, the signal, what broke the protocol, line and name."""

    def __init__(self, end: End, detail: str = "") -> None:
        super().__init__(f"{end}: {detail}")
        self.end, self.detail = end, detail


def never() -> bool:
    """The answer of somebody who waits for the grading, however long it takes."""
    return False


@dataclass
class Runner:
    """One runner process. Without `limits` it is trusted: the judge's own, for references and known-wrong solutions."""

    framework: str
    device: str = "cpu"
    limits: Limits | None = None
    zygote: Zygote | None = None  # forks it from a process that has the framework imported; None: a fresh interpreter
    stop: Callable[[], bool] = never  # asked while waiting for an answer; true calls the grading off
    printed: bytearray = field(default_factory=bytearray)
    printed_total: int = 0

    def __post_init__(self) -> None:
        limits = self.limits.as_config(self.device) if self.limits else None
        self._body: Body = self.zygote.fork(limits) if self.zygote else ColdBody(self.framework, self.device, limits)
        self._requests, self._replies, self._output = self._body.ends
        for descriptor in self._body.ends:
            os.set_blocking(descriptor, False)
        self._memory_limit = 0

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def greet(self, seconds: float = BOOT_SECONDS) -> dict[str, Any]:
        """Wait until the framework is imported. The answer says what the device offers, or `error`.

        Raises:
            EndedError: It did not come up.
        """
        hello, _ = self._receive(seconds)
        if self.limits:
            self._memory_limit = self._body.resident() + (self.limits.memory_mb << 20)
        return hello

    def exchange(
        self, header: dict[str, Any], buffers: Sequence[bytes], seconds: float
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Send a request and wait for its answer.

        Raises:
            EndedError: No answer within `seconds`, a limit was passed, or the process ended.
        """
        reply, values = self._receive(seconds, wire.pack(header, buffers))
        if reply.get("forbidden"):
            raise self._stop(End.RULE, f"{reply.get('line')} {reply['forbidden']}")
        return reply, values

    def close(self) -> None:
        """Kill the process and everything that it started; remove its scratch folder."""
        for descriptor in self._body.ends:
            with contextlib.suppress(OSError):
                os.close(descriptor)
        self._body.sweep()

    def _receive(self, seconds: float, pieces: Sequence[bytes | memoryview] = ()) -> tuple[dict[str, Any], list[bytes]]:
        deadline = time.monotonic() + seconds
        outgoing = [memoryview(piece) for piece in pieces]
        incoming = _Incoming()
        watched = time.monotonic()
        with selectors.PollSelector() as selector:  # no descriptor of its own to open and close
            selector.register(self._replies, selectors.EVENT_READ)
            selector.register(self._output, selectors.EVENT_READ)
            if outgoing:
                selector.register(self._requests, selectors.EVENT_WRITE)
            while True:
                if self.stop():
                    raise StoppedError
                ready = selector.select(min(_WATCH_SECONDS, max(0.0, deadline - time.monotonic())))
                for key, _ in ready:
                    if key.fd == self._requests:
                        self._send(outgoing, selector)
                    elif key.fd == self._output:
                        self._drain(selector)
                    elif self._take(incoming):
                        self._drain(None)
                        return incoming.frame()
                now = time.monotonic()
                if now > deadline:
                    raise self._stop(End.TIME)
                if now - watched > _WATCH_SECONDS:
                    watched = now
                    self._watch(idle=not ready)

    def _send(self, outgoing: list[memoryview], selector: selectors.BaseSelector) -> None:
        try:
            while outgoing:
                sent = os.write(self._requests, outgoing[0])
                outgoing[0] = outgoing[0][sent:]
                if not outgoing[0]:
                    outgoing.pop(0)
        except BlockingIOError:
            return
        except BrokenPipeError:
            outgoing.clear()  # the end of the replies says why
        selector.unregister(self._requests)

    def _take(self, incoming: "_Incoming") -> bool:
        while True:
            try:
                piece = os.read(self._replies, min(incoming.wanted, _PIECE))
            except BlockingIOError:
                return False
            if not piece:
                raise self._ended()
            try:
                if incoming.add(piece):
                    return True
            except wire.WireError as error:
                raise self._stop(End.PROTOCOL, str(error)) from error

    def _drain(self, selector: selectors.BaseSelector | None) -> None:
        with contextlib.suppress(BlockingIOError):
            while piece := os.read(self._output, 1 << 16):
                self.printed_total += len(piece)
                self.printed += piece[: max(0, PRINTED_KEPT - len(self.printed))]
                if self.limits and self.printed_total > OUTPUT_LIMIT:
                    raise self._stop(End.OUTPUT)
            if selector is not None:
                selector.unregister(self._output)  # closed by the submission: its own affair

    def _watch(self, *, idle: bool) -> None:
        if self.limits and self._memory_limit:
            load = sweep.load_of(self._body.pid, self._memory_limit)
            if load.processes > 2 * self.limits.processes:  # where the kernel does not hold the limit
                raise self._stop(End.PROCESSES)
            if load.resident > self._memory_limit:
                raise self._stop(End.MEMORY)
        # A descendant may hold the pipes open after the runner itself has ended.
        if idle and self._body.poll() is not None:
            raise self._ended()

    def _stop(self, end: End, detail: str = "") -> EndedError:
        self._body.kill()
        return EndedError(end, detail)

    def _ended(self) -> EndedError:
        with contextlib.suppress(EndedError):
            self._drain(None)
        code = self._body.wait(1)
        if code is None:
            return self._stop(End.EXIT, "closed its pipes")
        if code >= 0:
            return EndedError(End.EXIT, str(code))
        # The kernel's answer to the CPU limit; a plain SIGKILL is its answer to memory.
        return EndedError(End.TIME if -code == signal.SIGXCPU else End.SIGNAL, str(-code))


@dataclass
class _Incoming:
    """A frame as it arrives; each length is checked before the bytes that it announces are read."""

    data: bytearray = field(default_factory=bytearray)
    header: dict[str, Any] | None = None
    counts: list[int] = field(default_factory=list)
    wanted: int = 4
    stage: int = 0  # 0 length, 1 header, 2 buffers

    def add(self, piece: bytes) -> bool:
        self.data += piece
        self.wanted -= len(piece)
        while self.wanted == 0 and self.stage < 2:
            if self.stage == 0:
                self.wanted = wire.parse_length(bytes(self.data))
            else:
                self.header, self.counts = wire.parse_header(bytes(self.data))
                self.wanted = sum(self.counts)
            self.data.clear()
            self.stage += 1
        return self.stage == 2 and self.wanted == 0

    def frame(self) -> tuple[dict[str, Any], list[bytes]]:
        assert self.header is not None
        return self.header, wire.split(bytes(self.data), self.counts)
