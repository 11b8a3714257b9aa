"""The questions of one day."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drill.planner.gain import cost, gain
from drill.planner.material import Curve, Seen, Unseen, Work

CONSOLIDATION = 0.1  # of all days: the last ones, in which nothing new is met
LONGEST = 7  # days of it at most
NEW = 0.95  # of a day's time that new questions may claim before what has faded
RIPE = 0.8  # recall below which a question has faded: it comes before going faster through the new ones
LEAST = 0.005  # recall on the day: what adds less is not worth asking


class Span(NamedTuple):
    """Where a day stands: `days` are left until the interview (0: it is today), out of `total`."""

    days: int
    total: int

    @property
    def opening(self) -> int:
        """Days left, this one included, on which something new is met."""
        return max(self.days - min(max(round(CONSOLIDATION * self.total), 1), LONGEST), 0)


def plan(seen: Iterable[Seen], unseen: Sequence[Unseen], span: Span, seconds: float, curve: Curve) -> Work:
    """What to ask today within `seconds`. `unseen`: what is to be met at all before the interview, in its order.

    Each slot goes to what adds most recall on the day for each second of it. New questions are spread over the days
    left, and the last days are kept for asking again. What was asked today (`elapsed` < 1) is left alone.
    """
    table = _Table(seconds)
    for question in unseen:
        if question.urgent:
            table.meet(question, math.inf)
    fresh = [question for question in unseen if not question.urgent] if span.days else []
    ranked = _rank([question for question in seen if question.elapsed >= 1], span.days, curve)
    quota = min(_quota(fresh, span), NEW * seconds)
    faded = [one for one in ranked if one.recall < RIPE or one.question.urgent]
    table.ask(faded, seconds - quota)
    if span.opening:
        table.meet_all(fresh)
    table.ask(ranked, seconds)
    table.meet_all(fresh)
    return table.work()


class _Known(NamedTuple):
    question: Seen
    recall: float
    seconds: float
    rate: float  # recall on the day, for each second


class _Table:
    """A day that is filled up."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._seconds = seconds
        self._asked: dict[str, float] = {}
        self._met: dict[str, float] = {}

    def ask(self, ranked: Iterable[_Known], up_to: float) -> None:
        """Put in what fits, until so many seconds are taken."""
        for question, _, seconds, _ in ranked:
            if question.id not in self._asked and self._seconds - self._left + seconds <= up_to:
                self._asked[question.id] = seconds
                self._left -= seconds

    def meet_all(self, fresh: Iterable[Unseen]) -> None:
        """Put in new questions until one does not fit: their order counts."""
        for question in fresh:
            if question.id not in self._met and not self.meet(question, self._left):
                return

    def meet(self, question: Unseen, most: float) -> bool:
        """Put in a new question, unless it takes more than `most` seconds."""
        seconds = cost(question.seconds, question.prior)
        if seconds > most:
            return False
        self._met[question.id] = seconds
        self._left -= seconds
        return True

    def work(self) -> Work:
        """The questions, known and new ones mixed."""
        questions, costs = mix(list(self._asked), list(self._met)), self._asked | self._met
        return Work(tuple(questions), frozenset(self._met), costs=tuple(costs[question] for question in questions))


def mix(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Both in their order, the fewer spread evenly among the more."""
    places = [(at / len(first), 0, one) for at, one in enumerate(first)]
    places += [((at + 0.5) / len(second), 1, one) for at, one in enumerate(second)]
    return [one for _, _, one in sorted(places, key=lambda place: place[:2])]


def _rank(seen: Iterable[Seen], days: int, curve: Curve) -> list[_Known]:
    """What is worth asking again: what a diagnosis asks for, then what gains most for each second."""
    ranked = []
    for question in seen:
        gained, recall = gain(question, days, curve), curve.recall(question.stability, question.elapsed)
        seconds = cost(question.seconds, recall)
        if gained >= LEAST or question.urgent:
            ranked.append(_Known(question, recall, seconds, math.inf if question.urgent else gained / seconds))
    return sorted(ranked, key=lambda one: (-one.rate, one.question.id))


def _quota(fresh: Iterable[Unseen], span: Span) -> float:
    """Seconds for new questions today, so that they are spread evenly over the days that are open to them."""
    if not span.opening:
        return 0.0
    return sum(cost(question.seconds, question.prior) for question in fresh) / span.opening
