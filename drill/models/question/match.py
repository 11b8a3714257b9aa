"""`match`: pair left with right."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase
from drill.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What belongs together; `why` says why."""

    left: Text
    right: Text
    why: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion(QuestionBase):
    """Left sides in the order of the file; right sides and distractors in one drawn from the variant's seed."""

    type: ClassVar[Literal["match"]] = "match"

    pairs: tuple[Pair, ...]
    distractors: tuple[Text, ...] = ()  # right sides that belong to none

    @property
    def rights(self) -> tuple[Text, ...]:
        """Every right side: that of pair k is at position k, the distractors follow."""
        return (*(pair.right for pair in self.pairs), *self.distractors)
