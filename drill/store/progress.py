"""The store: what the learner did, and what follows from it."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from drill.store.catalogue import Catalogue
from drill.store.contents import identity
from drill.store.events import (
    Event,
    card_to_json,
    log_to_json,
    new_id,
    offset_of,
    to_microseconds,
    write,
)
from drill.store.ledger import Ledger
from drill.store.memory import Changes, find_changes
from drill.store.sittings import Flags, Rounds
from drill.store.submissions import Submissions
from drill.store.trouble import cannot_open

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from drill.models.card import Card, ReviewLog
    from drill.store.drafts import Draft
    from drill.store.interviews import Interviews
    from drill.store.planning import Fits, Plans
    from drill.store.practice import Practice
    from drill.store.tally import Tally
    from drill.store.transfers import Transfers

# `projection` and `rows` are imported where they are used: they bring cards, judgements and attempts with them, and the
# first question is shown without any of these.


class Store(Submissions):
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

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._ledger.read(lambda connection: connection.execute(statement, values).fetchall())

    def _changes(self, known: str, seq: int) -> Changes:
        """What the catalogue's copy of the cards misses since event `seq` of the numbering `known`."""
        return self._ledger.read(lambda connection: find_changes(connection, identity(connection), known, seq))
