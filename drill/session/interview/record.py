"""Interviews that are over: found again, and what their scorecards point to."""

from typing import NamedTuple

from drill import grading
from drill.errors import DrillError
from drill.grading import Grade, Variant
from drill.models.interview import Setting
from drill.models.question import Question
from drill.models.scorecard import Answered, Past, Scorecard
from drill.session.exercises import Exercises
from drill.session.interview.room import find_exercise
from drill.session.interview.state import read
from drill.store import Catalogue, Store
from drill.text import Text


class Missed(NamedTuple):
    """A question of the warm-up that was not answered right, as it was asked, and what the answer was worth."""

    question: Question
    variant: Variant
    grade: Grade | None  # None: it was not answered, and so may be asked again


class Slip(NamedTuple):
    """A mistake that the judge diagnosed on the way."""

    exercise: str
    mistake: str
    message: Text


def list_past(store: Store) -> list[Past]:
    """Those that came to their end, the oldest first."""
    found = list[Past]()
    for held in sorted(store.interviews.all(), key=lambda one: one.at):
        setting, card = Setting.from_json(held.settings), Scorecard.from_json(read(held.steps).card)
        if setting is not None and card is not None:
            found.append(Past(held.id, len(found) + 1, held.at, setting, card))
    return found


def find_past(store: Store, name: str) -> Past:
    """The one of this number in the list, or of this id.

    Raises:
        DrillError: there is none.
    """
    found = next((one for one in list_past(store) if name in (one.id, str(one.number))), None)
    if found is None:
        raise DrillError(
            Text(
                f"there is no interview {name}; drill interview --list shows them",
                f"没有第 {name} 次面试；用 drill interview --list 查看",
            )
        )
    return found


def find_before(past: list[Past], one: Past) -> Past | None:
    """The one of the same role before it."""
    return next(
        (other for other in reversed(past) if other.at < one.at and other.setting.role == one.setting.role), None
    )


def explain(catalogue: Catalogue, exercises: Exercises, card: Scorecard) -> tuple[list[Missed], list[Slip]]:
    """What went wrong, in the words of the content as it is now; what has left it is left out."""
    missed, slips = list[Missed](), list[Slip]()
    for one in card.answers:
        question = catalogue.question(one.question) if not one.correct else None
        if question is not None:
            variant = grading.draw(question, one.seed)
            missed.append(Missed(question, variant, _grade(question, variant, one) if one.given else None))
    for written in card.exercises:
        exercise = find_exercise(exercises, written.exercise)
        mistakes = exercise.mistakes if exercise is not None else {}
        slips += [Slip(written.exercise, name, mistakes[name].message) for name in written.mistakes if name in mistakes]
    return missed, slips


def _grade(question: Question, variant: Variant, one: Answered) -> Grade:
    found = grading.restore(question, variant, one.answer) or grading.refuse(question, variant, "")
    return found._replace(correct=False, score=one.score)
