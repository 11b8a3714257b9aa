"""Opening an SQLite file: settings and migrations."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from drill.store.schema import Migration
from drill.store.trouble import newer

BUSY_SECONDS = 10.0


def connect(path: Path, *, synchronous: str) -> sqlite3.Connection:
    """The database at `path`, created readable by its owner alone. `synchronous`: FULL survives a power cut."""
    # Only a new file is touched by hand: opening and closing an existing one would drop this process's locks on it.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Sequence[Migration],
    prepare: Callable[[sqlite3.Connection], None] | None = None,
) -> None:
    """Bring the schema up to date, each step whole or not at all. StoreError if the file is from a newer version.

    `prepare` is called before a file that is there already is changed, and may refuse.
    """
    if prepare is not None and 0 < _version(connection) < len(migrations):
        prepare(connection)
    while (version := _version(connection)) < len(migrations):
        with transaction(connection):
            # Another process may have migrated while this one waited for the lock.
            if _version(connection) == version:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
    if version > len(migrations):
        raise newer(path)


def find_inode(path: Path) -> int | None:
    """Which file it is, to notice that another process has put a new one in its place; None if there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside, or nothing: BEGIN IMMEDIATE to COMMIT, ROLLBACK on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A failed COMMIT may have rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
