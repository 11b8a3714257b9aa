"""Mock interviews, as a table: putting events in, reading them back."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from drill.store.events import Event, from_microseconds, new_id, to_microseconds, write
from drill.store.ledger import Ledger


class Step(NamedTuple):
    """Something that happened in an interview. `detail` is what its kind has besides, as JSON."""

    kind: str
    at: datetime
    detail: Mapping[str, Any]


class HeldInterview(NamedTuple):
    """An interview as it was kept. `settings`: what was drawn up for it, as JSON."""

    id: str
    at: datetime
    settings: Mapping[str, Any]
    steps: tuple[Step, ...]  # in the order in which they happened


def start(connection: sqlite3.Connection, event: Event, seq: int) -> None:
    """Apply the event of an interview that begins."""
    values = (seq, event.id, to_microseconds(event.at), json.dumps(dict(event.body["settings"])))
    connection.execute("INSERT INTO interview (seq, id, at, settings) VALUES (?, ?, ?, ?)", values)


def step(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    """Apply the event of a step."""
    body = event.body
    row = connection.execute("SELECT steps FROM interview WHERE id = ?", (body["interview"],)).fetchone()
    if row is not None:
        steps = [*json.loads(row[0]), [str(body["step"]), to_microseconds(event.at), dict(body["detail"])]]
        connection.execute("UPDATE interview SET steps = ? WHERE id = ?", (json.dumps(steps), body["interview"]))


class Interviews:
    """Mock interviews. Durable as answers are."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def start(self, settings: Mapping[str, Any], at: datetime) -> str:
        """Keep an interview that begins. Gives its id."""
        event = write(new_id(at), "interview", at, {"settings": dict(settings)})
        self._ledger.record("interview", lambda _connection: event)
        return event.id

    def step(self, interview: str, kind: str, detail: Mapping[str, Any], at: datetime) -> None:
        """Keep something that happened in it."""
        event = write(new_id(at), "step", at, {"interview": interview, "step": kind, "detail": dict(detail)})
        self._ledger.record("step", lambda _connection: event)

    def all(self) -> list[HeldInterview]:
        """Every interview, the oldest first."""
        rows = self._ledger.read(
            lambda connection: connection.execute(
                "SELECT id, at, settings, steps FROM interview ORDER BY seq"
            ).fetchall()
        )
        return [
            HeldInterview(
                interview,
                from_microseconds(at),
                json.loads(settings),
                tuple(Step(kind, from_microseconds(moment), detail) for kind, moment, detail in json.loads(steps)),
            )
            for interview, at, settings, steps in rows
        ]
