"""The source of a formula, taken piece by piece, as TeX would cut it."""

import re

from drill.maths import symbols


class UnknownLatex(ValueError):  # noqa: N818 - not an error of the program: the source is shown as it is
    """LaTeX outside the subset: a wrong formula would be worse than the source."""


_PIECE = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_NAME = re.compile(r"\{([A-Za-z]+\*?)\}")
_OPTION = re.compile(r"\[[^\]\n]*\]")
_NAMED = {".": "", "|": "|", "\\|": "‖", "\\vert": "|", "\\Vert": "‖", "/": "/"}
_THIN = re.compile(r"\\[,;: ]")


class Source:
    """A cursor over LaTeX."""

    def __init__(self, latex: str) -> None:
        self.latex = latex
        self.at = 0

    def unknown(self) -> UnknownLatex:
        """What is raised where the source does not fit."""
        return UnknownLatex(self.latex)

    def peek(self) -> str:
        """The next piece, nothing at the end."""
        found = _PIECE.match(self.latex, self.at)
        return found.group() if found else ""

    def take(self) -> str:
        """The next piece, passed over."""
        piece = self.peek()
        self.at += len(piece)
        return piece

    def expect(self, piece: str) -> None:
        """Pass over what must stand here."""
        if self.take() != piece:
            raise self.unknown()

    def skip_space(self) -> bool:
        """Pass over white space; whether there was any."""
        start = self.at
        while self.peek().isspace():
            self.take()
        return self.at > start

    def number(self) -> str:
        """The number that begins here, if one does."""
        return self._match(_NUMBER)

    def option(self) -> str:
        r"""The `[4pt]` after a line's end, if there is one."""
        return self._match(_OPTION)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.latex, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def name(self) -> str:
        """The name of an environment, in braces."""
        found = _NAME.match(self.latex, self.at)
        if found is None:
            raise self.unknown()
        self.at = found.end()
        return found.group(1)

    def letters(self) -> str:
        r"""The literal words of `\text{…}`."""
        self.skip_space()
        end = self.latex.find("}", self.at)
        if self.peek() != "{" or end < 0:
            raise self.unknown()
        words = _THIN.sub(" ", self.latex[self.at + 1 : end])
        words = re.sub(r"\\([_%&#$])", r"\1", words).replace("~", " ").replace("\n", " ")
        if re.search(r"[\\{$^]", words):
            raise self.unknown()
        self.at = end + 1
        return words

    def delimiter(self) -> str:
        r"""What follows `\left` and `\right`."""
        self.skip_space()
        piece = self.take()
        sign = _NAMED[piece] if piece in _NAMED else opening(piece) or closing(piece)
        if sign is None:
            raise self.unknown()
        return sign


def opening(piece: str) -> str | None:
    """The opening bracket that a piece is, if it is one."""
    return piece if piece in ("(", "[") else symbols.OPENING.get(piece[1:]) if piece.startswith("\\") else None


def closing(piece: str) -> str | None:
    """The closing bracket that a piece is, if it is one."""
    return piece if piece in (")", "]") else symbols.CLOSING.get(piece[1:]) if piece.startswith("\\") else None
