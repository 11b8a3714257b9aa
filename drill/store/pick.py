"""Choosing what to ask. Every choice walks one index in order and stops early: 100,000 questions cost no more."""

# ruff: noqa: S608 - conditions are put together here from constants; every value is bound

import sqlite3
from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal, NamedTuple

Mode = Literal["due", "random", "weak", "cram"]
_SMALL = 2_000  # so many ids are listed and sampled; among more, row numbers are drawn until enough of them match
_DRAWS = 3_000


class Filter(NamedTuple):
    """Which questions are meant, by exact topic, type and bank; an empty part leaves them all."""

    topics: Sequence[str] = ()
    types: Sequence[str] = ()
    banks: Sequence[str] = ()

    def condition(self) -> tuple[str, list[object]]:
        """An SQL condition and its values."""
        parts, values = ["1"], list[object]()
        for column, wanted in (("topic", self.topics), ("type", self.types), ("bank", self.banks)):
            if wanted:
                parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
                values += wanted
        return " AND ".join(parts), values


def narrow(
    db: sqlite3.Connection, topics: Sequence[str], types: Sequence[str] = (), banks: Sequence[str] = ()
) -> Filter | None:
    """The filter for topics and all below them (`a/b` below `a`); None if no question is in any of them."""
    exact = [topic for topic in find_topics(db) if _is_wanted(topic, topics)] if topics else []
    return None if topics and not exact else Filter(exact, types, banks)


def pick(
    db: sqlite3.Connection, mode: Mode, wanted: Filter, *, now: int, count: int, new: int, rng: Random
) -> list[str]:
    """At most `count` ids, none twice. `now` in µs; `new`: at most so many never asked before (mode `due` only)."""
    if count <= 0:
        return []
    if mode == "due":
        due = _due(db, wanted, now, count)
        return due + _unseen(db, wanted, min(new, count - len(due)), rng)
    if mode == "weak":
        return _weak(db, wanted, count)
    return _sample(db, wanted, count, rng)


def _due(db: sqlite3.Connection, wanted: Filter, now: int, count: int) -> list[str]:
    """The longest due first."""
    condition, values = wanted.condition()
    return _ids(
        db,
        f"SELECT id FROM question INDEXED BY question_due WHERE due <= ? AND {condition} ORDER BY due",
        [now, *values],
        count,
    )


def _weak(db: sqlite3.Connection, wanted: Filter, count: int) -> list[str]:
    """The most often forgotten first, then those forgotten soonest."""
    condition, values = wanted.condition()
    return _ids(
        db,
        "SELECT id FROM question INDEXED BY question_weak"
        f" WHERE stability IS NOT NULL AND {condition} ORDER BY lapses DESC, stability",
        values,
        count,
    )


def _unseen(db: sqlite3.Connection, wanted: Filter, count: int, rng: Random) -> list[str]:
    """Easy ones first within a topic, and topics in turn, so that a round is mixed."""
    if count <= 0:
        return []
    topics = list(find_topics(db, "question_unseen", "due IS NULL"))
    if wanted.topics:
        topics = [topic for topic in topics if topic in wanted.topics]
    rng.shuffle(topics)
    condition, values = Filter(types=wanted.types, banks=wanted.banks).condition()
    statement = (
        "SELECT id FROM question INDEXED BY question_unseen"
        f" WHERE due IS NULL AND topic = ? AND {condition} ORDER BY level, position, file"
    )
    queues: list[Iterator[tuple[str]]] = [_rows(db, statement, [topic, *values]) for topic in topics]
    found: dict[str, None] = {}
    while queues:
        going = []
        for queue in queues:
            row = next(queue, None)
            if row is not None:
                going.append(queue)
                found[row[0]] = None
                if len(found) == count:
                    return list(found)
        queues = going
    return list(found)


def find_topics(db: sqlite3.Connection, index: str = "question_in_topic", condition: str = "1") -> Iterator[str]:
    """The topics of an index that begins with them: a jump for each, not a walk over all questions."""
    bound, relation = "", ">="
    while True:
        row = db.execute(
            f"SELECT topic FROM question INDEXED BY {index}"
            f" WHERE {condition} AND topic {relation} ? ORDER BY topic LIMIT 1",
            (bound,),
        ).fetchone()
        if row is None:
            return
        bound, relation = row[0], ">"
        yield bound


def _is_wanted(topic: str, wanted: Sequence[str]) -> bool:
    return any(topic == above or topic.startswith(f"{above}/") for above in wanted)


def _sample(db: sqlite3.Connection, wanted: Filter, count: int, rng: Random) -> list[str]:
    """Any, each as likely as any other."""
    condition, values = wanted.condition()
    listing = f"SELECT id FROM question INDEXED BY question_in_topic WHERE topic >= '' AND {condition}"
    ids = _ids(db, listing, values, _SMALL)
    if len(ids) == _SMALL:
        drawn = _draw(db, condition, values, count, rng)
        if len(drawn) == count:
            return drawn
        ids = _ids(db, listing, values, -1)
    # Sorted, so that a seed means the same whatever the order in which files were read.
    return rng.sample(sorted(ids), min(count, len(ids)))


def _draw(db: sqlite3.Connection, condition: str, values: list[object], count: int, rng: Random) -> list[str]:
    last: int = db.execute("SELECT max(number) FROM question").fetchone()[0]
    statement = f"SELECT id FROM question WHERE number = ? AND {condition}"
    found: dict[str, None] = {}
    for _ in range(_DRAWS):
        row = db.execute(statement, [rng.randint(1, last), *values]).fetchone()
        if row is not None:
            found[row[0]] = None
            if len(found) == count:
                break
    return list(found)


def _rows(db: sqlite3.Connection, statement: str, values: list[object]) -> Iterator[tuple[str]]:
    yield from db.execute(statement, values)  # begins when the first row is asked for


def _ids(db: sqlite3.Connection, statement: str, values: list[object], limit: int) -> list[str]:
    return list(dict.fromkeys(row[0] for row in db.execute(f"{statement} LIMIT ?", [*values, limit])))
