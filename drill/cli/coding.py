"""What the `drill code` commands do: ask the workshop, print what the views make of it."""

import os
import shlex
import subprocess
from pathlib import Path

import typer

from drill.cli import context
from drill.cli.documents import exercise_document
from drill.cli.submitting import open_workshop, print_json
from drill.errors import DrillError
from drill.session.pages import find_page, next_page
from drill.session.submission import choose_framework
from drill.text import Text
from drill.views import exercise as exercise_view


def show_list(*, as_json: bool) -> None:
    """All exercises and how they stand."""
    here, workshop = context.current(), open_workshop()
    exercises, standings = workshop.exercises(), workshop.standings()
    if as_json:
        print_json([exercise_document(one, standings.get(one.id), here.lang) for one in exercises])
    else:
        titles = here.store().catalogue.topics()
        here.console.print(exercise_view.render_list(exercises, standings, titles, here.now(), here.lang))


def show_exercise(name: str, *, as_json: bool) -> None:
    """Statement, signature, hints used, related questions."""
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    standing, questions = workshop.standing(name), workshop.questions(exercise)
    if as_json:
        full = {"statement": exercise.statement.to(here.lang), "questions": questions}
        print_json(exercise_document(exercise, standing, here.lang) | full)
    else:
        begun = find_page(name, Path()).is_file()
        page = exercise_view.render_exercise(exercise, standing, questions, here.lang, begun=begun)
        here.console.print(page)


def start(name: str, framework: str | None, to: Path | None, *, edit: bool, again: bool) -> None:
    """Write the starter."""
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    target = to or Path(f"{name}.py")
    target = next_page(target) if again else target
    workshop.start(exercise, choose_framework(exercise, framework), target, here.now())
    here.console.print(exercise_view.render_started(exercise, target, here.lang))
    if edit:
        _open_editor(target)


def hint(name: str) -> None:
    """The next hint."""
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    found = workshop.next_hint(exercise, here.now())
    if found is None:
        raise DrillError(Text(f"{name} has no hints", f"{name} 没有提示"))
    number, words = found
    here.console.print(exercise_view.render_hint(number, len(exercise.hints), words, here.lang))


def solution(name: str, framework: str | None, *, anyway: bool) -> None:
    """The reference."""
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    source = workshop.solution(exercise, choose_framework(exercise, framework), here.now(), anyway=anyway)
    if here.plain or not here.console.is_terminal:
        typer.echo(source, nl=False)  # as it is: whoever reads it may run it
    else:
        here.console.print(exercise_view.render_source(source))


def follow(name: str, *, anyway: bool) -> None:
    """The follow-up questions and their answers."""
    here, workshop = context.current(), open_workshop()
    exercise = workshop.exercise(name)
    follow_ups = workshop.follow_ups(exercise, anyway=anyway)
    here.console.print(exercise_view.render_follow_ups(follow_ups, here.lang))


def _open_editor(file: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise DrillError(
            Text(
                f"{file} is written, but $EDITOR names no editor; set it, for example: export EDITOR=vim",
                f"{file} 已生成，但没有设置 $EDITOR；例如：export EDITOR=vim",
            )
        )
    try:
        subprocess.run([*shlex.split(editor), str(file)], check=False)
    except OSError as error:
        raise DrillError(
            Text(
                f"the editor '{editor}' cannot be started: {error.strerror}",
                f"无法启动编辑器“{editor}”：{error.strerror}",
            )
        ) from error
