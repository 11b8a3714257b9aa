"""Two histories of one learner made into one: in one order, with memory as it would be had it been one machine.

What a machine wrote down is a fact, except for what it worked out from the rest of its history: whether an answer was
the first of its day, and the card after it. Those are worked out anew. An event for which something else comes out
keeps what it was under `given`, so that the result depends on what happened alone: not on which history was
merged into which, nor how often.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta, timezone
from typing import Any

from drill.models.card import Card, Rating
from drill.models.day import day_of
from drill.models.plan import Plan
from drill.session.policy import Policy, decide
from drill.store.events import Event, card_from_json, card_to_json, restore, rewrite, to_microseconds
from drill.text import Text

# What an event may raise whose values are not of the form that drill writes; it stays as it is.
_UNSOUND = (ValueError, KeyError, TypeError, AttributeError, OverflowError, ArithmeticError, RecursionError)
# Events that speak of another one, and where they name it: they come after it, whatever the clocks said.
_ABOUT = {"undo": "answer", "verdict": "attempt", "skip": "round", "step": "interview"}
_DIGITS = 8  # two machines' floating point may differ beyond


def merge(own: Sequence[Event], other: Sequence[Event]) -> list[Event]:
    """All events of both, each once. Commutative, associative and idempotent; `merge(own, [])` puts one in order."""
    ordered = _order(_unite([*own, *other]))
    undone = {event.body.get("answer") for event in ordered if event.kind == "undo" and _is_plain(event, "answer")}
    memory = _Memory()
    return [event if event.id in undone else memory.follow(event) for event in ordered]


def find_flaw(event: Event) -> Text | None:
    """What the store cannot say of an event from elsewhere: whether the scheduler takes its weights."""
    if event.kind == "parameters" and event.body["weights"] is not None:
        try:
            decide(None, tuple(event.body["weights"])).review(None, "q", Rating.GOOD, event.at, UTC)
        except _UNSOUND:
            return Text("its weights are not ones that FSRS takes", "其中的权重不是 FSRS 可用的")
    return None


def _unite(events: Iterable[Event]) -> dict[str, Event]:
    """By id, as they were given. Should one id ever name two, both sides choose the same."""
    united: dict[str, Event] = {}
    for event in map(restore, events):
        known = united.get(event.id)
        if known is None or event.line < known.line:
            united[event.id] = event
    return united


def _order(events: Mapping[str, Event]) -> list[Event]:
    """By time, then by id: as they were made, except that what speaks of an event never comes before it."""

    def place(event: Event) -> tuple[int, str, bool, int, str]:
        at, name = to_microseconds(event.at), _ABOUT.get(event.kind, "")
        about = events.get(event.body[name]) if _is_plain(event, name) else None
        if about is None or about.kind != name:
            return at, event.id, False, at, event.id
        last = max((at, event.id), (to_microseconds(about.at), about.id))
        return *last, last[1] == about.id, at, event.id

    return sorted(events.values(), key=place)


def _is_plain(event: Event, name: str) -> bool:
    return isinstance(event.body.get(name), str)


@dataclass(slots=True)
class _Cards:
    """Cards as they stand, and the day that moved each last."""

    cards: dict[str, Card] = field(default_factory=dict)
    days: dict[str, date | None] = field(default_factory=dict)

    def review(self, given: Card, rating: Rating, event: Event, policy: Policy) -> Card | None:
        """The card after an answer: `given` itself where that is it; None: another answer of that day came first."""
        question, offset = given.question, event.body.get("offset")
        # By the learner's clock, where it was told. Else the machine that took the answer knew best.
        day = None if offset is None else day_of(event.at, _zone(offset))
        if day is not None and self.days.get(question) == day:
            return None
        before = self.cards.get(question)
        card = _round(policy.review(before, question, rating, event.at, _zone(offset or 0)))
        card = given if _is_same(card, given) else card
        self.keep(card, day)
        return card

    def keep(self, card: Card, day: date | None = None) -> None:
        """Let a card be as it is."""
        self.cards[card.question] = card
        self.days[card.question] = day


@dataclass(slots=True)
class _Memory:
    """What is remembered as the events go by: what drill does at every answer, done once more."""

    plan: Plan | None = None
    weights: tuple[float, ...] | None = None
    questions: _Cards = field(default_factory=_Cards)
    exercises: _Cards = field(default_factory=_Cards)

    def follow(self, event: Event) -> Event:
        """The event, with what follows from those before it."""
        try:
            if event.kind == "answer":
                return self._answer(event)
            if event.kind == "verdict":
                return self._verdict(event)
            if event.kind == "plan":
                self.plan = _read_plan(event)
            elif event.kind == "parameters":
                weights = event.body["weights"]
                self.weights = None if weights is None else tuple(map(float, weights))
        except _UNSOUND:
            pass
        return event

    def _answer(self, event: Event) -> Event:
        log, given = event.body["log"], event.body["card"]
        if given is None:
            return event  # not the first of its day where it was given
        rating, known = Rating(log["rating"]), card_from_json(given)
        card = self.questions.review(known, rating, event, decide(self.plan, self.weights))
        if card is known:
            return event
        if card is not None:
            return rewrite(event, {"card": card_to_json(card)})
        repeated = {name: value for name, value in log.items() if name != "predicted"} | {"scheduled": False}
        return rewrite(event, {"log": repeated, "card": None})

    def _verdict(self, event: Event) -> Event:
        given = event.body.get("practice")
        if given is None:
            return event
        rating, known = event.body.get("rating"), card_from_json(given)
        if rating is None:  # not told: the card that was worked out last holds
            self.exercises.keep(known)
            return event
        card = self.exercises.review(known, Rating(rating), event, decide(self.plan, self.weights))
        if card is known:
            return event
        return rewrite(event, {"practice": None if card is None else card_to_json(card)})


def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def _round(card: Card) -> Card:
    assert card.stability is not None
    assert card.difficulty is not None
    return replace(card, stability=round(card.stability, _DIGITS), difficulty=round(card.difficulty, _DIGITS))


def _is_same(card: Card, given: Card) -> bool:
    if given.stability is None or given.difficulty is None or card.stability is None or card.difficulty is None:
        return False
    near = math.isclose(card.stability, given.stability, rel_tol=1e-6, abs_tol=1e-6) and math.isclose(
        card.difficulty, given.difficulty, rel_tol=1e-6
    )
    return near and replace(card, stability=given.stability, difficulty=given.difficulty) == given


def _read_plan(event: Event) -> Plan | None:
    body: Mapping[str, Any] = event.body
    if body["date"] is None:
        return None
    return Plan(date.fromisoformat(body["date"]), tuple(body["topics"]), body["minutes"], event.at)
