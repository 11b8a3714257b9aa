"""Rounds that were begun and questions that were flagged, as tables: putting events in, reading them back."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from drill.store.events import Event, from_microseconds, to_microseconds


class BegunRound(NamedTuple):
    """A round as it was begun. `settings` is what the round was told to keep, as JSON."""

    id: str
    at: datetime
    seed: int
    questions: tuple[str, ...]  # in the order in which they were to be asked
    skipped: tuple[str, ...]  # put off, in order; one that was put off twice stands twice
    settings: Mapping[str, Any]


def start(connection: sqlite3.Connection, event: Event, seq: int) -> None:
    """Apply the event of a round that begins."""
    body = event.body
    connection.execute(
        "INSERT INTO round (seq, id, at, seed, questions, settings) VALUES (?, ?, ?, ?, ?, ?)",
        (
            seq,
            event.id,
            to_microseconds(event.at),
            body["seed"],
            json.dumps(list(body["questions"])),
            json.dumps(dict(body["settings"])),
        ),
    )


def skip(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    """Apply the event of a question that is put off."""
    row = connection.execute("SELECT skipped FROM round WHERE id = ?", (event.body["round"],)).fetchone()
    if row is not None:
        skipped = json.dumps([*json.loads(row[0]), event.body["question"]])
        connection.execute("UPDATE round SET skipped = ? WHERE id = ?", (skipped, event.body["round"]))


def flag(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    """Apply the event of a flag that is put up or taken down."""
    question = event.body["question"]
    if event.body["on"]:
        values = (question, to_microseconds(event.at))
        connection.execute("INSERT OR IGNORE INTO flag (question, at) VALUES (?, ?)", values)
    else:
        connection.execute("DELETE FROM flag WHERE question = ?", (question,))


def read_last(connection: sqlite3.Connection) -> BegunRound | None:
    """The round begun last."""
    row = connection.execute(
        "SELECT id, at, seed, questions, skipped, settings FROM round ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    begun, at, seed, questions, skipped, settings = row
    return BegunRound(
        begun,
        from_microseconds(at),
        seed,
        tuple(json.loads(questions)),
        tuple(json.loads(skipped)),
        json.loads(settings),
    )


def read_flags(connection: sqlite3.Connection) -> dict[str, datetime]:
    """The flagged questions, each with the time of its flag, the oldest first."""
    rows = connection.execute("SELECT question, at FROM flag ORDER BY at, question")
    return {question: from_microseconds(at) for question, at in rows}
