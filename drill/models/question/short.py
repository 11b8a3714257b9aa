"""`text`: a word or a few."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from drill.models.question.base import QuestionBase


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuestion(QuestionBase):
    """A short typed answer; `accept` holds strings and `/regular expressions/`, any language."""

    type: ClassVar[Literal["text"]] = "text"

    accept: tuple[str, ...]
