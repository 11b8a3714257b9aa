"""A mock interview without a terminal to draw on: numbered lines out, one answer a line in."""

import time
from collections.abc import Callable
from contextlib import suppress

from rich.console import RenderableType
from rich.text import Text as Words

from drill.cli.context import Context
from drill.cli.desk import Quit
from drill.cli.interview.door import describe, stand
from drill.cli.interview.inlet import Inlet
from drill.cli.interview.talk import list_open
from drill.cli.lines import Lines, plain_console
from drill.models.exercise import Exercise
from drill.models.interview import Setting
from drill.session.interview.room import Room
from drill.session.interview.work import Work
from drill.session.quiz import Round
from drill.session.turn import Feedback
from drill.session.workshop import Workshop
from drill.text import Text
from drill.views import exercise as exercise_view
from drill.views import theme
from drill.views.interview import page as view
from drill.views.interview import talk as talk_view
from drill.views.judgement import render_line


def sit(here: Context, workshop: Workshop, found: Room | None, draw_up: Callable[[], Setting], *, asked: bool) -> None:
    """Go through an interview: `found`, one that was broken off, unless the learner is `asked` and wants another."""
    from drill.cli.interview.interviewing import finish, leave  # noqa: PLC0415 - which imports this

    here.console = plain_console(here.console)
    inlet = Inlet(here)
    if found is not None and asked:
        _print(here, stand(found, here))
        _print(here, Words(view.ANEW.to(here.lang)))
        line = inlet.line()
        if line is None:
            return
        if line.strip().casefold() == "n":
            found.note("drop", here.now())
            found = None
    room = found
    if room is None:
        setting = draw_up()
        _print(here, describe(setting, here))
        room = Room.begin(here.store(), setting, here.now())
    talk = _Talk(here, workshop, room, inlet)
    over = False
    try:
        with room.running(), suppress(Quit):
            talk.run()
            over = True
    except KeyboardInterrupt:
        leave(here, room)
        raise
    if over:
        card, reasons, _ = finish(here, room, workshop)
        _print(here, reasons)
        _print(here, card)
    else:
        leave(here, room)


class _Talk:
    """The parts one after the other."""

    def __init__(self, here: Context, workshop: Workshop, room: Room, inlet: Inlet) -> None:
        self._here, self._workshop, self._room, self._inlet = here, workshop, room, inlet

    def run(self) -> None:
        """What is left of it.

        Raises:
            Quit: the learner wants to stop, or the input has ended.
        """
        room, now = self._room, self._here.now
        if room.state.part == "theory":
            _Warmup(self._here, room.warm_up(self._here.lang), self._inlet, self._pause).run()
            room.enter("code", now())
        while room.state.part == "code":
            exercise = room.next_exercise(self._workshop, now())
            if exercise is None:
                room.enter("talk", now())
            else:
                self._code(exercise)
        if room.state.part == "talk":
            self._follow()

    def _pause(self) -> None:
        here, room = self._here, self._room
        room.pause(here.now())
        _print(here, view.paused(room.state.part, room.left, here.lang))
        self._say(view.PLAIN_PAUSED)
        if self._inlet.line() is None:
            raise Quit
        room.go_on(here.now())

    # Code

    def _code(self, exercise: Exercise) -> None:
        here, room = self._here, self._room
        work = Work(room, self._workshop, exercise, here.now)
        _print(here, view.statement(exercise, work.file, here.lang))
        self._say(view.PLAIN_CODE)
        try:
            while room.work is not None:
                line = self._inlet.line(lambda: self._look(work) and room.left > 0)
                if line is None and room.left > 0:
                    work.finish(
                        60.0, fresh=True
                    )  # what is in the file when the input ends is judged, as `drill code watch` does
                    self._tell(work)
                    raise Quit
                if line is None:
                    self._time_up(work)
                else:
                    self._take(work, line.strip().casefold())
        finally:
            work.close()

    def _look(self, work: Work) -> bool:
        if work.look():
            self._tell(work)
        return True

    def _tell(self, work: Work) -> None:
        found = work.watched
        if found is not None and (found.trouble or found.judgement):
            words = found.trouble.to(self._here.lang) if found.trouble else ""
            if not words and found.judgement is not None:
                words = render_line(found.judgement, self._here.lang)
            self._here.console.print(words, markup=False, soft_wrap=True)

    def _time_up(self, work: Work) -> None:
        work.finish(15.0, fresh=False)
        judgement = work.watched.judgement if work.watched else None
        _print(self._here, view.time_up(judgement, self._here.lang, accepted=work.accepted))
        work.hand_in("time")

    def _take(self, work: Work, line: str) -> None:
        if line == "s":
            work.finish(60.0, fresh=True)
            work.hand_in("handed in")
        elif line == "h":
            found, total = work.hint(), len(work.exercise.hints)
            _print(
                self._here,
                view.note(view.NO_MORE_HINTS, self._here.lang)
                if found is None
                else exercise_view.render_hint(found[0], total, found[1], self._here.lang),
            )
        elif line == "p":
            self._pause()
        elif line == "q":
            raise Quit
        else:
            self._say(view.LEFT.fill(left=view.clock(self._room.left)))

    # Follow-up questions

    def _follow(self) -> None:
        here, room = self._here, self._room
        for one in list(list_open(room.state, room.written(self._workshop))):
            if room.left <= 0:
                return
            words = one.told.words if one.told else ""
            if one.told is None:
                _print(here, talk_view.ask(one.asked, one.place, here.lang))
                words = self._line()
                room.note("told", here.now(), exercise=one.place.exercise, at=one.at, words=words)
            _print(here, talk_view.compare(one.asked, words, one.place, here.lang))
            while (rating := self._line()) not in ("1", "2", "3", "4"):
                self._say(talk_view.PLAIN_RATE)
            room.note("rated", here.now(), exercise=one.place.exercise, at=one.at, rating=int(rating))

    def _line(self) -> str:
        """A line that is no command."""
        while True:
            line = self._inlet.line()
            if line is None or line.strip() in (":q", "q"):
                raise Quit
            if line.strip() not in (":p", "p"):
                return line.strip()
            self._pause()

    def _say(self, words: Text) -> None:
        self._here.console.print(words.to(self._here.lang), markup=False)


class _Warmup(Lines):
    """The questions; what is right is told at the end."""

    def __init__(self, here: Context, sitting: Round, inlet: Inlet, pause: Callable[[], None]) -> None:
        super().__init__(here, sitting, lambda _question: view.PLAIN_THEORY)
        self._inlet, self._pause = inlet, pause

    def run(self) -> None:
        """Ask.

        Raises:
            Quit: the learner wants to stop, or the input has ended.
        """
        shown, started = None, 0.0
        while (asked := self._round.current) is not None:
            if asked.variant is not shown:
                self._ask(asked)
                shown, started = asked.variant, time.monotonic()
            line = self._read()
            if line is not None and line.strip() == ":p":
                self._pause()
            elif line is None or not self._take(asked, line, started):
                raise Quit

    def _read(self) -> str | None:
        return self._inlet.line()

    def _explain(self, wish: str, last: Feedback | None) -> None:  # noqa: ARG002 - as in the quiz
        self._say(view.PLAIN_THEORY)

    def _feedback(self, given: Feedback, *, every: bool = False) -> RenderableType:  # noqa: ARG002 - as in the quiz
        return Words(view.NOTED.to(self._here.lang))


def _print(here: Context, body: RenderableType) -> None:
    here.console.print(body, width=min(here.console.width, theme.WIDTH))
