"""LaTeX → one line for reading aloud, with names instead of shapes: `softmax((Q K^T) / sqrt(d_k)) V`.

For screen readers, which pass over small raised letters, accents and root signs, and for terminals without them.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from drill.maths.formula import Bracket, Fraction, Grid, Node, Row, Sign, Stack
from drill.maths.latex import parse
from drill.maths.line import ATOM, Writer
from drill.maths.source import UnknownLatex
from drill.maths.spacing import ENDS_FACTOR, FACTORS, splice

_NAMES = {
    "−": "-", "·": "*", "…": "...", "⋯": "...", "′": "'", "‖": "||", "∼": "~", "⊤": "T", "∑": "sum", "∏": "product",
    "∫": "integral", "∬": "double integral", "∮": "contour integral", "⋃": "union", "⋂": "intersection", "∇": "grad",
    "⟨": "<", "⟩": ">", "∘": "o", "⋆": "*",
}  # fmt: skip
_ACCENTS = {"\u0302": "hat", "\u0304": "bar", "\u0303": "tilde", "\u0307": "dot", "\u0308": "ddot", "\u20d7": "vec",
            "\u030c": "check"}  # fmt: skip
_PART = "\0"  # a wide space: it parts formulas
_PARTED = re.compile(rf"([,;:.，。；：]?)\s*{_PART}\s*")
_DELTA = Sign("Δ", "atom", gap=True)
_CALLS = {("⌊", "⌋"): "floor", ("⌈", "⌉"): "ceil"}


@lru_cache(maxsize=512)
def to_words(source: str) -> str | None:
    """A formula (LaTeX without the dollars) in words and plain signs, or None if it is outside the subset."""
    try:
        words = " ".join(_Reader().row(parse(source)).split())
    except (UnknownLatex, RecursionError):
        return None
    return _PARTED.sub(lambda found: f"{found[1] or ';'} ", words).removesuffix("; ").strip()


class _Reader(Writer):
    def is_spaced(self, nodes: list[Node], at: int, line: str, text: str, *, tight: bool) -> bool:
        if super().is_spaced(nodes, at, line, text, tight=tight):
            return True
        node, before = nodes[at], nodes[at - 1]
        if not (line and text) or "space" in (node.kind, before.kind):
            return False
        if "multiplicative" in (node.kind, before.kind):
            return not tight
        if before.kind == "prefix":
            return isinstance(before, Sign) and before.text == "∇"
        if node.kind not in FACTORS or before.kind not in ENDS_FACTOR:
            return False
        if before == _DELTA:
            return False
        if node.kind == "bracket" and before.kind in ("atom", "word", "function"):
            return "^" in self.scripts.get(id(before), "")  # f(x), but x^2 (a + b)
        return not (tight and {node.kind, before.kind} == {"atom"})  # the indices of y_ij

    def open_script(self, node: Node) -> str:
        text = self.scripts.get(id(node), "")
        return "_" if text and not text.endswith(")") else ""

    def node(self, node: Node, *, tight: bool = False) -> str:
        match node:
            case Sign(kind="space"):
                return node.text if len(node.text) < 2 else _PART
            case Sign(kind="word"):
                return node.text
            case Sign():
                return "".join(_named(sign) for sign in _clusters(node.text))
            case Fraction(bar=True):
                slash = "/" if tight else " / "
                return self.group(node.above, ATOM, tight=tight) + slash + self.group(node.below, ATOM, tight=tight)
            case Bracket(opening, inside, closing) if (opening, closing) in _CALLS:
                return f"{_CALLS[opening, closing]}({self.row(inside, tight=tight)})"
            case Bracket(opening, inside, closing):
                return f"{_NAMES.get(opening, opening)}{self.row(inside, tight=tight)}{_NAMES.get(closing, closing)}"
        return super().node(node, tight=tight)

    def root_sign(self, degree: Row) -> str:
        words = self.row(degree, tight=True)
        return f"root_{words}" if words else "sqrt"

    def below(self, row: Row | None) -> str:
        return "" if row is None else f"_{self.script(row)}"

    def above(self, row: Row | None) -> str:
        if row is None:
            return ""
        words = self.row(row, tight=True)
        return words if words.strip("'") == "" else f"^{self.script(row)}"

    def script(self, row: Row) -> str:
        words, nodes = self.row(row, tight=True), splice(row)
        whole = words.isalnum() or (len(nodes) == 1 and isinstance(nodes[0], Bracket)) or len(words) == 1
        return words if whole else f"({words})"

    def grid(self, grid: Grid) -> str:
        if grid.shape == "aligned":
            return "; ".join(" ".join(self.row(cell) for cell in cells).strip() for cells in grid.cells)
        if grid.shape == "matrix" and not grid.opening:
            grid = grid._replace(opening="[", closing="]")
        return super().grid(grid)

    def stack(self, stack: Stack) -> str:
        inside = self.row(stack.base)
        above, below = self.above(stack.above), self.below(stack.below)
        if stack.mark in ("", "arrow"):
            return f"{inside}{below}{above}"
        name = "bar" if stack.mark == "line" else stack.mark
        label = stack.above or stack.below
        return f"{name}({inside}; {self.row(label)})" if label else f"{name}({inside})"

    def level(self, nodes: list[Node]) -> int:
        alone = nodes[0] if len(nodes) == 1 else None
        return ATOM if isinstance(alone, Stack) and alone.mark else super().level(nodes)


def _clusters(text: str) -> list[str]:
    """Letters with their accents."""
    found: list[str] = []
    for letter in text:
        parts = normalize("NFD", letter)
        if combining(letter) and found:
            found[-1] += letter
        else:
            found.append(parts if parts[1:] and set(parts[1:]) <= _ACCENTS.keys() else letter)
    return found


def _named(cluster: str) -> str:
    """How one sign is read."""
    letter = cluster[0]
    name = _NAMES.get(letter) or (normalize("NFKC", letter) if _is_styled(letter) else letter)
    for accent in cluster[1:]:
        if accent not in _ACCENTS:
            raise UnknownLatex(cluster)
        name = f"{_ACCENTS[accent]}({name})"
    return name


def _is_styled(letter: str) -> bool:
    return 0x1D400 <= ord(letter) <= 0x1D7FF or 0x2100 <= ord(letter) <= 0x214F
