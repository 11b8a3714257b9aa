"""Text that is typed: one line or several, edited with the usual keys, wrapped by cells (Chinese letters take two)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import category

from rich.cells import get_character_cell_size

from drill.cli.keys import Paste
from drill.cli.page import CURSOR, Field

_PROMPT = f"  {CURSOR} "
_ZWJ = "\u200d"
_QUIET, _PLAIN = "\x1b[2m", "\x1b[0m"


@dataclass
class Line:
    """What was typed so far, and where the cursor stands (0 ≤ `at` ≤ len(text))."""

    text: str = ""
    at: int = 0
    several: bool = False  # lines: pasted ones stay, a new one can be begun

    def press(self, key: str) -> None:
        """Take a key; keys that mean nothing here are ignored."""
        if isinstance(key, Paste):
            self._insert(key if self.several else " ".join(key.split("\n")).strip())
        elif key in _MOVES:
            self.at = min(max(_MOVES[key](self), 0), len(self.text))
        elif key in _CUTS:
            start, end = _CUTS[key](self)
            self.text = self.text[:start] + self.text[end:]
            self.at = start
        elif key == "newline" and self.several:
            self._insert("\n")
        elif len(key) == 1:
            self._insert(key)

    def replace(self, text: str) -> None:
        """Put other text in its place, the cursor behind it."""
        self.text, self.at = text, len(text)

    def climb(self, width: int, rows: int) -> None:
        """Move the cursor up or down by rows, as the text is laid out at this width."""
        layout = lay_out(self, width)
        row = min(max(layout.row + rows, 0), len(layout.rows) - 1)
        at, used = layout.starts[row], 0
        for character in layout.rows[row]:
            if used >= layout.column:
                break
            used += get_character_cell_size(character)
            at += 1
        self.at = at

    def before(self) -> int:
        """Where the letter before the cursor begins: an emoji or an accented letter may be several characters."""
        at = max(self.at - 1, 0)
        while at > 0 and _belong_together(self.text, at):
            at -= 1
        return at

    def after(self) -> int:
        """Where the letter at the cursor ends."""
        at = min(self.at + 1, len(self.text))
        while at < len(self.text) and _belong_together(self.text, at):
            at += 1
        return at

    def word_start(self) -> int:
        """Where the word before the cursor begins."""
        at = len(self.text[: self.at].rstrip())
        while at > 0 and not self.text[at - 1].isspace():
            at -= 1
        return at

    def _insert(self, words: str) -> None:
        words = "".join(sign for sign in words if sign == "\n" or category(sign) not in ("Cc", "Cs", "Co"))
        self.text = self.text[: self.at] + words + self.text[self.at :]
        self.at += len(words)


def _belong_together(text: str, at: int) -> bool:
    """Whether the characters on both sides of an offset make one letter on the screen."""
    before, after = text[at - 1], text[at]
    if _ZWJ in (before, after) or category(after) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if _is_flag(before) and _is_flag(after):
        # Flags are pairs: even many of their letters before this one are whole flags.
        run = len(text[:at]) - len(text[:at].rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))
        return run % 2 == 1
    return False


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


_MOVES: dict[str, Callable[[Line], int]] = {
    "left": lambda line: line.before(),
    "right": lambda line: line.after(),
    "home": lambda line: line.text.rfind("\n", 0, line.at) + 1,
    "end": lambda line: end if (end := line.text.find("\n", line.at)) >= 0 else len(line.text),
}
_CUTS: dict[str, Callable[[Line], tuple[int, int]]] = {
    "backspace": lambda line: (line.before(), line.at),
    "delete": lambda line: (line.at, line.after()),
    "eof": lambda line: (line.at, line.after()),  # Ctrl-D within a line
    "clear": lambda line: (line.text.rfind("\n", 0, line.at) + 1, line.at),
    "kill": lambda line: (line.at, max(_MOVES["end"](line), line.at)),
    "word": lambda line: (line.word_start(), line.at),
}


class Layout(NamedTuple):
    """Rows of text with the offset at which each begins, and the row and column (cells) of the cursor."""

    rows: tuple[str, ...]
    starts: tuple[int, ...]
    row: int
    column: int


def lay_out(line: Line, width: int) -> Layout:
    """Break the text into rows of at most `width` cells."""
    rows, starts, used, cursor = [""], [0], 0, (0, 0)

    def begin(at: int) -> None:
        nonlocal used
        rows.append("")
        starts.append(at)
        used = 0

    for at, character in enumerate(line.text):
        size = 0 if character == "\n" else get_character_cell_size(character)
        if used + size > width:
            begin(at)
        if at == line.at:
            cursor = (len(rows) - 1, used)
        if character == "\n":
            begin(at + 1)
        else:
            rows[-1] += character
            used += size
    if line.at == len(line.text):
        if used >= width:
            begin(line.at)
        cursor = (len(rows) - 1, used)
    return Layout(tuple(rows), tuple(starts), *cursor)


def text_width(width: int) -> int:
    """Cells for the text in a field on a page of `width` cells."""
    return max(width - len(_PROMPT) - 1, 4)


def make_field(line: Line, width: int, most: int, expected: str = "") -> Field:
    """The field at `width` cells and at most that many rows; while it is empty it says what is expected."""
    layout = lay_out(line, text_width(width))
    hang = " " * len(_PROMPT)
    first = min(max(layout.row - most + 1, 0), max(len(layout.rows) - most, 0))
    rows = [hang + row for row in layout.rows[first : first + most]]
    rows[0] = _PROMPT + rows[0][len(hang) :]
    if not line.text and expected:
        rows[0] += f"{_QUIET}{_crop(expected, text_width(width))}{_PLAIN}"
    return Field(tuple(rows), layout.row - first, len(_PROMPT) + layout.column)


def _crop(words: str, width: int) -> str:
    """As much as fits, with an ellipsis where something is left out."""
    used, found = 0, ""
    for character in words:
        used += get_character_cell_size(character)
        if used > width - 2:
            return found + "…"
        found += character
    return found
