"""Processes that a submission started: how much memory they hold, and making sure that none is left. Linux's /proc.

Elsewhere the process group is killed, and memory is held by the limits alone.
"""

import contextlib
import ctypes
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_COUNTED_PROPERLY = 100  # processes


@dataclass(frozen=True)
class Process:
    """One line of the process table."""

    pid: int
    state: str
    parent: int
    session: int
    threads: int
    resident: int  # bytes


def adopt_orphans() -> None:
    """Make this process the parent of what its descendants leave behind, so that it can be found and killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def processes() -> list[Process]:
    """All processes that can be seen; empty where there is no /proc."""
    found = []
    for entry in _PROC.iterdir() if _PROC.is_dir() else ():
        if entry.name.isdigit():
            try:
                # The name may hold spaces and brackets: fields are counted from its last bracket.
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            found.append(
                Process(
                    int(entry.name), fields[0], int(fields[1]), int(fields[3]), int(fields[17]), int(fields[21]) * _PAGE
                )
            )
    return found


def threads_of(user: int) -> int:
    """How many threads a real user has, all that the kernel holds against a limit on processes."""
    return sum(process.threads for process in processes() if _owner(process.pid) == user)


def _owner(pid: int) -> int:
    # Not who owns the folder in /proc: that is root for a process that hides its memory, as a zygote does.
    with contextlib.suppress(OSError):
        for line in (_PROC / str(pid) / "status").read_text().splitlines():
            if line.startswith("Uid:"):
                return int(line.split()[1])
    return -1


@dataclass(frozen=True)
class Load:
    """What a session holds together."""

    processes: int
    resident: int  # bytes


def load_of(session: int, suspicious: int = 0) -> Load:
    """How many members a session has, and their memory.

    Pages that forked processes still share count once for each, which is wrong but cheap; above `suspicious` bytes they
    are counted properly, unless that would take longer than a fork bomb waits.
    """
    members = [process for process in processes() if process.session == session]
    total = sum(process.resident for process in members)
    if 1 < len(members) <= _COUNTED_PROPERLY and total > suspicious:
        total = sum(_proportional_bytes(process) for process in members)
    return Load(len(members), total)


def _proportional_bytes(process: Process) -> int:
    """Its share of the memory that it holds (PSS)."""
    try:
        lines = (_PROC / str(process.pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return process.resident
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), process.resident)


def children() -> frozenset[int]:
    """This process's children."""
    me = os.getpid()
    return frozenset(process.pid for process in processes() if process.parent == me)


def end_session(leader: int, known: frozenset[int], *, patience: float = 5.0) -> None:
    """Kill a session, then what escaped from it and was handed to us, until nothing is left.

    `known` are our children that have nothing to do with it. A fork bomb may need several rounds.
    """
    deadline, me = time.monotonic() + patience, os.getpid()
    while True:
        _kill_group(leader)
        strays = [
            process
            for process in processes()
            # A zombie that is not ours is its parent's to reap, which can take a lazy init seconds.
            if (process.session == leader and process.state != "Z")
            or (process.parent == me and process.pid not in known)
        ]
        for process in strays:
            _kill(process.pid)
        for process in strays:
            _reap(process.pid)
        if not strays or time.monotonic() > deadline:
            return
        time.sleep(0.005)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _reap(pid: int) -> None:
    with contextlib.suppress(ChildProcessError):  # somebody else's child; its own parent, or init, reaps it
        os.waitpid(pid, os.WNOHANG)
