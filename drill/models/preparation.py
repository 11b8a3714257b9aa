"""What a plan for an interview comes to."""

from typing import NamedTuple

from drill.models.plan import Plan


class Outlined(NamedTuple):
    """A day: how many questions come again, how many are new, how many exercises, and how long it all takes."""

    again: int
    new: int
    exercises: int
    minutes: float


class Readiness(NamedTuple):
    """Of a topic, or of all: the mean predicted recall on the day, as things stand and if the plan is kept (0–1)."""

    topic: str
    questions: int
    met: int
    now: float
    then: float


class Coded(NamedTuple):
    """The exercises of a plan: how many were accepted, how many of them without a hint, how long ago the last one."""

    exercises: int
    accepted: int
    unaided: int
    days: int | None  # since the last one was accepted; None: none was


class Preparation(NamedTuple):
    """What a plan comes to. `left`: days until the interview; `days`: what each of them brings, from today on."""

    plan: Plan
    left: int
    days: tuple[Outlined, ...]
    ready: Readiness
    topics: tuple[Readiness, ...]  # the least ready first
    omitted: int  # questions for which the time is too short
    coded: Coded
