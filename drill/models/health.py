"""What a machine offers: the sandbox that was tried, CUDA, warm processes, the folder of progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from drill.text import NOTHING, Text

ATTEMPTS = ("read", "write", "network", "signal", "memory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """One runner, tried. `open` are those of ATTEMPTS that a submission gets away with here."""

    works: bool
    layers: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    problem: Text = NOTHING  # why no runner comes up at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuda:
    """What torch said of CUDA in a process of its own. `problem`: it gave no answer."""

    devices: tuple[str, ...] = ()
    problem: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """A zygote that is up: age in seconds, memory in bytes."""

    framework: str
    pid: int
    age: float
    gradings: int
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folder of progress: size in bytes. The counts are None where there is no progress yet, or none readable."""

    path: Path
    writable: bool
    size: int = 0
    answers: int | None = None
    attempts: int | None = None
    problem: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All of it. `frameworks`: version, or None where one is not installed; `cuda`: None without torch.

    `cold`: why no process can be kept warm here, and what to do.
    """

    drill: str
    python: str
    executable: str
    platform: str
    home: Home
    frameworks: Mapping[str, str | None]
    cuda: Cuda | None
    sandbox: Sandbox
    warm: tuple[Warm, ...] = ()
    cold: Text = NOTHING
