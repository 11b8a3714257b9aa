"""What the database holds of the journal: how much of it, under which numbering, and filling it anew."""

import os
import sqlite3
from collections.abc import Iterable

from drill.store.database import transaction
from drill.store.events import Event
from drill.store.journal import Extent


def fill(connection: sqlite3.Connection, events: Iterable[Event], extent: Extent) -> None:
    """Put these events, whose journal is `extent`, in place of all that there is, in one step."""
    from drill.store import projection  # noqa: PLC0415 - nothing is written before the first question is shown

    with transaction(connection):
        projection.clear(connection)
        projection.replay(connection, events)
        _set(connection, "identity", os.urandom(8).hex())
        set_extent(connection, extent)


def identity(connection: sqlite3.Connection) -> str:
    """The name of this numbering of events; it changes when they are numbered anew."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'identity'").fetchone()
    return str(row[0]) if row else ""


def find_extent(connection: sqlite3.Connection) -> Extent:
    """How much of the journal the database holds."""
    rows = dict(connection.execute("SELECT key, value FROM meta WHERE key LIKE 'journal_%'"))
    return Extent(rows["journal_size"], rows["journal_mtime"], rows["journal_crc"]) if rows else Extent()


def set_extent(connection: sqlite3.Connection, extent: Extent) -> None:
    """Note how much of the journal the database holds."""
    _set(connection, "journal_size", extent.size)
    _set(connection, "journal_mtime", extent.mtime)
    _set(connection, "journal_crc", extent.crc)


def _set(connection: sqlite3.Connection, key: str, value: object) -> None:
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
