"""Putting progress together again from a journal and a database that disagree."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from drill.store.events import Event, parse


def read_events(connection: sqlite3.Connection) -> list[Event]:
    """Every event of a sound database, in order."""
    lines = connection.execute("SELECT line FROM event ORDER BY seq")
    return [event for (line,) in lines if (event := parse(str(line).encode())) is not None]


def salvage(path: Path) -> list[Event]:
    """The events that a broken database still yields, read from both ends towards the break."""
    found: dict[int, Event] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error, ValueError, TypeError):
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                for seq, line in connection.execute(f"SELECT seq, line FROM event ORDER BY seq {order}"):  # noqa: S608
                    if (event := parse(str(line).encode())) is not None:
                        found[seq] = event
            finally:
                connection.close()
    return [found[seq] for seq in sorted(found)]


def merge(base: list[Event], other: list[Event]) -> list[Event]:
    """All events once. `base` sets order and content; what only `other` has follows what it followed there."""
    own = {event.id for event in base}
    after: dict[str | None, list[Event]] = {}
    anchor: str | None = None
    for event in {event.id: event for event in other}.values():
        if event.id in own:
            anchor = event.id
        else:
            after.setdefault(anchor, []).append(event)
    merged = after.pop(None, [])
    for event in {event.id: event for event in base}.values():
        merged += [event, *after.pop(event.id, [])]
    return merged
