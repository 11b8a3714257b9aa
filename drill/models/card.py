"""What memory keeps of a question: the card, and a log entry for each answer."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum


class Rating(IntEnum):
    """How well it was known (FSRS terms and numbers)."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question's memory state. Times are UTC; stability in days; difficulty 1–10."""

    question: str
    due: datetime
    stability: float | None = None  # None: never scheduled (made due by a diagnosis before its first answer)
    difficulty: float | None = None
    last_review: datetime | None = None
    reps: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLog:
    """One answer. `scheduled` is true for the first answer of a day, the only one that moves the card."""

    id: str
    question: str
    topic: str
    at: datetime
    rating: Rating
    correct: bool
    score: float  # 0–1, partial credit included
    seconds: float
    hints: int = 0
    scheduled: bool = True
    round: str = ""
    seed: int = 0  # of the variant (order of choices, parameters)
    answer: object = None  # as JSON: choice positions as written in the bank, a number, a string
    mistakes: tuple[str, ...] = field(default=())  # coding mistakes named by the wrong choices taken
    confidence: int = 0  # said before the key was shown: 1 low, 2 medium, 3 high; 0: not asked
    predicted: float | None = None  # probability of a right answer (0–1) just before it; None: nothing was known
