"""The day's work before an interview: planned once when the day begins, then kept until it is done."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from drill.models.day import ROLLOVER, day_of

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from drill.models.plan import Plan
    from drill.planner.material import Work
    from drill.store import Store
    from drill.text import Lang

# What plans is imported where it is used: on most starts the day is planned already.


class Part(NamedTuple):
    """A question or an exercise of the day, and the seconds it is expected to take."""

    id: str
    seconds: float


class Agenda(NamedTuple):
    """The work of a day. `new`: those of the questions that were never answered when it was planned."""

    questions: tuple[Part, ...]
    new: frozenset[str]
    exercises: tuple[Part, ...]

    @property
    def seconds(self) -> float:
        """What all of it takes."""
        return sum(part.seconds for part in (*self.questions, *self.exercises))

    def work(self) -> Work:
        """The same as the planner sees it."""
        from drill.planner.material import Work  # noqa: PLC0415 - see above

        return Work(
            tuple(part.id for part in self.questions),
            self.new,
            tuple(part.id for part in self.exercises),
            sum(part.seconds for part in self.questions),
            sum(part.seconds for part in self.exercises) / 60,
        )


def find_agenda(store: Store, plan: Plan, now: datetime, tz: tzinfo | None, lang: Lang) -> Agenda:
    """All the work of today, also what is done of it; planned now, if this is the first time that it is asked for."""
    outlook, fit = store.catalogue.outlook(), store.fits.last()
    since, fitted = plan.since.isoformat(), fit.at.isoformat() if fit else ""
    key = f"{day_of(now, tz)} {since} {fitted} {outlook.fingerprint()} {lang}"
    kept = outlook.agenda(key)
    if kept is not None:
        return _from_json(kept)
    found = make_agenda(store, plan, now, tz, lang)
    outlook.keep_agenda(key, json.dumps([found.questions, sorted(found.new), found.exercises]))
    return found


def make_agenda(store: Store, plan: Plan, now: datetime, tz: tzinfo | None, lang: Lang) -> Agenda:
    """The work of a day, from all that was not asked today."""
    from drill.planner import agenda  # noqa: PLC0415 - see above
    from drill.session.material import gather  # noqa: PLC0415

    gathered = gather(store, plan, now, tz, lang)
    return _with_seconds(
        agenda.plan(gathered.material, gathered.span, plan.minutes, gathered.curve), gathered.seconds, gathered.minutes
    )


def find_left(store: Store, agenda: Agenda, now: datetime, tz: tzinfo | None) -> Agenda:
    """What is left of it: what was not answered and not accepted today. What a diagnosis made due comes first."""
    begin = begin_day(day_of(now, tz), tz)
    answered, accepted = store.tally.answered_since(begin), store.tally.accepted_since(begin)
    seconds = {part.id: part.seconds for part in agenda.questions}
    urgent = [question for question in store.catalogue.outlook().urgent(now) if question not in answered]
    questions = dict.fromkeys([*urgent, *(part.id for part in agenda.questions if part.id not in answered)])
    return Agenda(
        tuple(Part(question, seconds.get(question, 30.0)) for question in questions),
        agenda.new - answered,
        tuple(part for part in agenda.exercises if part.id not in accepted),
    )


def begin_day(day: date, tz: tzinfo | None) -> datetime:
    """The moment at which a day of the learner begins."""
    local = datetime.combine(day, time(), tz) + ROLLOVER
    return local if tz is not None else local.astimezone()


def days_left(plan: Plan, now: datetime, tz: tzinfo | None) -> int:
    """Days from today until the interview; negative after it."""
    return (plan.date - day_of(now, tz)) // timedelta(days=1)


def _with_seconds(work: Work, seconds: dict[str, float], minutes: dict[str, float]) -> Agenda:
    return Agenda(
        tuple(Part(question, round(seconds[question], 1)) for question in work.questions),
        work.new,
        tuple(Part(exercise, 60 * minutes[exercise]) for exercise in work.exercises),
    )


def _from_json(text: str) -> Agenda:
    questions, new, exercises = json.loads(text)
    return Agenda(tuple(Part(*part) for part in questions), frozenset(new), tuple(Part(*part) for part in exercises))
