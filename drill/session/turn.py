"""What a round hands to the screen: the question asked, the feedback on its answer, the summary."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from drill.grading import Grade, Variant
from drill.models.question import Question
from drill.session.turns import Turns
from drill.text import Text

if TYPE_CHECKING:
    from drill.models.card import Card, ReviewLog


class Asked(NamedTuple):
    """The question on the screen."""

    question: Question
    variant: Variant
    repetition: int  # 0: its first time in this round
    hints: tuple[Text, ...] = ()  # shown so far
    struck: frozenset[int] = frozenset()  # bank positions of choices struck out
    confidence: int = 0  # said with the answer: 1 low, 2 medium, 3 high; 0: not asked


class Feedback(NamedTuple):
    """What an answer led to. `back`: when the question is due again, None if this answer did not move it."""

    asked: Asked
    grade: Grade
    log: "ReviewLog"
    back: datetime | None
    repeats: bool  # it comes back in this round


class Done(NamedTuple):
    """An answer that stands, and what it takes to take it back."""

    feedback: Feedback
    before: Turns  # the turns as they were, this one at their head
    card: "Card | None"  # as it was
    earlier: bool = False  # given before the round was broken off: its card then is not known


class Summary(NamedTuple):
    """A round so far. Counts are of questions, each judged by its first answer; `answers` counts every answer."""

    answered: int
    right: int
    answers: int
    seconds: float
    missed: tuple[Asked, ...]
    back: tuple[datetime, ...]  # when what was answered is due again, soonest first
    sure: tuple[tuple[int, bool], ...] = ()  # of each question, where it was asked: confidence (1 to 3), right or not
    left: int = 0  # askings still to come


def summarise(given: Sequence[Feedback], left: int) -> Summary:
    """The summary of the answers that stand."""
    firsts = [one for one in given if one.asked.repetition == 0]
    return Summary(
        answered=len(firsts),
        right=sum(one.grade.correct for one in firsts),
        answers=len(given),
        seconds=sum(one.log.seconds for one in given),
        missed=tuple(one.asked for one in firsts if not one.grade.correct),
        back=tuple(sorted(one.back for one in firsts if one.back is not None)),
        sure=tuple((one.log.confidence, one.grade.correct) for one in firsts if one.log.confidence),
        left=left,
    )
