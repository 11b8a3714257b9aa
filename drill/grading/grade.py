"""What grading says of an answer.

Records here and above are NamedTuples: to define a frozen dataclass takes ten times as long (0.8 ms each), all of it
before the first question is on the screen.
"""

from typing import NamedTuple

from drill.errors import DrillError
from drill.text import Text


class NotAnAnswer(DrillError):  # noqa: N818 - said to the learner, who is asked again
    """What was typed cannot be read as an answer to this question. The message says what is expected.

    `column`: where in what was typed it goes wrong, 0-based; None if that is no one place.
    """

    def __init__(self, message: Text, column: int | None = None) -> None:
        super().__init__(message)
        self.column = column


class Mark(NamedTuple):
    """One part of an answer. `position`: 0-based, as written in the bank.

    choice, bug: a choice; recall: a point of the rubric (always correct); order: an item, in the order answered
    (always taken; correct if it lies where it belongs); match: a left side (correct if its pair is right).
    """

    position: int
    taken: bool  # the learner took the choice, or said the point
    correct: bool
    words: str = ""  # recall: what was heard of the point


class Grade(NamedTuple):
    """The grade of one answer."""

    correct: bool
    score: float  # 0–1, partial credit included
    key: Text  # the right answer, short: "b, d" in the order shown, "8 bytes", "softmax"
    marks: tuple[Mark, ...] = ()  # in the order shown
    mistakes: tuple[str, ...] = ()  # coding mistakes named by the wrong choices taken
    answer: object = None  # normalised, as JSON: positions as in the bank, a number, a string
    credit: Text | None = None  # the score in words, where only part was right: "2 of 3 right, 1 wrong"
