"""The learner's own mistakes: wrong choices, diagnosed code, and the questions that repair them, tied by their ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from drill.models.attempt import Attempt
from drill.models.card import ReviewLog
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict
from drill.models.misconception import Evidence, Misconception
from drill.models.question import Question
from drill.store import Catalogue, Store

Key = tuple[str | None, str]  # exercise and mistake: the ids of mistakes are those of their exercise


class Tie(NamedTuple):
    """What belongs to a mistake in the content."""

    exercise: Exercise | None
    questions: tuple[str, ...]


def find_repairs(catalogue: Catalogue, exercise: Exercise, mistake: str) -> list[str]:
    """The questions that repair a mistake: the one that its exercise names, and those with a choice that shows it."""
    known = exercise.mistakes.get(mistake)
    named = [known.question] if known and known.question else []
    choices = [one for one in catalogue.related(exercise.id) if mistake in _shown_by(catalogue.question(one))]
    return catalogue.present([*named, *choices])


def collect(store: Store, exercises: Iterable[Exercise]) -> list[Misconception]:
    """Every mistake that was made, those still open first, the one seen last first."""
    logs = [log for log in store.logs() if log.mistakes]
    homes = {log.question: _home(store.catalogue, log.question) for log in logs}
    attempts, known = store.attempts(), {exercise.id: exercise for exercise in exercises}
    seen = find_evidence(logs, attempts, homes)
    ties = {key: _tie(store.catalogue, key, known, seen[key]) for key in seen}
    wanted = {question for tie in ties.values() for question in tie.questions}
    right = {question: _last_right(store.logs(question)) for question in wanted}
    return trace(seen, ties, right, _last_accepted(attempts))


def find_evidence(
    logs: Iterable[ReviewLog], attempts: Iterable[Attempt], homes: Mapping[str, str | None]
) -> dict[Key, list[Evidence]]:
    """When and where each mistake was seen, the oldest first. `homes`: the exercise that each question goes with."""
    seen: dict[Key, list[Evidence]] = defaultdict(list)
    for log in logs:
        for mistake in log.mistakes:
            seen[homes.get(log.question), mistake].append(Evidence("question", log.question, log.at))
    for attempt in attempts:
        for mistake in attempt.mistakes:
            seen[attempt.exercise, mistake].append(Evidence("code", attempt.exercise, attempt.at))
    return {key: sorted(found, key=lambda one: one.at) for key, found in seen.items()}


def trace(
    seen: Mapping[Key, Sequence[Evidence]],
    ties: Mapping[Key, Tie],
    right: Mapping[str, datetime | None],
    accepted: Mapping[str, datetime],
) -> list[Misconception]:
    """How each mistake stands. `right`: when each question was last right; `accepted`: when each exercise was."""
    found = []
    for (exercise, mistake), evidence in seen.items():
        tie, last = ties[exercise, mistake], evidence[-1].at
        known = tie.exercise.mistakes.get(mistake) if tie.exercise else None
        answered = [right.get(question) for question in tie.questions]
        found.append(
            Misconception(
                mistake,
                exercise,
                known.message if known else None,
                tie.questions,
                tuple(evidence),
                any(at is not None and at > last for at in answered) if tie.questions else None,
                exercise in accepted and accepted[exercise] > last if tie.exercise and exercise else None,
            )
        )
    return sorted(found, key=lambda one: (one.retired, -one.last.timestamp(), one.mistake))


def _tie(catalogue: Catalogue, key: Key, known: Mapping[str, Exercise], evidence: Sequence[Evidence]) -> Tie:
    name, mistake = key
    exercise = known.get(name) if name else None
    repairs = find_repairs(catalogue, exercise, mistake) if exercise else []
    # A wrong choice is mended where it was made, too.
    made = catalogue.present([one.where for one in evidence if one.kind == "question"])
    return Tie(exercise, tuple(dict.fromkeys([*repairs, *made])))


def _home(catalogue: Catalogue, question: str) -> str | None:
    found = catalogue.question(question)
    return found.exercise if found else None


def _shown_by(question: Question | None) -> set[str | None]:
    if question is None or (question.type != "choice" and question.type != "bug"):  # noqa: PLR1714 - mypy narrows by !=
        return set()
    return {choice.mistake for choice in question.choices if choice.mistake}


def _last_right(logs: Sequence[ReviewLog]) -> datetime | None:
    return max((log.at for log in logs if log.correct), default=None)


def _last_accepted(attempts: Iterable[Attempt]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for attempt in attempts:
        if attempt.verdict == Verdict.ACCEPTED:
            found[attempt.exercise] = max(attempt.at, found.get(attempt.exercise, attempt.at))
    return found
