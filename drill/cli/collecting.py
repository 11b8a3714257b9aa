"""What `drill bank import` and `drill bank export` do."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from drill import paths
from drill.bank.bank_file import read_bank
from drill.bank.binding import bind_banks
from drill.bank.deck import ENDINGS, bind, name_bank, read_deck
from drill.bank.files import bank_files
from drill.bank.known import shipped
from drill.check.banks import lint_banks
from drill.cli import context
from drill.errors import BankError, DrillError
from drill.models.fault import Fault
from drill.session.flashcards import write_cards
from drill.session.library import Library
from drill.store.transfers import deliver
from drill.text import Text
from drill.views.bank import fault_lines, near
from drill.views.when import count

_NO = 1
_YAML = (".yaml", ".yml")
_SEPARATORS = {"csv": ",", "tsv": "\t"}


class _Arrival(NamedTuple):
    """A file on its way in. `origins`: of each line of `data` the line of the file, where they differ."""

    file: Path
    name: str  # that it gets
    data: bytes
    questions: int
    faults: Sequence[Fault]


def take_in(files: Sequence[Path]) -> None:
    """Copy banks and flashcards to the user's own banks, if all of them are sound; exit 1 if not."""
    here = context.current()
    folder = here.home / "questions"
    arrivals = [_read(file) for file in files]
    faults = [fault for arrival in arrivals for fault in arrival.faults]
    if faults:
        for line in fault_lines(faults, here.lang):
            typer.echo(line)
        typer.echo(here.say(Text("Nothing was imported.", "未导入任何内容。")))
        raise typer.Exit(_NO)
    targets = [folder / arrival.name for arrival in arrivals]
    for at, target in enumerate(targets):
        if target.exists() or target.is_symlink() or target in targets[:at]:
            raise _exists(target)
    for arrival, target in zip(arrivals, targets, strict=True):
        _write(target, arrival.data)
        number = count(arrival.questions, "question", "questions", "道题")
        words = Text("Imported: {name} ({number})", "已导入：{name}（{number}）")
        typer.echo(here.say(words.fill(name=near(target), number=number)))


def _read(file: Path) -> _Arrival:
    suffix = file.suffix.lower()
    if not file.is_file():
        raise BankError(Text(f"there is no file {file}; check the path", f"找不到文件 {file}；请检查路径"))
    if suffix in _YAML:
        bank = lint_banks([file.absolute()])[0]
        return _Arrival(file, f"{file.stem}.yaml", file.read_bytes(), len(bank.questions), bank.faults)
    if suffix not in ENDINGS:
        raise BankError(
            Text(
                f"{file} is neither a bank (.yaml) nor flashcards ({', '.join(ENDINGS)})",
                f"{file} 既不是题库（.yaml），也不是卡片文件（{'、'.join(ENDINGS)}）",
            )
        )
    return _read_cards(file)


def _read_cards(file: Path) -> _Arrival:
    deck, name = read_deck(file), name_bank(file)
    source, origins = bind(deck.cards, name, shipped().topics)
    faults = list(deck.faults)
    if not faults:
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / f"{name}.yaml"
            trial.write_text(source, encoding="utf-8")
            found = lint_banks([trial])[0].faults
        # A fault of the bank is one of the row that it was made from.
        faults = [Fault(file, origins[min(fault.line, len(origins)) - 1], 1, fault.message) for fault in found]
    return _Arrival(file, f"{name}.yaml", source.encode(), len(deck.cards), faults)


def give_out(file: str | None, banks: Sequence[str], form: str | None) -> None:
    """Write banks as one bank, or as flashcards."""
    here = context.current()
    chosen = _choose(banks)
    form = form or (Path(file).suffix.lower().lstrip(".") if file else "yaml")
    if form in _SEPARATORS:
        known = shipped()
        questions = [question for bank in chosen for question in read_bank(bank, known=known).questions]
        words = write_cards(questions, here.lang, separator=_SEPARATORS[form])
    else:
        words = bind_banks(chosen, name_bank(Path(file)) if file and file != "-" else "my-questions")
    if file is None or file == "-":
        typer.echo(words, nl=False)
        return
    _write(Path(file), words.encode())
    files = count(len(chosen), "bank", "banks", "个题库")
    typer.echo(
        here.say(
            Text("Written: {name} ({files})", "已写入：{name}（{files}）").fill(name=near(Path(file)), files=files)
        )
    )


def _choose(banks: Sequence[str]) -> list[Path]:
    if not banks:
        ours = {file.resolve() for file in bank_files([paths.questions_dir()])}
        found = [file for file in bank_files(paths.user_banks()) if file.resolve() not in ours]
        if not found:
            raise BankError(
                Text(
                    "you have no bank of your own yet; write one with `drill bank new`, or choose one with --bank ID",
                    "你还没有自己的题库；可用 drill bank new 新建，或用 --bank 题库id 指定内置题库",
                )
            )
        return found
    store = context.current().store()
    Library(store).refresh()
    files = {bank: Path(file) for bank, _, file in store.catalogue.banks()}
    for bank in banks:
        if bank not in files:
            raise BankError(
                Text(
                    f"there is no bank '{bank}'; `drill bank list` shows all",
                    f"没有题库“{bank}”；用 drill bank list 查看全部",
                )
            )
    return [files[bank] for bank in dict.fromkeys(banks)]


def _write(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        deliver(target, [data], force=False)
    except FileExistsError as error:
        raise _exists(target) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DrillError(
            Text(f"{near(target)} cannot be written: {reason}", f"无法写入 {near(target)}：{reason}")
        ) from error


def _exists(target: Path) -> BankError:
    return BankError(
        Text(
            f"{near(target)} exists already and stays as it is; give the file another name",
            f"{near(target)} 已存在，不会改动；请给文件换一个名字",
        )
    )
