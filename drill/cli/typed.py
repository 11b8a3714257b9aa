"""An answer that is typed: the field below a question, and what its keys do."""

from drill.cli import outside
from drill.cli.desk import Desk
from drill.cli.editor import Line, make_field, text_width
from drill.cli.page import Field
from drill.models.question import Question
from drill.text import Text


class Typed:
    """What is being typed; at first, what was typed when the terminal went away."""

    def __init__(self, desk: Desk, question: Question) -> None:
        self._desk = desk
        self._question = question
        begun = desk.here.store().draft.take(question.id)
        self.line = Line(begun, len(begun), several=question.type == "recall")

    @property
    def text(self) -> str:
        """All of it."""
        return self.line.text

    def clear(self) -> None:
        """Begin anew."""
        self.line.replace("")

    def keep(self) -> None:
        """Keep it for the next time: the terminal goes away."""
        if self.line.text.strip():
            self._desk.here.store().draft.keep(self._question.id, self.line.text)

    def field(self, expected: Text) -> Field:
        """The field; while it is empty it says what is expected."""
        desk = self._desk
        most = max(desk.here.console.height // 2, 2)
        return make_field(self.line, desk.page.width, most, expected.to(desk.lang))

    def press(self, key: str) -> str:
        """Take a key. Gives `enter` or `eof` where the line is done, else nothing.

        Raises:
            DrillError: the editor that was asked for cannot be started.
        """
        line, page = self.line, self._desk.page
        if key == "enter" and line.several and line.text[: line.at].endswith("\\"):
            line.press("backspace")
            line.press("newline")
        elif key == "enter" or (key == "eof" and not line.text):
            return key
        elif key == "editor":
            with self._desk.away():
                text = outside.edit_text(line.text)
            line.replace(text if line.several else " ".join(text.split()))
        elif key in ("up", "down"):
            rows = 1 if key == "down" else -1
            line.climb(text_width(page.width), rows) if "\n" in line.text else page.scroll(rows)
        else:
            line.press(key)
        return ""
