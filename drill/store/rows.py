"""Rows of the progress tables as models. Each function takes a row of the SELECT of its name."""

import json
from typing import Any

from drill.models.attempt import Attempt
from drill.models.card import Card, Rating, ReviewLog
from drill.store.events import from_microseconds, to_microseconds

CARD = "SELECT question, due, stability, difficulty, last_review, reps, lapses, reason FROM card"
PRACTICE = "SELECT exercise, due, stability, difficulty, last_review, reps, lapses FROM practice"
LOG = "SELECT id, question, topic, at, rating, correct, score, seconds, hints, scheduled, detail, predicted FROM log"
ATTEMPT = "SELECT id, exercise, framework, at, sha256, hints, verdict, passed, total, seconds, mistakes FROM attempt"


def card_from_row(row: tuple[Any, ...]) -> Card:
    """A card, less the reason at the end; that of an exercise bears the exercise's id as its question."""
    question, due, stability, difficulty, last_review, reps, lapses = row[:7]
    return Card(
        question=question,
        due=from_microseconds(due),
        stability=stability,
        difficulty=difficulty,
        last_review=None if last_review is None else from_microseconds(last_review),
        reps=reps,
        lapses=lapses,
    )


def card_to_row(card: Card) -> tuple[Any, ...]:
    """The columns of a card, less the reason."""
    return (
        card.question,
        to_microseconds(card.due),
        card.stability,
        card.difficulty,
        None if card.last_review is None else to_microseconds(card.last_review),
        card.reps,
        card.lapses,
    )


def log_from_row(row: tuple[Any, ...]) -> ReviewLog:
    """An answer."""
    log_id, question, topic, at, rating, correct, score, seconds, hints, scheduled, detail, predicted = row
    rest = json.loads(detail)
    return ReviewLog(
        id=log_id,
        question=question,
        topic=topic,
        at=from_microseconds(at),
        rating=Rating(rating),
        correct=bool(correct),
        score=score,
        seconds=seconds,
        hints=hints,
        scheduled=bool(scheduled),
        round=rest["round"],
        seed=rest["seed"],
        answer=rest["answer"],
        mistakes=tuple(rest["mistakes"]),
        confidence=rest.get("confidence", 0),
        predicted=predicted,
    )


def attempt_from_row(row: tuple[Any, ...]) -> Attempt:
    """A submission."""
    attempt, exercise, framework, at, sha256, hints, verdict, passed, total, seconds, mistakes = row
    return Attempt(
        id=attempt,
        exercise=exercise,
        framework=framework,
        at=from_microseconds(at),
        sha256=sha256,
        hints=hints,
        verdict=verdict,
        passed=passed,
        total=total,
        seconds=seconds,
        mistakes=tuple(json.loads(mistakes)),
    )
