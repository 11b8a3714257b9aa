"""The process behind a runner, however it was started: cold (a fresh interpreter) or forked by a zygote."""

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from drill.judge.runner import scratch, sweep
from drill.judge.runner.scratch import Scratch

_BOOT = """
import sys
sys.path.insert(0, {path!r})
from runner.{module} import main
del sys.path[0]
sys.path.extend({extra!r})
main()
"""


class Ends(NamedTuple):
    """The judge's ends of a runner's pipes."""

    requests: int
    replies: int
    output: int


class Body(Protocol):
    """A started process that serves a runner's descriptors."""

    pid: int
    ends: Ends

    def resident(self) -> int:
        """Bytes that it and its helpers hold before user code is loaded."""

    def poll(self) -> int | None:
        """Its exit code (negative: the signal that ended it); None: it runs."""

    def wait(self, seconds: float) -> int | None:
        """Its exit code once it has ended; None: it has not by then."""

    def kill(self) -> None:
        """End it, not what it started."""

    def sweep(self) -> None:
        """End it and everything that it started, and remove its scratch folder."""


class ColdBody:
    """A fresh interpreter."""

    def __init__(self, framework: str, device: str, limits: dict[str, int] | None) -> None:
        scratch.remove_abandoned()
        self._scratch = Scratch()
        inner, self.ends = _pipes()
        config: dict[str, Any] = {"framework": framework, "device": device} | ({"limits": limits} if limits else {})
        self._known = sweep.children()
        try:
            self._process = subprocess.Popen(
                command("main", config | {"requests": inner.requests, "replies": inner.replies}),
                stdin=subprocess.DEVNULL,
                stdout=inner.output,
                stderr=inner.output,
                pass_fds=(inner.requests, inner.replies),
                cwd=self._scratch.path,
                env=environment(self._scratch.path),
                start_new_session=True,
            )
        except BaseException:
            for descriptor in self.ends:  # nobody will close a runner that never was
                os.close(descriptor)
            self._scratch.close()
            raise
        finally:
            for descriptor in inner:
                os.close(descriptor)
        self.pid = self._process.pid

    def resident(self) -> int:
        """As Body says."""
        return sweep.load_of(self.pid).resident

    def poll(self) -> int | None:
        """As Body says."""
        return self._process.poll()

    def wait(self, seconds: float) -> int | None:
        """As Body says."""
        try:
            return self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """As Body says."""
        self._process.kill()

    def sweep(self) -> None:
        """As Body says."""
        sweep.end_session(self.pid, self._known)
        self.wait(5)
        self._scratch.close()


def _pipes() -> tuple[Ends, Ends]:
    """The runner's ends and the judge's."""
    requests, to_requests = os.pipe()
    from_replies, replies = os.pipe()
    from_output, output = os.pipe()
    return Ends(requests, replies, output), Ends(to_requests, from_replies, from_output)


def command(module: str, config: dict[str, Any]) -> list[str]:
    """The command line of a fresh interpreter that runs a module of the runner, deaf to the environment."""
    boot = _BOOT.format(path=str(Path(__file__).parent), module=module, extra=_site_folders())
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", boot, json.dumps(config)]


def environment(home: Path) -> dict[str, str]:
    """Nothing of the user's: no keys, no paths but the system's."""
    keep = {key: os.environ[key] for key in ("CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH") if key in os.environ}
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", **threads, **keep}


def framework_origin(name: str) -> Path | None:
    """Where a framework is installed, without importing it; None: nowhere."""
    with contextlib.suppress(ImportError, ValueError):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin:
            return Path(spec.origin)
    return None


def framework_installed(name: str) -> bool:
    """Whether a track can be graded here."""
    return name == "python" or framework_origin(name) is not None


def _site_folders() -> list[str]:
    """Where NumPy and torch lie: the runner ignores the environment, and so would miss a user's own site folder."""
    origins = [framework_origin(name) for name in ("numpy", "torch")]
    return sorted({str(origin.parent.parent) for origin in origins if origin is not None})
