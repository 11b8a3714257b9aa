"""Chinese help: each command module keeps its own table beside its English help strings."""

import re
from functools import cache
from typing import Any

import typer

from drill.cli import backup, bank, code, doctor, export, import_, interview, mistakes, plan, quiz, report, stats, today
from drill.text import Lang

_OWN = {
    "A gym for deep-learning interviews: questions, coding exercises, a judge and a memory. Alone: today's work.": (
        "深度学习面试训练场：问答、手写代码、评测，并替你记住会忘的东西。不带命令运行则显示今天的任务。"
    ),
    "Everywhere: --lang en|zh, --plain (numbered lines, no colour); NO_COLOR is honoured.": (
        "通用选项：--lang en|zh、--plain（按行编号，不用颜色）；遵循 NO_COLOR。"
    ),
    "Show this message and exit.": "显示本帮助并退出。",
}

CHINESE: dict[str, str] = {
    **_OWN,
    **today.HELP_ZH,
    **quiz.HELP_ZH,
    **code.HELP_ZH,
    **bank.HELP_ZH,
    **stats.HELP_ZH,
    **report.HELP_ZH,
    **interview.HELP_ZH,
    **plan.HELP_ZH,
    **mistakes.HELP_ZH,
    **doctor.HELP_ZH,
    **export.HELP_ZH,
    **import_.HELP_ZH,
    **backup.HELP_ZH,
}

# What typer says of a wrong command line, as people say it; each pair is (what is found, what is said).
_PLAIN = (
    (r"Got unexpected extra arguments? ?(?:\(s\) )?\((.*)\)", r"Unexpected: \1"),
    (r"is not a valid (?:int|integer)(?: range)?\b", "is not a whole number"),
    (r"(\S+) is not in the range (\d+)<=x<=(\d+)", r"\1 is not between \2 and \3"),
    (r"(\S+) is not in the range x>=(\d+)", r"\1 is too small, at least \2 is needed"),
    (r"Option ('.*') requires an argument", r"\1 needs a value"),
    (r"Possible options: ", "did you mean "),
    (r", --help\)", ")"),
    (r" \(did you mean --help\)", ""),
)
_CHINESE_USAGE = (
    (r"No such option: (\S+?)(?= |\.?$)", r"没有这个选项：\1"),
    (r"No such command '(.*?)'", r"没有这个命令：\1"),
    (r"Missing argument '(.*?)'", r"缺少参数：\1"),
    (r"Missing option '(.*?)'", r"缺少选项：\1"),
    (r"Missing command", "缺少命令"),
    (r"Invalid value for (.*?): ", r"\1 的取值无效："),
    (r"Unexpected: ", "多余的参数："),
    (r"'([^']*)' needs a value", r"\1 后面需要一个值"),
    (r" ?\(did you mean (.*?)\)", r"。是不是想输入 \1？"),
    (r"[.?]? ?Did you mean (.*?)\?", r"。是不是想输入 \1？"),
    (r"'([^']*)' is not a whole number", r"“\1”不是整数"),
    (r" is not between (\d+) and (\d+)", r" 不在 \1 到 \2 之间"),
    (r" is too small, at least (\d+) is needed", r" 太小，至少为 \1"),
    (r"'([^']*)' is not one of ", r"没有“\1”，可选："),
    (r"'([^']*)' does not exist", r"\1 不存在"),
)


def localise(command: Any, lang: Lang) -> Any:
    """Put the help of a command tree into `lang`."""
    if lang == "en":
        return command
    _localise_panels()
    return _localise(command)


def _localise(command: Any) -> Any:
    context = typer.Context(command, help_option_names=["-h", "--help"])
    for thing in (command, command.get_help_option(context), *command.params):
        for name in ("help", "short_help", "epilog", "show_default"):
            words = getattr(thing, name, None)
            if isinstance(words, str) and words:
                setattr(thing, name, CHINESE.get(words, words))
    for child in getattr(command, "commands", {}).values():
        _localise(child)
    return command


@cache  # once a process: what is wrapped would be wrapped again
def _localise_panels() -> None:
    """The frame around the help, which typer has as constants, and where its lines break."""
    from typer import rich_utils  # noqa: PLC0415 - slow to import, and only help needs it

    from drill.views.help import Sentence  # noqa: PLC0415 - as above

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    make: Any = rich_utils._make_rich_text  # noqa: SLF001 - rich breaks lines at spaces, and cuts off what has none
    rich_utils._make_rich_text = lambda **words: Sentence(make(**words))  # type: ignore[assignment]  # noqa: SLF001


def usage(message: str, lang: Lang, command: str = "drill") -> str:
    """A usage error, with where to look; typer words it for programmers, and in English only."""
    for found, said in _PLAIN:
        message = re.sub(found, said, message)
    if lang == "en":
        return f"{message if message.endswith('?') else message.rstrip('.') + '.'} See {command} --help."
    for found, said in _CHINESE_USAGE:
        message = re.sub(found, said, message)
    message = message.replace("'", "").replace(", ", "、").rstrip(".")
    return f"{message if message.endswith('？') else message + '。'}用法见 {command} --help。"
