"""The quiz without a terminal to draw on: numbered lines out, one answer a line in."""

import re
import sys
import time
from collections.abc import Callable
from unicodedata import normalize

from rich.console import Console, RenderableType

from drill.cli.context import Context
from drill.cli.place import find_place
from drill.grading import NotAnAnswer
from drill.models.card import Rating
from drill.session.commands import command
from drill.session.quiz import Round
from drill.session.turn import Asked, Feedback
from drill.text import Text
from drill.views import feedback as feedback_view
from drill.views import plain, remarks, theme
from drill.views.console import PlainConsole

_OVERRULE = re.compile(r"\s*[=＝]\s*([1-4１-４])\s*")


def plain_console(console: Console) -> Console:
    """A console that writes no escape sequence at all: without colour, rich would still write bold."""
    return PlainConsole(
        file=console.file, width=console.width, color_system=None, force_terminal=False, highlight=False, emoji=False
    )


class Lines:
    """Asks a round line by line, until it is over or the input ends."""

    def __init__(
        self, here: Context, sitting: Round, reason: Callable[[str], Text | None], *, confidence: bool = False
    ) -> None:
        """`confidence`: ask how sure one is, before an answer is judged."""
        self._here = here
        self._confidence = confidence
        self._kept: str | None = None  # a line that was read and not used
        self._round = sitting
        self._reason = reason
        self._typed = sys.stdin.isatty()  # then someone sits there who can be asked again

    def run(self) -> None:
        """Ask; the end of the input, like `q`, ends the round: all answers are saved."""
        if self._typed:
            self._say(remarks.LINES)
        shown, started = None, 0.0
        while (asked := self._round.current) is not None:
            if asked.variant is not shown:
                self._ask(asked)
                shown, started = asked.variant, time.monotonic()
            line = self._read()
            if line is None or not self._take(asked, line, started):
                return

    def _ask(self, asked: Asked) -> None:
        reason = self._reason(asked.question.id)
        self._print(plain.ask(asked.question, asked.variant, find_place(self._round), self._here.lang, reason=reason))

    def _read(self) -> str | None:
        """The next line without its end; None at the end of the input."""
        if self._kept is not None:
            line, self._kept = self._kept, None
            return line
        self._here.console.print("> ", end="")
        self._here.console.file.flush()
        # Bytes that are no UTF-8 arrive as lone surrogates, which could be neither printed nor stored.
        line = sys.stdin.readline().encode(errors="surrogateescape").decode(errors="replace")
        if not self._typed:
            # The echo that a terminal would have given, so that a transcript can be read.
            self._say(Text.plain("".join(sign for sign in line if sign.isprintable())))
        return line.rstrip("\r\n") if line else None

    def _take(self, asked: Asked, line: str, started: float) -> bool:
        """Do what a line says; False to stop."""
        wish = command(asked.question, line)
        if wish == "q":
            return False
        now, last = self._here.now(), self._round.last
        if wish == "s":
            self._round.skip(now)
        elif wish == "u":
            if self._round.undo(now) is None:
                self._say(remarks.NO_UNDO)
        elif wish == "?":
            hint = self._round.hint()
            if hint is None:
                self._say(remarks.NO_HINT)
            else:
                self._print(plain.hint(asked.variant, hint, self._here.lang))
        elif wish in ("w", "o"):
            self._explain(wish, last)
        elif wish in ("f", "e"):
            self._mark(wish, asked)
        elif (overruled := _OVERRULE.fullmatch(line)) and last is not None:
            given = self._round.overrule(Rating(int(overruled[1])), now)
            if given is not None:
                self._say(self._back(given))
        else:
            self._answer(asked, line, started)
        return True

    def _explain(self, wish: str, last: Feedback | None) -> None:
        """More about the answer given last: the reason of every choice, or the source."""
        if last is None:
            self._say(remarks.LATER)
        elif wish == "w":
            self._print(self._feedback(last, every=True))
        else:
            from drill.cli import outside  # noqa: PLC0415 - only when it is asked for

            self._say(outside.open_sources(last.asked.question.sources))

    def _mark(self, wish: str, asked: Asked) -> None:
        """Flag the question that is asked, or say where it is written."""
        question, flags = asked.question, self._here.store().flags
        if wish == "e":
            self._say(Text.plain(f"{question.file}:{question.line}"))
            return
        on = question.id not in flags.all()
        flags.set(question.id, self._here.now(), on=on)
        words = remarks.FLAGGED if on else remarks.UNFLAGGED
        self._say(Text("{question}: {words}", "{question}：{words}").fill(question=question.id, words=words))

    def _answer(self, asked: Asked, line: str, started: float) -> None:
        # A line from a pipe is an answer whatever it holds, or a script of answers would get out of step; but letters
        # that nothing has, and formulas that cannot be read, are asked for again.
        insist = not self._typed and asked.question.type == "number"
        seconds = time.monotonic() - started
        try:
            self._round.judge(line, insist=insist)
            confidence = self._ask_sure() if self._confidence else 0
            given = self._round.answer(line, self._here.now(), seconds, insist=insist, confidence=confidence)
        except NotAnAnswer as error:
            self._say(error.message)
            return
        self._print(self._feedback(given))

    def _ask_sure(self) -> int:
        """How sure one is, 1 to 3; 0 where the line says something else, which then counts for what follows."""
        self._say(Text("how sure? 1 low, 2 medium, 3 high", "有多大把握？1 没把握，2 一般，3 很有把握"))
        line = self._read()
        said = normalize("NFKC", line or "").strip()
        if said in ("1", "2", "3"):
            return int(said)
        self._kept = line
        return 0

    def _feedback(self, given: Feedback, *, every: bool = False) -> RenderableType:
        asked, back = given.asked, Text.plain(self._back(given).to(self._here.lang))
        return feedback_view.feedback(
            asked.question, asked.variant, given.grade, self._here.lang, back=back, every=every
        )

    def _back(self, given: Feedback) -> Text:
        return feedback_view.returning(given.back, self._here.now(), repeats=given.repeats)

    def _say(self, words: Text) -> None:
        self._here.console.print(words.to(self._here.lang), markup=False)

    def _print(self, body: RenderableType) -> None:
        self._here.console.print(body, width=min(self._here.console.width, theme.WIDTH))
