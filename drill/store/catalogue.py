"""The cached index of the banks: which files were read, and what was in them. May be deleted at any time."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from drill import __version__
from drill.errors import StoreError
from drill.models.question import Question
from drill.models.question_json import from_json, shape
from drill.store.database import connect, find_inode, migrate, transaction
from drill.store.entries import BankInfo, Entry, Stamp, insert
from drill.store.events import to_microseconds
from drill.store.journal import Journal
from drill.store.memory import Changes, follow
from drill.store.pick import Mode, find_topics, narrow, pick
from drill.store.schema import CATALOGUE
from drill.store.trouble import cannot_open, index_lost, is_corrupt, newer
from drill.text import Text

if TYPE_CHECKING:
    from drill.models.fault import Fault
    from drill.store.outlook import Outlook
    from drill.store.shelf import Shelf

T = TypeVar("T")


class Catalogue:
    """Questions, banks, topics and faults as last read from the files, and the choice of what to ask next."""

    def __init__(self, path: Path, changes: Callable[[str, int], Changes]) -> None:
        self._path = path
        self._changes = changes
        self._inode: int | None = None
        self._connection = self._open()

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def stamps(self) -> dict[str, Stamp]:
        """The files that were read, each with the time and size it had."""
        rows = self._rows("SELECT path, mtime_ns, size FROM file")
        return {path: (mtime, size) for path, mtime, size in rows}

    def replace(
        self,
        path: str,
        stamp: Stamp,
        bank: BankInfo | None,
        questions: Sequence[Question] = (),
        faults: "Sequence[Fault]" = (),
    ) -> None:
        """Put what is in a file now in place of what was."""
        self.replace_many([Entry(path, stamp, bank, questions, faults)])

    def replace_many(self, entries: Iterable[Entry]) -> None:
        """The same for several files, all or none."""

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                for entry in entries:
                    db.execute("DELETE FROM file WHERE path = ?", (entry.path,))
                    insert(db, entry)
            # Else whoever opens the index after a run that was killed reads all of what was just written once more.
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        self._run(write)

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what came from files that are gone."""

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.executemany("DELETE FROM file WHERE path = ?", [(path,) for path in paths])

        self._run(write)

    def shelf(self) -> "Shelf":
        """The exercises as last read."""
        from drill.store.shelf import Shelf  # noqa: PLC0415 - the quiz has no use for them

        return Shelf(self._run)

    def outlook(self) -> "Outlook":
        """The index as the planner sees it, with the cards as they are now."""
        from drill.store.outlook import Outlook  # noqa: PLC0415 - no question has a use for it

        self._run(lambda db: follow(db, self._changes))
        return Outlook(self._run)

    def question(self, question_id: str) -> Question | None:
        """The question of that id; of an id used twice, the first by file."""
        rows = self._rows(
            "SELECT json FROM question JOIN payload USING (number) WHERE id = ? ORDER BY file, position LIMIT 1",
            question_id,
        )
        return self._decode(rows[0][0]) if rows else None

    def questions(self, bank: str | None = None, topics: Sequence[str] = ()) -> Iterator[Question]:
        """In the order of files and of their entries: all, those of a bank, or those of topics and all below them."""

        def select(db: sqlite3.Connection) -> list[tuple[str]]:
            if (wanted := narrow(db, topics, banks=() if bank is None else (bank,))) is None:
                return []
            condition, values = wanted.condition()
            return db.execute(
                f"SELECT json FROM question JOIN payload USING (number) WHERE {condition}"  # noqa: S608 - constants
                " ORDER BY file, position",
                values,
            ).fetchall()

        return (self._decode(text) for (text,) in self._run(select))

    def related(self, exercise: str) -> list[str]:
        """Ids of the questions that name this exercise."""
        rows = self._rows("SELECT id FROM question WHERE exercise = ? ORDER BY level, file, position", exercise)
        return list(dict.fromkeys(row[0] for row in rows))

    def faults(self) -> "list[Fault]":
        """Every fault of every file, in order."""
        from drill.models.fault import Fault  # noqa: PLC0415 - not before the first question

        rows = self._rows("SELECT file, line, column, message_en, message_zh FROM fault ORDER BY file, line, column")
        return [Fault(Path(file), line, column, Text(en, zh)) for file, line, column, en, zh in rows]

    def banks(self) -> list[tuple[str, Text, str]]:
        """(id, title, file) of every bank."""
        rows = self._rows("SELECT id, title_en, title_zh, file FROM bank ORDER BY file")
        return [(bank, Text(en, zh), file) for bank, en, zh, file in rows]

    def topics(self) -> dict[str, Text]:
        """The titles of topics, in the order in which their files name them."""
        rows = self._rows("SELECT id, title_en, title_zh FROM topic ORDER BY file, position")
        return {topic: Text(en, zh) for topic, en, zh in rows}

    def needs(self) -> dict[str, tuple[str, ...]]:
        """For each topic that says so: the topics to learn before it."""
        return self._names("needs")

    def roles(self) -> dict[str, tuple[str, ...]]:
        """For each topic that says so, or the topic above it: the kinds of interview that ask it; others: all do."""
        own = self._names("roles")
        above = {topic: own.get(topic.partition("/")[0], ()) for topic in [*self.topics(), *self.used_topics()]}
        return {topic: roles for topic in above if (roles := own.get(topic) or above[topic])}

    def _names(self, column: str) -> dict[str, tuple[str, ...]]:
        rows = self._rows(f"SELECT id, {column} FROM topic WHERE {column} <> '[]' ORDER BY file, position")  # noqa: S608 - constants
        return {topic: tuple(json.loads(names)) for topic, names in rows}

    def used_topics(self) -> list[str]:
        """The topics that questions have, titled or not."""
        return self._run(lambda db: list(find_topics(db)))

    def duplicates(self) -> dict[str, list[str]]:
        """Ids used more than once, with the files that use them."""
        rows = self._rows(
            "SELECT id, file FROM question WHERE id IN (SELECT id FROM question GROUP BY id HAVING count(*) > 1)"
            " ORDER BY id, file, position"
        )
        found: dict[str, list[str]] = {}
        for question, file in rows:
            found.setdefault(question, []).append(file)
        return found

    def count(self) -> int:
        """How many questions there are."""
        count: int = self._rows("SELECT count(*) FROM question")[0][0]
        return count

    def pick(
        self,
        *,
        mode: Mode,
        now: datetime,
        count: int,
        rng: Random,
        new: int = 0,
        topics: Sequence[str] = (),
        types: Sequence[str] = (),
        banks: Sequence[str] = (),
    ) -> list[str]:
        """Ids of what to ask, at most `count`, none twice, only of questions that are in the banks.

        `due`: what is due, the longest due first, then at most `new` never asked, easy first within a topic and topics
        in turn. `weak`: most lapses first, then least stable. `random`, `cram`: any, each as likely, in random order.
        """
        moment = to_microseconds(now)

        def choose(db: sqlite3.Connection) -> list[str]:
            follow(db, self._changes)
            wanted = narrow(db, topics, types, banks)
            return pick(db, mode, wanted, now=moment, count=count, new=new, rng=rng) if wanted else []

        return self._run(choose)

    def present(
        self, ids: Sequence[str], topics: Sequence[str] = (), types: Sequence[str] = (), banks: Sequence[str] = ()
    ) -> list[str]:
        """Those of a few ids that the banks have, less what the filters leave out."""

        def select(db: sqlite3.Connection) -> list[str]:
            if (wanted := narrow(db, topics, types, banks)) is None:
                return []
            condition, values = wanted.condition()
            statement = f"SELECT 1 FROM question WHERE id = ? AND {condition} LIMIT 1"  # noqa: S608 - constants
            return [one for one in dict.fromkeys(ids) if db.execute(statement, (one, *values)).fetchone()]

        return self._run(select)

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._run(lambda db: db.execute(statement, values).fetchall())

    def _run(self, action: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return action(self._connection)
        except sqlite3.DatabaseError as error:
            if not is_corrupt(error):
                raise cannot_open(self._path.parent, error) from error
            raise self._lose() from error

    def _decode(self, text: str) -> Question:
        try:
            return from_json(json.loads(text))
        except (ValueError, KeyError, TypeError) as error:
            raise self._lose() from error

    def _lose(self) -> StoreError:
        """Begin with an empty index. An error rather than an empty answer: "nothing to ask" would be untrue."""
        self.close()
        self._connection = self._start_anew(broken=self._inode)
        return index_lost()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except (sqlite3.DatabaseError, StoreError):
            return self._start_anew(broken=None)

    def _connect(self) -> sqlite3.Connection:
        # A lost index is built again, so it need not survive a power cut.
        connection = connect(self._path, synchronous="OFF")
        try:
            migrate(connection, self._path, CATALOGUE)
            # What an older index lacks is not added to it: it is made anew.
            made_by = f"{__version__} {shape()} {len(CATALOGUE)}"
            connection.execute("INSERT OR IGNORE INTO meta VALUES ('drill', ?)", (made_by,))
            if connection.execute("SELECT value FROM meta WHERE key = 'drill'").fetchone()[0] != made_by:
                raise newer(self._path)
        except (sqlite3.Error, StoreError):
            connection.close()
            raise
        self._inode = find_inode(self._path)
        return connection

    def _start_anew(self, *, broken: int | None) -> sqlite3.Connection:
        """An empty index in place of the file `broken` (its inode), or of any that cannot be opened."""
        try:
            with Journal(self._path.parent).lock():
                # Another process may have done it while this one waited.
                if broken is None or find_inode(self._path) != broken:
                    with suppress(sqlite3.DatabaseError, StoreError):
                        return self._connect()
                for suffix in ("", "-wal", "-shm"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
                return self._connect()
        except (sqlite3.Error, OSError) as error:
            raise cannot_open(self._path.parent, error) from error
