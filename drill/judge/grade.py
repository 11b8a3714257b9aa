"""Grades a submission: starts its process and the judge's own, warm or cold, and stops them again."""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from drill.errors import JudgeError
from drill.judge.body import framework_installed
from drill.judge.decoding import legible
from drill.judge.grading import Submission, judge
from drill.judge.limits import Limits
from drill.judge.oracle import Oracle
from drill.judge.process import EndedError, Runner, never
from drill.judge.runner import sweep
from drill.judge.zygote import Zygote, ZygoteLostError
from drill.models.exercise import Exercise
from drill.models.judgement import Judgement
from drill.text import Text

__all__ = ["Submission", "fresh_seed", "grade", "judge"]

T = TypeVar("T")


class NoDeviceError(JudgeError):
    """The device that was asked for is not there."""


def fresh_seed() -> int:
    """A seed that no submission can foresee."""
    return secrets.randbits(31)


def grade(
    exercise: Exercise,
    submission: Submission,
    *,
    framework: str,
    device: str = "cpu",
    seed: int,
    diagnosing: bool = True,
    stop: Callable[[], bool] = never,
) -> Judgement:
    """Grade a submission in a process of its own. `device` "auto" is CUDA for the torch track where there is one.

    Raises:
        JudgeError: The framework or the device is not there.
        StoppedError: `stop`, asked every now and then, was true.
    """
    require_framework(framework)
    if device == "cuda" and framework != "torch":
        raise JudgeError(
            Text(
                f"the {framework} track runs on the CPU; leave out --device",
                f"{framework} 版本只在 CPU 上运行；请去掉 --device",
            )
        )
    attempt = partial(_grade, exercise, submission, framework=framework, seed=seed, diagnosing=diagnosing, stop=stop)
    if device == "auto":
        device = "cuda" if framework == "torch" and _may_have_cuda() else "cpu"
        if device == "cuda":
            with contextlib.suppress(NoDeviceError):
                return warm_or_cold(framework, lambda zygote: attempt(device="cuda", zygote=zygote), device)
            device = "cpu"
    return warm_or_cold(framework, lambda zygote: attempt(device=device, zygote=zygote), device)


def require_framework(name: str) -> None:
    """Raise JudgeError unless a track can be graded here."""
    if not framework_installed(name):
        raise JudgeError(
            Text(
                f"{name} is not installed: pip install 'dl-drill[{name}]', or grade with --framework numpy",
                f"没有安装 {name}：请运行 pip install 'dl-drill[{name}]'，或改用 --framework numpy",
            )
        )


def warm_or_cold(framework: str, attempt: Callable[[Zygote | None], T], device: str = "cpu") -> T:
    """Attempt it with the zygote that is up, else without, and start one for the next time.

    Raises:
        JudgeError: No process can be started, or it ended before it was asked anything.
    """
    zygote = Zygote.of(framework, device)
    try:
        if zygote is not None and zygote.is_up():
            with contextlib.suppress(ZygoteLostError):
                return attempt(zygote)
        result = attempt(None)
    except (EndedError, OSError) as error:
        raise JudgeError(
            Text(
                f"no process to judge in can be started here ({error}); drill doctor tells more",
                f"这里无法启动评测进程（{error}）；可运行 drill doctor 查看详情",
            )
        ) from error
    if zygote is not None:
        zygote.launch()
    return result


def _grade(
    exercise: Exercise,
    submission: Submission,
    *,
    framework: str,
    device: str,
    seed: int,
    diagnosing: bool,
    stop: Callable[[], bool],
    zygote: Zygote | None,
) -> Judgement:
    sweep.adopt_orphans()
    limits = Limits(memory_mb=exercise.memory_mb)
    # Both import the framework at the same time.
    with (
        Runner(framework, device, limits, zygote, stop) as runner,
        Runner(framework, "cpu", None, zygote, stop) as trusted,
    ):
        oracle = Oracle(exercise, framework, seed, trusted, device)
        oracle.draw()
        check_hello(trusted.greet(), "cpu")
        hello = runner.greet()
        check_hello(hello, device)
        judgement = judge(oracle, runner, submission, diagnosing=diagnosing)
        printed = _printable(bytes(runner.printed), runner.printed_total)
        return replace(judgement, printed=printed, layers=tuple(hello.get("layers", ())), warm=zygote is not None)


def check_hello(hello: dict[str, Any], device: str) -> None:
    """Raise JudgeError if a runner says that it cannot serve, NoDeviceError if not on this device."""
    if "error" in hello:
        raise JudgeError(Text(f"the framework cannot be imported: {hello['error']}", f"框架无法导入：{hello['error']}"))
    if device == "cuda" and not hello.get("cuda"):
        raise NoDeviceError(
            Text(
                "no CUDA device can be used here; grade with --device cpu",
                "这里没有可用的 CUDA 设备；请用 --device cpu",
            )
        )


def _printable(raw: bytes, total: int) -> str:
    """What was printed, without the control characters that could draw on the user's terminal."""
    clean = legible(raw.decode("utf-8", "replace"))
    return f"{clean}\n… ({total} bytes)" if total > len(raw) else clean


def _may_have_cuda() -> bool:
    """Whether it is worth starting a process to ask: the driver has made its device files (WSL: /dev/dxg)."""
    return any(Path(name).exists() for name in ("/dev/nvidiactl", "/dev/dxg"))
