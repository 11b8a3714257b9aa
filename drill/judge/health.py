"""What the judge can do on this machine, found by trying: a runner is started and made to attempt what it must not."""

import contextlib
import os
import socket
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from drill.judge.body import framework_installed
from drill.judge.case import Case
from drill.judge.encoding import encode_case
from drill.judge.limits import Limits
from drill.judge.oracle import load, play
from drill.judge.process import EndedError, Runner
from drill.judge.runner import locks, sweep
from drill.judge.runner.wire import WireError
from drill.judge.sockets import find_folder
from drill.judge.zygote import Zygote, all_zygotes, why_cold
from drill.models.health import ATTEMPTS, Cuda, Sandbox, Warm
from drill.text import Text

__all__ = ["ask_cuda", "stop_zygotes", "try_sandbox", "warm_processes", "why_cold"]

_SECONDS = 20.0
_STOP_SECONDS = 5.0
_CONFINED = Limits()
_FORKS = 2  # a grading: the submission, and the judge's own

# Each attempt is harmless where it succeeds: a file made for it, a datagram to ourselves, signal 0.
_ATTEMPTS = """
import os
import resource
import socket


def attempts(file, folder, port, pid):
    tried = {
        "read": lambda: open(file).close(),
        "write": lambda: open(os.path.join(folder, "written"), "w").close(),
        "network": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"drill", ("127.0.0.1", port)),
        "signal": lambda: os.kill(pid, 0),
    }
    found = [name for name, attempt in tried.items() if works(attempt)]
    return found + (["memory"] if resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY else [])


def works(attempt):
    try:
        attempt()
    except OSError:
        return False
    return True
"""
_DEVICES = """
import torch


def devices():
    return [torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count())]
"""


def try_sandbox(limits: Limits | None = _CONFINED) -> Sandbox:
    """Start a runner as submissions get it, and see what it gets away with."""
    sweep.adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="drill-") as folder, socket.socket(type=socket.SOCK_DGRAM) as target:
        mine = Path(folder, "mine")
        mine.write_text("a file of the user's")
        target.bind(("127.0.0.1", 0))
        arguments = (str(mine), folder, target.getsockname()[1], os.getpid())
        try:
            with Runner("numpy", limits=limits) as runner:
                hello = runner.greet(_SECONDS)
                if "error" in hello:
                    return Sandbox(works=False, problem=Text.plain(str(hello["error"])))
                found = _call(runner, _ATTEMPTS, "attempts", arguments)
        except (EndedError, WireError, OSError) as error:
            return Sandbox(works=False, problem=Text.plain(str(error)))
    layers = tuple(str(layer) for layer in hello.get("layers", ()))
    return Sandbox(works=True, layers=layers, open=tuple(name for name in ATTEMPTS if name in found))


def ask_cuda(seconds: float = _SECONDS) -> Cuda | None:
    """Which CUDA devices torch can use, asked in a process of its own; None: torch is not installed."""
    if not framework_installed("torch"):
        return None
    try:
        with Runner("torch", "cuda") as runner:
            hello = runner.greet(seconds)
            if "error" in hello:
                return Cuda(problem=Text.plain(str(hello["error"])))
            found = _call(runner, _DEVICES, "devices", ()) if hello.get("cuda") else ()
    except EndedError:
        return Cuda(problem=Text(f"no answer within {seconds:g} s", f"{seconds:g} 秒内没有回应"))
    except (WireError, OSError) as error:
        return Cuda(problem=Text.plain(str(error)))
    return Cuda(devices=tuple(str(name) for name in found))


def warm_processes() -> list[Warm]:
    """Zygotes that are up."""
    found = [(zygote, answer) for zygote in all_zygotes() if (answer := zygote.ask("status"))]
    memory = {process.pid: process.resident for process in sweep.processes()}
    return [_warm(zygote, answer, memory.get(answer["pid"], 0)) for zygote, answer in found]


def stop_zygotes() -> list[Warm]:
    """End every zygote; those that were up, once they are gone."""
    ended = []
    memory = {process.pid: process.resident for process in sweep.processes()}
    for zygote in all_zygotes():
        if answer := zygote.ask("stop"):
            ended.append(_warm(zygote, answer, memory.get(answer["pid"], 0)))
        else:
            # Of one that was killed; a zygote coming up takes its place only under its own lock.
            with contextlib.suppress(OSError):
                zygote.path.unlink()
    _await_end(one.pid for one in ended)
    if isinstance(folder := find_folder(), Path):
        locks.remove_abandoned(folder)
    return ended


def _warm(zygote: Zygote, answer: dict[str, Any], memory: int) -> Warm:
    return Warm(
        framework=zygote.framework,
        pid=int(answer["pid"]),
        age=float(answer["age"]),
        gradings=int(answer["served"]) // _FORKS,
        memory=memory,
    )


def _await_end(pids: Iterable[int]) -> None:
    waiting, deadline = set(pids), time.monotonic() + _STOP_SECONDS
    while waiting and time.monotonic() < deadline:
        waiting &= {process.pid for process in sweep.processes() if process.state != "Z"}
        time.sleep(0.01)


def _call(runner: Runner, source: str, function: str, arguments: tuple[Any, ...]) -> Any:
    """What a function of a small program answers in a runner; nothing, if it fails."""
    if load(runner, "health", "health.py", source.encode(), _SECONDS) is not None:
        return ()
    outcome = play(runner, "health", encode_case(Case("health", args=arguments), function, seed=0), _SECONDS)
    return outcome.steps[-1].value or ()
