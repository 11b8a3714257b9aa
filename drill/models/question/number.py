"""`number`: a number, computed from parameters."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion(QuestionBase):
    """A number. `answer` is an expression over the parameters (`models/expression.py`)."""

    type: ClassVar[Literal["number"]] = "number"

    answer: str
    tolerance: float = 0.0  # relative to |answer|; 0 asks for the exact number (up to float rounding)
    unit: str = ""
