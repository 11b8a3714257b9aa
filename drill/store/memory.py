"""The catalogue's copy of the cards, so that picking needs no join across two databases."""

# ruff: noqa: S608 - statements are put together here from constants; every value is bound

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from drill.store.database import transaction

COLUMNS = "due, stability, lapses, difficulty, last_review, reason"  # of a card; `due` is never NULL


class Changes(NamedTuple):
    """Cards that changed: the question, and what `COLUMNS` says of it (all None if it has no card)."""

    identity: str  # of the numbering of events
    seq: int  # the last event
    everything: bool  # rather than only what changed
    states: list[tuple[Any, ...]]


def find_changes(progress: sqlite3.Connection, current: str, known: str, seq: int) -> Changes:
    """What a copy misses that has followed the numbering `known` of events up to `seq`; `current` is that of today."""
    last = progress.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
    everything = current != known or last < seq
    if everything:
        states = progress.execute(f"SELECT question, {COLUMNS} FROM card").fetchall()
    elif last == seq:
        states = []
    else:
        states = progress.execute(
            f"SELECT changed.question, {COLUMNS} FROM"
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
            db.execute(f"UPDATE question SET ({COLUMNS}) = (NULL, NULL, NULL, NULL, NULL, NULL) WHERE due IS NOT NULL")
        for question, *state in changes.states:
            if state[0] is None:
                db.execute("DELETE FROM memory WHERE question = ?", (question,))
            else:
                db.execute(
                    f"INSERT OR REPLACE INTO memory (question, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (question, *state),
                )
            db.execute(f"UPDATE question SET ({COLUMNS}) = (?, ?, ?, ?, ?, ?) WHERE id = ?", (*state, question))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('memory_identity', ?)", (changes.identity,))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('memory_seq', ?)", (changes.seq,))
