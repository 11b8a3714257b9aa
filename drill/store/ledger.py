"""The journal and its database kept as one: recording, catching up after a crash, rebuilding what broke."""

import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from drill.errors import StoreError
from drill.store.contents import fill, find_extent, set_extent
from drill.store.database import connect, find_inode, migrate, transaction
from drill.store.events import VERSION, Event, parse
from drill.store.journal import Journal
from drill.store.schema import PROGRESS
from drill.store.trouble import cannot_open, is_corrupt, newer, not_saved

# `projection` and `mending` are imported where they are used: nothing is written before the first question is shown.
T = TypeVar("T")
# What a damaged row may raise when it is read: its values are not of the form that was written.
_GARBLED = (ValueError, TypeError, OverflowError)


class Ledger:
    """Progress on disk.

    The journal is written first and is the truth; the database follows it and says how far it does. Either can be
    rebuilt from the other, so only the loss of both loses anything.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / "progress.db"
        self._journal = Journal(home)
        self._connection: sqlite3.Connection | None = None
        self._inode: int | None = None
        try:
            with self._locked():
                pass
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise cannot_open(home, error) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """What `query` finds. A damaged database is rebuilt from the journal first. StoreError if it cannot be read."""
        try:
            try:
                return query(self._current())
            except (sqlite3.DatabaseError, *_GARBLED) as error:
                if isinstance(error, sqlite3.Error) and not is_corrupt(error):
                    raise
            with self._locked(damaged=True) as connection:
                return query(connection)
        except (sqlite3.Error, OSError) as error:
            raise cannot_open(self.home, error) from error

    def record(self, kind: str, make: Callable[[sqlite3.Connection], Event | None]) -> None:
        """Make an event and keep it: on disk when this returns. `make` sees the state it adds to; None: nothing to do.

        StoreError: nothing was kept, and the same call may be tried again.
        """
        try:
            try:
                self._record(make, damaged=False)
            except sqlite3.DatabaseError as error:
                if not is_corrupt(error):
                    raise
                self._record(make, damaged=True)
        except (sqlite3.Error, OSError) as error:
            raise not_saved(self.home, kind, error) from error

    def events(self) -> list[Event]:
        """Everything that happened, in order."""
        from drill.store.mending import read_events  # noqa: PLC0415 - see above

        return self.read(read_events)

    def rewrite(self, make: Callable[[Sequence[Event]], list[Event]]) -> None:
        """Put what `make` makes of the events in their place: killed at any moment, this leaves the old or the new.

        `make` must be pure: it is called again if an event came in while it worked, for nobody is kept waiting
        meanwhile. StoreError: nothing was changed.
        """
        try:
            try:
                self._rewrite(make, damaged=False)
            except sqlite3.DatabaseError as error:
                if not is_corrupt(error):
                    raise
                self._rewrite(make, damaged=True)
        except (sqlite3.Error, OSError) as error:
            raise not_saved(self.home, "import", error) from error

    def _rewrite(self, make: Callable[[Sequence[Event]], list[Event]], *, damaged: bool) -> None:
        data = self._journal.read()
        known, events = self._journal.extent(data), make(self._events(data))
        with self._locked(damaged=damaged) as connection:
            if self._journal.changed_since(known):
                data = self._journal.read()
                events = make(self._events(data))
            wanted = "".join(event.line + "\n" for event in events).encode()
            if wanted != data:
                self._replace(connection, events, wanted)

    def _replace(self, connection: sqlite3.Connection, events: list[Event], data: bytes) -> None:
        # The database goes first, in one step. After a crash in between, it has more than the journal, which is then
        # written anew from it. What needs room on the disk is done before that step.
        partial, extent = self._journal.prepare(data)
        try:
            fill(connection, events, extent)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
        with suppress(OSError):
            self._journal.install(partial)

    def _back_up(self, connection: sqlite3.Connection) -> None:
        """Copy all progress before the database is migrated. StoreError: then it is not."""
        from drill.store.backups import back_up  # noqa: PLC0415 - most runs have nothing to migrate

        back_up(self.home, connection)

    def _record(self, make: Callable[[sqlite3.Connection], Event | None], *, damaged: bool) -> None:
        from drill.store import projection  # noqa: PLC0415 - see above

        with self._locked(damaged=damaged) as connection:
            known = find_extent(connection)
            try:
                with transaction(connection):
                    event = make(connection)
                    # A retry of what was kept after all: done.
                    if event is not None and not projection.holds(connection, event.id):
                        projection.apply(connection, event)
                        set_extent(connection, self._journal.append(event.line, known))
            except BaseException:
                # If the commit did succeed (an interrupt just after it), the database puts the event back.
                self._journal.cut(known.size)
                raise

    def _current(self) -> sqlite3.Connection:
        """The connection, unless another process has replaced the database behind it."""
        if self._connection is not None and find_inode(self.path) == self._inode:
            return self._connection
        with self._locked() as connection:
            return connection

    @contextmanager
    def _locked(self, *, damaged: bool = False) -> Iterator[sqlite3.Connection]:
        """Alone, with an open database that agrees with the journal. `damaged`: it is known to be broken."""
        try:
            with self._journal.lock():
                connection = self._agree(damaged=damaged)
                yield connection
        except (sqlite3.Error, OSError) as error:
            if self._connection is not None:
                raise
            raise cannot_open(self.home, error) from error

    def _agree(self, *, damaged: bool) -> sqlite3.Connection:
        # Another process may have replaced the broken database already.
        if damaged and find_inode(self.path) == self._inode:
            return self._rebuild()
        try:
            connection = self._open()
            self._catch_up(connection)
        except (sqlite3.DatabaseError, *_GARBLED) as error:
            if not self._is_unusable(error):
                raise
            return self._rebuild()
        return connection

    def _is_unusable(self, error: Exception) -> bool:
        # A file that is there, yet cannot even be opened (no permission on it), is replaced as well.
        code = getattr(error, "sqlite_errorcode", None)
        return (
            isinstance(error, _GARBLED) or is_corrupt(error) or (code == sqlite3.SQLITE_CANTOPEN and self.path.exists())
        )

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and find_inode(self.path) == self._inode:
            return self._connection
        self.close()
        connection = connect(self.path, synchronous="FULL")
        try:
            migrate(connection, self.path, PROGRESS, self._back_up)
        except (sqlite3.Error, StoreError):
            connection.close()
            raise
        self._connection, self._inode = connection, find_inode(self.path)
        return connection

    def _catch_up(self, connection: sqlite3.Connection) -> None:
        """Replay what the database misses; if it has more than the journal, write that anew."""
        known = find_extent(connection)
        if not self._journal.changed_since(known):
            return
        from drill.store import projection  # noqa: PLC0415 - see above
        from drill.store.mending import merge, read_events  # noqa: PLC0415

        data = self._journal.read()
        extent = self._journal.extent(data)
        if len(data) >= known.size and zlib.crc32(memoryview(data)[: known.size]) == known.crc:
            events = self._events(data[known.size :])
            with transaction(connection):
                projection.replay(connection, events)
                set_extent(connection, extent)
        else:
            self._write_both(connection, merge(read_events(connection), self._events(data)))

    def _rebuild(self) -> sqlite3.Connection:
        """Set the database aside and make a new one from the journal and what can still be read of the old."""
        from drill.store.mending import merge, salvage  # noqa: PLC0415 - see above

        self.close()
        aside = self._set_aside()
        journal = self._events(self._journal.read())
        events = merge(journal, salvage(aside)) if aside else journal
        connection = self._open()
        self._write_both(connection, events)
        return connection

    def _write_both(self, connection: sqlite3.Connection, events: list[Event]) -> None:
        # The journal first: after a crash in between, the two disagree again and are merged again.
        extent = self._journal.replace(event.line for event in events)
        fill(connection, events, extent)

    def _events(self, data: bytes) -> list[Event]:
        events = [event for line in data.split(b"\n") if (event := parse(line)) is not None]
        if any(event.version > VERSION for event in events):
            raise newer(self._journal.path)
        return events

    def _set_aside(self) -> Path | None:
        """Rename the database and its companions; None if there is none."""
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
        aside = self.path.with_name(f"{self.path.name}.corrupt-{stamp}-{os.urandom(2).hex()}")
        found = self.path.exists()
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).rename(aside.with_name(aside.name + suffix))
        return aside if found else None
