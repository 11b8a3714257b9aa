"""A file of progress from elsewhere: sound ones are taken whole, others are refused where they are wrong."""

import base64
import gzip
import hashlib
import io
import json
from datetime import UTC, datetime

import pytest
from store_cases import answer, judgement

from drill.errors import StoreError
from drill.models.judgement import Verdict
from drill.store import Store
from drill.store.unpacking import unpack

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def lines(store: Store) -> list[bytes]:
    """An exported history: a header, two answers, an attempt and its verdict, its code."""
    answer(store, "q1", NOW)
    answer(store, "q2", NOW)
    attempt = store.start_attempt("conv2d", "numpy", "def f():\n    return '中'\n".encode(), NOW)
    store.finish_attempt(attempt, judgement("conv2d", Verdict.ACCEPTED), NOW)
    return list(store.transfers.pack()[1])


def read(lines, **options):
    return unpack(io.BufferedReader(io.BytesIO(b"".join(lines))), "f", **options)


def change(line: bytes, **fields) -> bytes:
    """A line with other values: `a__b=1` for the field b of a."""
    data = json.loads(line)
    for name, value in fields.items():
        *path, last = name.split("__")
        inside = data
        for key in path:
            inside = inside[key]
        inside[last] = value
    return json.dumps(data).encode() + b"\n"


def refused(lines) -> str:
    with pytest.raises(StoreError) as caught:
        read(lines)
    assert "\n" not in caught.value.message.en
    assert caught.value.message.zh.startswith(caught.value.message.en.split(" ", maxsplit=1)[0].rstrip(":"))
    return caught.value.message.en


def test_what_was_packed_is_unpacked_compressed_or_not(lines, store):
    plain = read(lines)
    assert [event.line for event in plain.events] == [event.line for event in store._ledger.events()]
    assert list(plain.code.values()) == ["def f():\n    return '中'\n".encode()]
    assert read([gzip.compress(b"".join(lines))]) == plain
    assert json.loads(lines[0]) == {
        "drill": "progress", "version": 1, "events": 4, "code": 1, "answers": 2, "submissions": 1, "interviews": 0,
    }  # fmt: skip


def test_code_that_is_no_text_is_packed_too(store):
    code = bytes(range(256))
    attempt = store.start_attempt("conv2d", "numpy", code, NOW)
    assert read(store.transfers.pack()[1]).code == {attempt: code}


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"{}\n", b"[1]\n", b"hello\n", b"\x00" * 99, b'{"drill": "exercise", "version": 1}\n', b"[" * 99999],
)
def test_another_kind_of_file_is_no_file_of_progress(data):
    assert "f:1: this is no file of progress" in refused([data])


def test_a_newer_file_is_refused(lines):
    assert "newer version" in refused([change(lines[0], version=2), *lines[1:]])
    newer = [*lines[:2], change(lines[2], v=2), *lines[3:]]
    assert "f:3: written by a newer version" in refused(newer)
    with pytest.raises(StoreError, match="newer"):
        read(newer, partial=True)


@pytest.mark.parametrize("kept", [1, 2, 4, 5])
def test_a_file_that_was_cut_short_is_noticed(lines, kept):
    assert "the file is not whole" in refused(lines[:kept])
    assert len(read(lines[:kept], partial=True).events) == min(kept - 1, 4)


def test_a_line_cut_in_the_middle_is_named(lines):
    assert "f:3: it is no line that drill writes" in refused([*lines[:2], lines[2][:70]])
    damaged = gzip.compress(b"".join(lines))[:-40]
    assert "damaged" in refused([damaged]) or "no line" in refused([damaged])


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "../../../etc/passwd"},
        {"id": "a/b"},
        {"id": ""},
        {"id": 7},
        {"id": "x" * 65},
        {"at": "yesterday"},
        {"at": "2026-03-02T12:00:00"},
        {"at": "9999-12-31T23:59:59+00:00"},
        {"at": "0001-01-01T00:00:00+23:59"},
        {"log": None},
        {"log": []},
        {"log__id": "0" * 22},
        {"log__question": "\x1b[2Jgone"},
        {"log__question": ["q"]},
        {"log__rating": 5},
        {"log__rating": True},
        {"log__rating": "3"},
        {"log__score": float("nan")},
        {"log__seconds": -1},
        {"log__hints": 10**30},
        {"log__mistakes": "abc"},
        {"log__mistakes": [1]},
        {"log__surprise": 1},
        {"log__topic": "\ud800"},
        {"card__stability": 0},
        {"card__stability": float("inf")},
        {"card__due": "soon"},
        {"card__reps": 1.5},
        {"offset": 10**9},
        {"given": "nonsense"},
        {"given": 3},
        {"given": {"id": "0" * 22}},
        {"given": {"card": {}}},
    ],
)
def test_an_answer_that_drill_could_not_have_written_is_refused_with_its_line(lines, fields):
    wrong = [*lines[:2], change(lines[2], **fields), *lines[3:]]
    assert refused(wrong).startswith("f:3: ")
    parcel = read(wrong, partial=True)
    assert (len(parcel.events), parcel.skipped) == (3, 1)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("undo", {}),
        ("undo", {"answer": {"$gt": ""}}),
        ("due", {"question": "q", "reason": {"mistake": 1}}),
        ("attempt", {"exercise": "x", "framework": "numpy", "sha256": "../..", "hints": 0}),
        ("verdict", {"attempt": "a", "verdict": "ok", "passed": -1, "total": 1, "seconds": 1, "mistakes": []}),
        ("hint", {"exercise": "x", "n": "1; DROP TABLE event"}),
        ("plan", {"date": "2026-13-01", "topics": [], "minutes": 1}),
        ("plan", {"date": None, "topics": [], "minutes": 10**9}),
        ("parameters", {"weights": ["1"], "detail": {}}),
        ("round", {"questions": "abc", "seed": 1, "settings": {}}),
        ("flag", {"question": "q", "on": 1}),
        ("interview", {"settings": []}),
        ("step", {"interview": "x", "step": "asked", "detail": None}),
        ("song", {"words": json.loads("[" * 60 + "]" * 60)}),
    ],
)
def test_an_event_of_the_wrong_form_is_refused(lines, kind, body):
    head = {"id": "0" * 22, "v": 1, "kind": kind, "at": "2026-03-02T12:00:00+00:00"}
    assert refused([*lines[:2], json.dumps(head | body).encode() + b"\n", *lines[2:]]).startswith("f:3: ")


def test_code_must_be_what_was_submitted(lines):
    assert "checksum" in refused([*lines[:-1], change(lines[-1], text="import os")])
    assert "not in the file" in refused([*lines[:-1], change(lines[-1], code="../../evil")])
    assert "not in the file" in refused([*lines[:-1], change(lines[-1], code=["x"])])
    bad = {"code": json.loads(lines[-1])["code"], "base64": "!!!"}
    assert "no line that drill writes" in refused([*lines[:-1], json.dumps(bad).encode()])


def test_one_id_cannot_be_two_events(lines):
    other = change(lines[1], log__seconds=9.0)
    assert "its id is used by another event" in refused([*lines[:2], other, *lines[2:]])
    assert len(read([*lines[:2], lines[1], *lines[2:]]).events) == 4


def test_a_line_without_end_is_not_read_to_its_end(lines, monkeypatch):
    monkeypatch.setattr("drill.store.unpacking.LARGEST_LINE", 5000)
    assert "f:2: it is larger than anything drill writes" in refused([lines[0], b'{"id":"' + b"x" * 9000])
    monkeypatch.setattr("drill.store.unpacking.LARGEST_FILE", 600)
    assert "larger" in refused([gzip.compress(lines[0] + b" " * 400 + b"\n" * 400)])


def test_a_journal_can_be_taken_in_as_it_is(lines, store):
    journal = (store.home / "progress.jsonl").read_bytes()
    assert "no file of progress" in refused([journal])
    assert len(read([journal], partial=True).events) == 4


def test_an_edited_copy_of_code_is_left_out(store):
    attempt = store.start_attempt("conv2d", "numpy", b"one", NOW)
    store.attempt_code(attempt).write_bytes(b"two")
    assert read(store.transfers.pack()[1]).code == {}


def test_what_base64_holds_is_checked_like_text(lines):
    event = json.loads(lines[3])
    code = b"import os"
    line = {"code": event["id"], "base64": base64.b64encode(code).decode()}
    assert "checksum" in refused([*lines[:-1], json.dumps(line).encode()])
    fitting = change(lines[3], sha256=hashlib.sha256(code).hexdigest())
    assert read([*lines[:3], fitting, lines[4], json.dumps(line).encode()]).code == {event["id"]: code}


@pytest.mark.parametrize("events", ["\x1b]0;x\x07", [[]] * 900, 10**400, -1, True])
def test_what_a_header_says_is_told_only_where_it_is_a_number(lines, events):
    assert "of ? events" in refused([change(lines[0], events=events), *lines[1:]])


def test_a_small_file_that_unpacks_to_line_ends_without_end_is_refused(lines):
    packed = gzip.compress(b"\n".join(lines) + b"\n" * (1 << 20), 1)
    with pytest.raises(StoreError) as caught:
        unpack(io.BufferedReader(io.BytesIO(packed)), "bomb")
    assert "larger than anything drill writes" in caught.value.message.en
