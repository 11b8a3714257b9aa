"""The catalogue's copy of the cards, so that picking needs no join across two databases."""

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from drill.store.database import transaction


class Changes(NamedTuple):
    """Cards that changed: (question, due in µs or None if it has no card, stability, lapses)."""

    identity: str  # of the numbering of events
    seq: int  # the last event
    everything: bool  # rather than only what changed
    states: list[tuple[str, int | None, float | None, int | None]]


def find_changes(progress: sqlite3.Connection, current: str, known: str, seq: int) -> Changes:
    """What a copy misses that has followed the numbering `known` of events up to `seq`; `current` is that of today."""
    last = progress.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
    everything = current != known or last < seq
    if everything:
        states = progress.execute("SELECT question, due, stability, lapses FROM card").fetchall()
    elif last == seq:
        states = []
    else:
        states = progress.execute(
            "SELECT changed.question, due, stability, lapses FROM"
            " (SELECT DISTINCT question FROM event NOT INDEXED WHERE seq > ? AND question IS NOT NULL)"
            " AS changed LEFT JOIN card ON card.question = changed.question",
            (seq,),
        ).fetchall()
    return Changes(current, last, everything, states)


def follow(db: sqlite3.Connection, find_changes: Callable[[str, int], Changes]) -> None:
    """Copy what changed of the cards since the last time."""
    meta = dict(db.execute("SELECT key, value FROM meta"))
    changes = find_changes(meta.get("memory_identity", ""), meta.get("memory_seq", 0))
    if not (changes.states or changes.everything):
        return
    with transaction(db):
        if changes.everything:
            db.execute("DELETE FROM memory")
            db.execute("UPDATE question SET due = NULL, stability = NULL, lapses = NULL WHERE due IS NOT NULL")
        for question, due, stability, lapses in changes.states:
            if due is None:
                db.execute("DELETE FROM memory WHERE question = ?", (question,))
            else:
                db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?)", (question, due, stability, lapses))
            db.execute(
                "UPDATE question SET due = ?, stability = ?, lapses = ? WHERE id = ?",
                (due, stability, lapses, question),
            )
        db.execute("INSERT OR REPLACE INTO meta VALUES ('memory_identity', ?)", (changes.identity,))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('memory_seq', ?)", (changes.seq,))
