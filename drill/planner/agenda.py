"""The whole work of a day: exercises and questions within its minutes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drill.planner import coding, day
from drill.planner.day import Span
from drill.planner.material import Coding, Curve, Seen, Unseen, Work
from drill.planner.order import choose, order

ROOM = 0.55  # of all the time for questions until the interview, what the first answers to new ones may take


class Material(NamedTuple):
    """All that a plan is about. `spent`: minutes spent on exercises, of those that were meant for them so far."""

    seen: Sequence[Seen]
    unseen: Sequence[Unseen]
    needs: Mapping[str, Sequence[str]]
    codings: Sequence[Coding] = ()
    credit: float = 0.0


def plan(material: Material, span: Span, minutes: float, curve: Curve) -> Work:
    """The work of today, within `minutes`."""
    begun = {question.topic for question in material.seen}
    exercises = coding.choose(
        material.codings, begun, days=span.days, minutes=minutes, credit=material.credit, curve=curve
    )
    coded = sum(exercise.minutes for exercise in exercises)
    fresh = introduce(material, span, minutes)
    work = day.plan(material.seen, fresh, span, 60 * (minutes - coded), curve)
    return work._replace(exercises=tuple(exercise.id for exercise in exercises), minutes=coded)


def introduce(material: Material, span: Span, minutes: float) -> list[Unseen]:
    """The questions to meet before the interview, in order; where time is short, those that would be too many go."""
    share = 1 - coding.SHARE if material.codings else 1.0
    room = ROOM * 60 * minutes * share * max(span.days, 1)
    return order(choose(material.unseen, room), material.needs)
