"""Counts of what was answered and coded, asked of the database without reading every answer."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from drill.store.events import from_microseconds, to_microseconds
from drill.store.ledger import Ledger

Begin = Callable[[date], datetime]  # when a day of the learner begins


class Answer(NamedTuple):
    """Of an answer, what tells the learner's pace and strength."""

    question: str
    topic: str
    at: datetime
    seconds: float
    correct: bool


class Tally:
    """Reads the tables of progress."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def since(self, at: datetime) -> tuple[int, float]:
        """How many answers were given since, and the seconds they took."""
        count, seconds = self._rows("SELECT count(*), total(seconds) FROM log WHERE at >= ?", to_microseconds(at))[0]
        return count, seconds

    def streak(self, today: date, begin: Begin) -> int:
        """Days in a row with an answer, up to today, or yesterday if there is none yet today."""
        one = timedelta(days=1)

        def count(connection: sqlite3.Connection) -> int:
            def answered(begun: int, ended: int) -> bool:
                statement = "SELECT 1 FROM log WHERE at >= ? AND at < ? LIMIT 1"
                return connection.execute(statement, (begun, ended)).fetchone() is not None

            length, end, start = 0, to_microseconds(begin(today + one)), to_microseconds(begin(today))
            day = today
            while answered(start, end) or day == today:
                length += day != today or answered(start, end)
                day -= one
                end, start = start, to_microseconds(begin(day))
            return length

        return self._ledger.read(count)

    def recent(self, most: int) -> list[Answer]:
        """The last answers, the oldest of them first."""
        rows = self._rows(
            "SELECT question, topic, at, seconds, correct FROM log ORDER BY at DESC, seq DESC LIMIT ?", most
        )
        return [
            Answer(question, topic, from_microseconds(at), seconds, bool(correct))
            for question, topic, at, seconds, correct in reversed(rows)
        ]

    def firsts(self) -> dict[str, tuple[int, int]]:
        """By topic: how many questions were answered, and how many rightly at the first try."""
        rows = self._rows(
            # A jump for each question, not a walk over all answers.
            "SELECT log.topic, count(*), sum(log.correct) FROM card JOIN log ON log.seq ="
            " (SELECT seq FROM log AS first WHERE first.question = card.question ORDER BY at, seq LIMIT 1)"
            " GROUP BY log.topic"
        )
        return {topic: (count, right) for topic, count, right in rows}

    def firsts_since(self, at: datetime) -> dict[str, tuple[int, int]]:
        """The same of the questions that were answered for the first time since."""
        rows = self._rows(
            "SELECT log.topic, count(*), sum(log.correct) FROM log JOIN card USING (question) WHERE log.at >= ?"
            " AND log.seq = (SELECT seq FROM log AS first WHERE first.question = card.question"
            " ORDER BY at, seq LIMIT 1) GROUP BY log.topic",
            to_microseconds(at),
        )
        return {topic: (count, right) for topic, count, right in rows}

    def held(self, most: int) -> tuple[int, float, float]:
        """Of the last answers that were predicted: how many, the mean prediction, the share that was right."""
        count, predicted, right = self._rows(
            "SELECT count(*), avg(predicted), avg(correct) FROM"
            " (SELECT predicted, correct FROM log WHERE predicted IS NOT NULL ORDER BY at DESC, seq DESC LIMIT ?)",
            most,
        )[0]
        return count, predicted or 0.0, right or 0.0

    def answered_since(self, at: datetime) -> set[str]:
        """The questions that were answered since."""
        rows = self._rows("SELECT DISTINCT question FROM log WHERE at >= ?", to_microseconds(at))
        return {row[0] for row in rows}

    def accepted_since(self, at: datetime) -> set[str]:
        """The exercises that were accepted since."""
        rows = self._rows(
            "SELECT DISTINCT exercise FROM attempt WHERE at >= ? AND verdict = 'accepted'", to_microseconds(at)
        )
        return {row[0] for row in rows}

    def answered(self) -> bool:
        """Whether anything was ever answered."""
        return bool(self._rows("SELECT 1 FROM log LIMIT 1"))

    def tried(self) -> dict[str, bool]:
        """The exercises that were submitted, and whether one submission was accepted."""
        rows = self._rows("SELECT exercise, max(verdict = 'accepted') FROM attempt GROUP BY exercise ORDER BY exercise")
        return {exercise: bool(accepted) for exercise, accepted in rows}

    def accepted(self) -> dict[str, tuple[bool, datetime]]:
        """The exercises that were accepted: whether ever without a hint, and when last."""
        rows = self._rows(
            "SELECT exercise, max(hints = 0), max(at) FROM attempt WHERE verdict = 'accepted' GROUP BY exercise"
        )
        return {exercise: (bool(unaided), from_microseconds(at)) for exercise, unaided, at in rows}

    def submitted(self, since: datetime) -> list[tuple[str, datetime]]:
        """(exercise, when) of every submission since."""
        rows = self._rows("SELECT exercise, at FROM attempt WHERE at >= ? ORDER BY seq", to_microseconds(since))
        return [(exercise, from_microseconds(at)) for exercise, at in rows]

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._ledger.read(lambda connection: connection.execute(statement, values).fetchall())
