"""A formula as a tree: what `latex` reads and the others write."""

from typing import Literal, NamedTuple

Kind = Literal[
    "atom", "number", "word", "prefix", "big", "function", "bar", "open", "close",
    "relation", "additive", "multiplicative", "slash", "punctuation", "postfix", "space",
    "row", "fraction", "root", "bracket",
]  # fmt: skip


class Sign(NamedTuple):
    """One symbol, number or word. `gap`: white space followed it in the source."""

    text: str
    kind: Kind
    gap: bool = False


class Row(NamedTuple):
    """Things in a line: a formula, or what stands in braces."""

    children: tuple["Node", ...]
    kind: Kind = "row"


class Fraction(NamedTuple):
    """Numerator over denominator; without its bar a binomial coefficient."""

    above: Row
    below: Row
    bar: bool = True

    @property
    def kind(self) -> Kind:
        """A binomial coefficient has brackets of its own."""
        return "fraction" if self.bar else "bracket"


class Root(NamedTuple):
    """A root; an empty `degree` is a square root."""

    inside: Row
    degree: Row
    kind: Kind = "root"


class Bracket(NamedTuple):
    r"""A bracketed row; either side may be empty (`\left.`)."""

    opening: str
    inside: Row
    closing: str
    kind: Kind = "bracket"


class Scripted(NamedTuple):
    """A base with a subscript, a superscript or both. It behaves as its base does (a sum with limits is a sum)."""

    base: "Node"
    below: Row | None
    above: Row | None

    @property
    def kind(self) -> Kind:
        """The kind of the base; scripts make anything composed a single thing."""
        return "atom" if self.base.kind in ("row", "fraction", "root", "number", "word") else self.base.kind


class Grid(NamedTuple):
    """Cells in rows: a matrix, cases, aligned equations. `shape` says how columns are set and rows are read."""

    cells: tuple[tuple[Row, ...], ...]
    shape: Literal["matrix", "cases", "aligned"]
    opening: str = ""
    closing: str = ""
    kind: Kind = "bracket"


class Stack(NamedTuple):
    """Something with a line, a brace, an arrow or just words above or below it."""

    base: Row
    above: Row | None
    below: Row | None
    mark: Literal["", "line", "overbrace", "underbrace", "arrow"] = ""

    @property
    def kind(self) -> Kind:
        """What is set over an equals sign leaves it a relation."""
        inner = self.base.children
        return inner[0].kind if not self.mark and len(inner) == 1 else "relation" if self.mark == "arrow" else "bracket"


Node = Sign | Row | Fraction | Root | Bracket | Scripted | Grid | Stack
