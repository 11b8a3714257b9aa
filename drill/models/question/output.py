"""`output`: what a program prints."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputQuestion(QuestionBase):
    """What `code` prints (a shape, numbers, words), or the name of the exception that it raises."""

    type: ClassVar[Literal["output"]] = "output"

    code: str
    answer: str
    language: str = "python"  # of the code
    accept: tuple[str, ...] = ()  # also right
    tolerance: float = 0.0  # relative, of printed numbers
