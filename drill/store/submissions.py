"""Submissions of code as they are kept, and what was shown of their exercises."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from drill.store.events import Event, card_to_json, from_microseconds, new_id, offset_of, write
from drill.store.journal import write_file
from drill.store.trouble import not_saved, unknown_attempt

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime
    from pathlib import Path

    from drill.models.attempt import Attempt
    from drill.models.card import Card, Rating
    from drill.models.judgement import Judgement
    from drill.store.ledger import Ledger


class Submissions:
    """The part of the store that is about code; see Store."""

    home: Path
    _ledger: Ledger

    def start_attempt(self, exercise: str, framework: str, code: bytes, at: datetime) -> str:
        """Keep a submission before it is graded, its code as `attempts/<id>.py`. Gives its id."""
        import hashlib  # noqa: PLC0415 - it loads OpenSSL, which a quiz never needs

        attempt = new_id(at)
        copy = self.home / "attempts" / f"{attempt}.py"
        sha256 = hashlib.sha256(code).hexdigest()

        def make(connection: sqlite3.Connection) -> Event:
            body = {"exercise": exercise, "framework": framework, "sha256": sha256}
            return write(attempt, "attempt", at, {**body, "hints": _hints(connection, exercise)})

        try:
            copy.parent.mkdir(mode=0o700, exist_ok=True)
            write_file(copy, code)
            self._ledger.record("attempt", make)
        except BaseException as error:
            with suppress(OSError):
                copy.unlink()
            if isinstance(error, OSError):
                raise not_saved(self.home, "attempt", error) from error
            raise
        return attempt

    def finish_attempt(
        self,
        attempt_id: str,
        judgement: Judgement,
        at: datetime,
        practice: Card | None = None,
        rating: Rating | None = None,
    ) -> None:
        """Keep the verdict of an attempt; a later one replaces it. StoreError if there is no such attempt.

        `practice`: the exercise's card (it bears the exercise's id), where the verdict moves it; `rating`: by which.
        """
        body = {
            "attempt": attempt_id,
            "device": judgement.device,
            "verdict": judgement.verdict.value,
            "passed": judgement.passed,
            "total": judgement.total,
            "seconds": judgement.seconds,
            "seed": judgement.seed,
            "mistakes": [diagnosis.mistake for diagnosis in judgement.diagnosis],
            **({} if practice is None else {"practice": card_to_json(practice), "offset": offset_of(at)}),
            **({} if rating is None else {"rating": int(rating)}),
        }
        event = write(new_id(at), "verdict", at, body)

        def make(connection: sqlite3.Connection) -> Event:
            if connection.execute("SELECT 1 FROM attempt WHERE id = ?", (attempt_id,)).fetchone() is None:
                raise unknown_attempt(attempt_id)
            return event

        self._ledger.record("verdict", make)

    def attempts(self, exercise: str | None = None) -> list[Attempt]:
        """Submissions, the oldest first."""
        from drill.store.rows import ATTEMPT, attempt_from_row  # noqa: PLC0415 - see above

        condition, values = ("", ()) if exercise is None else (" WHERE exercise = ?", (exercise,))
        statement = f"{ATTEMPT}{condition} ORDER BY seq"
        return self._ledger.read(
            lambda connection: [attempt_from_row(row) for row in connection.execute(statement, values)]
        )

    def attempt_code(self, attempt_id: str) -> Path:
        """Where the copy of an attempt's code lies."""
        return self.home / "attempts" / f"{attempt_id}.py"

    def use_hint(self, exercise: str, n: int, at: datetime) -> None:
        """Note that the exercise's `n`-th hint (from 1) was shown."""
        event = write(new_id(at), "hint", at, {"exercise": exercise, "n": n})
        self._ledger.record("hint", lambda connection: event if _hints(connection, exercise) < n else None)

    def hints_used(self, exercise: str) -> int:
        """How many of the exercise's hints were shown."""
        return self._ledger.read(lambda connection: _hints(connection, exercise))

    def reveal_solution(self, exercise: str, at: datetime) -> None:
        """Note that the reference solution was shown."""
        event = write(new_id(at), "solution", at, {"exercise": exercise})
        self._ledger.record("solution", lambda _connection: event)

    def solution_revealed(self, exercise: str) -> datetime | None:
        """When the reference solution was first shown."""
        statement = "SELECT solution FROM help WHERE exercise = ? AND solution IS NOT NULL"
        row = self._ledger.read(lambda connection: connection.execute(statement, (exercise,)).fetchone())
        return from_microseconds(row[0]) if row else None


def _hints(connection: sqlite3.Connection, exercise: str) -> int:
    row = connection.execute("SELECT hints FROM help WHERE exercise = ?", (exercise,)).fetchone()
    return int(row[0]) if row else 0
