"""`drill report`: progress as one page that can be sent or read on a phone."""

from pathlib import Path
from typing import Annotated

import typer

from drill.cli import context

HELP_ZH: dict[str, str] = {
    "Write your progress as one page of HTML, which needs no network.": "把学习进度写成一个 HTML 页面，离线可看。",
    "The file to write.": "写到哪个文件。",
    "Replace the file if it exists.": "文件已存在时覆盖。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="report", help="Write your progress as one page of HTML, which needs no network.")(report)


def report(
    html: Annotated[Path, typer.Option("--html", metavar="FILE", help="The file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write the page."""
    # Imported here: every command line is built from this module, few run it.
    from drill.errors import DrillError  # noqa: PLC0415
    from drill.session import planning  # noqa: PLC0415
    from drill.session.exercises import Exercises  # noqa: PLC0415
    from drill.session.library import Library  # noqa: PLC0415
    from drill.session.mistakes import collect  # noqa: PLC0415
    from drill.session.report import gather  # noqa: PLC0415
    from drill.text import Text  # noqa: PLC0415
    from drill.views.report import Standing, write  # noqa: PLC0415

    here = context.current()
    if html.is_dir():
        raise DrillError(Text(f"{html} is a folder; name a file in it", f"{html} 是文件夹；请给出其中的文件名"))
    store = here.store()
    Library(store, ()).refresh()
    held, now = store.plans.current(), here.now()
    preparation = None if held is None else planning.prepare(store, held, now, None, here.lang)
    standing = Standing(
        gather(store, now, None),
        preparation if preparation and preparation.left >= 0 else None,
        [one for one in collect(store, Exercises(store).exercises()) if not one.retired],
    )
    page = write(standing, store.catalogue.topics(), store.catalogue.question, here.lang)
    try:
        with html.open("w" if force else "x", encoding="utf-8") as file:
            file.write(page)
    except FileExistsError:
        raise DrillError(
            Text(f"{html} exists already; replace it with --force", f"{html} 已存在；要覆盖请加 --force")
        ) from None
    except OSError as error:
        raise DrillError(
            Text(f"cannot write {html}: {error.strerror}", f"无法写入 {html}：{error.strerror}")
        ) from error
    here.console.print(Text(f"{html} is written", f"已写入 {html}").to(here.lang), soft_wrap=True)
