"""A round that was broken off, found and put together again from what was kept of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from drill import grading
from drill.grading import Grade
from drill.models.day import day_of
from drill.session.turn import Asked, Done, Feedback
from drill.session.turns import Turns, replay
from drill.session.turns import repeats as comes_back
from drill.text import Text

if TYPE_CHECKING:
    from drill.models.card import ReviewLog
    from drill.store import BegunRound, Store

WORTH_A_WORD = timedelta(days=2)  # a round that was left longer ago is not mentioned any more


def find(store: Store) -> tuple[BegunRound, int] | None:
    """The round begun last and how many askings are left of it; None if it came to its end."""
    begun = store.rounds.last()
    if begun is None:
        return None
    waiting, _ = replay(begun.questions, _logs(store, begun), begun.skipped, None)
    known = set(store.catalogue.present([turn.question for turn in waiting]))
    left = sum(turn.question in known for turn in waiting)
    return (begun, left) if left else None


def find_recent(store: Store, now: datetime) -> int:
    """How many askings are left of a round that was broken off lately; 0 if there is none.

    Before an interview each day has work of its own: a round of an earlier day, or of before the plan, has no claim.
    """
    found = find(store)
    if found is None or now - found[0].at >= WORTH_A_WORD:
        return 0
    begun, plan = found[0].at, store.plans.current()
    if plan is not None and day_of(now, None) <= plan.date:
        return found[1] if begun >= plan.since and day_of(begun, None) == day_of(now, None) else 0
    return found[1]


def restore(store: Store, begun: BegunRound, gap: int | None) -> tuple[Turns, list[Done]]:
    """The turns still to come, and the answers given."""
    waiting, past = replay(begun.questions, _logs(store, begun), begun.skipped, gap)
    done = list[Done]()
    for log, turn, before in past:
        question = store.catalogue.question(log.question)
        if question is not None:  # else it has left its bank meanwhile
            variant = grading.draw(question, log.seed)
            asked = Asked(question, variant, turn.repetition, confidence=log.confidence)
            grade = Grade(correct=log.correct, score=log.score, key=Text(""), answer=log.answer)
            card = store.card(log.question) if log.scheduled else None
            given = Feedback(asked, grade, log, card.due if card else None, comes_back(turn, log.rating))
            done.append(Done(given, before, None, earlier=True))
    return waiting, done


def _logs(store: Store, begun: BegunRound) -> list[ReviewLog]:
    return [log for log in store.logs(since=begun.at) if log.round == begun.id]
