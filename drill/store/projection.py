"""Applying an event to the tables. Idempotent: an event that is already in there changes nothing."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from drill.models.card import Card
from drill.store import interviews, planning, practice, rounds
from drill.store.events import (
    Event,
    card_from_json,
    log_from_json,
    parse,
    to_microseconds,
)
from drill.store.rows import CARD, card_from_row, card_to_row

# What a line that is JSON but no sound event may raise; on replay it counts as garbage.
UNSOUND = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)
_TABLES = (
    "log", "card", "attempt", "help", "round", "flag", "plan", "parameters", "page", "practice", "interview", "event",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CardState:
    """A card, and why it was made due since its last answer."""

    card: Card | None = None
    reason: Mapping[str, str] | None = None


def clear(connection: sqlite3.Connection) -> None:
    """Forget every event."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own


def holds(connection: sqlite3.Connection, event_id: str) -> bool:
    """Whether the event is in here."""
    return connection.execute("SELECT 1 FROM event WHERE id = ?", (event_id,)).fetchone() is not None


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Bring the tables up to date with one event, inside the caller's transaction. Raises one of UNSOUND."""
    if holds(connection, event.id):
        return
    # An unknown kind is kept for whoever knows it.
    project = _KINDS.get(event.kind)
    cursor = connection.execute("INSERT INTO event (id, line) VALUES (?, ?)", (event.id, event.line))
    assert cursor.lastrowid is not None
    question = project(connection, event, cursor.lastrowid) if project else None
    if question is not None:
        connection.execute("UPDATE event SET question = ? WHERE seq = ?", (question, cursor.lastrowid))


def replay(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Apply events that were read back, skipping any that is not sound."""
    for event in events:
        connection.execute("SAVEPOINT one")
        try:
            apply(connection, event)
        except UNSOUND:
            connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")


def find_state(connection: sqlite3.Connection, question: str) -> CardState:
    """The card as it stands."""
    row = connection.execute(f"{CARD} WHERE question = ?", (question,)).fetchone()
    return CardState(card_from_row(row), None if row[-1] is None else json.loads(row[-1])) if row else CardState()


def _save(connection: sqlite3.Connection, question: str, state: CardState) -> None:
    card = state.card
    if card is None:
        connection.execute("DELETE FROM card WHERE question = ?", (question,))
        return
    connection.execute(
        "INSERT OR REPLACE INTO card (question, due, stability, difficulty, last_review, reps, lapses, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*card_to_row(card), None if state.reason is None else json.dumps(state.reason)),
    )


def _answered(state: CardState, card: Card | None) -> CardState:
    return CardState(card or state.card)


def _made_due(state: CardState, question: str, at: datetime, reason: Mapping[str, str]) -> CardState:
    """Never later than it was: what is overdue keeps its place in the queue."""
    card = Card(question=question, due=at) if state.card is None else replace(state.card, due=min(at, state.card.due))
    return CardState(card, reason)


def _answer(connection: sqlite3.Connection, event: Event, seq: int) -> str:
    log = log_from_json(event.body["log"])
    card = event.body["card"] and card_from_json(event.body["card"])
    detail = {"round": log.round, "seed": log.seed, "answer": log.answer, "mistakes": log.mistakes}
    detail |= {"confidence": log.confidence} if log.confidence else {}
    connection.execute(
        "INSERT INTO log"
        " (seq, id, question, topic, at, rating, correct, score, seconds, hints, scheduled, detail, predicted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq,
            log.id,
            log.question,
            log.topic,
            to_microseconds(log.at),
            int(log.rating),
            log.correct,
            log.score,
            log.seconds,
            log.hints,
            log.scheduled,
            json.dumps(detail),
            log.predicted,
        ),
    )
    _save(connection, log.question, _answered(find_state(connection, log.question), card))
    return log.question


def _due(connection: sqlite3.Connection, event: Event, _seq: int) -> str:
    question, reason = event.body["question"], dict(event.body["reason"])
    _save(connection, question, _made_due(find_state(connection, question), question, event.at, reason))
    return str(question)


def _undo(connection: sqlite3.Connection, event: Event, seq: int) -> str | None:
    answer = event.body["answer"]
    row = connection.execute("SELECT question FROM log WHERE id = ?", (answer,)).fetchone()
    if row is None:
        return None
    question: str = row[0]
    connection.execute("DELETE FROM log WHERE id = ?", (answer,))
    connection.execute("UPDATE event SET question = ? WHERE seq = ?", (question, seq))
    _save(connection, question, _fold(connection, question))
    return question


def _fold(connection: sqlite3.Connection, question: str) -> CardState:
    """The card from its surviving events alone."""
    lines = connection.execute("SELECT line FROM event WHERE question = ? ORDER BY seq", (question,))
    events = [event for (line,) in lines if (event := parse(line.encode())) is not None]
    undone = {event.body["answer"] for event in events if event.kind == "undo"}
    state = CardState()
    for event in events:
        if event.kind == "answer" and event.body["log"]["id"] not in undone:
            state = _answered(state, event.body["card"] and card_from_json(event.body["card"]))
        elif event.kind == "due":
            state = _made_due(state, question, event.at, event.body["reason"])
    return state


def _attempt(connection: sqlite3.Connection, event: Event, seq: int) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO attempt (id, seq, exercise, framework, at, sha256, hints) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.id, seq, body["exercise"], body["framework"], to_microseconds(event.at), body["sha256"], body["hints"]),
    )


def _verdict(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    body = event.body
    connection.execute(
        "UPDATE attempt SET verdict = ?, passed = ?, total = ?, seconds = ?, mistakes = ? WHERE id = ?",
        (
            body["verdict"],
            body["passed"],
            body["total"],
            body["seconds"],
            json.dumps(body["mistakes"]),
            body["attempt"],
        ),
    )
    if body.get("practice") is not None:
        practice.save(connection, card_from_json(body["practice"]))


def _hint(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    connection.execute(
        "INSERT INTO help (exercise, hints) VALUES (?, ?)"
        " ON CONFLICT (exercise) DO UPDATE SET hints = max(hints, excluded.hints)",
        (event.body["exercise"], event.body["n"]),
    )


def _solution(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    connection.execute(
        "INSERT INTO help (exercise, solution) VALUES (?, ?)"
        " ON CONFLICT (exercise) DO UPDATE SET solution = coalesce(solution, excluded.solution)",
        (event.body["exercise"], to_microseconds(event.at)),
    )


_KINDS: Mapping[str, Callable[[sqlite3.Connection, Event, int], str | None]] = {
    "answer": _answer,
    "undo": _undo,
    "due": _due,
    "attempt": _attempt,
    "verdict": _verdict,
    "hint": _hint,
    "solution": _solution,
    "round": rounds.start,
    "skip": rounds.skip,
    "flag": rounds.flag,
    "plan": planning.plan,
    "parameters": planning.fit,
    "page": practice.begin,
    "interview": interviews.start,
    "step": interviews.step,
}
