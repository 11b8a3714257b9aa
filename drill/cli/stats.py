"""`drill stats`: progress in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import context

if TYPE_CHECKING:
    from drill.cli.context import Context
    from drill.stats import Stats

HELP_ZH: dict[str, str] = {
    "Progress: answers, retention, topics, exercises.": "进度：作答数、记忆保持率、各主题与代码题。",
    "Print one JSON document.": "输出一个 JSON 文档。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="stats", help="Progress: answers, retention, topics, exercises.")(stats)


def stats(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Print progress."""
    here = context.current()
    found = _summarise(here)
    if as_json:
        import json  # noqa: PLC0415 - only here
        from dataclasses import asdict  # noqa: PLC0415

        print(json.dumps(asdict(found), ensure_ascii=False))  # noqa: T201 - JSON is not for rich to wrap
        return
    from drill.views import stats as stats_view  # noqa: PLC0415 - not for JSON
    from drill.views import theme  # noqa: PLC0415

    here.console.print(stats_view.stats(found, here.lang), width=min(here.console.width, theme.WIDTH))


def _summarise(here: Context) -> Stats:
    # Imported here: every command line is built from this module, few run it.
    from drill import paths, scheduler  # noqa: PLC0415
    from drill.bank.files import list_exercises  # noqa: PLC0415
    from drill.stats import summarise  # noqa: PLC0415

    store = here.store()
    return summarise(
        store.logs(),
        store.cards(),
        store.attempts(),
        here.now(),
        None,
        retrievability=scheduler.retrievability,
        exercises=list_exercises(paths.exercises_dir()),
    )
