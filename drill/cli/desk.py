"""What the pages of a quiz share: the round, the keys, the screen, and what can be done at any question."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn

from drill.cli.context import Context
from drill.cli.keys import Keys
from drill.cli.page import Page
from drill.cli.place import find_place
from drill.errors import DrillError
from drill.models.question import Question
from drill.session.library import Library
from drill.session.quiz import Round
from drill.text import Lang, Text
from drill.views import remarks
from drill.views.question import Place


class Quit(Exception):  # noqa: N818 - the learner's wish
    """Leave the round; every answer is saved."""


class Desk(NamedTuple):
    """One sitting at a terminal."""

    here: Context
    round: Round
    keys: Keys
    page: Page
    library: Library
    reason: Callable[[str], Text | None]  # why a question is asked early
    confidence: bool  # ask how sure one is, before an answer is judged

    @property
    def lang(self) -> Lang:
        """The language of this run."""
        return self.here.lang

    @property
    def place(self) -> Place:
        """Where the round stands."""
        return find_place(self.round)

    def quit(self) -> NoReturn:
        """Leave the round, and the page as if it had not been.

        Raises:
            Quit: always.
        """
        self.page.clear()
        raise Quit

    def is_flagged(self, question: Question) -> bool:
        """Whether it was found unclear."""
        return question.id in self.here.store().flags.all()

    def flag(self, question: Question) -> Text:
        """Flag it as unclear, or no longer; says what was done."""
        on = not self.is_flagged(question)
        self.here.store().flags.set(question.id, self.here.now(), on=on)
        return remarks.FLAGGED if on else remarks.UNFLAGGED

    @contextmanager
    def away(self) -> Iterator[None]:
        """The terminal lent to another program; the page is taken away and drawn anew afterwards."""
        self.page.clear()
        try:
            with self.keys.lent():
                yield
        finally:
            self.page.begin()

    def offer_edit(self, question: Question) -> Text:
        """Where the question is written. It is opened at the second press: `e` lies among the letters of choices."""
        from drill.views.bank import near  # noqa: PLC0415 - not before the first question

        return remarks.EDIT.fill(file=near(Path(question.file)), line=question.line)

    def edit(self, question: Question) -> Text | None:
        """Open the bank at the question in the editor, and read it again; a word where something is wrong."""
        from drill.cli import outside  # noqa: PLC0415 - not before the first question

        file = Path(question.file)
        try:
            with self.away():
                outside.edit(file, question.line or 1)
            self.library.refresh()
        except DrillError as error:
            return error.message
        self.round.reread()
        fault = next((one for one in self.here.store().catalogue.faults() if one.file == file), None)
        return None if fault is None else Text(fault.to("en"), fault.to("zh"))
