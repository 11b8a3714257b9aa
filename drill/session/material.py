"""What a plan is made from, gathered from the store: memory, pace, first answers, exercises."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drill import scheduler
from drill.models.card import Rating
from drill.models.day import day_of
from drill.planner import coding, prior
from drill.planner.agenda import Material
from drill.planner.day import Span
from drill.planner.material import Coding, Curve, Seen, Unseen
from drill.session.daily import READING, find_shift
from drill.session.exercises import Exercises

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from drill.models.plan import Plan
    from drill.scheduler import Weights
    from drill.store import Store
    from drill.store.outlook import Row
    from drill.store.shelf import Brief
    from drill.store.tally import Answer
    from drill.text import Lang

_RECENT = 300  # answers that tell the pace
_PAUSE = 300.0  # seconds between two answers: beyond, the learner was away
_DAY = 86400.0


class Gathered(NamedTuple):
    """The material of a plan. `seconds` and `minutes`: what each question and exercise is expected to take.

    `topics`: of each question.
    """

    material: Material
    span: Span
    curve: Curve
    seconds: dict[str, float]
    minutes: dict[str, float]
    topics: dict[str, str]
    firsts: dict[str, tuple[int, int]]  # by topic: questions answered, and rightly at the first try
    shift: float  # by how much predictions were wrong so far, in log-odds


def gather(store: Store, plan: Plan, now: datetime, tz: tzinfo | None, lang: Lang) -> Gathered:
    """Everything that the plan is about, as it is at `now`."""
    today, fit = day_of(now, tz), store.fits.last()
    curve = find_curve(fit.weights if fit else None)
    rows = store.catalogue.outlook().rows(plan.topics)
    seconds = _expect(rows, store.tally.recent(_RECENT), lang)
    firsts = store.tally.firsts()
    guess = prior.expect(firsts)
    seen = [
        Seen(
            row.id,
            row.topic,
            seconds[row.id],
            row.stability,
            row.difficulty or 5.0,
            _days(row.last_review, today, tz),
            row.urgent,
        )
        for row in rows
        if row.stability is not None
    ]
    unseen = [
        Unseen(row.id, row.topic, row.level, seconds[row.id], guess(row.topic), row.due is not None and row.due <= now)
        for row in rows
        if row.stability is None
    ]
    exercises = find_exercises(store, plan.topics)
    minutes = {one.id: float(one.minutes) for one in exercises}
    began = day_of(plan.since, tz)
    credit = _save_up(plan, _spent(store, plan, minutes, tz), today, tz)
    material = Material(seen, unseen, store.catalogue.needs(), _codings(store, exercises, today, tz, curve), credit)
    span, topics = Span((plan.date - today).days, (plan.date - began).days), {row.id: row.topic for row in rows}
    return Gathered(material, span, curve, seconds, minutes, topics, firsts, find_shift(store))


def find_curve(weights: Weights | None) -> Curve:
    """The forgetting curve of FSRS, and what answers do to it."""
    known = weights or scheduler.WEIGHTS
    decay = -known[20]
    factor = 0.9 ** (1 / decay) - 1
    firsts = [scheduler.begin(rating, weights) for rating in (Rating.AGAIN, Rating.GOOD)]
    return Curve(
        recall=lambda stability, days: (1 + factor * days / stability) ** decay,
        right=lambda *state: scheduler.strengthen(*state, correct=True, weights=weights),
        wrong=lambda *state: scheduler.strengthen(*state, correct=False, weights=weights),
        first=(firsts[0][0], firsts[1][0]),
        difficulty=(firsts[0][1], firsts[1][1]),
    )


def find_exercises(store: Store, topics: Sequence[str]) -> list[Brief]:
    """The exercises of topics and all below them; none named: all."""
    return [
        one
        for one in Exercises(store).briefs()
        if not topics or any(one.topic == topic or one.topic.startswith(f"{topic}/") for topic in topics)
    ]


def _expect(rows: Sequence[Row], recent: Sequence[Answer], lang: Lang) -> dict[str, float]:
    """Seconds that each question takes this learner, from one answer to the next."""
    side = 0 if lang == "en" else 1
    expected = {row.id: row.seconds[side] + READING for row in rows}
    taken = meant = 0.0
    for before, after in pairwise(recent):
        between = (after.at - before.at).total_seconds()
        if 0 < between < _PAUSE and after.question in expected:
            taken += between
            meant += expected[after.question]
    pace = prior.find_pace(taken, meant)
    return {question: seconds * pace for question, seconds in expected.items()}


def _codings(store: Store, exercises: Sequence[Brief], today: date, tz: tzinfo | None, curve: Curve) -> list[Coding]:
    cards = {card.question: card for card in store.practice.cards()}
    tried = store.tally.tried()
    share = sum(tried.values()) + 2.0
    fresh = share / (len(tried) + 6.0)  # accepted of those that were tried, shrunk towards one third
    found = []
    for one in exercises:
        card, stability, elapsed = cards.get(one.id), None, 0.0
        if card is not None and card.stability is not None:
            stability, elapsed = card.stability, _days(card.last_review, today, tz)
        elif tried.get(one.id):  # accepted before exercises had cards
            stability, elapsed = coding.FIRST, coding.FIRST
        recall = fresh if stability is None else curve.recall(stability, elapsed)
        begun = one.id in tried and not tried[one.id]
        found.append(
            Coding(one.id, one.topic, one.level, one.minutes, one.frequency, recall, begun, stability, elapsed)
        )
    return found


def _spent(store: Store, plan: Plan, minutes: Mapping[str, float], tz: tzinfo | None) -> dict[date, float]:
    """By day, minutes of the exercises that were written since the plan was made, each once a day."""
    written = {(exercise, day_of(at, tz)) for exercise, at in store.tally.submitted(plan.since)}
    spent: dict[date, float] = defaultdict(float)
    for exercise, day in sorted(written):
        spent[day] += minutes.get(exercise, 0.0)
    return spent


def _save_up(plan: Plan, spent: Mapping[date, float], today: date, tz: tzinfo | None) -> float:
    """Minutes meant for exercises since the plan was made, today included, and not spent."""
    began, credit = day_of(plan.since, tz), 0.0
    for at in range(max((today - began).days, 0) + 1):
        credit = coding.save(credit, plan.minutes) - spent.get(began + timedelta(days=at), 0.0)
    return credit


def _days(since: datetime | None, today: date, tz: tzinfo | None) -> float:
    return 0.0 if since is None else max((today - day_of(since, tz)).days, 0)
