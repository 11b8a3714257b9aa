"""What the runner takes from itself before it loads user code."""

import ctypes
import os
import resource
import signal
import sys
from typing import Any

from . import sweep

_PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int | None) -> None:
    """Linux: be killed when the parent (the judge, or its zygote) dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if parent is not None and os.getppid() != parent:  # it died before we asked
            os._exit(1)


def apply(limits: dict[str, Any], *, alone: bool) -> None:
    """Lower the resource limits of this process and of all that it starts.

    `memory_bytes` counts from what is mapped now (interpreter and framework), on Linux only: elsewhere address space
    is not accounted in a way that a limit could be set on. `processes` are counted by user: unless this one is `alone`
    as its user, what the user runs already must be allowed for.
    """
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, limits["cpu_seconds"])
    _lower(resource.RLIMIT_FSIZE, limits["file_bytes"])
    _lower(resource.RLIMIT_NOFILE, limits["open_files"])
    if limits.get("memory_bytes") and sys.platform == "linux":
        _lower(resource.RLIMIT_AS, _mapped_bytes() + limits["memory_bytes"])
    others = 0 if alone else sweep.threads_of(os.getuid())
    _lower(resource.RLIMIT_NPROC, limits["processes"] + others)


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def _mapped_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not needed here
        return int(file.read().split()[0]) * resource.getpagesize()
