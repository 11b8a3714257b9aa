"""drill export, drill import, drill backup: as a learner with two machines runs them."""

import json
import os
import shlex
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import answer, judgement

from drill.models.judgement import Verdict
from drill.store import Store

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def drill(tmp_path):
    """Run the real command on the machine of that name."""
    here = tmp_path / "work"
    here.mkdir()

    def run(machine, *arguments, code=0, stdin=b""):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_HOME": str(tmp_path / machine)}
        done = subprocess.run(
            [sys.executable, "-m", "drill", *arguments],
            cwd=here, env=environment, capture_output=True, input=stdin, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == code, done
        assert b"Traceback" not in done.stderr
        return (done.stdout if code != 2 else done.stderr).decode()

    run.here = here
    for name, count in (("a", 3), ("b", 5)):
        with Store.open(tmp_path / name) as store:
            for number in range(count):
                answer(store, f"q{number}", NOW + timedelta(days=number, minutes=count))
            attempt = store.start_attempt("conv2d", "numpy", name.encode(), NOW)
            store.finish_attempt(attempt, judgement("conv2d", Verdict.ACCEPTED), NOW)
    return run


def test_two_machines_come_to_the_same_whichever_is_first(drill, tmp_path):
    drill("a", "export", "a.jsonl")
    drill("b", "export", "b.jsonl.gz")
    before = drill("a", "stats", "--json")
    said = drill("a", "import", "b.jsonl.gz")
    assert said.startswith("New: 5 answers, 1 submission, 1 other event.\nAs it was before: ")
    assert drill("b", "import", "a.jsonl", "--lang", "zh").startswith("新增：3 次作答、1 次代码提交、1 条其他记录。")
    assert drill("a", "stats", "--json") == drill("b", "stats", "--json") != before
    assert (tmp_path / "a" / "progress.jsonl").read_bytes() == (tmp_path / "b" / "progress.jsonl").read_bytes()
    assert drill("a", "import", "b.jsonl.gz") == "Nothing new; 7 events were here already.\n"
    assert json.loads(drill("a", "stats", "--json"))["reviews"] == 8


def test_export_and_import_go_through_pipes(drill):
    data = drill("a", "export").encode()
    assert data == drill("a", "export", "-").encode()
    assert json.loads(data.splitlines()[0])["answers"] == 3
    document = json.loads(drill("new", "import", "-", "--json", stdin=data))
    assert document == {
        "new": {"answers": 3, "submissions": 1, "interviews": 0, "others": 1},
        "here": 0, "code": 1, "skipped": 0, "backup": None,
    }  # fmt: skip
    drill("a", "import", "-", stdin=data)  # puts it in the order in which it came in there
    assert drill("new", "export") == drill("a", "export")


def test_an_existing_file_is_written_over_only_by_force(drill, tmp_path):
    (drill.here / "a.jsonl").write_text("mine")
    assert "a.jsonl exists already" in drill("a", "export", "a.jsonl", code=2)
    assert "a.jsonl 已存在" in drill("a", "export", "a.jsonl", "--lang", "zh", code=2)
    refused = drill("a", "backup", "a.jsonl", code=2)
    assert "exists already" in refused
    assert "--force" not in refused  # it has none
    assert "is a folder; name a file in it" in drill("a", "export", str(tmp_path), code=2)
    assert (drill.here / "a.jsonl").read_text() == "mine"
    assert "Written: a.jsonl (3 answers, 1 submission, 1 other event)" in drill("a", "export", "a.jsonl", "--force")


def test_progress_itself_cannot_be_written_over(drill, tmp_path):
    before = (tmp_path / "a" / "progress.jsonl").read_bytes()
    for name in ("progress.jsonl", "progress.db", "catalogue.db"):
        assert "choose another name" in drill("a", "export", str(tmp_path / "a" / name), "--force", code=2)
    for name in ("progress.jsonl", "progress.db"):
        link = drill.here / f"link-to-{name}"
        link.symlink_to(tmp_path / "a" / name)
        assert "choose another name" in drill("a", "export", link.name, "--force", code=2)
    assert (tmp_path / "a" / "progress.jsonl").read_bytes() == before


def test_a_faulty_file_is_one_line_and_changes_nothing(drill, tmp_path):
    before = (tmp_path / "a" / "progress.jsonl").read_bytes()
    data = drill("b", "export").encode()
    (drill.here / "cut.jsonl").write_bytes(data[:2500])
    said = drill("a", "import", "cut.jsonl", code=2)
    assert said.startswith("drill: cut.jsonl:")
    assert "drill export" in said
    assert "Nothing was changed." in said
    assert len(said.splitlines()) == 1
    assert "未作任何改动" in drill("a", "import", "cut.jsonl", "--lang", "zh", code=2)
    assert "cannot be read" in drill("a", "import", "nowhere.jsonl", code=2)
    assert "cannot be read" in drill("a", "import", ".", code=2)
    assert "the name of the file is empty" in drill("a", "import", "", code=2)
    assert "文件名为空" in drill("a", "import", "", "--lang", "zh", code=2)
    assert "this is no file of progress" in drill("a", "import", "-", code=2)
    assert (tmp_path / "a" / "progress.jsonl").read_bytes() == before
    assert not (tmp_path / "a" / "backups").exists()
    # What is sound of it is there for the asking.
    said = drill("a", "import", "cut.jsonl", "--partial")
    assert "left out" in said


def test_a_backup_says_where_it_is_and_comes_back(drill, tmp_path):
    said = drill("a", "backup")
    [backup] = (tmp_path / "a" / "backups").iterdir()
    assert backup.name in said
    assert "3 answers" in said
    assert "已备份" in drill("a", "backup", "--lang", "zh")
    drill("new", "import", str(backup))
    assert json.loads(drill("new", "stats", "--json"))["reviews"] == 3


def test_a_reader_that_goes_away_is_no_fault(drill, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_HOME": str(tmp_path / "a")}
    done = subprocess.run(
        f"'{sys.executable}' -m drill export | head -c 1",
        shell=True, env=environment, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == b"{"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output_is_said(drill, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_HOME": str(tmp_path / "a")}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "drill", "export"],
            stdout=full, stderr=subprocess.PIPE, env=environment, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"drill: stdout cannot be written: No space left")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_from_the_start_is_an_empty_one(drill, tmp_path, closed):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_HOME": str(tmp_path / "a"), "DRILL_LANG": "en"}
    for arguments, code in ((["stats"], 0), (["export", "-"], 0), (["import", "-"], 2), (["interview"], 0)):
        if arguments == ["import", "-"] and "<" not in closed:
            continue
        command = shlex.join([sys.executable, "-m", "drill", *arguments])
        done = subprocess.run(
            ["sh", "-c", f"{command} {closed}"],
            cwd=drill.here, env=environment, capture_output=True, input=b"" if "<" not in closed else None,
            timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == code, done
    assert not (tmp_path / "a" / "bug.log").exists()
