import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from drill.store import Store

BANK = """\
bank: demo
title: {en: Demo, zh: 演示}
topics: {demo: {en: Demo, zh: 演示}, demo/one: {en: One, zh: 一}, demo/two: {en: Two, zh: 二}}
questions:
  - id: demo-choice
    type: choice
    topic: demo/one
    prompt: {en: Which one is right?, zh: 哪一个对？}
    choices:
      - {text: {en: the right one, zh: 对的那个}, correct: true, why: {en: Indeed., zh: 的确。}}
      - {text: {en: a wrong one, zh: 错的一个}, why: {en: It is not., zh: 它不对。}}
      - {text: {en: another one, zh: 另外一个}, why: {en: Nor this., zh: 也不对。}}
    explanation: {en: Because of the law., zh: 规律如此。}
    sources: [https://arxiv.org/abs/1706.03762]
  - id: demo-number
    type: number
    topic: demo/two
    answer: 2**10
    unit: bytes
    prompt: {en: How many in a kibibyte?, zh: 一 KiB 有多少？}
  - id: demo-recall
    type: recall
    topic: demo/two
    prompt: {en: Explain the cache., zh: 解释缓存。}
    answer: {en: Keys and values are kept., zh: 缓存 K 和 V。}
    points:
      - {text: {en: They are kept, zh: 保留下来}, any: {en: [kept, cache], zh: [缓存, 保留]}}
"""


@pytest.fixture
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("banks") / "demo.yaml"
    file.write_text(BANK, encoding="utf-8")
    return file


def drill(*arguments: str, lines: str | bytes | None = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with these lines on stdin."""
    data = lines.encode() if isinstance(lines, str) else lines
    done = subprocess.run(
        [sys.executable, "-m", "drill", *arguments],
        input=data,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "DRILL_LANG": "en", **environment},
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def logs(home: Path) -> list[tuple[str, bool]]:
    with Store.open(home) as store:
        return [(log.question, log.correct) for log in store.logs()]


def test_three_lines_are_three_answers(home: Path) -> None:
    done = drill("quiz", "--count", "3", "--seed", "1", lines="a\nb\nc\n")
    assert done.returncode == 0, done.stderr
    assert len(logs(home)) == 3
    assert len({question for question, _ in logs(home)}) == 3


@pytest.mark.parametrize("kind", ["choice", "number", "recall"])
def test_a_letter_is_an_answer_to_every_type(home: Path, bank: Path, kind: str) -> None:
    done = drill("quiz", "--bank", str(bank), "--type", kind, lines="b\n")
    assert done.returncode == 0, done.stderr
    assert len(logs(home)) == 1


def test_a_missed_question_comes_back_only_after_all_others(home: Path, bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--seed", "3", lines="x\n" * 2 + "c\n" + "c\n" * 6)
    assert done.returncode == 0
    assert len({question for question, _ in logs(home)[:3]}) == 3


def test_nothing_on_stdin_shows_the_first_question_and_saves(home: Path, bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--seed", "1")
    assert done.returncode == 0
    assert "1/3" in done.stdout
    assert logs(home) == []


def test_plain_output_has_neither_colour_nor_cursor_movement(bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), lines="a\nb\nc\n", FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b" not in done.stdout
    assert "a) " in done.stdout


def test_choices_are_taken_by_number_too(home: Path, bank: Path) -> None:
    drill("quiz", "--bank", str(bank), "--type", "choice", "--seed", "5", lines="2\n")
    assert len(logs(home)) == 1


def test_a_letter_out_of_range_is_asked_again_and_not_logged(home: Path, bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--type", "choice", lines="z\n\nq\n")
    assert done.returncode == 0
    assert "type one letter from a to c" in done.stdout
    assert logs(home) == []


def test_hint_undo_skip_and_quit_work_as_lines(home: Path, bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--type", "number", lines="?\n7\nu\n1024\n")
    assert "between 1000 and 10000" in done.stdout
    assert logs(home) == [("demo-number", True)]
    skipped = drill("quiz", "--bank", str(bank), "--type", "recall", lines="s\n")
    assert skipped.returncode == 0
    assert logs(home) == [("demo-number", True)]


def test_a_rating_can_be_corrected_by_a_line(home: Path, bank: Path) -> None:
    drill("quiz", "--bank", str(bank), "--type", "recall", lines="no idea\n=3\n")
    assert logs(home) == [("demo-recall", True)]


def test_full_width_input_counts(home: Path, bank: Path) -> None:
    drill("quiz", "--bank", str(bank), "--type", "number", "--lang", "zh", lines="？\n１０２４\n")
    assert logs(home) == [("demo-number", True)]


def test_chinese_switches_everything(bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--lang", "zh", lines="zzz\nc\nc\nc\n" * 3)
    words = done.stdout
    assert "答案是" in words
    assert "下次" in words
    for english in ("answer", "back ", "right", "Missed", "next "):
        assert english not in words.replace("the right one", "")


def test_bytes_that_are_no_text_do_no_harm(home: Path, bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--type", "recall", lines=b"\xff\xfe cache\n")
    assert done.returncode == 0, done.stderr
    assert logs(home) == [("demo-recall", True)]


def test_the_same_seed_asks_the_same_round(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    homes = [str(tmp_path_factory.mktemp("home")) for _ in range(2)]
    first, second = (
        drill("quiz", "--bank", str(bank), "--mode", "random", "--seed", "9", DRILL_HOME=home).stdout for home in homes
    )
    assert first == second


def test_the_summary_counts_and_tells_when_things_come_back(bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--type", "number", lines="1024\n")
    assert "1/1 right at the first try" in done.stdout
    assert "back" in done.stdout
    missed = drill("quiz", "--bank", str(bank), "--type", "recall", lines="x\n")
    assert "✗ Explain the cache." in missed.stdout


def test_nothing_due_is_said_kindly(home: Path, bank: Path) -> None:
    for _ in range(2):
        done = drill("quiz", "--bank", str(bank), "--type", "number", lines="1024\n")
    assert done.returncode == 0
    assert "Nothing is due" in done.stdout
    assert "drill quiz --mode random" in done.stdout
    assert len(logs(home)) == 1


def test_no_question_of_that_kind_is_said_kindly(bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--type", "text")
    assert done.returncode == 0
    assert "No question matches" in done.stdout


def test_an_unknown_topic_is_answered_with_the_nearest_ones(bank: Path) -> None:
    done = drill("quiz", "--bank", str(bank), "--topic", "demo/onne")
    assert done.returncode == 2
    assert "demo/one" in done.stderr
    assert "attention" in drill("quiz", "--topic", "atention").stderr


def test_a_topic_includes_those_below_it(bank: Path) -> None:
    assert "1/3" in drill("quiz", "--bank", str(bank), "--topic", "demo").stdout
    assert "1/2" in drill("quiz", "--bank", str(bank), "--topic", "demo/two").stdout


@pytest.mark.parametrize(
    "arguments", [("--count", "0"), ("--count", "x"), ("--mode", "y"), ("--type", "essay"), ("--bank", "/nowhere.yaml")]
)
def test_wrong_usage_exits_2(arguments: tuple[str, str]) -> None:
    done = drill("quiz", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_named_bank_with_faults_says_where_they_are(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("banks") / "bad.yaml"
    file.write_text("bank: bad\nquestions:\n  - id: x\n", encoding="utf-8")
    done = drill("quiz", "--bank", str(file))
    assert done.returncode == 2
    assert "bad.yaml:3" in done.stderr


def test_ctrl_c_exits_130_with_the_answers_saved(home: Path, bank: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "drill", "quiz", "--bank", str(bank), "--type", "number"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b"7\n")
    running.stdin.flush()
    seen = b""
    while b"(again)" not in seen and "再来一次".encode() not in seen:
        seen += running.stdout.read1(4096)
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"Traceback" not in stderr
    assert logs(home) == [("demo-number", False)]


def test_a_reader_that_stops_early_is_no_error(bank: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; yes a | {sys.executable} -m drill quiz --bank {bank} 2>&1 | head -n 1"],
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        check=False,
    )
    assert b"Traceback" not in done.stdout
    assert b"Exception" not in done.stdout


def test_the_first_question_needs_neither_torch_numpy_nor_yaml(bank: Path) -> None:
    drill("quiz", lines="a\n")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "drill", "quiz", "--count", "1"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        check=True,
    )
    imported = {line.rsplit(b"|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not imported & {b"torch", b"numpy", b"yaml", b"fsrs", b"rich.markdown", b"pygments", b"asyncio"}


def test_bare_drill_welcomes_then_reports(bank: Path) -> None:
    first = drill()
    assert first.returncode == 0
    assert "Welcome" in first.stdout
    assert "drill quiz" in first.stdout
    drill("quiz", "--bank", str(bank), "--type", "number", lines="7\n")
    later = drill()
    assert "1 answer today" in later.stdout
    assert "1 day in a row" in later.stdout
    assert "欢迎" not in drill("--lang", "zh").stdout
    assert "今天 1 次作答" in drill("--lang", "zh").stdout


def test_stats_are_one_json_document(bank: Path) -> None:
    empty = json.loads(drill("stats", "--json").stdout)
    assert (empty["reviews"], empty["due"], empty["cards"], empty["topics"]) == (0, 0, 0, [])
    drill("quiz", "--bank", str(bank), "--type", "number", lines="7\n")
    found = json.loads(drill("stats", "--json").stdout)
    assert (found["reviews"], found["cards"], found["streak"]) == (1, 1, 1)
    assert found["topics"][0]["topic"] == "demo/two"
    assert all(exercise["status"] == "new" for exercise in found["exercises"].values())


def test_stats_for_people(bank: Path) -> None:
    drill("quiz", "--bank", str(bank), "--type", "number", lines="7\n")
    assert "demo/two" in drill("stats").stdout
    assert "作答" in drill("stats", "--lang", "zh").stdout


def test_a_formula_that_cannot_be_read_is_asked_for_again_and_not_counted(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "gradient.yaml"
    file.write_text(
        "questions:\n  - {id: gradient, prompt: p, variables: {p: {min: 0, max: 1}, y: [0, 1]}, answer: p - y}\n"
    )
    done = drill("quiz", "--bank", str(file), lines="p - (y\np - q\n-(y - p)\n")
    assert "character 5: `(` is never closed" in done.stdout
    assert "character 5: `q` is not known here; the formula is in p, y" in done.stdout
    assert logs(home) == [("gradient", True)]
