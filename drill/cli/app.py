"""The command line: parse, call, print. The one place where an error becomes a message and an exit code."""

import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import typer

from drill import __version__, paths
from drill.cli import context, switches, today
from drill.errors import DrillError
from drill.text import Lang, Text

OK, NO, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
_COMMANDS = (
    "quiz", "code", "interview", "plan", "mistakes", "bank", "stats", "report", "doctor", "export", "import", "backup",
)  # fmt: skip
_HOMES = {"import": "import_"}  # the other commands are each in the module of their name


def build(commands: Sequence[str] = _COMMANDS) -> typer.Typer:
    """The command tree, or only those branches of it that a run needs: each takes time to put together."""
    app = typer.Typer(
        help="A gym for deep-learning interviews: questions, coding exercises, a judge and a memory. "
        "Alone: today's work.",
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Everywhere: --lang en|zh, --plain (numbered lines, no colour); NO_COLOR is honoured.",
    )
    today.register(app)
    for name in commands:
        import_module(f"drill.cli.{_HOMES.get(name, name)}").register(app)
    return app


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code (0 ok, 1 the answer is no, 2 usage, 3 our bug, 130 Ctrl-C)."""
    lang = switches.find_lang(arguments) or context.preferred_lang()
    as_json = "--json" in arguments
    here: context.Context | None = None
    try:
        options = switches.parse(arguments)
        lang = options.lang or lang
        here = context.create(lang, plain=options.plain)
        if options.rest == ["--version"]:
            here.console.print(f"drill {__version__}")
            return OK
        named = [name for name in options.rest[:1] if name in _COMMANDS]
        command = typer.main.get_command(build(named or _COMMANDS))
        if {"-h", "--help"} & set(options.rest):
            from drill.cli import help_zh  # noqa: PLC0415 - it holds the help of every command

            command = help_zh.localise(_in_order(command), lang)
        result = command.main(args=options.rest, prog_name="drill", standalone_mode=False)
        return result if isinstance(result, int) else OK
    except typer.Exit as error:
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        if as_json:
            _fail(Text("interrupted", "已中断").to(lang), INTERRUPTED, as_json=True)
        return INTERRUPTED
    except DrillError as error:
        return _fail(error.message.to(lang), USAGE, as_json=as_json)
    except typer.TyperException as error:
        from drill.cli import help_zh  # noqa: PLC0415 - it holds the help of every command

        path = getattr(getattr(error, "ctx", None), "command_path", "drill")
        return _fail(help_zh.usage(error.format_message(), lang, path), USAGE, as_json=as_json)
    except BrokenPipeError:
        # The reader (`| head`) has gone; what stdout still holds must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:  # noqa: BLE001 - the boundary: everything else is our bug
        return _report_bug(error, lang, as_json=as_json)
    finally:
        if here is not None:
            _quietly(here.close)


def _in_order(command: Any) -> Any:
    """The commands as _COMMANDS has them: typer puts groups last."""
    if children := getattr(command, "commands", None):
        command.commands = dict(sorted(children.items(), key=lambda one: _COMMANDS.index(one[0])))
    return command


def _fail(message: str, code: int, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": {"message": message, "exit_code": code}}, ensure_ascii=False))  # noqa: T201
    else:
        print(f"drill: {message}", file=sys.stderr)  # noqa: T201
    return code


def _report_bug(error: Exception, lang: Lang, *, as_json: bool) -> int:
    log = paths.home() / "bug.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"drill {__version__}, Python {sys.version}, {sys.platform}, {sys.argv}\n")
            traceback.print_exception(error, file=file)
        where = Text(f"details are in {log}", f"详情见 {log}")
    except OSError:
        where = Text(f"no log could be written to {log}", f"无法写入日志 {log}")
    message = Text(
        "this is a bug of drill, not yours ({name}); {where}. Answers given so far are saved.",
        "这是 drill 自身的错误，与你无关（{name}）；{where}。此前的作答均已保存。",
    ).fill(name=type(error).__name__, where=where)
    return _fail(message.to(lang), BUG, as_json=as_json)


def _quietly(close: Callable[[], None]) -> None:
    try:
        close()
    except Exception as error:  # noqa: BLE001 - the exit code is decided already; answers were durable before
        print(f"drill: {error}", file=sys.stderr)  # noqa: T201
