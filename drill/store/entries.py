"""What the index of the banks takes in: files as they were read, and how they become rows."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from drill.models.question import Question
from drill.models.question_json import to_json
from drill.text import Text

if TYPE_CHECKING:
    from drill.models.fault import Fault

Stamp = tuple[int, int]  # mtime in ns, size in bytes


class BankInfo(NamedTuple):
    """The head of a bank file."""

    id: str
    title: Text
    topics: Mapping[str, Text] = {}
    needs: Mapping[str, Sequence[str]] = {}
    roles: Mapping[str, Sequence[str]] = {}


class Entry(NamedTuple):
    """What was found in one file; `bank` None: not even a head could be read.

    `seconds`: how long each question may be expected to take, asked in English and in Chinese.
    """

    path: str
    stamp: Stamp
    bank: BankInfo | None
    questions: Sequence[Question] = ()
    faults: "Sequence[Fault]" = ()
    seconds: Sequence[tuple[float, float]] = ()


def insert(db: sqlite3.Connection, entry: Entry) -> None:
    """Add a file that is not in the index, inside the caller's transaction."""
    path = entry.path
    db.execute("INSERT INTO file VALUES (?, ?, ?)", (path, *entry.stamp))
    if entry.bank is not None:
        title = entry.bank.title
        db.execute("INSERT INTO bank VALUES (?, ?, ?, ?)", (path, entry.bank.id, title.en, title.zh))
        needs, roles = (
            {topic: json.dumps(list(names)) for topic, names in named.items()}
            for named in (entry.bank.needs, entry.bank.roles)
        )
        rows = [
            (path, position, topic, title.en, title.zh, needs.get(topic, "[]"), roles.get(topic, "[]"))
            for position, (topic, title) in enumerate(entry.bank.topics.items())
        ]
        db.executemany("INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    unknown = repeat((None, None))
    for position, (question, seconds) in enumerate(zip(entry.questions, chain(entry.seconds, unknown), strict=False)):
        data = to_json(question)
        number = db.execute(
            "INSERT INTO question"
            " (id, file, position, bank, topic, type, level, langs, exercise, seconds_en, seconds_zh)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                question.id,
                path,
                position,
                question.bank,
                question.topic,
                data["type"],
                question.level,
                " ".join(question.langs),
                question.exercise,
                *seconds,
            ),
        ).lastrowid
        db.execute("INSERT INTO payload VALUES (?, ?)", (number, json.dumps(data, ensure_ascii=False)))
    db.executemany(
        "INSERT INTO fault VALUES (?, ?, ?, ?, ?)",
        [(path, fault.line, fault.column, fault.message.en, fault.message.zh) for fault in entry.faults],
    )
    db.execute(
        "UPDATE question SET (due, stability, lapses, difficulty, last_review, reason) ="
        " (SELECT due, stability, lapses, difficulty, last_review, reason FROM memory WHERE question = question.id)"
        " WHERE file = ? AND id IN (SELECT question FROM memory)",
        (path,),
    )
