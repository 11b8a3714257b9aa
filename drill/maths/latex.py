"""A parser for the LaTeX that questions use: source → tree. What it does not know it refuses (`UnknownLatex`)."""

import re
from unicodedata import normalize

from drill.maths import symbols
from drill.maths.formula import Bracket, Fraction, Kind, Node, Root, Row, Scripted, Sign


class UnknownLatex(ValueError):  # noqa: N818 - not an error of the program: the source is shown as it is
    """LaTeX outside the subset: a wrong formula would be worse than the source."""


_PIECE = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_CHARACTERS: dict[str, tuple[str, Kind]] = {
    "+": ("+", "additive"), "-": ("−", "additive"), "−": ("−", "additive"), "=": ("=", "relation"),
    "<": ("<", "relation"), ">": (">", "relation"), "/": ("/", "slash"), "*": ("*", "multiplicative"),
    ",": (",", "punctuation"), ";": (";", "punctuation"), ":": (":", "punctuation"), "!": ("!", "postfix"),
    "|": ("|", "bar"), ".": (".", "atom"), "~": (" ", "space"), "%": ("%", "postfix"),
}  # fmt: skip
_KINDS: tuple[tuple[dict[str, str], Kind], ...] = (
    (symbols.LETTERS, "atom"),
    (symbols.PREFIXES, "prefix"),
    (symbols.BIG, "big"),
    (symbols.RELATIONS, "relation"),
    (symbols.ADDITIVE, "additive"),
    (symbols.MULTIPLICATIVE, "multiplicative"),
    (symbols.SPACES, "space"),
    ({"|": "‖", "Vert": "‖", "vert": "|", "middle": ""}, "bar"),
    ({"colon": ":"}, "punctuation"),
    ({"bmod": "mod"}, "relation"),
)


def parse(source: str) -> Row:
    """The tree of a formula.

    Raises:
        UnknownLatex: it uses something outside the subset, or its braces do not match.
    """
    parser = _Parser(source)
    row = parser.row(inside_bracket=False)
    if parser.peek():
        raise UnknownLatex(source)
    return row


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def peek(self) -> str:
        found = _PIECE.match(self.source, self.at)
        return found.group() if found else ""

    def take(self) -> str:
        piece = self.peek()
        self.at += len(piece)
        return piece

    def skip_space(self) -> bool:
        start = self.at
        while self.peek().isspace():
            self.take()
        return self.at > start

    def row(self, *, inside_bracket: bool) -> Row:
        children: list[Node] = []
        while True:
            self.skip_space()
            piece = self.peek()
            if not piece or piece in ("}", "\\right") or (inside_bracket and _closing(piece) is not None):
                return Row(tuple(children))
            if piece in "^_'":
                base = children.pop() if children else Sign("", "atom")
                children.append(self.script(base))
                continue
            children.extend(self.item())

    def script(self, base: Node) -> Scripted:
        piece = self.take()
        if piece == "'":
            script = Row((Sign("′", "atom"),))
            while self.peek() == "'":
                self.take()
                script = Row((*script.children, Sign("′", "atom")))
        else:
            script = self.argument()
        above, below = (None, script) if piece == "_" else (script, None)
        if isinstance(base, Scripted):
            # `x_i^2` fills the free side; a second script on the same side is set on the whole.
            if above and base.above is None:
                return Scripted(base.base, base.below, above)
            if below and base.below is None:
                return Scripted(base.base, below, base.above)
        return Scripted(base, below, above)

    def item(self) -> list[Node]:
        """What comes next in a row; unmatched brackets give several things."""
        opening = _opening(self.peek())
        if opening is not None:
            return self.bracket(opening)
        number = _NUMBER.match(self.source, self.at)
        if number:
            self.at = number.end()
            return [Sign(number.group(), "number", self.skip_space())]
        node = self.single()
        return [] if node is None else [node]

    def bracket(self, opening: str) -> list[Node]:
        self.take()
        inside = self.row(inside_bracket=True)
        closing = _closing(self.peek())
        if closing is None:
            return [Sign(opening, "open"), *inside.children]
        self.take()
        return [Bracket(opening, inside, closing)]

    def argument(self) -> Row:
        """A group in braces, or the one piece that TeX would take."""
        self.skip_space()
        if self.peek() != "{":
            node = self.single()
            return Row(() if node is None else (node,))
        self.take()
        row = self.row(inside_bracket=False)
        if self.take() != "}":
            raise UnknownLatex(self.source)
        return row

    def single(self) -> Node | None:
        """One piece with its arguments; None for commands that print nothing."""
        piece = self.peek()
        if piece == "{":
            return self.argument()
        self.take()
        if piece.startswith("\\") and len(piece) > 1:
            return self.command(piece[1:])
        if not piece or piece in "^_}&\\$#'":
            raise UnknownLatex(self.source)
        closing = _closing(piece)
        text, kind = _CHARACTERS.get(piece, (piece, "atom"))
        if closing:
            text, kind = closing, "close"
        if piece.isdigit():
            kind = "number"
        if piece == ":" and self.peek() == "=":
            self.take()
            text, kind = ":=", "relation"
        return Sign(text, kind, self.skip_space())

    def command(self, name: str) -> Node | None:
        if name in ("frac", "tfrac", "dfrac", "cfrac"):
            return Fraction(self.argument(), self.argument())
        if name == "sqrt":
            return self.root()
        if name == "left":
            return self.left_right()
        if name.rstrip("*") in symbols.WORDS:
            return self.word(name.rstrip("*"))
        if name in symbols.ALPHABETS:
            return self.styled(name)
        if name in symbols.ACCENTS:
            return _accented(self.argument(), symbols.ACCENTS[name], self.source)
        if name in symbols.FUNCTIONS:
            return Sign({"argmax": "arg max", "argmin": "arg min"}.get(name, name), "function")
        if name in symbols.IGNORED or name in symbols.SIZES:
            return None
        for table, kind in _KINDS:
            if name in table:
                return Sign(table[name], kind, gap=True) if table[name] else None
        closing = _closing("\\" + name)
        if closing is None:
            raise UnknownLatex(name)
        return Sign(closing, "close")

    def root(self) -> Root:
        degree = Row(())
        self.skip_space()
        if self.peek() == "[":
            self.take()
            degree = self.row(inside_bracket=True)
            if self.take() != "]":
                raise UnknownLatex(self.source)
        return Root(self.argument(), degree)

    def left_right(self) -> Bracket:
        opening = self.delimiter()
        inside = self.row(inside_bracket=False)
        if self.take() != "\\right":
            raise UnknownLatex(self.source)
        return Bracket(opening, inside, self.delimiter())

    def delimiter(self) -> str:
        self.skip_space()
        piece = self.take()
        named = {".": "", "|": "|", "\\|": "‖", "\\vert": "|", "\\Vert": "‖", "/": "/"}
        sign = named[piece] if piece in named else _opening(piece) or _closing(piece)
        if sign is None:
            raise UnknownLatex(self.source)
        return sign

    def letters(self) -> str:
        r"""The literal words of `\text{…}`."""
        self.skip_space()
        end = self.source.find("}", self.at)
        if self.peek() != "{" or end < 0:
            raise UnknownLatex(self.source)
        words = re.sub(r"\\([_%&#$ ])", r"\1", self.source[self.at + 1 : end])
        if re.search(r"[\\{$^]", words):
            raise UnknownLatex(self.source)
        self.at = end + 1
        return words

    def word(self, name: str) -> Node:
        words = self.letters()
        if name == "operatorname":
            return Sign(words, "function" if len(words) > 1 else "atom")
        if words == "d":
            return Sign(words, "prefix")  # the differential
        if len(words) == 1:
            return Sign(words, "number" if words.isdigit() else "atom")
        return Sign(words, "word")

    def styled(self, name: str) -> Node:
        row = self.argument()
        letters = [child.text for child in row.children if isinstance(child, Sign) and child.kind in ("atom", "number")]
        if not letters or len(letters) < len(row.children):
            raise UnknownLatex(self.source)
        if len(letters) == 1 and not letters[0].isascii() and symbols.is_bold(name):
            return Sign(letters[0], "atom")  # bold Greek stays as it is: terminal fonts seldom have it
        styled = [symbols.styled(name, letter) if len(letter) == 1 else None for letter in letters]
        if None in styled:
            raise UnknownLatex(self.source)
        return Sign("".join(sign for sign in styled if sign), "atom" if len(letters) == 1 else "word")


def _opening(piece: str) -> str | None:
    return piece if piece in ("(", "[") else symbols.OPENING.get(piece[1:]) if piece.startswith("\\") else None


def _closing(piece: str) -> str | None:
    return piece if piece in (")", "]") else symbols.CLOSING.get(piece[1:]) if piece.startswith("\\") else None


def _accented(row: Row, accent: str, source: str) -> Node:
    if len(row.children) == 1:
        child = row.children[0]
        if isinstance(child, Scripted):
            base = _accented(Row((child.base,)), accent, source)
            return Scripted(base, child.below, child.above)
        if isinstance(child, Sign) and child.kind in ("atom", "number") and len(child.text) == 1:
            return Sign(normalize("NFC", child.text + accent), child.kind)
    raise UnknownLatex(source)  # there is no way to put one hat over several letters
