"""`drill stats`: progress in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from drill.cli import context

if TYPE_CHECKING:
    from drill.stats.report import Report

HELP_ZH: dict[str, str] = {
    "Progress: retention, what is to come, activity, topics, what is hardest, exercises.": (
        "进度：记忆保持率、未来到期、活动日历、各主题、最难的题目与代码题。"
    ),
    "Every topic and every exercise tried.": "列出全部主题和做过的代码题。",
    "Print one JSON document.": "输出一个 JSON 文档。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    help_en = "Progress: retention, what is to come, activity, topics, what is hardest, exercises."
    app.command(name="stats", help=help_en)(stats)


def stats(
    everything: Annotated[bool, typer.Option("--all", help="Every topic and every exercise tried.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Print progress."""
    # Imported here: every command line is built from this module, few run it.
    from drill.session.library import Library  # noqa: PLC0415
    from drill.session.report import gather  # noqa: PLC0415

    here = context.current()
    store = here.store()
    Library(store, ()).refresh()
    found = gather(store, here.now(), None)
    if as_json:
        import json  # noqa: PLC0415 - only here

        print(json.dumps(document(found), ensure_ascii=False))  # noqa: T201 - JSON is not for rich to wrap
        return
    from drill.views import stats as stats_view  # noqa: PLC0415 - not for JSON
    from drill.views import theme  # noqa: PLC0415

    page = stats_view.stats(found, store.catalogue.question, here.lang, everything=everything)
    here.console.print(page, width=min(here.console.width, theme.WIDTH))


def document(found: Report) -> dict[str, Any]:
    """The document of `drill stats --json`."""
    from dataclasses import asdict  # noqa: PLC0415 - only here

    calibration = found.calibration
    return asdict(found.summary) | {
        "calibration": None
        if calibration is None
        else calibration._asdict() | {"bins": [one._asdict() for one in calibration.bins]},
        "fitted": None if found.fitted is None else found.fitted._asdict(),
        "calendar": [one._asdict() | {"day": one.day.isoformat()} for one in found.calendar],
        "forecast": [one._asdict() | {"day": one.day.isoformat()} for one in found.forecast],
        "times": [one._asdict() for one in found.times],
        "weakest": [one._asdict() for one in found.weakest],
        "distractors": [one._asdict() for one in found.distractors],
        "efforts": [one._asdict() for one in found.efforts],
    }
