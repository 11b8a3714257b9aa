"""What is hardest for the learner: questions, wrong choices, exercises. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from drill.models.attempt import Attempt
from drill.models.card import Card, ReviewLog
from drill.models.judgement import Verdict

MOST = 10  # of each list


class WeakItem(NamedTuple):
    """A question that is often missed. `recall`: probability of a right answer now, 0–1."""

    question: str
    topic: str
    answers: int
    wrong: int
    recall: float | None


class Distractor(NamedTuple):
    """A wrong choice that was taken. `position` is the choice's, as written in the bank."""

    question: str
    position: int
    taken: int


class Effort(NamedTuple):
    """An exercise up to its first acceptance; `minutes`: from the first submission to that one."""

    exercise: str
    attempts: int
    hints: int
    accepted: bool
    minutes: float | None


def find_weakest(
    logs: Iterable[ReviewLog],
    cards: Iterable[Card],
    now: datetime,
    retrievability: Callable[[Card, datetime], float | None],
) -> tuple[WeakItem, ...]:
    """The questions missed most often, then those least likely to be known now."""
    answers: dict[str, list[bool]] = defaultdict(list)
    topics: dict[str, str] = {}
    for log in logs:
        answers[log.question].append(log.correct)
        topics[log.question] = log.topic
    known = {card.question: retrievability(card, now) for card in cards}
    found = [
        WeakItem(question, topics[question], len(right), right.count(False), known.get(question))
        for question, right in answers.items()
        if not all(right)
    ]
    return tuple(sorted(found, key=_weakness)[:MOST])


def find_distractors(logs: Iterable[ReviewLog], wrong: Callable[[str, int], bool]) -> tuple[Distractor, ...]:
    """The wrong choices taken most often; `wrong` says whether a choice of a question is one."""
    taken: dict[tuple[str, int], int] = defaultdict(int)
    for log in logs:
        if not log.correct and isinstance(log.answer, list | tuple):
            for position in log.answer:
                if isinstance(position, int) and wrong(log.question, position):
                    taken[log.question, position] += 1
    found = [Distractor(question, position, times) for (question, position), times in taken.items()]
    return tuple(sorted(found, key=lambda one: (-one.taken, one.question, one.position))[:MOST])


def measure_efforts(attempts: Sequence[Attempt]) -> tuple[Effort, ...]:
    """The submissions that each exercise took until it was accepted, the hardest first. `attempts` oldest first."""
    tried: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        if attempt.verdict not in (None, Verdict.JUDGE_ERROR):
            tried[attempt.exercise].append(attempt)
    return tuple(
        sorted((_effort(name, own) for name, own in tried.items()), key=lambda one: (-one.attempts, one.exercise))
    )


def _effort(exercise: str, attempts: Sequence[Attempt]) -> Effort:
    verdicts = [attempt.verdict for attempt in attempts]
    if Verdict.ACCEPTED not in verdicts:
        return Effort(exercise, len(attempts), attempts[-1].hints, accepted=False, minutes=None)
    last = attempts[verdicts.index(Verdict.ACCEPTED)]
    took = (last.at - attempts[0].at).total_seconds() / 60
    return Effort(exercise, verdicts.index(Verdict.ACCEPTED) + 1, last.hints, accepted=True, minutes=round(took, 1))


def _weakness(item: WeakItem) -> tuple[float, float, str]:
    return -item.wrong, 1.0 if item.recall is None else item.recall, item.question
