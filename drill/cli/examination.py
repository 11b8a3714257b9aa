"""What `drill doctor` does: look at this machine, or end the warm processes."""

import os
import platform
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import typer

from drill import __version__
from drill.cli import context
from drill.errors import StoreError
from drill.judge import health as judge_health
from drill.models.health import Health, Home
from drill.store import Store
from drill.text import Lang
from drill.views import doctor as view
from drill.views import theme

_NO = 1
_FRAMEWORKS = ("numpy", "torch")


def show(*, as_json: bool) -> None:
    """Print what this machine offers; exit 1 if the judge cannot run here."""
    here = context.current()
    health = look(here.home)
    if as_json:
        _print_json(document(health, here.lang))
    else:
        here.console.print(view.doctor(health, here.lang), width=min(here.console.width, theme.WIDTH))
    if not health.sandbox.works:
        raise typer.Exit(_NO)


def look(home: Path) -> Health:
    """Examine this machine."""
    return Health(
        drill=__version__,
        python=platform.python_version(),
        executable=sys.executable,
        platform=f"{platform.system()} {platform.release()} {platform.machine()}",
        home=examine_home(home),
        frameworks={name: _version(name) for name in _FRAMEWORKS},
        cuda=judge_health.ask_cuda(),
        sandbox=judge_health.try_sandbox(),
        warm=tuple(judge_health.warm_processes()),
        cold=judge_health.why_cold(),
    )


def examine_home(path: Path) -> Home:
    """Look into the folder of progress. One that is not there is not made."""
    writable = _is_writable(path)
    if not (path / "progress.jsonl").exists() and not (path / "progress.db").exists():
        return Home(path=path, writable=writable)
    size = sum(_size(file) for file in path.rglob("*"))
    try:
        with Store.open(path) as store:
            answers, attempts = store.count_reviews(), len(store.attempts())
    except StoreError as error:
        return Home(path=path, writable=writable, size=size, problem=error.message)
    return Home(path=path, writable=writable, size=size, answers=answers, attempts=attempts)


def document(health: Health, lang: Lang) -> dict[str, object]:
    """The document of `drill doctor --json`."""
    home, cuda, sandbox = health.home, health.cuda, health.sandbox
    return {
        "drill": health.drill,
        "python": health.python,
        "executable": health.executable,
        "platform": health.platform,
        "home": {
            "path": str(home.path),
            "writable": home.writable,
            "bytes": home.size,
            "answers": home.answers,
            "attempts": home.attempts,
            "problem": home.problem.to(lang),
        },
        "frameworks": dict(health.frameworks),
        "cuda": None if cuda is None else {"devices": list(cuda.devices), "problem": cuda.problem.to(lang)},
        "sandbox": {
            "works": sandbox.works,
            "layers": list(sandbox.layers),
            "open": list(sandbox.open),
            "problem": sandbox.problem.to(lang),
        },
        "warm": [asdict(one) for one in health.warm],
        "cold": health.cold.to(lang),
    }


def stop(*, as_json: bool) -> None:
    """End all warm processes."""
    here = context.current()
    ended = judge_health.stop_zygotes()
    if as_json:
        _print_json({"stopped": [asdict(one) for one in ended]})
        return

    here.console.print(here.say(view.stopped(ended)))


def _version(name: str) -> str | None:
    """Of an installed distribution, without importing it."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _is_writable(path: Path) -> bool:
    """Whether a file can be written there; for a folder that is not there yet, whether it can be made."""
    while not path.exists() and path != path.parent:
        path = path.parent
    try:
        with tempfile.TemporaryFile(dir=path):
            return True
    except OSError:
        return False


def _size(file: Path) -> int:
    with suppress(OSError):
        return os.lstat(file).st_size
    return 0


def _print_json(found: object) -> None:
    import json  # noqa: PLC0415 - only here

    print(json.dumps(found, ensure_ascii=False, indent=2))  # noqa: T201 - JSON is not for rich to wrap
