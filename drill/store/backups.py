"""Copies of all progress in the folder `backups`: made before anything is changed that cannot be taken back."""

import gzip
import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from drill.store.journal import write_file
from drill.store.trouble import no_backup

KEPT = 10
_BACKUP = re.compile(r"progress-(\d{8}T\d{6})(?:-(\d+))?\.jsonl\.gz")


def save(home: Path, lines: Iterable[bytes], now: datetime) -> Path:
    """Write a backup, whole or not at all, and forget the oldest ones. OSError if it cannot be written."""
    folder = home / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    # A time in its head would make two backups of the same progress differ.
    data = gzip.compress(b"".join(lines), 6, mtime=0)
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    number, path = 1, folder / f"progress-{stamp}.jsonl.gz"
    while path.exists():
        number += 1
        path = folder / f"progress-{stamp}-{number}.jsonl.gz"
    write_file(path, data)
    # A clock that was set back would make the newest one look old.
    for old in [other for other in list_backups(folder) if other != path][: 1 - KEPT]:
        with suppress(OSError):
            old.unlink()
    return path


def list_backups(folder: Path) -> list[Path]:
    """Our own backups, the oldest first; what somebody else put there is not ours to count or delete."""
    found = [(match, path) for path in folder.iterdir() if (match := _BACKUP.fullmatch(path.name))]
    return [path for match, path in sorted(found, key=lambda one: (one[0][1], int(one[0][2] or 1)))]


def back_up(home: Path, connection: sqlite3.Connection) -> None:
    """Copy all progress as it stands in the database, if there is any. StoreError: it cannot be."""
    from drill.store.mending import read_events  # noqa: PLC0415 - only before a migration
    from drill.store.parcel import pack  # noqa: PLC0415

    events = read_events(connection)
    try:
        if events:
            save(home, pack(events, home / "attempts"), datetime.now(UTC))
    except OSError as error:
        raise no_backup(home, error) from error
