"""`formula`: typed in plain maths, right in every equivalent form."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A symbol of a formula and where it is tried: at one of `values`, or anywhere between `low` and `high`."""

    name: str
    values: tuple[float | int, ...] = ()
    low: float | int = 0
    high: float | int = 0
    step: float | int = 0  # 0: any number in between
    also: tuple[str, ...] = ()  # other ways in which people write it


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaQuestion(QuestionBase):
    """A formula over `variables`. What agrees with `answer`, or one of `accept`, at random points is right.

    Parameters are known numbers: they may be written by name or as the number.
    """

    type: ClassVar[Literal["formula"]] = "formula"

    answer: str  # plain maths (`models/formula`)
    variables: tuple[Variable, ...]
    accept: tuple[str, ...] = ()  # also right, although not equal to `answer`
