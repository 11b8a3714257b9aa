"""drill bank import and drill bank export."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drill.bank.example import example_bank

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def drill(home, tmp_path_factory):
    """Run the real command in an empty folder."""
    here = tmp_path_factory.mktemp("work")

    def run(*arguments, code=0, at=home):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_HOME": str(at)}
        done = subprocess.run(
            [sys.executable, "-m", "drill", "bank", *map(str, arguments)],
            cwd=here, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr
        return done.stdout if code != 2 else done.stderr

    run.here = here
    return run


def test_a_bank_is_copied_to_ones_own(drill, home):
    (drill.here / "mine.yaml").write_text(example_bank(Path("mine.yaml"), "en"))
    assert drill("import", "mine.yaml").endswith("mine.yaml (10 questions)\n")
    assert (home / "questions" / "mine.yaml").read_bytes() == (drill.here / "mine.yaml").read_bytes()
    assert "mine" in [bank["id"] for bank in json.loads(drill("list", "--json"))]


def test_cards_become_questions_and_come_back(drill, home):
    rows = [["Why √d?", 'Because "it" is\nlong'], ["no", "yes"]]
    with (drill.here / "cards.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["front", "back"], *rows])
    assert "2 道题" in drill("import", "cards.csv", "--lang", "zh")
    drill("export", "out.tsv")
    lines = (drill.here / "out.tsv").read_text().splitlines(keepends=True)
    assert lines[:3] == ["#separator:Tab\n", "#html:false\n", "#tags column:3\n"]
    found = list(csv.reader(io.StringIO("".join(lines[3:])), delimiter="\t"))
    assert [row[:2] for row in found] == rows
    assert found[0][2] == "cards level::1"


def test_faults_are_told_by_place_and_nothing_is_copied(drill, home):
    (drill.here / "good.csv").write_text("a,b\n")
    (drill.here / "bad.csv").write_text("x,y\ncosts $5,z\nlonely\n")
    (drill.here / "bad.yaml").write_text("questions:\n  - {id: Bad_Id, prompt: p, answer: a}\n")
    said = drill("import", "good.csv", "bad.csv", "bad.yaml", code=1)
    assert said.splitlines()[0].startswith("bad.csv:3:1: ")
    assert any(line.startswith("bad.yaml:2:10: ") for line in said.splitlines())
    assert said.endswith("Nothing was imported.\n")
    (drill.here / "bad.csv").write_text("x,y\ncosts $5,z\n")
    assert drill("import", "bad.csv", code=1).startswith("bad.csv:2:1: a `$` without its partner")
    assert not (home / "questions").exists()


def test_what_is_there_already_stays(drill, home):
    (drill.here / "cards.csv").write_text("a,b\n")
    drill("import", "cards.csv")
    before = (home / "questions" / "cards.yaml").read_bytes()
    assert "is already used at" in drill("import", "cards.csv", code=1)
    (drill.here / "cards.csv").write_text("c,d\n")
    assert "exists already" in drill("import", "cards.csv", code=2)
    assert "不会改动" in drill("import", "cards.csv", "--lang", "zh", code=2)
    assert (home / "questions" / "cards.yaml").read_bytes() == before
    assert "there is no file" in drill("import", "nowhere.csv", code=2)
    (drill.here / "cards.pdf").write_text("x")
    assert "neither a bank" in drill("import", "cards.pdf", code=2)


def test_one_bank_is_exported_as_it_is_several_as_one(drill, home, tmp_path_factory):
    drill("new")
    own = home / "questions" / "my-questions.yaml"
    assert drill("export") == own.read_text()
    (drill.here / "cards.csv").write_text("a,b\nno,1e-3\n")
    drill("import", "cards.csv")
    drill("export", "both.yaml")
    assert "exists already" in drill("export", "both.yaml", code=2)
    other = tmp_path_factory.mktemp("other")
    assert drill("import", "both.yaml", at=other).endswith("(12 questions)\n")
    topics = {
        one["id"]: one["topic"]
        for at in (home, other)
        for bank in json.loads(drill("list", "--json", at=at))
        for one in bank["questions"]
        if bank["id"] in ("both", "my-questions", "cards")
    }
    assert len(topics) == 12
    assert set(topics.values()) == {"my-questions", "cards"}


def test_a_shipped_bank_is_exported_by_its_id(drill):
    bank = json.loads(drill("list", "--json"))[0]
    assert f"bank: {bank['id']}" in drill("export", "--bank", bank["id"])
    cards = drill("export", "--bank", bank["id"], "--format", "csv", "--lang", "zh")
    assert len(list(csv.reader(io.StringIO(cards)))) == len(bank["questions"]) + 3
    assert "there is no bank 'nix'" in drill("export", "--bank", "nix", code=2)
    assert "no bank of your own" in drill("export", code=2)


def test_the_same_fault_on_every_line_is_said_once(drill):
    (drill.here / "notes.txt").write_text("what\nare\nthese\n")
    said = drill("import", "notes.txt", code=1)
    assert said.startswith("notes.txt:1:1: a row is front, back and perhaps tags (and 2 more lines)\n")
    assert len(said.splitlines()) == 2
    assert "（另有 2 行同样）" in drill("import", "notes.txt", "--lang", "zh", code=1)
    (drill.here / "notes.txt").write_text("only\nonly\n")
    assert "(and 1 more line)" in drill("import", "notes.txt", code=1)
