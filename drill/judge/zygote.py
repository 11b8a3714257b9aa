"""The judge's side of the zygote: find it, have it hand over a runner, start it for the next time.

A zygote is a process with the framework imported that forks a runner a grading, so that importing torch is paid once.
Where forking is unsafe (CUDA, macOS) it starts fresh interpreters ahead of time instead. It lives behind an owner-only
socket whose name holds all that must be the same: interpreter, framework, runner.
"""

import contextlib
import hashlib
import json
import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drill.judge.body import Ends, command, environment, framework_origin
from drill.judge.limits import Limits
from drill.judge.runner import locks, sweep
from drill.judge.sockets import find_folder
from drill.text import NOTHING, Text

IDLE_SECONDS = 600.0
_IDLE_ON_DEVICE = 120.0  # a runner that is ready holds device memory
_ANSWER_SECONDS = 10.0
_ANSWER_BYTES = 4096


class ZygoteLostError(Exception):
    """The zygote is gone, or never was: grade cold."""


@dataclass(frozen=True)
class Zygote:
    """The zygote of one framework, running or not. `forks`: it does; else it starts interpreters ahead."""

    framework: str
    path: Path
    device: str = "cpu"
    forks: bool = True

    @classmethod
    def of(cls, framework: str, device: str = "cpu") -> "Zygote | None":
        """The zygote for this interpreter and framework; None: this system has none, or it is switched off."""
        folder = _refuse() or find_folder()
        if isinstance(folder, Text):
            return None
        name = framework if device == "cpu" else f"{framework}.{device}"
        forks = sys.platform == "linux" and device == "cpu"
        return cls(framework, folder / f"{name}-{_key(framework, device)}", device, forks)

    def is_up(self) -> bool:
        """Whether its socket is there; it may still refuse."""
        return self.path.is_socket()

    def fork(self, limits: dict[str, int] | None) -> "ForkedBody":
        """Have it hand over a runner, which it may have forked and confined ahead of time.

        Raises:
            ZygoteLostError: It does not answer.
        """
        connection = self._connect()
        try:
            connection.sendall(_line({"op": "fork", "limits": limits}))
            return ForkedBody(connection, trusted=limits is None)
        except (OSError, ZygoteLostError) as error:
            connection.close()
            raise ZygoteLostError(str(error)) from error

    def ask(self, op: str) -> dict[str, Any] | None:
        """Ask for its `status`, or tell it to `stop`; None: there is none."""
        try:
            with self._connect() as connection:
                connection.sendall(_line({"op": op}))
                line = connection.makefile("rb").readline()
        except (ZygoteLostError, OSError):
            return None
        return json.loads(line) if line else {}

    def launch(self) -> None:
        """Start it in the background, if nobody has, for the next grading."""
        config = {
            "framework": self.framework,
            "socket": str(self.path),
            "idle": IDLE_SECONDS if self.device == "cpu" else _IDLE_ON_DEVICE,
            "device": self.device,
            "limits": Limits().as_config(self.device),  # of the runners that it keeps ready
            "spawn": None if self.forks else command("main", {})[:-1],
        }
        with contextlib.suppress(OSError):
            if self._is_taken():
                return
            arguments = command("zygote", config)
            null = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_RDWR, 0) for descriptor in (0, 1, 2)]
            surroundings = environment(Path(tempfile.gettempdir()))
            # Not subprocess: nobody here waits for it.
            os.posix_spawn(arguments[0], arguments, surroundings, file_actions=null, setsid=True)

    def _connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_ANSWER_SECONDS)
        try:
            connection.connect(str(self.path))
        except OSError as error:
            connection.close()
            raise ZygoteLostError(str(error)) from error
        return connection

    def _is_taken(self) -> bool:
        """Whether one holds the lock already, up or coming up."""
        lock = locks.take(str(self.path))
        if lock is not None:
            os.close(lock)
        return lock is None


class ForkedBody:
    """A runner that the zygote forked, and reaps and sweeps."""

    def __init__(self, connection: socket.socket, *, trusted: bool) -> None:
        self._connection, self._trusted = connection, trusted
        self._code: int | None = None
        connection.settimeout(_ANSWER_SECONDS)
        data, descriptors, _, _ = socket.recv_fds(connection, _ANSWER_BYTES, len(Ends._fields))
        line, _, self._pending = data.partition(b"\n")
        first = _parse(line)
        if len(descriptors) != len(Ends._fields) or "pid" not in first:
            for descriptor in descriptors:
                os.close(descriptor)
            raise ZygoteLostError("no answer")
        self.ends = Ends(*descriptors)
        self.pid, self._resident = int(first["pid"]), first["resident"]

    def resident(self) -> int:
        """As Body says."""
        return sweep.load_of(self.pid).resident if self._resident is None else int(self._resident)

    def poll(self) -> int | None:
        """As Body says."""
        return self.wait(0)

    def wait(self, seconds: float) -> int | None:
        """As Body says.

        Raises:
            ZygoteLostError: The zygote ended.
        """
        if self._code is None and (message := self._read(seconds)) is not None:
            self._code = int(message["exited"])
        return self._code

    def kill(self) -> None:
        """As Body says."""
        self._tell("kill")

    def sweep(self) -> None:
        """As Body says. Nobody waits for the end of a trusted one: it has started nothing."""
        self._tell("sweep")
        if self._trusted:
            self._connection.close()
            return
        with contextlib.suppress(ZygoteLostError):
            deadline = time.monotonic() + _ANSWER_SECONDS
            while time.monotonic() < deadline:
                message = self._read(_ANSWER_SECONDS)
                if message is None or "swept" in message:
                    break
        self._connection.close()

    def _tell(self, op: str) -> None:
        with contextlib.suppress(OSError):
            self._connection.sendall(_line({"op": op}))

    def _read(self, seconds: float) -> dict[str, Any] | None:
        self._connection.settimeout(max(seconds, 1e-6))
        while b"\n" not in self._pending:
            try:
                piece = self._connection.recv(4096)
            except (TimeoutError, BlockingIOError):
                return None
            except OSError as error:
                raise ZygoteLostError(str(error)) from error
            if not piece:
                raise ZygoteLostError("the zygote ended")
            self._pending += piece
        line, _, self._pending = self._pending.partition(b"\n")
        return _parse(line)


def all_zygotes() -> Iterator[Zygote]:
    """Zygotes of any interpreter and version whose socket is there."""
    folder = find_folder()
    if isinstance(folder, Path):
        for path in sorted(folder.iterdir()):
            if path.is_socket():
                yield Zygote(path.name.partition("-")[0].partition(".")[0], path)


def why_cold() -> Text:
    """Why every grading starts cold here, and what to do; nothing: the first one starts a zygote."""
    folder = _refuse() or find_folder()
    return folder if isinstance(folder, Text) else NOTHING


def _refuse() -> Text | None:
    if sys.platform not in ("linux", "darwin"):
        return Text("this system cannot have one", "此系统不支持常驻进程")
    if os.environ.get("DRILL_ZYGOTE") == "0":
        return Text("DRILL_ZYGOTE=0 switches warm processes off", "DRILL_ZYGOTE=0 关闭了常驻进程")
    return None


def _key(framework: str, device: str) -> str:
    """What must be the same for a running zygote to be of use."""
    files = sorted((Path(__file__).parent / "runner").glob("*.py"))
    files += [origin for name in ("numpy", framework) if (origin := framework_origin(name)) is not None]
    stamps = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files]
    chosen = os.environ.get("CUDA_VISIBLE_DEVICES") if device == "cuda" else None
    return hashlib.sha256(repr((sys.executable, sys.version, stamps, chosen)).encode()).hexdigest()[:16]


def _parse(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ZygoteLostError("no answer")
    return found


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode() + b"\n"
