"""`order`: put the items in order."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase
from drill.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion(QuestionBase):
    """Items in the right order; shown in one drawn from the variant's seed."""

    type: ClassVar[Literal["order"]] = "order"

    items: tuple[Text, ...]
    ranks: tuple[int, ...]  # of each item, rising; items of one rank may come in any order among themselves
