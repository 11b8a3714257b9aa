"""A parser for the LaTeX that questions use: source → tree. What it does not know it refuses (`UnknownLatex`)."""

from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from drill.maths import symbols
from drill.maths.bars import pair_bars
from drill.maths.formula import Bracket, Fraction, Grid, Node, Root, Row, Scripted, Sign, Stack
from drill.maths.source import Source, UnknownLatex, closing, opening

_BRACES: dict[str, Literal["overbrace", "underbrace"]] = {"overbrace": "overbrace", "underbrace": "underbrace"}
# Two names that are printed alike: together in one formula they would be taken for one variable.
_LOOK_ALIKE = (("\\phi", "\\varphi"), ("\\epsilon", "\\varepsilon"))


@lru_cache(maxsize=512)
def parse(latex: str) -> Row:
    """The tree of a formula.

    Raises:
        UnknownLatex: it uses something outside the subset, or its braces do not match.
    """
    if any(one in latex and other in latex for one, other in _LOOK_ALIKE):
        raise UnknownLatex(latex)
    parser = _Parser(latex)
    try:
        row = parser.row(inside_bracket=False)
    except RecursionError:
        raise UnknownLatex(latex) from None
    if parser.peek():
        raise UnknownLatex(latex)
    return row


class _Parser(Source):
    def row(self, *, inside_bracket: bool) -> Row:
        children: list[Node] = []
        while True:
            self.skip_space()
            piece = self.peek()
            ends = not piece or piece in ("}", "&", "\\\\", "\\right", "\\end")
            if ends or (inside_bracket and closing(piece) is not None):
                return Row(pair_bars(children))
            if piece in "^_'":
                base = children.pop() if children else Sign("", "atom")
                children.append(self.script(base))
                continue
            children.extend(self.item())

    def script(self, base: Node) -> Node:
        piece = self.take()
        if piece == "'":
            script = Row((Sign("′", "atom"),))
            while self.peek() == "'":
                self.take()
                script = Row((*script.children, Sign("′", "atom")))
        else:
            script = self.argument()
        if isinstance(base, Stack) and base.mark in _BRACES:
            # A brace's script is the label at its point.
            return base._replace(below=script) if piece == "_" else base._replace(above=script)
        above, below = (None, script) if piece == "_" else (script, None)
        if not isinstance(base, Scripted):
            return Scripted(base, below, above)
        # `x_i^2` fills the free side; `f'^2` goes on after the primes.
        if above and base.above and {sign.text for sign in base.above.children if isinstance(sign, Sign)} == {"′"}:
            return Scripted(base.base, base.below, Row((*base.above.children, *above.children)))
        if (above and base.above) or (below and base.below):
            raise self.unknown()  # TeX, too, asks for braces here
        return Scripted(base.base, below or base.below, above or base.above)

    def item(self) -> list[Node]:
        """What comes next in a row; unmatched brackets give several things."""
        opened = opening(self.peek())
        if opened is not None:
            return self.bracket(opened)
        number = self.number()
        if number:
            return [Sign(number, "number", self.skip_space())]
        node = self.single()
        return [] if node is None else [node]

    def bracket(self, opened: str) -> list[Node]:
        self.take()
        inside = self.row(inside_bracket=True)
        closed = closing(self.peek())
        if closed is None:
            return [Sign(opened, "open"), *inside.children]
        self.take()
        return [Bracket(opened, inside, closed)]

    def argument(self) -> Row:
        """A group in braces, or the one piece that TeX would take."""
        self.skip_space()
        if self.peek() != "{":
            node = self.single()
            return Row(() if node is None else (node,))
        self.take()
        row = self.row(inside_bracket=False)
        self.expect("}")
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
            raise self.unknown()
        closed = closing(piece)
        text, kind = symbols.CHARACTERS.get(piece, (piece, "atom"))
        if closed:
            text, kind = closed, "close"
        if piece.isdigit():
            kind = "number"
        if piece == ":" and self.peek() == "=":
            self.take()
            text, kind = ":=", "relation"
        return Sign(text, kind, self.skip_space())

    def command(self, name: str) -> Node | None:
        plain = name.rstrip("*")
        if name in ("frac", "tfrac", "dfrac", "cfrac", "binom", "dbinom", "tbinom"):
            return Fraction(self.argument(), self.argument(), bar="frac" in name)
        if name == "sqrt":
            return self.root()
        if name == "left":
            return self.left_right()
        if name == "begin":
            return self.grid()
        if plain in symbols.WORDS:
            return self.word(plain)
        if name in symbols.ALPHABETS:
            return self.styled(name)
        if name in symbols.ACCENTS:
            return self.accented(self.argument(), name)
        if name in _BRACES or name in ("overset", "stackrel", "underset", "xrightarrow", "xleftarrow"):
            return self.stacked(name)
        if name in symbols.FUNCTIONS:
            return self.function(name)
        if name == "pmod":
            bracket = Bracket("(", Row((Sign("mod", "function"), *self.argument().children)), ")")
            return Row((Sign("  ", "space"), bracket))
        return self.sign(name)

    def function(self, name: str) -> Sign:
        """A named function; `arg` and the operator after it are one."""
        if name == "arg":
            self.skip_space()
            if self.peek() in ("\\max", "\\min"):
                name += self.take()[1:]
        return Sign(symbols.FUNCTIONS[name], "function")

    def sign(self, name: str) -> Sign | None:
        if name in symbols.IGNORED or name in symbols.SIZES:
            return None
        for table, kind in symbols.KINDS:
            if name in table:
                return Sign(table[name], kind, gap=True) if table[name] else None
        closed = closing("\\" + name)
        if closed is None:
            raise UnknownLatex(name)
        return Sign(closed, "close")

    def root(self) -> Root:
        degree = Row(())
        self.skip_space()
        if self.peek() == "[":
            self.take()
            degree = self.row(inside_bracket=True)
            self.expect("]")
        return Root(self.argument(), degree)

    def left_right(self) -> Bracket:
        opened = self.delimiter()
        inside = self.row(inside_bracket=False)
        self.expect("\\right")
        return Bracket(opened, inside, self.delimiter())

    def grid(self) -> Grid:
        r"""The environment that `\begin` begins."""
        name = self.name()
        if name not in symbols.SHAPES:
            raise self.unknown()
        if name == "array" and set(self.letters()) - set("lcr "):
            raise self.unknown()
        rows: list[tuple[Row, ...]] = []
        cells = [self.row(inside_bracket=False)]
        while (piece := self.take()) in ("&", "\\\\"):
            if piece == "\\\\":
                self.option()
                rows.append(tuple(cells))
                cells = []
            cells.append(self.row(inside_bracket=False))
        if piece != "\\end" or self.name() != name:
            raise self.unknown()
        if any(cell.children for cell in cells):
            rows.append(tuple(cells))
        if not rows:
            raise self.unknown()
        shape, opened, closed = symbols.SHAPES[name]
        return Grid(tuple(rows), shape, opened, closed)

    def stacked(self, name: str) -> Node:
        if name in _BRACES:
            return Stack(self.argument(), None, None, _BRACES[name])
        if name.startswith("x"):
            below = None
            if self.peek() == "[":
                self.take()
                below = self.row(inside_bracket=True)
                self.expect("]")
            arrow = Row((Sign("→" if name == "xrightarrow" else "←", "relation"),))
            return Stack(arrow, self.argument(), below, "arrow")
        label, base = self.argument(), self.argument()
        if name == "underset":
            alone = base.children[0] if len(base.children) == 1 else None
            if alone is not None and alone.kind in ("function", "big") and not isinstance(alone, Scripted):
                return Scripted(alone, label, None)
            return Stack(base, None, label)
        return Stack(base, label, None)

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
            raise self.unknown()
        if len(letters) == 1 and not letters[0].isascii() and symbols.is_bold(name):
            return Sign(letters[0], "atom")  # bold Greek stays as it is: terminal fonts seldom have it
        styled = [symbols.styled(name, letter) if len(letter) == 1 else None for letter in letters]
        if None in styled:
            raise self.unknown()
        return Sign("".join(sign for sign in styled if sign), "atom" if len(letters) == 1 else "word")

    def accented(self, row: Row, name: str) -> Node:
        """An accent over one letter is part of it; a line may be drawn over several."""
        if len(row.children) == 1:
            child = row.children[0]
            if isinstance(child, Scripted) and child.above is None:
                return Scripted(self.accented(Row((child.base,)), name), child.below, None)
            if isinstance(child, Sign) and child.kind in ("atom", "number") and len(child.text) == 1:
                return Sign(normalize("NFC", child.text + symbols.ACCENTS[name]), child.kind)
        if name not in ("overline", "bar") or not row.children:
            raise self.unknown()  # there is no way to put one hat over several letters
        return Stack(row, None, None, "line")
