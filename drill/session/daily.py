"""The day's work before an interview: planned once when the day begins, then kept until it is done."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, time
from typing import TYPE_CHECKING

from drill.errors import StoreError
from drill.models.agenda import Agenda, Part
from drill.models.day import ROLLOVER, day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, tzinfo

    from drill.models.plan import Plan
    from drill.planner.material import Work
    from drill.store import Store
    from drill.text import Lang

# What plans is imported where it is used: on most starts the day is planned already.

READING = 8.0  # seconds for the reasons below an answer, before the learner's own pace is known
HELD = 1_000  # answers that tell how well predictions hold
WARMING = 20  # minutes at most, on the day of the interview


def find_plan(store: Store, now: datetime, tz: tzinfo | None) -> Plan | None:
    """The plan for an interview that is still to come, or is today."""
    plan = store.plans.current()
    return plan if plan is not None and plan.date >= day_of(now, tz) else None


def find_agenda(store: Store, plan: Plan, now: datetime, tz: tzinfo | None, lang: Lang) -> Agenda:
    """All the work of today, also what is done of it; planned now, if this is the first time that it is asked for.

    A bank that is edited or named meanwhile makes no further work today: what has left the banks is left away.
    """
    outlook = store.catalogue.outlook()
    key, banks = f"{day_of(now, tz)} {plan.since.isoformat()}", outlook.fingerprint()
    kept = _read(outlook.agenda(key))
    if kept is not None and kept[1] == banks:
        return kept[0]
    if kept is not None and (known := _keep_present(store, kept[0])).questions:
        return known
    found = make_agenda(store, plan, now, tz, lang)
    text = json.dumps([banks, found.questions, sorted(found.new), found.exercises, dict(found.firsts)])
    with suppress(StoreError):  # a full disk costs time, not the question
        outlook.keep_agenda(key, text)
    return found


def make_agenda(
    store: Store, plan: Plan, now: datetime, tz: tzinfo | None, lang: Lang, *, further: bool = False
) -> Agenda:
    """The work of today, of what was not asked today, for what is left of its minutes; `further`: for as many more.

    A plan that is made or changed in the evening does not ask for another whole day.
    """
    from drill.planner import agenda  # noqa: PLC0415 - see above
    from drill.session.material import gather  # noqa: PLC0415

    gathered, begin = gather(store, plan, now, tz, lang), begin_day(day_of(now, tz), tz)
    # On the day itself it is for warming up.
    minutes = float(plan.minutes if gathered.span.days else min(plan.minutes, WARMING))
    if not further:
        minutes = max(minutes - _spend(store, gathered.minutes, begin), 0.0)
    work = agenda.plan(gathered.material, gathered.span, minutes, gathered.curve)
    return Agenda(
        tuple(Part(question, round(cost, 1)) for question, cost in zip(work.questions, work.costs, strict=True)),
        work.new,
        tuple(Part(exercise, 60 * gathered.minutes[exercise]) for exercise in work.exercises),
        add_firsts(gathered.firsts, store.tally.firsts_since(begin), sign=-1),
    )


def find_left(store: Store, agenda: Agenda, now: datetime, tz: tzinfo | None) -> Agenda:
    """What is left of it: what was not answered and not accepted today. What a diagnosis made due comes first."""
    begin = begin_day(day_of(now, tz), tz)
    answered, accepted = store.tally.answered_since(begin), store.tally.accepted_since(begin)
    seconds = {part.id: part.seconds for part in agenda.questions}
    urgent = [question for question in store.catalogue.outlook().urgent(now) if question not in answered]
    questions = dict.fromkeys([*urgent, *(part.id for part in agenda.questions if part.id not in answered)])
    return agenda._replace(
        questions=tuple(Part(question, seconds.get(question, 30.0)) for question in questions),
        new=agenda.new - answered,
        exercises=tuple(part for part in agenda.exercises if part.id not in accepted),
    )


def to_work(agenda: Agenda) -> Work:
    """The same as the planner sees it."""
    from drill.planner.material import Work  # noqa: PLC0415 - see above

    return Work(
        tuple(part.id for part in agenda.questions),
        agenda.new,
        tuple(part.id for part in agenda.exercises),
        tuple(part.seconds for part in agenda.questions),
        sum(part.seconds for part in agenda.exercises) / 60,
    )


def choose(store: Store, plan: Plan, *, size: int, new: int, now: datetime, tz: tzinfo | None, lang: Lang) -> list[str]:
    """What a round asks, at most `size`, at most `new` of them never asked: today's work, and once it is done, more."""
    left = find_left(store, find_agenda(store, plan, now, tz, lang), now, tz)
    if not left.questions:
        left = make_agenda(store, plan, now, tz, lang, further=True)
    chosen = list[str]()
    for question in store.catalogue.present([part.id for part in left.questions]):
        fresh = question in left.new
        if len(chosen) < size and (not fresh or new > 0):
            chosen.append(question)
            new -= fresh
    return chosen


def begin_day(day: date, tz: tzinfo | None) -> datetime:
    """The moment at which a day of the learner begins."""
    local = datetime.combine(day, time(), tz) + ROLLOVER
    return local if tz is not None else local.astimezone()


def add_firsts(
    some: Mapping[str, tuple[int, int]], others: Mapping[str, tuple[int, int]], *, sign: int = 1
) -> dict[str, tuple[int, int]]:
    """Counts of first answers by topic, with others added to them; `sign` -1: taken away."""
    found = dict(some)
    for topic, (count, right) in others.items():
        answered, known = found.get(topic, (0, 0))
        found[topic] = (answered + sign * count, known + sign * right)
    return found


def find_shift(store: Store) -> float:
    """By how much the predictions of the last answers were wrong, in log-odds."""
    from drill.planner import prior  # noqa: PLC0415 - see above

    return prior.find_shift(*store.tally.held(HELD))


def _spend(store: Store, minutes: Mapping[str, float], since: datetime) -> float:
    """Minutes of what was answered and coded since."""
    answers, seconds = store.tally.since(since)
    coded = sum(minutes.get(exercise, 0.0) for exercise in store.tally.accepted_since(since))
    return (seconds + answers * READING) / 60 + coded


def _read(text: str | None) -> tuple[Agenda, str] | None:
    """What was kept, and of which banks; None: nothing that can be read."""
    try:
        banks, questions, new, exercises, firsts = json.loads(text or "null")
        firsts = {topic: (count, right) for topic, (count, right) in firsts.items()}
        return Agenda(_parts(questions), frozenset(new), _parts(exercises), firsts), banks
    except (ValueError, TypeError, AttributeError):
        return None


def _keep_present(store: Store, agenda: Agenda) -> Agenda:
    """Less the questions that the banks no longer have."""
    present = set(store.catalogue.present([part.id for part in agenda.questions]))
    return agenda._replace(
        questions=tuple(part for part in agenda.questions if part.id in present), new=agenda.new & present
    )


def _parts(parts: Iterable[tuple[str, float]]) -> tuple[Part, ...]:
    return tuple(Part(*part) for part in parts)
