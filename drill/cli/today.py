"""Bare `drill`: the page that one opens every morning, and one key to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from drill.cli import context

if TYPE_CHECKING:
    from drill.cli.context import Context

HELP_ZH: dict[str, str] = {}
_INTERRUPTED = 130


def register(app: typer.Typer) -> None:
    """Make it what the bare command does."""
    app.callback(invoke_without_command=True)(today)


def today(command: typer.Context) -> None:
    """Show where one stands; on a terminal, Enter begins the next thing to do."""
    if command.invoked_subcommand is not None:
        return
    # Imported here: every other command passes through this one.
    from drill.session.library import Library  # noqa: PLC0415
    from drill.session.today import look  # noqa: PLC0415
    from drill.views import theme  # noqa: PLC0415
    from drill.views import today as today_view  # noqa: PLC0415

    here = context.current()
    store, now = here.store(), here.now()
    Library(store).refresh()
    seen = look(store, now, None, here.lang)
    if seen.first and seen.preparing is None:
        page = today_view.first(seen.questions, seen.step, here.lang)
    else:
        titles = store.catalogue.topics() if seen.preparing else {}
        page = today_view.today(seen, titles, now, here.lang)
    here.console.print(page, width=min(here.console.width, theme.WIDTH))
    if not here.plain and here.console.is_terminal and _wants(here):
        raise typer.Exit(_begin(here, seen.step.command))


def _wants(here: Context) -> bool:
    """Wait for a key; whether it begins the next thing."""
    from drill.cli.keys import Closed, Keys, silent_when_closed  # noqa: PLC0415 - only on a terminal
    from drill.views import theme  # noqa: PLC0415
    from drill.views import today as today_view  # noqa: PLC0415

    here.console.print(theme.page(today_view.keys(here.lang), theme.blank()))
    try:
        with silent_when_closed(), Keys() as keys:
            while True:
                key = keys.read()
                if key in ("enter", "q", "Q", "ｑ", "eof", ""):
                    return key == "enter"
    except Closed as closed:
        raise typer.Exit(closed.code) from None
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None


def _begin(here: Context, command: str) -> int:
    """Run another command of ours in this process; its exit code."""
    from drill.cli import app  # noqa: PLC0415 - it imports this module

    here.close()
    return app.run(["--lang", here.lang, *command.split()[1:]])
