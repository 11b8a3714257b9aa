"""What `drill code bench` does."""

import json
from pathlib import Path

import typer

from drill.cli import context
from drill.cli.documents import bench_document
from drill.cli.submitting import choose_page, open_workshop
from drill.errors import DrillError
from drill.judge.grade import Submission, fresh_seed
from drill.judge.timing import measure
from drill.session.submission import choose_framework, read_source
from drill.text import Text
from drill.views import theme
from drill.views.bench import render_bench

_NO = 1


def bench(name: str, file: Path | None, framework: str | None, *, as_json: bool) -> None:
    """Time a file; exit 0 if it was timed, 1 if its answers are wrong. Nothing is stored.

    Raises:
        DrillError: The exercise has no sizes to time at, or the file cannot be read.
    """
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    if not exercise.bench().is_file():
        timed = ", ".join(one.id for one in workshop.exercises() if one.bench().is_file())
        raise DrillError(
            Text(f"{name} is not timed; these are: {timed}", f"{name} 不支持计时；支持计时的代码题有：{timed}")
        )
    file = choose_page(exercise, file)
    source = read_source(file)
    track = choose_framework(exercise, framework, source)
    submission = Submission(source, file.name)
    if as_json or here.plain or not here.console.is_terminal:
        found = measure(exercise, submission, framework=track, seed=fresh_seed())
    else:
        with here.console.status(here.say(Text("timing…", "计时中……"))):
            found = measure(exercise, submission, framework=track, seed=fresh_seed())
    if as_json:
        typer.echo(json.dumps(bench_document(found, here.lang), ensure_ascii=False, indent=2))
    else:
        here.console.print(render_bench(found, here.lang), width=min(here.console.width, theme.WIDTH))
    if found.refused.en:
        raise typer.Exit(_NO)
