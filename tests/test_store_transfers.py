"""Taking in another machine's progress and keeping copies: killed, crowded or out of room, nothing is lost."""

import gzip
import io
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import answer, environment, judgement, log, observe, scheduled
from test_store_ledger import start_writer

from drill.errors import StoreError
from drill.models.judgement import Verdict
from drill.store import Store
from drill.store.backups import KEPT, list_backups
from drill.store.database import connect
from drill.store.schema import PROGRESS
from drill.store.transfers import deliver
from drill.store.unpacking import unpack

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

IMPORTER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from drill.session.merging import merge
from drill.store import Store
from drill.store.unpacking import unpack

home, file, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
if step != "-":
    # To die just before the step of that number among those that touch the disk.
    from drill.store import contents, database, journal, transfers
    left = [int(step)]
    def deadly(function):
        def call(*arguments, **options):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return function(*arguments, **options)
        return call
    journal.os = type("Os", (), {**vars(os), **{name: staticmethod(deadly(getattr(os, name)))
        for name in ("write", "fsync", "open", "close")}})
    journal.Path.replace = deadly(Path.replace)
    journal.Journal.install = deadly(journal.Journal.install)
    contents.set_extent = deadly(contents.set_extent)
with Store.open(home) as store:
    print("open", flush=True)
    with file.open("rb") as stream:
        store.transfers.bring(unpack(stream, "file"), merge, datetime.now(UTC))
print("done", flush=True)
"""


def fill(home: Path, name: str, count: int) -> None:
    with Store.open(home) as store:
        for number in range(count):
            answer(store, f"{name}{number % 9}", NOW + timedelta(hours=number, seconds=len(name)))
        attempt = store.start_attempt("conv2d", "numpy", name.encode(), NOW)
        store.finish_attempt(attempt, judgement("conv2d", Verdict.ACCEPTED), NOW)


def write(home: Path, file: Path) -> Path:
    with Store.open(home) as store:
        deliver(file, store.transfers.pack()[1], force=True)
    return file


def start_import(home: Path, file: Path, step: str = "-") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(home), str(file), step],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def run_import(home: Path, file: Path, step: str = "-") -> int:
    process = start_import(home, file, step)
    process.communicate(timeout=60)
    return process.returncode


def events(home: Path) -> set[str]:
    with Store.open(home) as store:
        return {event.id for event in store._ledger.events()}


def look(home: Path) -> tuple[dict[str, object], bytes]:
    with Store.open(home) as store:
        return observe(store), store._ledger._journal.read()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A home with a history, and a file with another."""
    fill(tmp_path / "here", "a", 40)
    fill(tmp_path / "there", "b", 60)
    return tmp_path / "here", write(tmp_path / "there", tmp_path / "there.jsonl")


def copy(home: Path, target: Path) -> Path:
    subprocess.run(["cp", "-a", str(home), str(target)], check=True)
    return target


def test_an_import_that_dies_at_any_step_leaves_the_old_or_the_new_state(two, tmp_path: Path):
    home, file = two
    old = look(home)
    done = copy(home, tmp_path / "done")
    assert run_import(done, file) == 0
    new = look(done)
    seen = set()
    for step in range(200):
        trial = copy(home, tmp_path / f"trial{step}")
        code = run_import(trial, file, str(step))
        assert code in (0, 9)
        state = look(trial)
        assert state in (old, new), step
        seen.add(state == new)
        for path in trial.glob("progress.db*"):
            path.unlink()
        assert look(trial) == state
        if step % 4 == 0:
            assert run_import(trial, file) == 0  # once more, and it is done
            assert look(trial) == new
        if code == 0:
            break
    assert seen == {True, False}
    assert step > 15


def test_an_import_that_is_killed_at_any_time_loses_nothing(two, tmp_path: Path):
    home, file = two
    old = look(home)
    dice = random.Random(3)
    killed = 0
    for turn in range(8):
        trial = copy(home, tmp_path / f"trial{turn}")
        process = start_import(trial, file)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(dice.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        killed += "done" not in process.stdout.read()
        process.wait(timeout=30)
        process.stdout.close()
        state = look(trial)
        assert state == old or len(state[0]["logs"]) == 100  # type: ignore[arg-type]
        assert run_import(trial, file) == 0
        assert len(look(trial)[0]["logs"]) == 100  # type: ignore[arg-type]
    assert killed


def test_answers_given_during_an_import_are_kept(two):
    home, file = two
    before = events(home)
    with file.open("rb") as stream:
        coming = {event.id for event in unpack(stream, "f").events}
    writers = [start_writer(home, name, 60) for name in "vw"]
    importers = [start_import(home, file) for _ in range(2)]
    for process in (*writers, *importers):
        process.communicate(timeout=120)
        assert process.returncode == 0
    after = events(home)
    assert before | coming <= after
    assert len(after) == len(before | coming) + 120
    live = look(home)
    for path in home.glob("progress.db*"):
        path.unlink()
    assert look(home) == live


def test_a_store_left_open_sees_what_another_process_brought(two):
    home, file = two
    with Store.open(home) as store:
        assert run_import(home, file) == 0
        assert len(store.logs()) == 100
        answer(store, "late", NOW)
        assert len(store.logs()) == 101


def test_a_full_disk_leaves_all_as_it_was(two):
    home, file = two
    before = look(home)
    script = f"""
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from drill.errors import StoreError
from drill.session.merging import merge
from drill.store import Store
from drill.store.unpacking import unpack
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store.open(Path({str(home)!r})) as store, open({str(file)!r}, "rb") as stream:
    parcel = unpack(stream, "f")
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for room in (0, 500, 4000, 30_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            store.transfers.bring(parcel, merge, datetime.now(UTC))
        except StoreError as error:
            assert "Nothing was imported" in error.message.en and "未导入任何内容" in error.message.zh, error.message
        else:
            raise AssertionError(room)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert look(home) == before
    assert len(list((home / "attempts").iterdir())) == 1
    assert not list(home.glob(".*.part"))


def test_code_comes_along_and_never_replaces_what_is_there(two):
    home, file = two
    with file.open("rb") as stream:
        parcel = unpack(stream, "f")
    [(attempt, code)] = parcel.code.items()
    with Store.open(home) as store:
        store.attempt_code(attempt).write_text("mine")
        from drill.session.merging import merge

        brought = store.transfers.bring(parcel, merge, NOW)
        assert (brought.code, store.attempt_code(attempt).read_text()) == (0, "mine")
        store.attempt_code(attempt).unlink()
        brought = store.transfers.bring(parcel, merge, NOW)
        assert (brought.code, brought.new.total, store.attempt_code(attempt).read_bytes()) == (1, 0, code)


def test_ten_backups_are_kept_and_nothing_else_is_touched(store: Store):
    answer(store, "q", NOW)
    (store.home / "backups").mkdir()
    (store.home / "backups" / "mine.jsonl.gz").write_bytes(b"mine")
    paths = [store.transfers.back_up(NOW + timedelta(seconds=number // 2))[1] for number in range(KEPT + 5)]
    assert list_backups(store.home / "backups") == paths[5:]
    # One made by a clock that was set back is kept, though it looks old.
    assert store.transfers.back_up(NOW - timedelta(days=99))[1].exists()
    assert (store.home / "backups" / "mine.jsonl.gz").exists()


def test_a_backup_brings_everything_back(two, tmp_path: Path):
    from drill.session.merging import merge

    home, _ = two
    with Store.open(home) as store:
        _, path = store.transfers.back_up(NOW)
        live = events(home)
    with Store.open(tmp_path / "new") as store, path.open("rb") as stream:
        store.transfers.bring(unpack(stream, "f"), merge, NOW)
        [attempt] = store.attempts()
        assert store.attempt_code(attempt.id).read_bytes() == b"a"
    assert events(tmp_path / "new") == live


def outdate(home: Path) -> None:
    """A database as an earlier version of drill left it."""
    with Store.open(home) as store:
        lines = [(event.id, event.line) for event in store._ledger.events()]
    for path in home.glob("progress.db*"):
        path.unlink()
    connection = connect(home / "progress.db", synchronous="FULL")
    for statement in PROGRESS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.executemany("INSERT INTO event (id, line) VALUES (?, ?)", lines)
    connection.close()


def version(home: Path) -> int:
    connection = sqlite3.connect(home / "progress.db")
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return found


def test_progress_is_backed_up_before_it_is_migrated(two):
    home, _ = two
    before = events(home)
    outdate(home)
    assert events(home) == before
    assert version(home) == len(PROGRESS)
    [backup] = list_backups(home / "backups")
    parcel = unpack(io.BufferedReader(io.BytesIO(gzip.decompress(backup.read_bytes()))), "f")
    assert {event.id for event in parcel.events} == before
    assert list(parcel.code.values()) == [b"a"]
    assert events(home) == before
    assert list_backups(home / "backups") == [backup]  # nothing to migrate: no further one


def test_an_empty_database_needs_no_backup(home: Path):
    with Store.open(home):
        pass
    outdate(home)
    with Store.open(home):
        pass
    assert not (home / "backups").exists()


def test_without_room_for_the_backup_nothing_is_migrated(two):
    home, _ = two
    before = look(home)
    outdate(home)
    (home / "backups").write_text("in the way")
    with pytest.raises(StoreError, match="first makes a backup") as caught:
        Store.open(home)
    assert "先备份" in caught.value.message.zh
    assert version(home) == 1
    (home / "backups").unlink()
    assert look(home)[1] == before[1]


def test_a_file_is_written_whole_and_never_over_another(tmp_path: Path):
    target = tmp_path / "out.jsonl"
    deliver(target, [b"one\n"], force=False)
    with pytest.raises(FileExistsError):
        deliver(target, [b"two\n"], force=False)
    assert target.read_bytes() == b"one\n"
    link = tmp_path / "link.jsonl"
    link.symlink_to(target)
    deliver(link, [b"two\n"], force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"two\n"
    with pytest.raises(OSError):
        deliver(tmp_path / "nowhere" / "out", [b"x"], force=False)
    with pytest.raises(FileExistsError):
        deliver(Path("/dev/null"), [b"x"], force=True)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    known = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
        with pytest.raises(OSError):
            deliver(target, [b"x" * 99], force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, known)
    assert target.read_bytes() == b"two\n"
    assert {path.name for path in tmp_path.iterdir()} == {"out.jsonl", "link.jsonl"}


def test_a_name_taken_meanwhile_is_not_written_over_where_there_are_no_links(tmp_path: Path, monkeypatch):
    def link(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    deliver(tmp_path / "out", [b"x"], force=False)
    assert (tmp_path / "out").read_bytes() == b"x"
    with suppress(FileExistsError):
        deliver(tmp_path / "out", [b"y"], force=False)
    assert (tmp_path / "out").read_bytes() == b"x"


def test_answers_taken_back_are_not_counted(store: Store):
    entry, card = log("q", NOW), scheduled("q", NOW)
    store.answer(entry, card)
    answer(store, "p", NOW)
    store.undo(entry.id, NOW)
    counts, _ = store.transfers.pack()
    assert (counts.answers, counts.total) == (1, 3)
