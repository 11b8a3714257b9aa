"""The days until the interview, if the plan is kept: what each brings, and the recall it leads to."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from drill.models.preparation import Outlined
from drill.planner import agenda
from drill.planner.agenda import Material
from drill.planner.coding import FIRST, GROWTH, save
from drill.planner.day import Span
from drill.planner.material import Coding, Curve, Seen, Unseen, Work


class Outline(NamedTuple):
    """`days`: from today on. `recalls`: of each question the predicted recall on the day, if the plan is kept.

    `met`: the questions that will have been answered by then.
    """

    days: tuple[Outlined, ...]
    recalls: dict[str, float]
    met: frozenset[str]


def predict(material: Material, days: float, curve: Curve) -> dict[str, float]:
    """Of each question the recall in `days`, if nothing more is done."""
    known = {question.id: curve.recall(question.stability, question.elapsed + days) for question in material.seen}
    return {**{question.id: question.prior for question in material.unseen}, **known}


def outline(material: Material, span: Span, minutes: float, curve: Curve, first: Work | None = None) -> Outline:
    """Every day as it is expected to go. `first`: the work of today, if it was planned before."""
    # What there is no time for today there will not be time for tomorrow.
    course = _Course(material._replace(unseen=agenda.introduce(material, span, minutes)), curve)
    days = list[Outlined]()
    for left in range(span.days, 0, -1):
        now = course.material()
        work = first if first is not None and not days else agenda.plan(now, span._replace(days=left), minutes, curve)
        again = len(work.questions) - len(work.new)
        days.append(Outlined(again, len(work.new), len(work.exercises), work.seconds / 60 + work.minutes))
        course.go_through(work, minutes)
    end = course.material()
    recalls = {**predict(material, max(span.days, 0), curve), **predict(end, 0, curve)}
    # To be asked does no harm, to whoever knew it without.
    recalls |= {one.id: max(one.prior, recalls[one.id]) for one in material.unseen}
    return Outline(tuple(days), recalls, frozenset(question.id for question in end.seen))


@dataclass
class _Course:
    """Memory as it is expected to become: each answer counts as right and wrong, as likely as either is."""

    _start: Material
    _curve: Curve
    _seen: dict[str, Seen] = field(init=False)
    _unseen: dict[str, Unseen] = field(init=False)
    _codings: dict[str, Coding] = field(init=False)
    _credit: float = field(init=False)

    def __post_init__(self) -> None:
        self._seen = {question.id: question for question in self._start.seen}
        self._unseen = {question.id: question for question in self._start.unseen}
        self._codings = {one.id: one for one in self._start.codings}
        self._credit = self._start.credit

    def material(self) -> Material:
        """The material of the next day."""
        return Material(
            list(self._seen.values()),
            list(self._unseen.values()),
            self._start.needs,
            list(self._codings.values()),
            self._credit,
        )

    def go_through(self, work: Work, minutes: float) -> None:
        """A day, and the night after it."""
        asked = [self._ask(question) for question in work.questions if self._is_open(question)]
        self._seen |= {question.id: question for question in asked}
        for exercise in work.exercises:
            one = self._codings.get(exercise)
            if one is not None and (one.stability is None or one.elapsed >= 1):  # else it was written today
                stability = FIRST if one.stability is None else one.stability * GROWTH
                self._codings[exercise] = one._replace(stability=stability, elapsed=0.0, begun=False)
                self._credit -= one.minutes
        self._seen = {name: one._replace(elapsed=one.elapsed + 1, urgent=False) for name, one in self._seen.items()}
        self._codings = {name: one._replace(elapsed=one.elapsed + 1) for name, one in self._codings.items()}
        self._credit = save(self._credit, minutes)

    def _is_open(self, question: str) -> bool:
        """Whether it is still to be asked; of today's work some may have been done."""
        return question in self._unseen or (question in self._seen and self._seen[question].elapsed >= 1)

    def _ask(self, question: str) -> Seen:
        new = self._unseen.pop(question, None)
        if new is not None:
            stability, difficulty = _mean(new.prior, *self._curve.first), _between(new.prior, *self._curve.difficulty)
            return Seen(question, new.topic, new.seconds, stability, difficulty, 0.0)
        old = self._seen[question]
        recall = self._curve.recall(old.stability, old.elapsed)
        after = [grow(old.stability, old.difficulty, recall) for grow in (self._curve.wrong, self._curve.right)]
        return old._replace(stability=_mean(recall, *after), elapsed=0.0)


def _mean(probability: float, wrong: float, right: float) -> float:
    """Of stabilities, geometric: recall is nearly linear in their logarithm."""
    return math.exp((1 - probability) * math.log(wrong) + probability * math.log(right))


def _between(probability: float, wrong: float, right: float) -> float:
    return (1 - probability) * wrong + probability * right
