"""`bug`: which line of the code is wrong, and what it should be."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase
from drill.models.question.choice import Choice
from drill.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BugQuestion(QuestionBase):
    """The number of the wrong line and, where there are `choices` or `accept`, what it should be."""

    type: ClassVar[Literal["bug"]] = "bug"

    code: str
    lines: tuple[int, ...]  # 1-based; naming any of them is right
    fix: Text  # what the line should be: shown after the answer
    language: str = "python"  # of the code
    choices: tuple[Choice, ...] = ()  # second step: which of these the line should be
    accept: tuple[str, ...] = ()  # second step: what it should be, typed; strings and `/regular expressions/`

    @property
    def steps(self) -> int:
        """1: only the line is asked for; 2: also what it should be."""
        return 2 if self.choices or self.accept else 1
