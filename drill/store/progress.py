"""The store: what the learner did, and what follows from it."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from drill.store.catalogue import Catalogue
from drill.store.events import (
    Event,
    card_to_json,
    from_microseconds,
    log_to_json,
    new_id,
    offset_of,
    to_microseconds,
    write,
)
from drill.store.journal import write_file
from drill.store.ledger import Ledger, identity
from drill.store.memory import Changes, find_changes
from drill.store.sittings import Flags, Rounds
from drill.store.trouble import cannot_open, not_saved, unknown_attempt

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from drill.models.attempt import Attempt
    from drill.models.card import Card, Rating, ReviewLog
    from drill.models.judgement import Judgement
    from drill.store.drafts import Draft
    from drill.store.interviews import Interviews
    from drill.store.planning import Fits, Plans
    from drill.store.practice import Practice
    from drill.store.tally import Tally
    from drill.store.transfers import Transfers

# `projection` and `rows` are imported where they are used: they bring cards, judgements and attempts with them, and the
# first question is shown without any of these.


class Store:
    """Progress in one folder. Several processes may use it at once. All times are aware; they come back in UTC.

    Every method that writes is durable when it returns. If it raises StoreError, nothing was kept, and the same call
    may be tried again. Reading raises StoreError only if the files cannot be read at all.
    """

    def __init__(self, home: Path) -> None:
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            (home / "attempts").mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise cannot_open(home, error) from error
        self.home = home
        self._ledger = Ledger(home)
        self.rounds = Rounds(self._ledger)
        self.flags = Flags(self._ledger)
        self._catalogue: Catalogue | None = None

    @classmethod
    def open(cls, home: Path) -> Self:
        """The store in `home`, made if there is none, mended if it is damaged."""
        return cls(home)

    def close(self) -> None:
        """Let go of the files."""
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = None
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def catalogue(self) -> Catalogue:
        """The cached index of the banks."""
        if self._catalogue is None:
            self._catalogue = Catalogue(self.home / "catalogue.db", self._changes)
        return self._catalogue

    # The learning loop: none of it is needed before the first question

    @cached_property
    def plans(self) -> Plans:
        """The interview that the learner prepares for."""
        from drill.store.planning import Plans  # noqa: PLC0415 - see above

        return Plans(self._ledger)

    @cached_property
    def tally(self) -> Tally:
        """Counts of what was answered and coded."""
        from drill.store.tally import Tally  # noqa: PLC0415 - see above

        return Tally(self._ledger)

    @cached_property
    def fits(self) -> Fits:
        """What was fitted to the learner's memory."""
        from drill.store.planning import Fits  # noqa: PLC0415 - see above

        return Fits(self._ledger)

    @cached_property
    def practice(self) -> Practice:
        """When exercises come back."""
        from drill.store.practice import Practice  # noqa: PLC0415 - see above

        return Practice(self._ledger)

    @cached_property
    def interviews(self) -> Interviews:
        """Mock interviews."""
        from drill.store.interviews import Interviews  # noqa: PLC0415 - see above

        return Interviews(self._ledger)

    @cached_property
    def transfers(self) -> Transfers:
        """Progress given out whole, another's taken in, copies."""
        from drill.store.transfers import Transfers  # noqa: PLC0415 - see above

        return Transfers(self._ledger)

    @property
    def draft(self) -> Draft:
        """What was typed of an answer that was not given."""
        from drill.store.drafts import Draft  # noqa: PLC0415 - only where something is typed

        return Draft(self.home)

    # Answers and cards

    def answer(self, log: ReviewLog, card: Card | None) -> None:
        """Keep an answer and the card's new state; `card` None: the answer is only logged. Twice is as good as once."""
        card_json = None if card is None else card_to_json(card)
        body = {"log": log_to_json(log), "card": card_json, "offset": offset_of(log.at)}
        event = write(log.id, "answer", log.at, body)
        self._ledger.record("answer", lambda _connection: event)

    def undo(self, answer_id: str, at: datetime) -> None:
        """Take an answer back: its log goes, its card becomes what it was. Nothing if there is no such answer."""
        event = write(new_id(at), "undo", at, {"answer": answer_id})

        def make(connection: sqlite3.Connection) -> Event | None:
            return event if connection.execute("SELECT 1 FROM log WHERE id = ?", (answer_id,)).fetchone() else None

        self._ledger.record("undo", make)

    def make_due(self, question: str, now: datetime, reason: Mapping[str, str]) -> None:
        """Make a question due now, also one never asked; one that is overdue keeps its earlier time."""
        event = write(new_id(now), "due", now, {"question": question, "reason": dict(reason)})
        self._ledger.record("due", lambda _connection: event)

    def card(self, question: str) -> Card | None:
        """The question's memory state; None if it was never answered nor made due."""
        from drill.store.projection import find_state  # noqa: PLC0415 - see above

        return self._ledger.read(lambda connection: find_state(connection, question).card)

    def cards(self) -> list[Card]:
        """All of them, the longest due first."""
        from drill.store.rows import CARD, card_from_row  # noqa: PLC0415 - see above

        return [card_from_row(row) for row in self._rows(f"{CARD} ORDER BY due, question")]

    def due_reason(self, question: str) -> Mapping[str, str] | None:
        """The reason of the latest `make_due` that was not answered since."""
        rows = self._rows("SELECT reason FROM card WHERE question = ? AND reason IS NOT NULL", question)
        return json.loads(rows[0][0]) if rows else None

    def logs(self, question: str | None = None, since: datetime | None = None) -> list[ReviewLog]:
        """Answers, less those taken back, the oldest first; `since` inclusive."""
        from drill.store.rows import LOG, log_from_row  # noqa: PLC0415 - see above

        where, values = [], list[object]()
        if question is not None:
            where.append("question = ?")
            values.append(question)
        if since is not None:
            where.append("at >= ?")
            values.append(to_microseconds(since))
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        statement = f"{LOG}{condition} ORDER BY at, seq"
        return self._ledger.read(
            lambda connection: [log_from_row(row) for row in connection.execute(statement, values)]
        )

    def count_reviews(self) -> int:
        """How many answers there are, less those taken back."""
        count: int = self._rows("SELECT count(*) FROM log")[0][0]
        return count

    # Code

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
        rows = self._rows("SELECT solution FROM help WHERE exercise = ? AND solution IS NOT NULL", exercise)
        return from_microseconds(rows[0][0]) if rows else None

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._ledger.read(lambda connection: connection.execute(statement, values).fetchall())

    def _changes(self, known: str, seq: int) -> Changes:
        """What the catalogue's copy of the cards misses since event `seq` of the numbering `known`."""
        return self._ledger.read(lambda connection: find_changes(connection, identity(connection), known, seq))


def _hints(connection: sqlite3.Connection, exercise: str) -> int:
    row = connection.execute("SELECT hints FROM help WHERE exercise = ?", (exercise,)).fetchone()
    return int(row[0]) if row else 0
