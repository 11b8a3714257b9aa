"""`drill plan`: the interview that one prepares for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from drill.cli import context

if TYPE_CHECKING:
    from drill.models.preparation import Preparation

HELP_ZH: dict[str, str] = {
    "Plan for an interview: what each day until then brings.": "为面试制定计划：到那天为止，每天做什么。",
    "The day of the interview, such as 2026-12-20.": "面试日期，例如 2026-12-20。",
    "Only these topics, parted by commas; may be given several times. all: every topic.": (
        "只准备这些主题，用逗号分隔，可多次给出；all 表示全部主题。"
    ),
    "Minutes a day (40 if never said).": "每天的分钟数（未指定时为 40）。",
    "Give the plan up.": "放弃计划。",
    "Every topic, and more of the days.": "列出全部主题和更多日期。",
    "Print one JSON document.": "输出一个 JSON 文档。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="plan", help="Plan for an interview: what each day until then brings.")(plan)


def plan(
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="The day of the interview, such as 2026-12-20.", show_default=False
        ),
    ] = None,
    topics: Annotated[
        list[str] | None,
        typer.Option(
            "--topics",
            "-t",
            metavar="T",
            help="Only these topics, parted by commas; may be given several times. all: every topic.",
            show_default=False,
        ),
    ] = None,
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes", metavar="N", min=5, max=600, help="Minutes a day (40 if never said).", show_default=False
        ),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Give the plan up.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every topic, and more of the days.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Make a plan, or show the one that holds."""
    # Imported here: every command line is built from this module, few run it.
    from drill.session import planning  # noqa: PLC0415
    from drill.session.library import Library  # noqa: PLC0415

    here = context.current()
    store = here.store()
    Library(store).refresh()
    if clear:
        _refuse_more(day, topics, minutes)
        store.plans.drop(here.now())
    elif day is not None or topics is not None or minutes is not None:
        planning.make(store, day=day, topics=topics, minutes=minutes, now=here.now(), tz=None)
    held = store.plans.current()
    found = None if held is None else planning.prepare(store, held, here.now(), None, here.lang)
    if as_json:
        import json  # noqa: PLC0415 - only here

        print(json.dumps(_to_json(found), ensure_ascii=False))  # noqa: T201 - JSON is not for rich to wrap
        return
    from drill.models.day import day_of  # noqa: PLC0415 - not for JSON
    from drill.views import plan as view  # noqa: PLC0415
    from drill.views import theme  # noqa: PLC0415

    page = view.none(here.lang)
    if found is not None:
        titles = store.catalogue.topics()
        page = view.plan(found, titles, day_of(here.now(), None), here.lang, everything=everything)
    here.console.print(page, width=min(here.console.width, theme.WIDTH))


def _refuse_more(*others: object) -> None:
    from drill.errors import DrillError  # noqa: PLC0415 - see above
    from drill.text import Text  # noqa: PLC0415

    if any(other is not None and other != [] for other in others):
        raise DrillError(
            Text("--clear gives the plan up: leave the other options away", "--clear 表示放弃计划：请去掉其他选项")
        )


def _to_json(found: Preparation | None) -> dict[str, Any]:
    """`date` null: there is no plan. Shares are 0 to 1; `days` begin today."""
    if found is None:
        return {"date": None}
    return {
        "date": found.plan.date.isoformat(),
        "days_left": found.left,
        "minutes": found.plan.minutes,
        "topics": list(found.plan.topics),
        "questions": found.ready.questions,
        "met": found.ready.met,
        "omitted": found.omitted,
        "exercises": {
            "all": found.coded.exercises,
            "accepted": found.coded.accepted,
            "without_hint": found.coded.unaided,
            "days_since": found.coded.days,
        },
        "ready": {"now": round(found.ready.now, 4), "then": round(found.ready.then, 4)},
        "by_topic": [
            {
                "topic": one.topic,
                "questions": one.questions,
                "met": one.met,
                "now": round(one.now, 4),
                "then": round(one.then, 4),
            }
            for one in found.topics
        ],
        "days": [
            {"again": day.again, "new": day.new, "exercises": day.exercises, "minutes": round(day.minutes, 1)}
            for day in found.days
        ],
    }
