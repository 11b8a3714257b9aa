"""What `drill code watch` does: shows a verdict after every save, on a terminal or line by line."""

import os
import select
import sys
import time
from contextlib import suppress
from pathlib import Path

import typer
from rich.console import Group, RenderableType

from drill.cli import context
from drill.cli.caution import say_once
from drill.cli.context import Context
from drill.cli.keys import Closed, Keys, fold, silent_when_closed
from drill.cli.page import Page
from drill.cli.submitting import open_workshop
from drill.errors import DrillError
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict
from drill.session.pages import find_page
from drill.session.submission import choose_framework
from drill.session.watch import Watch, choose_next, find_last_saved
from drill.session.workshop import Workshop
from drill.text import Text
from drill.views import exercise as exercise_view
from drill.views import watch as watch_view
from drill.views.judgement import render_line

_SIGN_SECONDS = 0.15  # a grading that takes less needs no sign, which would only flicker

_NO_FILE = Text(
    "no file here is named after an exercise; begin with: drill code start ID (drill code list shows all)",
    "当前目录没有以代码题 id 命名的文件；先运行 drill code start ID（用 drill code list 查看全部）",
)
_NO_HINTS = Text("this exercise has no hints", "这道代码题没有提示")
_TRY_FIRST = Text("try it first: save an attempt", "先自己试一试：保存一次作答后再看")
_ALL_DONE = Text("all other exercises are accepted", "其余代码题都已通过")


def watch(name: str | None, file: Path | None, framework: str | None) -> None:
    """Grade at every save until the learner quits.

    Raises:
        DrillError: There is no such exercise or track, or no file that says which one.
    """
    here, workshop = context.current(), open_workshop()
    name = name or find_last_saved(workshop.ids(), Path())
    if name is None:
        raise DrillError(_NO_FILE)
    exercise = workshop.exercise(name)
    choose_framework(exercise, framework)  # a track that the exercise has not ends it here
    watched = Watch(workshop, exercise, file or find_page(name, Path()), framework)
    if here.plain or not here.console.is_terminal:
        _print_lines(here, watched)
        return
    screen: _Screen | None = None
    try:
        with silent_when_closed(), Keys() as keys:
            screen = _Screen(here, workshop, watched, framework, keys)
            screen.run()
    except Closed as closed:
        raise typer.Exit(closed.code) from None
    finally:
        if screen is not None and screen.watched.judgement is not None:
            say_once(screen.watched.judgement, here.home, here.lang)


def _print_lines(here: Context, watched: Watch) -> None:
    """One line a verdict, until the input has ended and what the file holds then is judged."""
    listening = sys.stdin is not None
    try:
        while listening or not watched.idle:
            if listening:
                listening = _is_open(watched.pause)
            else:
                time.sleep(watched.pause)
            if watched.tick(here.now()):
                found, trouble = watched.judgement, watched.trouble
                if trouble is not None:
                    print(trouble.to(here.lang), flush=True)  # noqa: T201 - rich would break it into several lines
                elif found is not None:
                    print(render_line(found, here.lang), flush=True)  # noqa: T201 - as above
                    say_once(found, here.home, here.lang)
    finally:
        watched.cancel()


def _is_open(seconds: float) -> bool:
    """Wait; whether the input goes on. What it says is nobody's business."""
    descriptor = sys.stdin.fileno()
    ready, _, _ = select.select([descriptor], [], [], seconds)
    return not ready or bool(os.read(descriptor, 4096))


class _Screen:
    """The verdict on a page that is redrawn in place. Keys are answered while a grading runs."""

    def __init__(self, here: Context, workshop: Workshop, watched: Watch, framework: str | None, keys: Keys) -> None:
        self.watched = watched
        self._here, self._workshop, self._framework, self._keys = here, workshop, framework, keys
        self._page = Page(here.console)
        self._asked: RenderableType | None = None  # a hint, a solution, a statement or a note, in place of the verdict
        self._stays = False  # that, when the next verdict comes
        self._signed = False

    def run(self) -> None:
        """Until `q` or the end of the input."""
        self._page.begin()
        try:
            self._draw()
            while True:
                key = fold(self._keys.poll(self.watched.pause) or "")
                if key in ("q", "eof"):
                    return
                if self._obey(key) | self._look():
                    self._draw()
        finally:
            self.watched.cancel()
            self._page.leave()

    def _look(self) -> bool:
        """Go on with the grading; whether the page must be drawn anew."""
        news = self.watched.tick(self._here.now())
        accepted = self.watched.judgement is not None and self.watched.judgement.verdict is Verdict.ACCEPTED
        if news and (accepted or not self._stays):
            self._asked = None
        signed = self.watched.grading_seconds > _SIGN_SECONDS
        changed = signed != self._signed
        self._signed = signed
        return news or changed

    def _obey(self, key: str) -> bool:
        """Do what a key says; whether the page must be drawn anew."""
        if key in ("enter", " ", "down") and not self._page.complete:
            self._page.advance(*self._feet())
            return False
        if key == "enter":
            self._asked = None
        elif key == "h":
            self._asked = self._hint()
        elif key == "s":
            self._asked = self._solution()
        elif key == "n":
            self._asked = self._next()
        self._stays = key in ("h", "n") or (self._stays and key not in ("enter", "s"))
        return key in ("enter", "h", "s", "n", "resize", "redraw")

    def _hint(self) -> RenderableType:
        exercise = self.watched.exercise
        found = self._workshop.next_hint(exercise, self._here.now())
        if found is None:
            return watch_view.note(_NO_HINTS, self._here.lang)
        return exercise_view.render_hint(found[0], len(exercise.hints), found[1], self._here.lang)

    def _solution(self) -> RenderableType:
        exercise = self.watched.exercise
        if not self._workshop.standing(exercise.id).attempts:
            return watch_view.note(_TRY_FIRST, self._here.lang)
        judgement = self.watched.judgement
        framework = judgement.framework if judgement else choose_framework(exercise, self._framework)
        try:
            source = self._workshop.solution(exercise, framework, self._here.now(), anyway=False)
        except DrillError as error:
            return watch_view.note(error.message, self._here.lang)
        return exercise_view.render_source(source)

    def _next(self) -> RenderableType:
        """Turn to the next exercise, whose starter is written where there is no file yet."""
        exercises, standings = self._workshop.exercises(), self._workshop.standings()
        exercise = choose_next(exercises, standings, self.watched.exercise.id)
        if exercise is None:
            return watch_view.note(_ALL_DONE, self._here.lang)
        file = self.watched.file.with_name(f"{exercise.id}.py")
        framework = self._framework if self._framework in exercise.frameworks else None
        with suppress(DrillError):  # it is there, or the page will say that it is not
            self._workshop.start(exercise, choose_framework(exercise, framework), file, self._here.now())
        self.watched.cancel()
        self.watched = Watch(self._workshop, exercise, file, framework)
        return self._statement(exercise)

    def _statement(self, exercise: Exercise) -> RenderableType:
        standing, questions = self._workshop.standing(exercise.id), self._workshop.questions(exercise)
        return exercise_view.render_exercise(exercise, standing, questions, self._here.lang, begun=True)

    def _draw(self) -> None:
        watched, lang = self.watched, self._here.lang
        head = watch_view.head(watched.file, watched.judged, lang, grading=self._signed)
        body = watch_view.body(watched.judgement, watched.trouble, self._asked, lang)
        self._page.draw_part(Group(head, body), *self._feet())

    def _feet(self) -> tuple[RenderableType, RenderableType]:
        """The keys, for a page that is whole and for one that goes on."""
        lang, asked = self._here.lang, self._asked is not None
        return watch_view.legend(lang, asked=asked), watch_view.legend(lang, asked=asked, more=True)
