"""Where the learner stands today."""

from datetime import datetime
from typing import NamedTuple

from drill.models.agenda import Preparing
from drill.models.plan import Plan
from drill.text import Text


class Step(NamedTuple):
    """The next thing to do: a command, and why."""

    command: str
    why: Text


class Weak(NamedTuple):
    """A topic and the share of right answers (0–1) among its last ones."""

    topic: str
    correct: float


class Today(NamedTuple):
    """What the bare command shows. `questions`: how many there are; `next_due`: when nothing is due now."""

    first: bool  # nothing was ever answered
    questions: int
    seen: int
    due: int
    answered_today: int
    streak: int
    weakest: tuple[Weak, ...]
    next_due: datetime | None
    preparing: Preparing | None
    over: Plan | None  # a plan whose day is past
    step: Step
