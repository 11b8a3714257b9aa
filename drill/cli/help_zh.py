"""Chinese help: each command module keeps its own table beside its English help strings."""

from typing import Any

import typer

from drill.cli import backup, bank, code, doctor, export, import_, interview, mistakes, plan, quiz, report, stats, today
from drill.text import Lang

_OWN = {
    "A gym for deep-learning interviews: questions, coding exercises, a judge and a memory.": (
        "深度学习面试训练场：问答、手写代码、评测，并替你记住会忘的东西。"
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

_USAGE = (
    ("No such option: ", "没有这个选项："),
    ("No such command ", "没有这个命令："),
    ("Missing argument ", "缺少参数："),
    ("Missing option ", "缺少选项："),
    ("Missing command", "缺少命令"),
    ("Invalid value for ", "取值无效："),
    ("Got unexpected extra argument", "多余的参数"),
    ("Did you mean ", "是不是想输入 "),
    ("requires an argument", "需要一个值"),
    ("is not a valid int", "不是有效的整数"),
    ("is not a valid integer", "不是有效的整数"),
    ("is not in the range", "超出范围"),
    ("is not one of", "不在可选范围内："),
    ("does not exist", "不存在"),
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
        for name in ("help", "short_help", "epilog"):
            words = getattr(thing, name, None)
            if words:
                setattr(thing, name, CHINESE.get(words, words))
    for child in getattr(command, "commands", {}).values():
        _localise(child)
    return command


def _localise_panels() -> None:
    """The frame around the help, which typer has as constants."""
    from typer import rich_utils  # noqa: PLC0415 - slow to import, and only help needs it

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"


def usage(message: str, lang: Lang) -> str:
    """A usage error, with where to look; typer words it in English only."""
    if lang == "zh":
        for english, chinese in _USAGE:
            message = message.replace(english, chinese)
        return f"{message} 用 drill --help 查看用法。"
    return f"{message.rstrip('.?')}. See drill --help."
