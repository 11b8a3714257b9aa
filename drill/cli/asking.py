"""The page of a question that is asked: keys or typing, until there is an answer."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from drill import grading
from drill.cli.keys import fold
from drill.errors import DrillError, StoreError
from drill.models.draft import Draft
from drill.session import entry
from drill.views import question as question_view
from drill.views import remarks

if TYPE_CHECKING:
    from drill.cli.desk import Desk
    from drill.cli.page import Field
    from drill.cli.typed import Typed
    from drill.session.turn import Asked, Feedback
    from drill.text import Text

# Most questions are answered by a key: what typing needs is imported where something is typed.

_END = 1_000_000  # lines: beyond the last one


class Aloud(NamedTuple):
    """A recall question that was answered aloud in so many seconds. Nothing of it is kept yet."""

    seconds: float


class Asking:
    """Asks one question."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        self._desk = desk
        self._asked = asked
        self._question = asked.question
        self._by_keys = asked.question.type in entry.SINGLE_KEYS
        self._draft = entry.begin(asked.question) if self._by_keys else Draft()
        self._note: Text | None = None
        self._fixing = False  # the line of a bug is named; what it should be is typed
        self._started = time.monotonic()
        self._offering = self._offered = False  # to open the editor: just now, at the key before
        self._over = False
        self._given: Feedback | Aloud | None = None

    @cached_property
    def _typed(self) -> Typed:
        from drill.cli.typed import Typed  # noqa: PLC0415 - see above

        return Typed(self._desk, self._question)

    def run(self) -> Feedback | Aloud | None:
        """Until it is answered; None: another question is to be shown.

        Raises:
            Quit: the learner wants to stop.
        """
        try:
            self._ask()
        except BaseException:
            if self._is_typing:
                self._typed.keep()
            raise
        return self._given

    def _ask(self) -> None:
        self._show()
        while not self._over:
            self._draw()
            key = self._desk.keys.read()
            self._offered = self._offering and key == "e"
            self._offering = False
            if self._note is not None:
                self._note = None
                self._show()
            try:
                self._take(key)
            except StoreError as error:  # a full disk: the learner may make room and answer again
                self._say(error.message)

    def _take(self, key: str) -> None:
        if key in ("resize", "redraw"):
            self._show()
        elif key in ("pageup", "pagedown"):
            self._desk.page.turn(-1 if key == "pageup" else 1)
        elif self._is_typing:
            self._type(key)
        else:
            self._press(fold(key))

    # The page

    def _show(self, *, end: bool = False) -> None:
        """Take up what has changed; `end`: which is at the end of the page."""
        desk, asked = self._desk, self._asked
        body = question_view.ask(
            asked.question,
            asked.variant,
            desk.place,
            desk.lang,
            draft=self._draft,
            hints=asked.hints,
            struck=asked.struck,
            flagged=desk.is_flagged(asked.question),
            reason=desk.reason(asked.question.id),
            note=self._note,
        )
        desk.page.show(body, stay=True)
        if end:
            desk.page.scroll(_END)

    def _draw(self) -> None:
        desk, undo = self._desk, self._desk.round.last is not None
        legend = question_view.legend(self._question, desk.lang, undo=undo)
        more = question_view.legend(self._question, desk.lang, undo=undo, more=True)
        desk.page.draw(legend, more, self._field())

    @property
    def _is_typing(self) -> bool:
        return self._fixing or not self._by_keys

    def _field(self) -> Field | None:
        """What is typed, where something is."""
        if not self._is_typing:
            return None
        fix = remarks.FIX.fill(line=self._draft.at + 1)
        return self._typed.field(fix if self._fixing else grading.expect(self._question))

    def _say(self, note: Text) -> None:
        self._note = note
        self._show(end=True)

    # Answers

    def _press(self, key: str) -> None:
        """A single key: part of an answer, all of it, or a command."""
        draft, pressed = entry.press(self._question, self._draft, key)
        page = self._desk.page
        if self._question.type == "choice" and self._names_struck(draft):
            self._say(remarks.STRUCK)
        elif pressed == "done":
            self._submit(draft)
        elif pressed == "mine":
            self._draft = draft
            self._show()
        elif key in entry.COMMANDS or key == "eof":
            self._obey(key)
        elif key in ("up", "down") or (key in ("enter", " ") and not page.complete):
            page.turn() if key in ("enter", " ") else page.scroll(1 if key == "down" else -1)
        else:
            self._say(grading.expect(self._question))

    def _names_struck(self, draft: Draft) -> bool:
        order = self._asked.variant.order
        return any(order[at] in self._asked.struck for at in draft.taken if at not in self._draft.taken)

    def _submit(self, draft: Draft) -> None:
        if self._question.type == "bug" and draft.at >= 0 and self._question.accept and not self._question.choices:
            self._fixing = True
            self._typed.clear()
            return
        before, self._draft = self._draft, draft
        try:
            self._answer(entry.write(self._question, draft))
        finally:
            if not self._over:
                self._draft = before if self._question.type == "choice" and not self._question.several else draft
                self._show(end=self._note is not None)

    def _type(self, key: str) -> None:
        """A key while something is typed."""
        try:
            done = self._typed.press(key)
        except DrillError as error:
            self._say(error.message)
            return
        if done == "enter":
            self._enter(self._typed.text)
        elif done == "eof":
            self._obey("eof")

    def _enter(self, raw: str) -> None:
        """A line was typed: an answer, a command, or nothing."""
        if self._fixing:
            if raw.strip():
                self._answer(f"{self._draft.at + 1}: {raw}")
            else:
                self._fixing = False
            return
        from drill.session.commands import command  # noqa: PLC0415 - see above

        wish = command(self._question, raw)
        if wish is not None:
            self._typed.clear()
            self._obey(wish)
        elif not raw.strip() and self._question.type == "recall":
            self._given, self._over = Aloud(time.monotonic() - self._started), True
        else:
            self._answer(raw)

    def _answer(self, raw: str) -> None:
        desk, seconds = self._desk, time.monotonic() - self._started
        try:
            confidence = 0
            if desk.confidence and self._question.type != "recall":
                desk.round.judge(raw)  # what cannot be read is asked again before one is asked how sure one is
                from drill.cli.sure import ask_sure  # noqa: PLC0415 - few ask for it

                self._show()
                confidence = ask_sure(desk, self._field(), self._show)
                if not confidence:
                    return
            self._given = desk.round.answer(raw, desk.here.now(), seconds, confidence=confidence)
            self._over = True
        except grading.NotAnAnswer as error:
            self._say(error.message)

    # Commands

    def _obey(self, wish: str) -> None:
        """Do what a command asks."""
        desk = self._desk
        if wish in ("q", "eof"):
            desk.quit()
        elif wish == "s":
            desk.round.skip(desk.here.now())
            self._over = True
        elif wish == "u":
            self._over = desk.round.undo(desk.here.now()) is not None
            if not self._over:
                self._say(remarks.NO_UNDO)
        elif wish == "?":
            hint = desk.round.hint()
            self._asked = desk.round.current or self._asked
            self._say(remarks.NO_HINT) if hint is None else self._show(end=True)
        elif wish == "f":
            self._say(desk.flag(self._question))
        elif wish == "e" and self._by_keys and not self._offered:
            self._say(desk.offer_edit(self._question))
            self._offering = True
        elif wish == "e":
            note = desk.edit(self._question)
            self._over = note is None
            if note is not None:
                self._say(note)
        else:
            self._say(remarks.LATER)
