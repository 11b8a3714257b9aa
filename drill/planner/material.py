"""What a plan is made from: questions met and not met, exercises, and how memory fades."""

from collections.abc import Callable
from typing import NamedTuple


class Seen(NamedTuple):
    """A question that was answered. `stability` in days, `difficulty` 1–10, `elapsed`: days since the last review."""

    id: str
    topic: str
    seconds: float  # that one asking takes, reading the reasons included
    stability: float
    difficulty: float
    elapsed: float
    urgent: bool = False  # a mistake that was diagnosed asks for it


class Unseen(NamedTuple):
    """A question that was never answered. `prior`: the probability (0–1) of a right answer all the same."""

    id: str
    topic: str
    level: int
    seconds: float
    prior: float
    urgent: bool = False


class Coding(NamedTuple):
    """An exercise. `recall`: the probability (0–1) that it would be accepted on a blank page today."""

    id: str
    topic: str
    level: int
    minutes: float
    frequency: int  # 1–3: how often interviews ask it
    recall: float
    begun: bool = False  # submitted, not accepted yet
    stability: float | None = None  # days; None: never accepted
    elapsed: float = 0.0  # days since it was last written


class Curve(NamedTuple):
    """A model of memory, passed in: the planner knows none of its own."""

    recall: Callable[[float, float], float]  # (stability, days since the review) → probability of a right answer
    right: Callable[[float, float, float], float]  # (stability, difficulty, recall) → stability after a right answer
    wrong: Callable[[float, float, float], float]  # the same after a wrong one
    first: tuple[float, float]  # stability after a first answer: wrong, right
    difficulty: tuple[float, float]  # likewise


class Work(NamedTuple):
    """The work of one day: ids, in the order in which they are asked.

    `costs`: seconds of each question, its repetitions in the round included; `minutes`: of all the exercises.
    """

    questions: tuple[str, ...] = ()
    new: frozenset[str] = frozenset()  # those of the questions that were never answered
    exercises: tuple[str, ...] = ()
    costs: tuple[float, ...] = ()
    minutes: float = 0.0

    @property
    def seconds(self) -> float:
        """Of all the questions."""
        return sum(self.costs)
