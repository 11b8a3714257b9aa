"""What the store keeps of a sitting besides its answers: the round that was begun, questions found unclear."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from drill.store import rounds
from drill.store.events import Event, new_id, write
from drill.store.ledger import Ledger
from drill.store.rounds import BegunRound


class Rounds:
    """Rounds, so that one that was broken off can be continued. Durable as answers are."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def start(
        self, round_id: str, questions: Sequence[str], seed: int, settings: Mapping[str, Any], at: datetime
    ) -> None:
        """Keep what a round is going to ask. Twice is as good as once."""
        event = write(round_id, "round", at, {"questions": list(questions), "seed": seed, "settings": dict(settings)})
        self._ledger.record("round", lambda _connection: event)

    def skip(self, round_id: str, question: str, at: datetime) -> None:
        """Note that a question was put off."""
        event = write(new_id(at), "skip", at, {"round": round_id, "question": question})
        self._ledger.record("skip", lambda _connection: event)

    def last(self) -> BegunRound | None:
        """The round begun last, whether it came to its end or not."""
        return self._ledger.read(rounds.read_last)


class Flags:
    """Questions that the learner found unclear."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def set(self, question: str, at: datetime, *, on: bool) -> None:
        """Put a flag up or take it down. Nothing if it is so already."""
        event = write(new_id(at), "flag", at, {"question": question, "on": on})

        def make(connection: sqlite3.Connection) -> Event | None:
            row = connection.execute("SELECT 1 FROM flag WHERE question = ?", (question,)).fetchone()
            return event if (row is None) == on else None

        self._ledger.record("flag", make)

    def all(self) -> dict[str, datetime]:
        """The flagged questions, each with the time of its flag, the oldest first."""
        return self._ledger.read(rounds.read_flags)
