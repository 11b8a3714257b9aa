"""`choice`: one or several of a few texts."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase
from drill.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice; `why` says why it is right or wrong; `mistake` names the coding mistake it corresponds to."""

    text: Text
    correct: bool = False
    why: Text | None = None
    mistake: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(QuestionBase):
    """One or several correct choices; shown in an order drawn from the variant's seed."""

    type: ClassVar[Literal["choice"]] = "choice"

    choices: tuple[Choice, ...]
    select_all: bool = False  # all that are correct are asked for, even where it is only one

    @property
    def several(self) -> bool:
        """Whether all correct choices are asked for, not the one."""
        return self.select_all or sum(choice.correct for choice in self.choices) > 1
