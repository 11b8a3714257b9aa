"""`drill mistakes`: one's own misconceptions, with evidence, and what would retire them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import context

if TYPE_CHECKING:
    from drill.models.misconception import Misconception
    from drill.text import Lang

HELP_ZH: dict[str, str] = {
    "Your own mistakes: where they were seen, and what retires them.": "你自己的误解：在哪里出现过，怎样才算改正。",
    "All of them, also those that are retired.": "全部列出，包括已改正的。",
    "Print one JSON document.": "输出一个 JSON 文档。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="mistakes", help="Your own mistakes: where they were seen, and what retires them.")(mistakes)


def mistakes(
    everything: Annotated[bool, typer.Option("--all", help="All of them, also those that are retired.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Print them."""
    # Imported here: every command line is built from this module, few run it.
    from drill.session.exercises import Exercises  # noqa: PLC0415
    from drill.session.library import Library  # noqa: PLC0415
    from drill.session.mistakes import collect  # noqa: PLC0415

    here = context.current()
    store = here.store()
    Library(store, ()).refresh()
    found = collect(store, Exercises(store).exercises())
    if as_json:
        import json  # noqa: PLC0415 - only here

        print(json.dumps([_document(one, here.lang) for one in found], ensure_ascii=False))  # noqa: T201 - not to wrap
        return
    from drill.views import mistakes as mistakes_view  # noqa: PLC0415 - not for JSON
    from drill.views import theme  # noqa: PLC0415

    page = mistakes_view.mistakes(found, here.now(), here.lang, everything=everything)
    here.console.print(page, width=min(here.console.width, theme.WIDTH))


def _document(one: Misconception, lang: Lang) -> dict[str, object]:
    return {
        "mistake": one.mistake,
        "exercise": one.exercise,
        "message": one.message.to(lang) if one.message else None,
        "questions": list(one.questions),
        "evidence": [{"kind": seen.kind, "where": seen.where, "at": seen.at.isoformat()} for seen in one.evidence],
        "question_right": one.question_right,
        "code_right": one.code_right,
        "retired": one.retired,
    }
