"""When exercises come back as a blank page, as tables: putting events in, reading them back."""

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from drill.store.events import Event, from_microseconds, new_id, to_microseconds, write
from drill.store.ledger import Ledger

if TYPE_CHECKING:
    from drill.models.card import Card


def begin(connection: sqlite3.Connection, event: Event, _seq: int) -> None:
    """Apply the event of a page that is begun; on one more page (`again`) no hint and no solution was seen yet."""
    exercise = event.body["exercise"]
    values = (exercise, to_microseconds(event.at))
    connection.execute("INSERT OR REPLACE INTO page (exercise, at) VALUES (?, ?)", values)
    if event.body["again"]:
        connection.execute("UPDATE help SET hints = 0, solution = NULL WHERE exercise = ?", (exercise,))


def save(connection: sqlite3.Connection, card: "Card") -> None:
    """Keep the card of an exercise, which bears its id."""
    from drill.store.rows import card_to_row  # noqa: PLC0415 - not before the first question

    connection.execute(
        "INSERT OR REPLACE INTO practice (exercise, due, stability, difficulty, last_review, reps, lapses)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        card_to_row(card),
    )


class Practice:
    """Exercises as they are remembered: their cards bear the exercise's id. Cards are written with verdicts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def begin(self, exercise: str, at: datetime, *, again: bool = False) -> None:
        """Note that an exercise was begun on a blank page; `again`: once more, so that earlier hints do not count."""
        event = write(new_id(at), "page", at, {"exercise": exercise, "again": again})
        self._ledger.record("page", lambda _connection: event)

    def begun(self, exercise: str) -> datetime | None:
        """When the page was begun on which the exercise was last written."""
        row = self._ledger.read(
            lambda connection: connection.execute("SELECT at FROM page WHERE exercise = ?", (exercise,)).fetchone()
        )
        return from_microseconds(row[0]) if row else None

    def card(self, exercise: str) -> "Card | None":
        """The memory state of an exercise; None if it was never accepted."""
        from drill.store.rows import PRACTICE, card_from_row  # noqa: PLC0415 - not before the first question

        statement = f"{PRACTICE} WHERE exercise = ?"
        row = self._ledger.read(lambda connection: connection.execute(statement, (exercise,)).fetchone())
        return card_from_row(row) if row else None

    def cards(self) -> "list[Card]":
        """All of them, the longest due first."""
        from drill.store.rows import PRACTICE, card_from_row  # noqa: PLC0415 - not before the first question

        return self._ledger.read(
            lambda connection: [card_from_row(row) for row in connection.execute(f"{PRACTICE} ORDER BY due, exercise")]
        )
