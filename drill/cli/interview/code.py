"""The coding part of an interview: the statement, the verdict after every save, the clock."""

import time

from rich.console import Group, RenderableType

from drill.cli import outside
from drill.cli.desk import Quit
from drill.cli.interview.seat import ON, Seat
from drill.cli.keys import fold
from drill.errors import DrillError
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict
from drill.session.interview.work import Work
from drill.session.watch import Watch
from drill.views import exercise as exercise_view
from drill.views.interview import page as view

_SIGN_SECONDS = 0.15  # a grading that takes less needs no sign, which would only flicker
_GRACE = 15.0  # seconds for the verdict on what was saved in time
_PATIENCE = 60.0  # where it is handed in


class Coding:
    """The page of one exercise."""

    def __init__(self, seat: Seat, exercise: Exercise) -> None:
        self._seat, self._exercise = seat, exercise
        self._work = Work(seat.room, seat.workshop, exercise, seat.here.now)
        self._asked: RenderableType | None = None  # a hint or a word, above the rest
        self._task = self._work.watched is None or self._work.watched.judgement is None
        self._handing = False  # s was pressed, and must be pressed once more
        self._signed = False

    def run(self) -> None:
        """Until it is handed in or the time is up.

        Raises:
            Quit: the learner wants to stop.
        """
        try:
            self._draw()
            while self._seat.room.left > 0:
                key = fold(self._seat.keys.poll(self._work.wait) or "")
                changed = self._obey(key)
                if self._seat.room.work is None:
                    return
                if self._seat.room.left > 0:  # an editor may have been open until now
                    changed |= self._look()
                if changed:
                    self._draw()
            self._time_up()
        finally:
            self._work.close()

    def _look(self) -> bool:
        news = self._work.look()
        if news:
            self._task, self._asked = False, None
        watched = self._work.watched
        signed = watched is not None and watched.grading_seconds > _SIGN_SECONDS
        changed, self._signed = signed != self._signed, signed
        return news or changed

    def _obey(self, key: str) -> bool:
        """Do what a key says; whether the page must be drawn anew."""
        page, handing = self._seat.page, self._handing
        if key:
            self._handing = False
        if key in (*ON, "down", "up", "pageup", "pagedown"):
            by_line = {"down": 1, "up": -1}.get(key)
            page.scroll(by_line) if by_line else page.turn(-1 if key == "pageup" else 1)
            page.draw(*self._feet())
            self._seat.show_clock(anew=True)
        elif key == "e":
            self._edit()
        elif key == "t" and self._judged:
            self._task, self._asked = not self._task, None
        elif key == "h" and not self._work.accepted:
            self._asked = self._hint()
        elif key == "s":
            self._hand_in(sure=handing)
        elif key == "p":
            self._seat.pause()
        elif key in ("q", "eof"):
            raise Quit
        return key in ("e", "t", "h", "s", "p", "resize", "redraw")

    def _edit(self) -> None:
        seat, work = self._seat, self._work
        self._asked = None
        try:
            if outside.open_beside(work.file):
                return
            seat.page.clear()
            trouble: DrillError | None = None
            with seat.keys.lent():
                editor = outside.start_editor(work.file)
                while editor.poll() is None:
                    try:
                        if trouble is None and (seat.room.left > 0 or work.busy):  # later saves are too late
                            self._look()
                    except DrillError as error:  # said when the terminal is no longer the editor's
                        trouble = error
                    time.sleep(work.wait)
            seat.page.begin()
            if trouble is not None:
                raise trouble
        except DrillError as error:
            self._asked = view.note(error.message, seat.lang)

    def _hint(self) -> RenderableType:
        found = self._work.hint()
        if found is None:
            return view.note(view.NO_MORE_HINTS if self._exercise.hints else view.NO_HINTS, self._seat.lang)
        return exercise_view.render_hint(found[0], len(self._exercise.hints), found[1], self._seat.lang)

    def _hand_in(self, *, sure: bool) -> None:
        if sure and not self._work.accepted:
            self._look()
            self._signed = self._work.busy
            self._draw()
            self._work.finish(_PATIENCE, fresh=False)  # what was saved a moment ago counts as well
        if self._work.accepted or sure:
            self._work.hand_in("handed in")
        else:
            self._handing = True
            self._asked = view.note(view.LAST_WORD, self._seat.lang)

    def _time_up(self) -> None:
        seat, work = self._seat, self._work
        work.finish(_GRACE, fresh=False)
        judgement = work.watched.judgement if work.watched else None
        body = view.time_up(judgement, seat.lang, accepted=work.accepted)
        work.hand_in("time")
        seat.say(body)

    # The page

    @property
    def _judged(self) -> bool:
        return self._work.watched is not None and self._work.watched.judgement is not None

    def _draw(self) -> None:
        seat = self._seat
        seat.page.draw_part(self._body(), *self._feet())
        seat.show_clock(anew=True)

    def _body(self) -> RenderableType:
        lang, watched = self._seat.lang, self._work.watched
        head = view.code_head(self._work.file, watched.judged if watched else None, lang, grading=self._signed)
        parts: list[RenderableType] = [head] if self._asked is None else [head, self._asked]
        if watched is not None and watched.trouble is not None:
            parts.append(view.note(watched.trouble, lang))
        elif self._task or watched is None or watched.judgement is None:
            parts.append(view.statement(self._exercise, self._work.file, lang))
        elif self._asked is not None:
            parts.append(view.verdict_line(watched.judgement, lang))
        else:
            parts.append(view.verdict(watched.judgement, lang))
        return Group(*parts)

    def _feet(self) -> tuple[RenderableType, RenderableType]:
        """The keys, for a page that is whole and for one that goes on."""
        work = self._work
        accepted = work.accepted and self._judged and work.watched is not None and _is_good(work.watched)
        short, long = (
            view.code_keys(self._seat.lang, accepted=accepted, tasked=self._task, judged=self._judged, more=more)
            for more in (False, True)
        )
        return short, long


def _is_good(watched: Watch) -> bool:
    return watched.judgement is not None and watched.judgement.verdict is Verdict.ACCEPTED
