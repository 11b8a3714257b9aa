"""A mistake as the learner makes it: in code, in questions, or in both."""

from datetime import datetime
from typing import Literal, NamedTuple

from drill.text import Text

Kind = Literal["question", "code"]


class Evidence(NamedTuple):
    """One time that a mistake was seen. `where` is the question's id or the exercise's."""

    kind: Kind
    where: str
    at: datetime


class Misconception(NamedTuple):
    """What is known of one mistake. It is `retired` once everything that shows it was right since it was last seen.

    `question_right`, `code_right`: whether one of its questions, and its exercise, were right since; None where it has
    no question, or no exercise that can be found.
    """

    mistake: str
    exercise: str | None
    message: Text | None  # what is wrong, in the words of the exercise; None: it is gone from there
    questions: tuple[str, ...]  # that repair it
    evidence: tuple[Evidence, ...]  # the oldest first
    question_right: bool | None
    code_right: bool | None

    @property
    def retired(self) -> bool:
        """Whether nothing is left to prove."""
        return self.question_right is not False and self.code_right is not False

    @property
    def last(self) -> datetime:
        """When it was seen last."""
        return self.evidence[-1].at

    @property
    def in_code(self) -> bool:
        """Whether it was ever seen in code, not in answers only."""
        return any(seen.kind == "code" for seen in self.evidence)
