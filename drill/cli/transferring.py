"""What `drill export`, `drill import` and `drill backup` do."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from drill.cli import context
from drill.errors import DrillError
from drill.session.merging import find_flaw, merge
from drill.store.parcel import Parcel
from drill.store.transfers import deliver
from drill.store.unpacking import unpack
from drill.text import Text
from drill.views import transfer as transfer_view
from drill.views.bank import near

_OURS = ("progress.", "catalogue.")  # files of the home that are drill's own


def export(file: str | None, *, force: bool) -> None:
    """Write all progress to a file or to standard output."""
    here = context.current()
    if file is None and sys.stdout.isatty():
        raise DrillError(
            Text(
                "say where to: drill export progress.jsonl (or - for the screen)",
                "请给出文件名：drill export progress.jsonl（- 表示输出到屏幕）",
            )
        )
    counts, lines = here.store().transfers.pack()
    if file is None or file == "-":
        _pour(lines)
        return
    target = _write(Path(file), lines, force=force)
    typer.echo(here.say(transfer_view.exported(counts, target)))


def back_up(file: str | None) -> None:
    """Copy all progress."""
    here = context.current()
    if file is None:
        counts, path = here.store().transfers.back_up(here.now())
    else:
        counts, lines = here.store().transfers.pack()
        path = Path(_write(Path(file), lines, force=None))
    typer.echo(here.say(transfer_view.backed_up(counts, near(path))))


def take_in(file: str, *, partial: bool, as_json: bool) -> None:
    """Add the progress in a file to that of this machine."""
    here = context.current()
    parcel = _read(file, partial=partial)
    brought = here.store().transfers.bring(parcel, merge, here.now())
    if as_json:
        document = {
            "new": brought.new._asdict(),
            "here": brought.here,
            "code": brought.code,
            "skipped": brought.skipped,
            "backup": None if brought.backup is None else str(brought.backup),
        }
        typer.echo(json.dumps(document, ensure_ascii=False))
        return
    for words in transfer_view.imported(brought):
        typer.echo(here.say(words))


def _read(file: str, *, partial: bool) -> Parcel:
    if not file:
        raise DrillError(
            Text(
                "the name of the file is empty; name one: drill import progress.jsonl",
                "文件名为空；请给出文件名：drill import progress.jsonl",
            )
        )
    try:
        if file == "-":
            return unpack(open(0, "rb", closefd=False), "stdin", partial=partial, examine=find_flaw)
        with Path(file).open("rb") as stream:
            return unpack(stream, file, partial=partial, examine=find_flaw)
    except (OSError, ValueError) as error:
        raise _cannot("read", "读取", file, error) from error


def _write(target: Path, lines: Iterable[bytes], *, force: bool | None) -> str:
    """Write a file and name it; `force` None: this command never writes over one."""
    name = near(target)
    or_force = Text("", "") if force is None else Text(", or write over it with --force", "，或用 --force 覆盖")
    if _is_ours(target):
        raise DrillError(
            Text(
                f"{name} is where drill keeps your progress; choose another name",
                f"{name} 是 drill 自己存放进度的文件；请换一个文件名",
            )
        )
    if target.is_dir():
        raise DrillError(Text(f"{name} is a folder; name a file in it", f"{name} 是文件夹；请给出其中的文件名"))
    try:
        deliver(target, lines, force=bool(force))
    except FileExistsError as error:
        raise DrillError(
            Text(
                f"{name} exists already and stays as it is; choose another name{or_force.en}",
                f"{name} 已存在，不会改动；请换一个文件名{or_force.zh}",
            )
        ) from error
    except (OSError, ValueError) as error:
        raise _cannot("written", "写入", name, error) from error
    return name


def _is_ours(target: Path) -> bool:
    """Whether this is a file of drill's own, or a link to one."""
    home = os.path.realpath(context.current().home)
    places = (Path(os.path.realpath(target.parent), target.name), Path(os.path.realpath(target)))
    return any(str(place.parent) == home and place.name.startswith(_OURS) for place in places)


def _pour(lines: Iterable[bytes]) -> None:
    """To standard output, as bytes: no console that wraps or colours them."""
    try:
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot("written", "写入", "stdout", error) from error


def _cannot(verb: str, verb_zh: str, name: str, error: Exception) -> DrillError:
    reason = getattr(error, "strerror", None) or str(error)
    return DrillError(Text(f"{name} cannot be {verb}: {reason}", f"无法{verb_zh} {name}：{reason}"))
