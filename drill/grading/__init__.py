"""(question, variant, answer) → grade. Pure: no clock, no storage, no screen.

Each type has a module with the functions below; it is loaded when the first question of the type is met.
"""

from importlib import import_module
from typing import Any

from drill.grading.grade import Grade, Mark, NotAnAnswer
from drill.grading.variant import Variant, draw, seed_of
from drill.models.question import Question
from drill.text import Lang, Text

__all__ = ["Grade", "Mark", "NotAnAnswer", "Variant", "draw", "expect", "grade", "refuse", "restore", "seed_of"]

_MODULES = {"text": "short"}  # the others are called like their type


def _grader(question: Question) -> Any:
    return import_module(f"{__name__}.{_MODULES.get(question.type, question.type)}")


def grade(question: Question, variant: Variant, raw: str, lang: Lang = "en") -> Grade:
    """Grade what was typed. `lang` is the language that the question was shown in.

    Raises:
        NotAnAnswer: it cannot be read as an answer to this question; the message says what is expected.
    """
    found: Grade = _grader(question).grade(question, variant, raw, lang)
    return found


def refuse(question: Question, variant: Variant, raw: str) -> Grade:
    """The grade of something unreadable where nobody can be asked again: a wrong answer, kept as it was typed."""
    found: Grade = _grader(question).refuse(question, variant, raw)
    return found


def restore(question: Question, variant: Variant, answer: object, lang: Lang = "en") -> Grade | None:
    """The grade of an answer as it was logged, with the variant of its seed; None if it fits the question no more."""
    try:
        found: Grade = _grader(question).restore(question, variant, answer, lang)
    except (NotAnAnswer, TypeError, ValueError, IndexError):
        return None
    return found


def expect(question: Question) -> Text:
    """What an answer to this question looks like: one line to show where it is typed."""
    found: Text = _grader(question).expected(question)
    return found
