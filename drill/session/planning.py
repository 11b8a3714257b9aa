"""The plan for an interview: making one, and what it comes to."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drill.errors import DrillError
from drill.models.day import day_of
from drill.models.preparation import Coded, Preparation, Readiness
from drill.planner.prior import correct
from drill.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime, tzinfo

    from drill.models.plan import Plan
    from drill.store import Store
    from drill.text import Lang

MINUTES = 40  # a day, where nothing is said
LEAST, MOST = 5, 600
FARTHEST = 3650  # days


def make(
    store: Store,
    *,
    day: str | None,
    topics: Sequence[str] | None,
    minutes: int | None,
    now: datetime,
    tz: tzinfo | None,
) -> None:
    """Make a plan, or change what is said of the one that holds.

    Raises:
        DrillError: no date, one that cannot be, a topic that no bank has, or none where some are to be named.
    """
    from drill.session.selection import check_topics  # noqa: PLC0415 - it asks the store

    today, held = day_of(now, tz), store.plans.current()
    if day is None and (held is None or held.date < today):
        raise DrillError(
            Text(
                "say when the interview is: drill plan --date YYYY-MM-DD",
                "请给出面试日期：drill plan --date YYYY-MM-DD",
            )
        )
    when = held.date if day is None and held else read_date(day or "", today)
    named = list(dict.fromkeys(name.strip() for topic in topics or () for name in topic.split(",") if name.strip()))
    if topics and not named:
        raise DrillError(
            Text(
                "--topics names no topic; name some, such as --topics attention,llm, or take --topics all",
                "--topics 没有给出主题；例如 --topics attention,llm，或用 --topics all 表示全部主题",
            )
        )
    everything = named == ["all"]
    check_topics(store, [] if everything else named)
    wanted = [] if everything else named or (held.topics if held else ())
    spent = minutes if minutes is not None else held.minutes if held else MINUTES
    store.plans.make(when, wanted, spent, now)


def read_date(words: str, today: date) -> date:
    """The date of an interview.

    Raises:
        DrillError: there is no such date, or it is not to come.
    """
    example = date(today.year + (today.month == 12), today.month % 12 + 1, 20)
    if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        raise DrillError(
            Text(
                f"'{words}' is not a date; write year-month-day, such as {example}",
                f"“{words}”不是日期；请写成 年-月-日，例如 {example}",
            )
        )
    try:
        found = date(*map(int, words.split("-")))
    except ValueError:
        raise DrillError(
            Text(f"there is no {words} in the calendar; check month and day", f"日历上没有 {words}；请检查月和日")
        ) from None
    if found < today:
        raise DrillError(
            Text(
                f"{found} is past; give a day from today ({today}) on",
                f"{found} 已经过去；请给出今天（{today}）或以后的日期",
            )
        )
    if (found - today).days > FARTHEST:
        raise DrillError(
            Text(f"{found} is more than ten years away; check the year", f"{found} 在十年以后；请检查年份")
        )
    return found


def prepare(store: Store, plan: Plan, now: datetime, tz: tzinfo | None, lang: Lang) -> Preparation:
    """What the plan comes to, day by day, from what is known today."""
    from drill.planner.agenda import introduce  # noqa: PLC0415 - only here
    from drill.planner.outline import outline, predict  # noqa: PLC0415
    from drill.session.daily import find_agenda, to_work  # noqa: PLC0415
    from drill.session.material import gather  # noqa: PLC0415

    gathered = gather(store, plan, now, tz, lang)
    material, span, curve = gathered.material, gathered.span, gathered.curve
    # After the day nothing is planned any more.
    first = to_work(find_agenda(store, plan, now, tz, lang)) if span.days >= 0 else None
    kept = outline(material, span, plan.minutes, curve, first)
    met = {question.id for question in material.seen}
    now_ = _correct(predict(material, max(span.days, 0), curve), met, gathered.shift)
    then = _correct(kept.recalls, kept.met, gathered.shift)
    topics: dict[str, list[str]] = {}
    for question, topic in gathered.topics.items():
        topics.setdefault(topic.partition("/")[0], []).append(question)

    def ready(topic: str, ids: Sequence[str]) -> Readiness:
        shares = (sum(found[one] for one in ids) / max(len(ids), 1) for found in (now_, then))
        return Readiness(topic, len(ids), len(met.intersection(ids)), *shares)

    return Preparation(
        plan,
        span.days,
        kept.days,
        ready("", list(now_)),
        tuple(sorted((ready(topic, ids) for topic, ids in topics.items()), key=lambda one: (one.now, one.topic))),
        len(material.unseen) - len(introduce(material, span, plan.minutes)) if span.days > 0 else 0,
        _code(store, [one.id for one in material.codings], day_of(now, tz), tz),
    )


def _code(store: Store, exercises: Collection[str], today: date, tz: tzinfo | None) -> Coded:
    """The coding side of it."""
    accepted = {name: found for name, found in store.tally.accepted().items() if name in exercises}
    last = max((at for _, at in accepted.values()), default=None)
    days = None if last is None else max((today - day_of(last, tz)).days, 0)
    return Coded(len(exercises), len(accepted), sum(unaided for unaided, _ in accepted.values()), days)


def _correct(recalls: Mapping[str, float], met: Collection[str], shift: float) -> dict[str, float]:
    """Predictions set right by how earlier ones held; what is expected of questions never met needs it not."""
    return {one: correct(recall, shift) if one in met else recall for one, recall in recalls.items()}
