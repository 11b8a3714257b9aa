"""The cached index of exercises: each as last read from its `exercise.yaml`, read again only when it has changed."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from drill.models.exercise import Exercise, FollowUp, Mistake
from drill.models.record import codecs, field_names
from drill.store.database import transaction
from drill.store.entries import Stamp

_SHAPE = field_names(Exercise, Mistake, FollowUp)
Run = Callable[[Callable[[sqlite3.Connection], Any]], Any]


class Brief(NamedTuple):
    """What planning needs of an exercise; the whole of it takes long to read."""

    id: str
    topic: str
    level: int
    minutes: int
    frequency: int


class Shelf:
    """Exercises by their file. `run` does something with the index and begins anew if that is broken."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def find(self, file: Path, stamp: Stamp) -> Exercise | None:
        """The exercise that a file held when it had this time and size."""
        rows = self._run(
            lambda db: db.execute(
                "SELECT json FROM exercise WHERE file = ? AND mtime_ns = ? AND size = ? AND shape = ?",
                (str(file), *stamp, _SHAPE),
            ).fetchall()
        )
        try:
            return codecs(Exercise)[1](json.loads(rows[0][0])) if rows else None
        except (ValueError, KeyError, TypeError):
            return None  # read again

    def briefs(self) -> dict[tuple[str, Stamp], Brief]:
        """All that is known, by the file and the time and size that it had."""
        rows = self._run(
            lambda db: db.execute(
                "SELECT file, mtime_ns, size, json_extract(json, '$.id'), json_extract(json, '$.topic'),"
                " json_extract(json, '$.level'), json_extract(json, '$.minutes'), json_extract(json, '$.frequency')"
                " FROM exercise WHERE shape = ?",
                (_SHAPE,),
            ).fetchall()
        )
        return {(file, (mtime, size)): Brief(*fields) for file, mtime, size, *fields in rows}

    def put(self, file: Path, stamp: Stamp, exercise: Exercise) -> None:
        """Keep what a file holds now."""
        data = json.dumps(codecs(Exercise)[0](exercise), ensure_ascii=False)

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.execute("INSERT OR REPLACE INTO exercise VALUES (?, ?, ?, ?, ?)", (str(file), *stamp, _SHAPE, data))

        self._run(write)
