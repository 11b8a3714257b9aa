"""`drill backup`: the command. What it does is in `transferring`, which is imported when it runs."""

from typing import Annotated

import typer

_HELP = "Copy all your progress; the last ten copies are kept. drill does so by itself before it changes their form."

HELP_ZH: dict[str, str] = {
    _HELP: "备份全部学习进度，保留最近十份。升级存储格式之前，drill 会自动备份。",
    "Where to write it, never over an existing file.": "写到哪个文件，绝不覆盖已有文件。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="backup", help=_HELP)(backup)


def backup(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="Where to write it, never over an existing file.",
            show_default="DRILL_HOME/backups/progress-….jsonl.gz",
        ),
    ] = None,
) -> None:
    """Copy all progress."""
    from drill.cli import transferring  # noqa: PLC0415 - every command line is built from this module, few run it

    transferring.back_up(file)
