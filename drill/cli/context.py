"""What every command is given: language, terminal, home, store, clock. Set once a run by `cli.run`."""

import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from drill import paths
from drill.text import Lang, Text
from drill.views.console import PlainConsole

if TYPE_CHECKING:
    from drill.store import Store


@dataclass
class Context:
    """The composition root of one run."""

    lang: Lang
    plain: bool  # no terminal to draw on: numbered lines, no colour, no cursor movement
    console: Console
    home: Path = field(default_factory=paths.home)
    _store: "Store | None" = None

    def say(self, message: Text) -> str:
        """The words in the language of this run."""
        return message.to(self.lang)

    def store(self) -> "Store":
        """The progress store, opened at first use."""
        from drill.store import Store  # noqa: PLC0415 - help and grading a file for a program need none

        if self._store is None:
            self._store = Store.open(self.home)
        return self._store

    def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None

    @staticmethod
    def now() -> datetime:
        """The time, UTC."""
        return datetime.now(UTC)


_current: Context | None = None


def create(lang: Lang, *, plain: bool) -> Context:
    """Make the context of this run. Plain also where there is no terminal on stdin or it cannot draw."""
    global _current  # noqa: PLW0603 - one run a process; typer leaves no other way to hand it to commands
    plain = plain or os.environ.get("TERM") == "dumb" or not sys.stdin.isatty()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a locale without ✓ or 中文 must not end the run
    console = (PlainConsole if plain else Console)(
        highlight=False,
        emoji=False,
        color_system=None if plain else "auto",
        force_terminal=False if plain else None,
        _environ=_environment(),
    )
    _current = Context(lang=lang, plain=plain, console=console)
    return _current


def _environment() -> Mapping[str, str]:
    """What rich reads; on a terminal its real size counts, not one that a shell once exported."""
    if not sys.stdout.isatty():
        return os.environ
    return {name: value for name, value in os.environ.items() if name not in ("LINES", "COLUMNS")}


def current() -> Context:
    """The context of this run."""
    assert _current is not None
    return _current


def preferred_lang() -> Lang:
    """`DRILL_LANG`, else Chinese where the system speaks Chinese, else English."""
    for variable in ("DRILL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
