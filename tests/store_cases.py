"""Answers, cards and verdicts for the tests of the store, and everything that a store shows."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from drill.models.card import Card, Rating, ReviewLog
from drill.models.judgement import Diagnosis, Judgement, Verdict
from drill.store import Store, new_id
from drill.text import Text


def environment() -> dict[str, str]:
    """Of a process that imports drill from this checkout."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


def log(question: str, at: datetime, **fields: Any) -> ReviewLog:
    given = {"topic": "t/a", "rating": Rating.GOOD, "correct": True, "score": 1.0, "seconds": 3.5} | fields
    return ReviewLog(id=new_id(at), question=question, at=at, **given)


def scheduled(question: str, at: datetime, **fields: Any) -> Card:
    given = {"due": at + timedelta(days=3), "stability": 3.0, "difficulty": 5.0, "last_review": at, "reps": 1} | fields
    return Card(question=question, **given)


def answer(store: Store, question: str, at: datetime, **fields: Any) -> tuple[ReviewLog, Card]:
    entry = log(question, at)
    card = scheduled(question, at, **fields)
    store.answer(entry, card)
    return entry, card


def judgement(
    exercise: str, verdict: Verdict, *, passed: int = 1, total: int = 1, mistakes: tuple[str, ...] = ()
) -> Judgement:
    return Judgement(
        exercise=exercise,
        framework="numpy",
        device="cpu",
        verdict=verdict,
        passed=passed,
        total=total,
        seconds=0.25,
        seed=7,
        diagnosis=tuple(Diagnosis(mistake=mistake, message=Text(mistake)) for mistake in mistakes),
    )


def observe(store: Store) -> dict[str, Any]:
    cards = store.cards()
    return {
        "cards": cards,
        "reasons": {card.question: store.due_reason(card.question) for card in cards},
        "logs": store.logs(),
        "attempts": store.attempts(),
        "hints": store.hints_used("conv2d"),
        "solution": store.solution_revealed("conv2d"),
        "plan": store.plans.current(),
        "practice": store.practice.cards(),
        "interviews": store.interviews.all(),
    }
