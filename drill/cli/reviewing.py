"""The page after an answer: what it was worth and why, and what the learner says to that."""

from typing import TYPE_CHECKING

from rich.console import RenderableType

from drill.cli.asking import Aloud
from drill.cli.desk import Desk, Quit
from drill.cli.keys import fold
from drill.errors import StoreError
from drill.grading import Grade
from drill.models.card import Rating
from drill.session.rating import rate_points, tick
from drill.session.turn import Asked, Feedback
from drill.views import feedback as feedback_view
from drill.views import question as question_view
from drill.views import remarks

if TYPE_CHECKING:
    from drill.text import Text

_STEPS = {"+": 1, "=": 1, "-": -1, "−": -1, "_": -1}


class Reviewing:
    """Shows the feedback on one answer, given (`Feedback`) or said aloud and still to be rated (`Asked`)."""

    def __init__(self, desk: Desk, given: Feedback | Asked, aloud: Aloud | None = None) -> None:
        self._desk = desk
        self._given = given if isinstance(given, Feedback) else None
        self._asked = given.asked if isinstance(given, Feedback) else given
        self._aloud = aloud
        self._grade = given.grade if isinstance(given, Feedback) else desk.round.reveal()
        self._rating = given.log.rating if isinstance(given, Feedback) else None
        self._every = False
        self._note: Text | None = None
        self._ticks = feedback_view.has_points(self._asked.question)
        self._offering = False  # to open the editor, at the key before
        self._over = False

    def run(self) -> None:
        """Until the learner goes on.

        Raises:
            Quit: the learner wants to stop.
        """
        try:
            self._show(stay=False)
            while not self._over:
                self._draw()
                key = fold(self._desk.keys.read())
                had_note, self._note = self._note is not None, None
                try:
                    changed = not self._scroll(key) and self._take(key)
                except StoreError as error:  # a full disk: the learner may make room and press the key again
                    self._note, changed = error.message, True
                if not (changed or had_note):
                    continue
                if not self._over:
                    self._show(stay=True)
        except BaseException:
            self._keep()  # whatever ends it: what was ticked counts
            raise

    # The page

    def _show(self, *, stay: bool) -> None:
        desk, asked, given = self._desk, self._asked, self._given
        done = desk.place.done
        where = question_view.Place(done or 1, done, desk.place.total, asked.repetition > 0)
        back = None
        if given is not None:
            back = feedback_view.returning(given.back, desk.here.now(), repeats=given.repeats)
        head = feedback_view.head(
            asked.question,
            asked.variant,
            where,
            desk.lang,
            seconds=given.log.seconds if given else None,
            flagged=desk.is_flagged(asked.question),
        )
        body = feedback_view.feedback(
            asked.question,
            asked.variant,
            self._grade,
            desk.lang,
            back=back,
            every=self._every,
            aloud=given is None,
            rating=self._rating,
            note=self._note,
        )
        desk.page.show(head, body, focus=1, stay=stay)
        if self._note is not None:
            desk.page.scroll(1_000_000)

    def _draw(self) -> None:
        desk = self._desk
        last = desk.round.left <= (0 if self._given else 1)

        def legend(*, more: bool) -> RenderableType:
            return feedback_view.legend(
                self._asked.question,
                self._grade,
                desk.lang,
                every=self._every,
                more=more,
                last=last,
                aloud=self._given is None,
            )

        desk.page.draw(legend(more=False), legend(more=True))

    def _scroll(self, key: str) -> bool:
        page = self._desk.page
        if key in ("enter", " ", "pagedown") and not page.complete:
            return page.turn()
        if key == "pageup":
            return page.turn(-1)
        return key in ("up", "down") and page.scroll(1 if key == "down" else -1)

    # Keys

    def _take(self, key: str) -> bool:
        """Do what a key says; whether the page must be drawn anew."""
        desk, question = self._desk, self._asked.question
        offered, self._offering = self._offering, False
        if self._ticks and key.isdecimal() and 1 <= int(key) <= len(self._grade.marks):
            grade = tick(self._grade, int(key) - 1)
            self._correct(grade, rate_points(grade, hints=len(self._asked.hints)))
        elif not self._ticks and key in ("1", "2", "3", "4"):
            self._rate(Rating(int(key)))
        elif self._ticks and key in _STEPS and self._rating is not None:
            rating = Rating(min(max(self._rating + _STEPS[key], 1), 4))
            self._correct(self._grade._replace(correct=rating > Rating.AGAIN), rating)
        elif key == "w":
            self._every = not self._every
        elif key == "o":
            from drill.cli import outside  # noqa: PLC0415 - only when it is asked for

            self._note = outside.open_sources(question.sources)
        elif key == "f":
            self._note = desk.flag(question)
        elif key == "e" and not offered:
            self._note, self._offering = desk.offer_edit(question), True
        elif key == "e":
            self._edit()
        elif key == "u":
            self._undo()
        elif key in ("enter", " ", "right"):
            self._go_on()
        elif key in ("q", "eof"):
            self._quit()
        else:
            return key in ("resize", "redraw")
        return True

    def _rate(self, rating: Rating) -> None:
        desk = self._desk
        if self._given is None:
            assert self._aloud is not None
            self._given = desk.round.answer_aloud(self._grade, rating, desk.here.now(), self._aloud.seconds)
            self._turn()
        else:
            self._given = desk.round.overrule(rating, desk.here.now()) or self._given
            self._grade, self._rating = self._given.grade, self._given.log.rating

    def _correct(self, grade: Grade, rating: Rating) -> None:
        """Take the learner's word for which points were made."""
        desk, given = self._desk, self._given
        self._grade, self._rating = grade, rating
        if given is not None and (given.log.rating, given.grade) != (rating, grade):
            self._given = desk.round.overrule(rating, desk.here.now(), grade) or given

    def _keep(self) -> None:
        """Keep what was said aloud, once it is rated."""
        desk = self._desk
        if self._given is None and self._rating is not None:
            assert self._aloud is not None
            self._given = desk.round.answer_aloud(self._grade, self._rating, desk.here.now(), self._aloud.seconds)

    def _go_on(self) -> None:
        if self._rating is None and self._ticks:
            self._rating = rate_points(self._grade, hints=len(self._asked.hints))
        if self._rating is None:
            self._note = remarks.RATE_FIRST
            return
        self._keep()
        self._turn()

    def _turn(self) -> None:
        """Leave this page for the scrollback and begin the next."""
        self._over = True
        self._desk.page.leave()
        self._desk.page.begin()

    def _undo(self) -> None:
        """Back to the question; said aloud, nothing was kept that could be taken back."""
        self._over = True
        if self._given is not None:
            self._desk.round.undo(self._desk.here.now())

    def _quit(self) -> None:
        self._keep()
        if self._given is None:
            self._desk.page.clear()
        else:
            self._turn()
        raise Quit

    def _edit(self) -> None:
        self._note = self._desk.edit(self._asked.question)
        last = self._desk.round.last
        if self._given is not None and last is not None:
            self._given, self._asked, self._grade = last, last.asked, last.grade
