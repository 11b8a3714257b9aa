"""The work of a day before an interview, and where its plan stands."""

from collections.abc import Mapping
from typing import NamedTuple

from drill.models.plan import Plan


class Part(NamedTuple):
    """A question or an exercise of the day, and the seconds it is expected to take."""

    id: str
    seconds: float


class Agenda(NamedTuple):
    """The work of a day. `new`: those of the questions that were never answered when it was planned.

    `firsts`: by topic, how many questions had been answered before the day began, and how many of them rightly at the
    first try.
    """

    questions: tuple[Part, ...]
    new: frozenset[str]
    exercises: tuple[Part, ...]
    firsts: Mapping[str, tuple[int, int]]

    @property
    def seconds(self) -> float:
        """What all of it takes."""
        return sum(part.seconds for part in (*self.questions, *self.exercises))


class Ready(NamedTuple):
    """A topic with all below it, and the mean predicted recall (0–1) on the day of the interview, as things stand."""

    topic: str
    recall: float


class Preparing(NamedTuple):
    """Where a plan stands today. `work`: all of today's; `left`: what is left of it."""

    plan: Plan
    days: int  # until the interview; 0: it is today
    work: Agenda
    left: Agenda
    ready: float
    topics: tuple[Ready, ...]  # the least ready first
