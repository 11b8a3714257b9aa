"""The index as the planner sees it: questions with what memory keeps of them, in plain rows."""

# ruff: noqa: S608 - conditions are put together here from constants; every value is bound

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from drill.store.database import transaction
from drill.store.events import from_microseconds, to_microseconds
from drill.store.pick import narrow

Run = Callable[[Callable[[sqlite3.Connection], Any]], Any]
_USUAL = 30.0  # seconds, for a question of which none are known


class Row(NamedTuple):
    """A question. `seconds`: expected, in English and in Chinese; the rest as in its card, None: never answered."""

    id: str
    topic: str
    type: str
    level: int
    seconds: tuple[float, float]
    due: datetime | None  # set, without a stability: made due before its first answer
    stability: float | None
    difficulty: float | None
    last_review: datetime | None
    urgent: bool  # a diagnosis made it due


class Standing(NamedTuple):
    """Counts of now. `met`: questions with a card; `next_due`: the first that is not due yet."""

    questions: int
    met: int
    due: int
    next_due: datetime | None


class Outlook:
    """Reads the index; `run` does something with it and begins anew if that is broken."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def stand(self, now: datetime) -> Standing:
        """Counts, by walks along indexes."""
        moment = to_microseconds(now)

        def count(db: sqlite3.Connection) -> Standing:
            def one(statement: str, *values: object) -> Any:
                return db.execute(statement, values).fetchone()[0]

            known = "FROM question INDEXED BY question_due WHERE due"
            after = one(f"SELECT min(due) {known} > ?", moment)
            return Standing(
                one("SELECT count(*) FROM question"),
                # Made due by a diagnosis is not yet met.
                one("SELECT count(*) FROM question INDEXED BY question_known WHERE stability IS NOT NULL"),
                one(f"SELECT count(*) {known} <= ?", moment),
                None if after is None else from_microseconds(after),
            )

        found: Standing = self._run(count)
        return found

    def rows(self, topics: Sequence[str] = ()) -> list[Row]:
        """The questions of topics and all below them (none named: of all), in the order of the banks."""

        def select(db: sqlite3.Connection) -> list[tuple[Any, ...]]:
            if (wanted := narrow(db, topics)) is None:
                return []
            condition, values = wanted.condition()
            return db.execute(
                "SELECT id, topic, type, level, seconds_en, seconds_zh, due, stability, difficulty, last_review,"
                f" reason IS NOT NULL FROM question WHERE {condition} ORDER BY file, position",
                values,
            ).fetchall()

        found: dict[str, Row] = {}
        for question, topic, kind, level, english, chinese, due, stability, difficulty, last, urgent in self._run(
            select
        ):
            seconds = (english or _USUAL, chinese or _USUAL)
            times = [None if at is None else from_microseconds(at) for at in (due, last)]
            row = Row(question, topic, kind, level, seconds, times[0], stability, difficulty, times[1], bool(urgent))
            found.setdefault(question, row)
        return list(found.values())

    def known(self, topics: Sequence[str] = ()) -> list[tuple[str, float, int]]:
        """(topic, stability, microseconds of the last review) of each question that was answered."""

        def select(db: sqlite3.Connection) -> list[tuple[str, float, int]]:
            if (wanted := narrow(db, topics)) is None:
                return []
            condition, values = wanted.condition()
            return db.execute(
                "SELECT topic, stability, last_review FROM question INDEXED BY question_known"
                f" WHERE stability IS NOT NULL AND {condition}",
                values,
            ).fetchall()

        found: list[tuple[str, float, int]] = self._run(select)
        return found

    def counts(self, topics: Sequence[str] = ()) -> dict[str, int]:
        """How many questions each topic has."""

        def select(db: sqlite3.Connection) -> list[tuple[str, int]]:
            if (wanted := narrow(db, topics)) is None:
                return []
            condition, values = wanted.condition()
            return db.execute(
                f"SELECT topic, count(*) FROM question WHERE {condition} GROUP BY topic", values
            ).fetchall()

        return dict(self._run(select))

    def urgent(self, now: datetime) -> list[str]:
        """The questions that a diagnosis made due, the longest due first."""
        rows = self._run(
            lambda db: db.execute(
                "SELECT id FROM question INDEXED BY question_due WHERE due <= ? AND reason IS NOT NULL ORDER BY due",
                (to_microseconds(now),),
            ).fetchall()
        )
        return list(dict.fromkeys(row[0] for row in rows))

    def fingerprint(self) -> str:
        """Changes with the banks."""
        rows = self._run(lambda db: db.execute("SELECT count(*), sum(mtime_ns % 1000000007), sum(size) FROM file"))
        return "-".join(map(str, rows.fetchone()))

    def agenda(self, key: str) -> str | None:
        """The work of the day that was planned for `key`, as JSON."""
        rows = self._run(lambda db: db.execute("SELECT json FROM agenda WHERE key = ?", (key,)).fetchall())
        return rows[0][0] if rows else None

    def keep_agenda(self, key: str, text: str) -> None:
        """Keep it, in place of any other day's."""

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.execute("DELETE FROM agenda")
                db.execute("INSERT INTO agenda VALUES (?, ?)", (key, text))

        self._run(write)
