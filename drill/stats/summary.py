"""Progress in numbers: from logs, cards and attempts. Pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from drill.models.attempt import Attempt
from drill.models.card import Card, ReviewLog
from drill.models.day import day_of
from drill.models.judgement import Verdict

Status = Literal["new", "tried", "accepted"]
RETENTION_WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicStats:
    """One topic. `correct` is the share of right answers (0–1); `retrievability` the mean over its cards (0–1)."""

    topic: str
    reviews: int
    correct: float
    due: int
    retrievability: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStats:
    """One exercise. `seconds` is the shortest accepted run; a `judge_error` is no attempt of the learner's."""

    status: Status
    attempts: int = 0
    verdict: str | None = None  # the last one
    seconds: float | None = None
    unaided: bool = False  # accepted without a hint, the last time
    days: int | None = None  # since it was last accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Everything `drill stats` says. `retention`: share of right first answers of a day, over cards seen before."""

    reviews: int
    due: int
    cards: int  # questions that are met, or were made due
    met: int  # questions that were answered
    streak: int  # days in a row with an answer, up to today or yesterday
    answered_today: int
    retention: float | None
    topics: tuple[TopicStats, ...]  # the weakest first
    exercises: dict[str, ExerciseStats]


def summarise(
    logs: Sequence[ReviewLog],
    cards: Sequence[Card],
    attempts: Sequence[Attempt],
    now: datetime,
    tz: tzinfo | None,
    *,
    retrievability: Callable[[Card, datetime], float | None],
    exercises: Iterable[str] = (),
    present: Collection[str] | None = None,
) -> Stats:
    """Stats at `now`. `logs` and `attempts` oldest first; `exercises` names those to list even if never tried.

    `present`: the questions that the banks have, None: all; others fall due no more.
    """
    today = day_of(now, tz)
    due = {card.question for card in cards if card.due <= now and (present is None or card.question in present)}
    days = [day_of(log.at, tz) for log in logs]
    return Stats(
        reviews=len(logs),
        due=len(due),
        cards=len(cards),
        met=sum(card.reps > 0 for card in cards),
        streak=_streak(set(days), today),
        answered_today=days.count(today),
        retention=_retention(logs, now),
        topics=_topics(logs, cards, due, now, retrievability),
        exercises=_exercises(attempts, exercises, now),
    )


def _streak(days: set[date], today: date) -> int:
    """Yesterday keeps a streak alive: today is not over yet."""
    one = timedelta(days=1)
    day = today if today in days else today - one
    length = 0
    while day in days:
        length, day = length + 1, day - one
    return length


def _retention(logs: Sequence[ReviewLog], now: datetime) -> float | None:
    seen: set[str] = set()
    right = total = 0
    for log in logs:
        if not log.scheduled:
            continue
        if log.question in seen and now - RETENTION_WINDOW <= log.at <= now:
            total += 1
            right += log.correct
        seen.add(log.question)
    return right / total if total else None


def _topics(
    logs: Sequence[ReviewLog],
    cards: Sequence[Card],
    overdue: Collection[str],
    now: datetime,
    retrievability: Callable[[Card, datetime], float | None],
) -> tuple[TopicStats, ...]:
    home: dict[str, str] = {}  # question -> topic; the last log wins, for a question may move to another topic
    answers: dict[str, list[bool]] = defaultdict(list)
    for log in logs:
        home[log.question] = log.topic
        answers[log.topic].append(log.correct)
    due: dict[str, int] = defaultdict(int)
    recall: dict[str, list[float]] = defaultdict(list)
    for card in cards:
        topic = home.get(card.question)
        if topic is None:
            continue
        due[topic] += card.question in overdue
        if (probability := retrievability(card, now)) is not None:
            recall[topic].append(probability)
    found = [
        TopicStats(
            topic=topic,
            reviews=len(right),
            correct=sum(right) / len(right),
            due=due[topic],
            retrievability=sum(recall[topic]) / len(recall[topic]) if recall[topic] else None,
        )
        for topic, right in answers.items()
    ]
    return tuple(sorted(found, key=_strength))


def _strength(topic: TopicStats) -> tuple[float, float, str]:
    return topic.correct, 1.0 if topic.retrievability is None else topic.retrievability, topic.topic


def _exercises(attempts: Sequence[Attempt], exercises: Iterable[str], now: datetime) -> dict[str, ExerciseStats]:
    tried: dict[str, list[Attempt]] = {exercise: [] for exercise in exercises}
    for attempt in attempts:
        if attempt.verdict != Verdict.JUDGE_ERROR:
            tried.setdefault(attempt.exercise, []).append(attempt)
    return {exercise: _exercise(own, now) for exercise, own in tried.items()}


def _exercise(attempts: list[Attempt], now: datetime) -> ExerciseStats:
    if not attempts:
        return ExerciseStats(status="new")
    accepted = [attempt for attempt in attempts if attempt.verdict == Verdict.ACCEPTED]
    return ExerciseStats(
        status="accepted" if accepted else "tried",
        attempts=len(attempts),
        verdict=next((attempt.verdict for attempt in reversed(attempts) if attempt.verdict), None),
        seconds=min((attempt.seconds for attempt in accepted), default=None),
        unaided=bool(accepted) and accepted[-1].hints == 0,
        days=max((now - accepted[-1].at).days, 0) if accepted else None,
    )
