"""`drill export`: the command. What it does is in `transferring`, which is imported when it runs."""

from typing import Annotated

import typer

_HELP = "Write all your progress into one file, to take it to another machine."

HELP_ZH: dict[str, str] = {
    _HELP: "把全部学习进度写进一个文件，便于带到另一台机器。",
    "Where to write it; - for standard output. A name that ends in .gz is compressed.": (
        "写到哪个文件；- 表示标准输出。以 .gz 结尾则压缩。"
    ),
    "Write over an existing file.": "允许覆盖已有文件。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="export", help=_HELP)(export)


def export(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="Where to write it; - for standard output. A name that ends in .gz is compressed.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
) -> None:
    """Write all progress."""
    from drill.cli import transferring  # noqa: PLC0415 - every command line is built from this module, few run it

    transferring.export(file, force=force)
