"""`recall`: say it as in the interview."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase
from drill.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a rubric, ticked when any keyword occurs."""

    text: Text
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallQuestion(QuestionBase):
    """Say it as in the interview; compare with the model answer and rubric; grade yourself."""

    type: ClassVar[Literal["recall"]] = "recall"

    answer: Text | None = None
    points: tuple[Point, ...] = field(default=())
