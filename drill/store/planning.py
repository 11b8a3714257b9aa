"""The plan for the interview, and what was fitted to the learner: putting events in, reading them back."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from drill.models.plan import Plan
from drill.store.events import Event, from_microseconds, new_id, to_microseconds, write
from drill.store.ledger import Ledger


class Fit(NamedTuple):
    """FSRS weights fitted to the learner; None: the defaults predict better. `detail` is what was measured, as JSON."""

    weights: tuple[float, ...] | None
    detail: Mapping[str, Any]
    at: datetime


def plan(connection: sqlite3.Connection, event: Event, seq: int) -> None:
    """Apply the event of a plan that is made, or given up (its date is None)."""
    body = event.body
    day = None if body["date"] is None else date.fromisoformat(body["date"]).isoformat()
    topics = json.dumps([str(topic) for topic in body["topics"]])
    values = (seq, to_microseconds(event.at), day, topics, int(body["minutes"]))
    connection.execute("INSERT INTO plan (seq, at, date, topics, minutes) VALUES (?, ?, ?, ?, ?)", values)


def fit(connection: sqlite3.Connection, event: Event, seq: int) -> None:
    """Apply the event of weights that were fitted."""
    weights = event.body["weights"]
    values = (
        seq,
        to_microseconds(event.at),
        None if weights is None else json.dumps([float(weight) for weight in weights]),
        json.dumps(dict(event.body["detail"])),
    )
    connection.execute("INSERT INTO parameters (seq, at, weights, detail) VALUES (?, ?, ?, ?)", values)


class Plans:
    """The interview that the learner prepares for. Durable as answers are."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def make(self, day: date, topics: Sequence[str], minutes: int, at: datetime) -> None:
        """Plan for an interview; it takes the place of the one before."""
        body = {"date": day.isoformat(), "topics": list(topics), "minutes": minutes}
        event = write(new_id(at), "plan", at, body)
        self._ledger.record("plan", lambda _connection: event)

    def drop(self, at: datetime) -> None:
        """Plan for nothing any more."""
        event = write(new_id(at), "plan", at, {"date": None, "topics": [], "minutes": 0})
        self._ledger.record("plan", lambda connection: event if _read(connection) else None)

    def current(self) -> Plan | None:
        """The plan that holds, whether its day is past or not."""
        return self._ledger.read(_read)


class Fits:
    """What was fitted to the learner's memory. Durable as answers are."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(self, weights: Sequence[float] | None, detail: Mapping[str, Any], at: datetime) -> None:
        """Keep weights; None: it was tried, and the defaults predict better."""
        body = {"weights": None if weights is None else list(weights), "detail": dict(detail)}
        event = write(new_id(at), "parameters", at, body)
        self._ledger.record("parameters", lambda _connection: event)

    def last(self) -> Fit | None:
        """The last fit."""
        return self._ledger.read(_read_fit)


def _read(connection: sqlite3.Connection) -> Plan | None:
    row = connection.execute("SELECT date, topics, minutes, at FROM plan ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None or row[0] is None:
        return None
    day, topics, minutes, at = row
    return Plan(date.fromisoformat(day), tuple(json.loads(topics)), minutes, from_microseconds(at))


def _read_fit(connection: sqlite3.Connection) -> Fit | None:
    row = connection.execute("SELECT weights, detail, at FROM parameters ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None:
        return None
    weights, detail, at = row
    return Fit(None if weights is None else tuple(json.loads(weights)), json.loads(detail), from_microseconds(at))
