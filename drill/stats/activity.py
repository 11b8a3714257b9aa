"""What was done when, and what is to come. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from drill.models.attempt import Attempt
from drill.models.card import Card, ReviewLog
from drill.models.day import day_of

FORECAST = 14  # days, today included
WEEKS = 26  # of the calendar


class DayDone(NamedTuple):
    """One day of the calendar."""

    day: date
    answers: int
    submissions: int


class DayDue(NamedTuple):
    """One day of the forecast; today has what is overdue, too."""

    day: date
    questions: int
    exercises: int


class TopicTime(NamedTuple):
    """The time spent on the questions of a topic."""

    topic: str
    seconds: float
    answers: int


def fill_calendar(
    logs: Iterable[ReviewLog], attempts: Iterable[Attempt], now: datetime, tz: tzinfo | None
) -> tuple[DayDone, ...]:
    """Every day of the last WEEKS weeks, from a Monday up to today."""
    today = day_of(now, tz)
    first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    answers = Counter(day_of(log.at, tz) for log in logs)
    submissions = Counter(day_of(attempt.at, tz) for attempt in attempts)
    days = [first + timedelta(days=at) for at in range((today - first).days + 1)]
    return tuple(DayDone(day, answers[day], submissions[day]) for day in days)


def forecast(cards: Iterable[Card], practice: Iterable[Card], now: datetime, tz: tzinfo | None) -> tuple[DayDue, ...]:
    """What falls due on each of the next FORECAST days, if nothing is answered meanwhile."""
    today = day_of(now, tz)
    questions = Counter(max(day_of(card.due, tz), today) for card in cards)
    exercises = Counter(max(day_of(card.due, tz), today) for card in practice)
    days = [today + timedelta(days=at) for at in range(FORECAST)]
    return tuple(DayDue(day, questions[day], exercises[day]) for day in days)


def sum_times(logs: Sequence[ReviewLog]) -> tuple[TopicTime, ...]:
    """The time per topic, most first."""
    seconds: dict[str, float] = defaultdict(float)
    answers = Counter(log.topic for log in logs)
    for log in logs:
        seconds[log.topic] += log.seconds
    found = [TopicTime(topic, round(seconds[topic], 1), answers[topic]) for topic in answers]
    return tuple(sorted(found, key=lambda one: (-one.seconds, one.topic)))
