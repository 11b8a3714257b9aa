"""What `drill code test` does: submit a file, print the judgement. Loads nothing that a JSON document needs not."""

import json
import os
import shlex
from pathlib import Path

import typer

from drill.cli import context
from drill.cli.caution import say_fallback, say_once
from drill.cli.documents import judgement_document
from drill.errors import DrillError
from drill.models.device import Device
from drill.models.exercise import Exercise
from drill.models.judgement import Judgement, Verdict
from drill.session.library import Library
from drill.session.pages import find_page
from drill.session.submission import choose_framework, read_source
from drill.session.workshop import Workshop
from drill.text import Text

_NO, _BUG = 1, 3


def open_workshop() -> Workshop:
    """The workshop of this run, with the questions read."""
    store = context.current().store()
    Library(store, ()).refresh()  # the questions that mistakes lead to
    return Workshop(store)


def test(
    name: str, file: Path | None, framework: str | None, *, device: Device, seed: int | None, as_json: bool
) -> None:
    """Grade; exit 0 accepted, 1 not accepted, 3 the judge's own fault."""
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    target = choose_page(exercise, file)
    track = choose_framework(exercise, framework, read_source(target))
    judgement = workshop.submit(exercise, target, track, device=device, seed=seed, now=here.now())
    if device is Device.AUTO and track == "torch" and judgement.device == "cpu":
        say_fallback(here.lang)
    if as_json:
        print_json(judgement_document(judgement, here.lang))
    else:
        _show(exercise, judgement)
    if judgement.verdict is not Verdict.ACCEPTED:
        raise typer.Exit(_BUG if judgement.verdict is Verdict.JUDGE_ERROR else _NO)


def choose_page(exercise: Exercise, file: Path | None) -> Path:
    """The file to grade: the one named, else the newest page of the exercise.

    Raises:
        DrillError: There is no file of the name that was given.
    """
    if file is None:
        return find_page(exercise.id, Path())
    if not os.path.lexists(file):
        command = f"drill code start {exercise.id} --to {shlex.quote(str(file))}"
        raise DrillError(
            Text(f"there is no file {file}; write one with: {command}", f"找不到文件 {file}；可先运行 {command}")
        )
    return file


def print_json(document: object) -> None:
    """The one document of a `--json` run."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _show(exercise: Exercise, judgement: Judgement) -> None:
    # Imported here: what draws takes a tenth of the time of a warm grading to load.
    from drill.views.exercise import render_next_asked  # noqa: PLC0415
    from drill.views.judgement import render_judgement  # noqa: PLC0415

    here = context.current()
    here.console.print(render_judgement(judgement, here.lang))
    if judgement.verdict is Verdict.ACCEPTED and exercise.follow_ups:
        here.console.print(render_next_asked(exercise, here.lang))
    say_once(judgement, here.home, here.lang)
