"""The boundary: messages, exit codes, languages. Commands have tests of their own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from drill import __version__
from drill.cli import app, help_zh
from drill.store import Store


def drill(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drill", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | environment,
        check=False,
    )


def commands(command, path=()):
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


def test_version_names_the_version():
    result = drill("--version")
    assert (result.returncode, result.stdout.split()) == (0, ["drill", __version__])


@pytest.mark.parametrize(
    "arguments", [("quizz",), ("quiz", "--bogus"), ("quiz", "--count", "many"), ("code", "show"), ("--lang", "fr")]
)
def test_bad_usage_is_one_line_and_exit_code_2(arguments):
    result = drill(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("drill: ")
    assert result.stderr.count("\n") == 1


def test_bad_usage_with_json_is_one_document_on_stdout():
    result = drill("code", "test", "--bogus", "--json")
    assert result.returncode == 2
    assert json.loads(result.stdout)["error"]["exit_code"] == 2


def test_our_bug_is_told_without_a_traceback_and_logged(home, monkeypatch, capsys):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(Store, "open", broken)
    assert app.run(["stats"]) == 3
    seen = capsys.readouterr()
    assert "Traceback" not in seen.err + seen.out
    assert str(home / "bug.log") in seen.err
    assert "of ours" in (home / "bug.log").read_text()


def test_an_interrupt_ends_with_130(monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "open", interrupted)
    assert app.run(["stats"]) == 130


@pytest.mark.parametrize("where", [("--lang", "zh", "stats"), ("stats", "--lang", "zh"), ("stats", "--lang=zh")])
def test_the_language_may_stand_anywhere(where, capsys):
    assert app.run(list(where)) == 0
    assert any("\u4e00" <= character <= "\u9fff" for character in capsys.readouterr().out)


def test_the_systems_language_is_spoken_unless_another_is_asked_for():
    assert "用法" not in drill("quizz", LANG="en_US.UTF-8", LC_ALL="").stderr
    assert "没有这个命令" in drill("quizz", LANG="zh_CN.UTF-8", LC_ALL="").stderr
    assert "No such command" in drill("quizz", "--lang", "en", LANG="zh_CN.UTF-8", LC_ALL="").stderr


def test_a_closed_pipe_is_no_error():
    process = subprocess.run(
        f"{sys.executable} -m drill code | head -n 1", shell=True, capture_output=True, text=True, check=False
    )
    assert process.stderr == ""


def test_an_encoding_without_our_signs_does_not_end_the_run():
    result = drill("code", PYTHONIOENCODING="ascii")
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("path", "command"),
    list(commands(typer.main.get_command(app.build()))),
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_help_text_is_there_in_both_languages(path, command):
    texts = [command.help, *(parameter.help for parameter in command.params if hasattr(parameter, "help"))]
    missing = [words for words in texts if not words or words not in help_zh.CHINESE]
    assert not missing, (path, missing)


def test_nothing_slow_is_imported_before_a_command_runs(home: Path):
    program = (
        "import sys; from drill.cli import app; app.build(); "
        "print([m for m in ('torch', 'numpy', 'yaml', 'fsrs', 'pydantic', 'rich.markdown') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [("quiz",), ("code",), ("import",), ("bank",), ("plan",)])
def test_chinese_help_is_whole_at_any_width(command):
    for width in ("80", "60"):
        shown = drill("--lang", "zh", *command, "--help", COLUMNS=width).stdout
        assert not re.search(r"[\u4e00-\u9fff]…", shown), shown


def test_help_names_the_commands_in_the_order_that_one_meets_them():
    shown = drill("--lang", "en", "--help").stdout
    assert shown.index(" quiz ") < shown.index(" code ") < shown.index(" interview ") < shown.index(" backup ")


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        (
            "quizz",
            "Did you mean 'quiz'? See drill --help.",
            "没有这个命令：quizz。是不是想输入 quiz？用法见 drill --help。",
        ),
        ("code lst", "See drill code --help.", "用法见 drill code --help。"),
        ("quiz --count x", "'x' is not a whole number. See drill quiz", "--count / -n 的取值无效：“x”不是整数。"),
        ("quiz --count 0", "0 is too small, at least 1 is needed.", "0 太小，至少为 1。"),
        ("plan --minutes 2", "2 is not between 5 and 600.", "2 不在 5 到 600 之间。"),
        ("quiz --mode hard", "'hard' is not one of 'due', ", "没有“hard”，可选：due、random、weak、cram。"),
        ("stats --al", "No such option: --al (did you mean --all).", "没有这个选项：--al。是不是想输入 --all？"),
        ("stats more", "Unexpected: more.", "多余的参数：more。"),
        ("plan --date", "'--date' needs a value.", "--date 后面需要一个值。"),
        ("report", "Missing option '--html'.", "缺少选项：--html。"),
    ],
)
def test_a_usage_error_is_one_plain_sentence(line, english, chinese, capsys):
    for lang, words in (("en", english), ("zh", chinese)):
        assert app.run([*line.split(), "--lang", lang]) == 2
        said = capsys.readouterr().err
        assert words in said
        assert said.count("\n") == 1


def test_in_chinese_an_exercise_has_one_name():
    other = re.compile("[个道份]练习|练习(的 ?id| id|文件夹|题)|”的练习|全部练习")
    package = Path(app.__file__).parent.parent
    said = {file.name: other.search(file.read_text(encoding="utf-8")) for file in package.rglob("*.py")}
    assert [name for name, found in said.items() if found] == []


@pytest.mark.parametrize("words", ["quiz --lang --lang zh", "quiz --lang zh --lang fr", "quiz --lang=zh --lang"])
def test_a_wrong_language_is_refused_in_the_one_that_was_asked_for(words, capsys):
    assert app.run(words.split()) == 2
    said = capsys.readouterr().err
    assert "只能是 en 或 zh" in said
    assert "“--lang”" not in said
