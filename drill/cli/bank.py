"""`drill bank …`: the commands. What they do is in `banking`, which is imported when one of them runs."""

from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

_bank = typer.Typer(help="Question banks: list, check and write them.")


class Format(StrEnum):
    """Of exported banks."""

    YAML = "yaml"
    CSV = "csv"
    TSV = "tsv"


def register(app: typer.Typer) -> None:
    """Add the command group."""
    app.add_typer(_bank, name="bank")


def _banking() -> ModuleType:
    # YAML and the checks take time to import; the quiz, which shares this command line, must not wait for them.
    from drill.cli import banking  # noqa: PLC0415

    return banking


@_bank.callback(invoke_without_command=True)
def bank_(context: typer.Context) -> None:
    """Question banks: list, check and write them."""
    if context.invoked_subcommand is None:
        _banking().show_list([], as_json=False)


@_bank.command("list", help="All banks: the shipped ones and yours.")
def list_(
    bank: Annotated[
        list[Path] | None, typer.Option("--bank", help="Also this bank file or folder.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """All banks."""
    _banking().show_list(bank or [], as_json=as_json)


@_bank.command(
    help="Find every fault of banks and exercises, with file, line and column. Exit code 1 if there are any."
)
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]…", help="Bank files, exercise folders, or folders of them.", show_default=False),
    ] = None,
    run: Annotated[
        bool, typer.Option("--run", help="Also grade every starter, reference, right and wrong submission.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Every fault."""
    _banking().lint(paths or [], run=run, as_json=as_json)


@_bank.command(help="Write a small bank to start from, never over an existing file.")
def new(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="Where to write it.", show_default="DRILL_HOME/questions/my-questions.yaml"
        ),
    ] = None,
) -> None:
    """A bank to start from."""
    _banking().new(file)


@_bank.command(help="Print the JSON Schema of bank files, for your editor.")
def schema() -> None:
    """The schema."""
    _banking().schema()


@_bank.command(
    "import", help="Add banks (YAML) or flashcards (CSV, TSV: front, back, tags) to yours, if they have no faults."
)
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files to add; none is written over.", show_default=False)
    ],
) -> None:
    """Add banks."""
    _collecting().take_in(files)


@_bank.command(help="Write your banks as one YAML file, or as flashcards (CSV, TSV) that Anki reads.")
def export(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help="Where to write it, never over an existing file.", show_default="standard output"
        ),
    ] = None,
    bank: Annotated[
        list[str] | None,
        typer.Option("--bank", metavar="ID", help="This bank, also a shipped one.", show_default=False),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="As the name of the file says, else YAML.", show_default=False)
    ] = None,
) -> None:
    """Write banks."""
    _collecting().give_out(file, bank or [], form.value if form else None)


def _collecting() -> ModuleType:
    from drill.cli import collecting  # noqa: PLC0415 - see _banking

    return collecting


HELP_ZH: dict[str, str] = {
    "Question banks: list, check and write them.": "题库：列出、检查、编写。",
    "All banks: the shipped ones and yours.": "列出全部题库：内置的和你自己的。",
    "Also this bank file or folder.": "再加上这个题库文件或文件夹。",
    "Print one JSON document.": "输出一个 JSON 文档。",
    "Find every fault of banks and exercises, with file, line and column. Exit code 1 if there are any.": (
        "检查题库和代码题，逐条给出文件、行号、列号；有问题则退出码为 1。"
    ),
    "Bank files, exercise folders, or folders of them.": "题库文件、代码题文件夹，或包含它们的文件夹。",
    "Also grade every starter, reference, right and wrong submission.": (
        "同时评测每道代码题的起始代码、参考答案、正确提交和错误提交。"
    ),
    "Write a small bank to start from, never over an existing file.": "写出一个入门题库，绝不覆盖已有文件。",
    "Where to write it.": "写到哪个文件。",
    "Print the JSON Schema of bank files, for your editor.": "输出题库文件的 JSON Schema，供编辑器使用。",
    "Add banks (YAML) or flashcards (CSV, TSV: front, back, tags) to yours, if they have no faults.": (
        "把题库（YAML）或卡片（CSV、TSV：正面、背面、标签）加入你的题库；有问题则一律不加。"
    ),
    "Files to add; none is written over.": "要加入的文件；绝不覆盖已有文件。",
    "Write your banks as one YAML file, or as flashcards (CSV, TSV) that Anki reads.": (
        "把你的题库写成一个 YAML 文件，或 Anki 可读的卡片（CSV、TSV）。"
    ),
    "Where to write it, never over an existing file.": "写到哪个文件，绝不覆盖已有文件。",
    "This bank, also a shipped one.": "指定题库，内置的也可以。",
    "As the name of the file says, else YAML.": "默认按文件名决定，否则为 YAML。",
    "standard output": "标准输出",
}
