"""`drill import`: the command. What it does is in `transferring`, which is imported when it runs."""

from typing import Annotated

import typer

_HELP = "Add the progress that `drill export` or `drill backup` wrote to yours. Nothing is lost, whichever comes first."

HELP_ZH: dict[str, str] = {
    _HELP: "把 drill export 或 drill backup 写出的进度并入本机。不会丢失任何内容，先后顺序也不影响结果。",
    "The file; - for standard input.": "要导入的文件；- 表示标准输入。",
    "Of a damaged file, take what is sound.": "文件有损坏时，只取其中完好的部分。",
    "Print one JSON document.": "输出一个 JSON 文档。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="import", help=_HELP)(import_)


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file; - for standard input.", show_default=False)],
    partial: Annotated[bool, typer.Option("--partial", help="Of a damaged file, take what is sound.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Take in progress."""
    from drill.cli import transferring  # noqa: PLC0415 - every command line is built from this module, few run it

    transferring.take_in(file, partial=partial, as_json=as_json)
