"""Progress from one machine to another: giving it out whole, taking in another's, keeping copies."""

import gzip
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from drill.errors import StoreError
from drill.store.backups import save
from drill.store.events import Event
from drill.store.journal import sync_folder, write_file, write_partial
from drill.store.ledger import Ledger
from drill.store.parcel import Counts, Parcel, count, pack
from drill.store.trouble import not_saved

Merge = Callable[[Sequence[Event], Sequence[Event]], list[Event]]


class Brought(NamedTuple):
    """What an import did. `here`: events that were here already; `skipped`: lines of the file that were not usable."""

    new: Counts
    here: int
    code: int
    skipped: int
    backup: Path | None  # made before anything was changed; None: nothing was


class Transfers:
    """Whole histories."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._attempts = ledger.home / "attempts"

    def pack(self) -> tuple[Counts, Iterator[bytes]]:
        """All of progress: how much it is, and the lines of the file."""
        events = self._ledger.events()
        return count(events), pack(events, self._attempts)

    def back_up(self, now: datetime) -> tuple[Counts, Path]:
        """Copy all of progress, compressed, into the folder of backups. StoreError if it cannot be written."""
        events = self._ledger.events()
        return count(events), self._save(events, now, "backup")

    def bring(self, parcel: Parcel, merge: Merge, now: datetime) -> Brought:
        """Add the history of another machine, or what a backup holds: all of it or nothing. StoreError: nothing.

        `merge` puts two histories together and must give the same for the same events, however they are divided.
        """
        own: Sequence[Event] = ()
        backup: Path | None = None

        def join(events: Sequence[Event]) -> list[Event]:
            nonlocal own, backup
            own, merged = events, merge(events, parcel.events)
            if backup is None and events and [event.line for event in merged] != [event.line for event in events]:
                backup = self._save(events, now, "import")
            return merged

        written = self._write_code(parcel)
        try:
            self._ledger.rewrite(join)
        except StoreError:
            # Only then is it certain that nothing was kept which they belong to.
            _remove(written)
            raise
        known = {event.id for event in own}
        new = [event for event in parcel.events if event.id not in known]
        return Brought(count(new), len(parcel.events) - len(new), len(written), parcel.skipped, backup)

    def _write_code(self, parcel: Parcel) -> list[Path]:
        """Put copies of code where there are none. One that was edited by hand stays as it is."""
        written: list[Path] = []
        try:
            for attempt, source in parcel.code.items():
                copy = self._attempts / f"{attempt}.py"
                if not copy.exists() and not copy.is_symlink():
                    write_file(copy, source)
                    written.append(copy)
        except OSError as error:
            _remove(written)
            raise not_saved(self._ledger.home, "import", error) from error
        return written

    def _save(self, events: Sequence[Event], now: datetime, purpose: str) -> Path:
        try:
            return save(self._ledger.home, pack(events, self._attempts), now)
        except OSError as error:
            raise not_saved(self._ledger.home, purpose, error) from error


def deliver(target: Path, lines: Iterable[bytes], *, force: bool) -> None:
    """Write a file, compressed if its name says so, whole or not at all; over an existing one only by `force`.

    Raises:
        FileExistsError: there is one.
        OSError: it cannot be written.
    """
    if force:
        target = Path(os.path.realpath(target))  # what a link points to is replaced, not the link
    if target.exists() and not (force and target.is_file()):
        raise FileExistsError(target)
    data = b"".join(lines)
    partial = write_partial(target, gzip.compress(data, 6, mtime=0) if target.suffix == ".gz" else data)
    try:
        if force:
            partial.replace(target)
        else:
            _put(partial, target)
    finally:
        with suppress(OSError):
            partial.unlink()
    with suppress(OSError):  # some file systems cannot do that for a folder
        sync_folder(target.parent)


def _put(partial: Path, target: Path) -> None:
    """Give a file its name if that is still free."""
    try:
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:  # a stick without links
        if target.exists():
            raise FileExistsError(target) from None
        partial.replace(target)


def _remove(copies: Sequence[Path]) -> None:
    for copy in copies:
        with suppress(OSError):
            copy.unlink()
