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

    `priors`: by topic, the probability (0–1) of a right answer to a question that was never answered. `shift`: by how
    much predictions of answers were wrong so far, in log-odds.
    """

    questions: tuple[Part, ...]
    new: frozenset[str]
    exercises: tuple[Part, ...]
    priors: Mapping[str, float]
    shift: float = 0.0

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
