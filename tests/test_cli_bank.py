import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from drill.models.question import TYPE_NAMES

ROOT = Path(__file__).resolve().parent.parent

SIX = """questions:
  - {id: good-one, prompt: p, answer: a}
  - {id: Bad_Id, prompt: p, answer: a}
  - {id: no-answer, prompt: p}
  - {id: level, level: 6, prompt: p, answer: a}
  - {id: boolean, prompt: p, answer: no}
  - {id: topic, topic: attention/scalin, prompt: p, answer: a}
  - {id: twice, prompt: p, prompt: q, answer: a}
  - {id: good-two, prompt: p, answer: a}
"""


@pytest.fixture
def drill(home, tmp_path_factory):
    """Run the real command in an empty folder."""
    here = tmp_path_factory.mktemp("work")

    def run(*arguments, code=0, cwd=here):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_HOME": str(home), "PYTHONWARNINGS": "error"}
        done = subprocess.run(
            [sys.executable, "-m", "drill", *map(str, arguments)],
            cwd=cwd, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr
        return done.stdout if code != 2 else done.stderr

    run.here = here
    return run


def test_lint_prints_one_line_a_fault_and_a_summary(drill):
    (drill.here / "six.yaml").write_text(SIX)
    lines = drill("bank", "lint", "six.yaml", code=1).splitlines()
    places = [line.split(": ")[0] for line in lines[:-1]]
    assert places == [
        "six.yaml:3:10", "six.yaml:4:5", "six.yaml:5:24", "six.yaml:6:38", "six.yaml:7:24", "six.yaml:8:28",
    ]  # fmt: skip
    assert lines[-1] == "1 bank file, 2 questions, 0 exercises: 6 faults."


def test_lint_speaks_chinese(drill):
    (drill.here / "six.yaml").write_text(SIX)
    lines = drill("bank", "lint", "six.yaml", "--lang", "zh", code=1).splitlines()
    assert lines[0].startswith("six.yaml:3:10: id 须为 kebab-case")
    assert lines[-1] == "1 个题库文件，2 道题，0 道代码题，6 处问题。"


def test_lint_of_a_clean_file_ends_with_0(drill):
    (drill.here / "good.yaml").write_text("questions:\n  - {id: good-one, prompt: p, answer: a}\n")
    assert drill("bank", "lint", "good.yaml").strip() == "1 bank file, 1 question, 0 exercises: no faults."


def test_lint_of_a_folder_outside_prints_absolute_paths(drill, home):
    (home / "questions").mkdir()
    (home / "questions" / "mine.yaml").write_text("questions: [\n")
    first = drill("bank", "lint", home / "questions", code=1).splitlines()[0]
    assert first.startswith(f"{home}/questions/mine.yaml:1:13: ")


def test_lint_that_runs_proves_the_keys_of_programs(drill):
    question = "questions:\n  - {id: shape, prompt: p, code: 'print((2, 3))', answer: 2x3}\n"
    (drill.here / "good.yaml").write_text(question)
    assert "1 of 1 programs print their key" in drill("bank", "lint", "good.yaml", "--run")
    (drill.here / "bad.yaml").write_text(question.replace("2x3", "3x2"))
    first = drill("bank", "lint", "bad.yaml", "--run", code=1).splitlines()[0]
    assert first == "bad.yaml:2:1: shape: it prints (2, 3), and the key is 3x2"


def test_lint_as_json_is_one_document(drill):
    (drill.here / "six.yaml").write_text(SIX)
    document = json.loads(drill("bank", "lint", "six.yaml", "--json", code=1))
    assert (document["files"], document["questions"], len(document["faults"])) == (1, 2, 6)
    fault = document["faults"][0]
    assert (fault["file"], fault["line"], fault["column"]) == ("six.yaml", 3, 10)
    assert "`bad-id`" in fault["message"]


def test_lint_of_nothing_there_is_bad_input(drill):
    assert "nothing at nowhere.yaml" in drill("bank", "lint", "nowhere.yaml", code=2)
    (drill.here / "empty").mkdir()
    assert "neither" in drill("bank", "lint", "empty", code=2)


def test_lint_of_an_exercise_folder_checks_it(drill):
    folder = drill.here / "exercises" / "mine"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text("title: Mine\nlevel: 1\n")
    for path in ("exercises", "exercises/mine", "exercises/mine/exercise.yaml"):
        lines = drill("bank", "lint", path, code=1).splitlines()
        assert lines[0].startswith("exercises/mine/exercise.yaml:1:1: the key `topic` is missing")
        assert "1 exercise:" in lines[-1]


def test_list_as_json_has_every_bank_with_its_questions(drill, home):
    (home / "questions").mkdir()
    file = home / "questions" / "mine.yaml"
    file.write_text("bank: mine\ntitle: {en: Mine, zh: 我的}\nquestions:\n"
                    "  - {id: a, prompt: {en: p, zh: 问}, answer: {en: a, zh: 答}, claims: [003-62], level: 2}\n")  # fmt: skip
    banks = json.loads(drill("bank", "list", "--json", "--lang", "zh"))
    (mine,) = [bank for bank in banks if bank["id"] == "mine"]
    assert mine == {
        "id": "mine",
        "title": "我的",
        "file": str(file),
        "questions": [
            {
                "id": "a",
                "type": "recall",
                "topic": "mine",
                "level": 2,
                "langs": ["en", "zh"],
                "claims": ["003-62"],
                "flagged": False,
            }
        ],
    }
    assert all(set(bank) == {"id", "title", "file", "questions"} for bank in banks)
    assert "topics" not in [bank["id"] for bank in banks]


def test_list_takes_a_bank_of_the_run_and_says_how_many_faults_there_are(drill):
    (drill.here / "six.yaml").write_text(SIX)
    said = drill("bank", "list", "--bank", "six.yaml")
    assert "six.yaml" in said
    assert re.search(r"\d fault", said)
    assert "drill bank lint" in said


def test_list_of_a_bank_that_is_not_there_is_one_document_too(drill, home):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "drill", "bank", "list", "--json", "--bank", "nowhere.yaml"],
                          cwd=drill.here, env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 2
    assert "nowhere.yaml" in json.loads(done.stdout)["error"]["message"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_new_writes_a_bank_that_is_clean_and_is_found(drill, home, lang):
    assert "my-questions.yaml" in drill("bank", "new", "--lang", lang)
    file = home / "questions" / "my-questions.yaml"
    words = file.read_text()
    assert words.startswith("# yaml-language-server: $schema=file://")
    assert json.loads((home / "bank.schema.json").read_text())["$schema"].endswith("draft-07/schema#")
    drill("bank", "lint", file)
    (mine,) = [bank for bank in json.loads(drill("bank", "list", "--json")) if bank["id"] == "my-questions"]
    assert {question["type"] for question in mine["questions"]} == set(TYPE_NAMES)
    assert {tuple(question["langs"]) for question in mine["questions"]} == {(lang,)}


def test_new_never_writes_over_a_file(drill):
    (drill.here / "mine.yaml").write_text("mine")
    assert "exists already" in drill("bank", "new", "mine.yaml", code=2)
    assert "exists already" in drill("bank", "new", "mine", code=2)
    assert (drill.here / "mine.yaml").read_text() == "mine"


def test_new_goes_into_a_folder_that_is_named(drill):
    (drill.here / "mine").mkdir()
    drill("bank", "new", "mine")
    assert (drill.here / "mine" / "my-questions.yaml").is_file()


def test_the_command_alone_lists_the_banks(drill):
    assert drill("bank") == drill("bank", "list")


def test_two_new_banks_do_not_clash(drill, home):
    drill("bank", "new", home / "questions" / "one.yaml")
    drill("bank", "new", home / "questions" / "two.yaml")
    drill("bank", "lint", home / "questions")


def test_new_where_nothing_can_be_written_is_said(drill):
    (drill.here / "file").write_text("")
    assert "cannot be written" in drill("bank", "new", "file/mine.yaml", code=2)


def test_the_schema_knows_every_key_and_the_shipped_topics(drill):
    schema = json.loads(drill("bank", "schema"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    question = schema["definitions"]["question"]["properties"]
    assert {"id", "type", "choices", "answer", "accept", "points", "params", "tolerance", "unit"} <= set(question)
    assert "attention/scaling" in question["topic"]["anyOf"][0]["enum"]


def test_the_schema_accepts_what_the_reader_accepts(drill):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(drill("bank", "schema"))
    jsonschema.Draft7Validator.check_schema(schema)
    for file in sorted((ROOT / "questions").glob("*.yaml")):
        jsonschema.validate(yaml.safe_load(file.read_text()), schema)


def test_help_is_there_in_both_languages(drill):
    assert "Find every fault" in drill("bank", "lint", "--help")
    assert "检查题库" in drill("bank", "lint", "--help", "--lang", "zh")
    for command in ("list", "new", "schema"):
        drill("bank", command, "--help", "--lang", "zh")
