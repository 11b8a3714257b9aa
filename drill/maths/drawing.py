"""A tree → a drawing in two dimensions: fractions with a bar, limits above and below, brackets that grow."""

from collections.abc import Sequence
from typing import NamedTuple

from drill.maths import symbols
from drill.maths.box import Box, attach, beside, letters, pad, pile
from drill.maths.brackets import enclose
from drill.maths.formula import Bracket, Fraction, Grid, Node, Root, Row, Scripted, Sign, Stack
from drill.maths.line import tight
from drill.maths.source import UnknownLatex
from drill.maths.spacing import is_word, spaced, splice, stands_alone, unary

_INTEGRALS = "∫∬∮"
_NARROW = 3  # cells: a shorter bar would look like a minus sign
_TALL = ("fraction", "big")
ANEW, NEVER = 0, 9  # ranks: another formula begins here; no line may begin here


class Piece(NamedTuple):
    """A part of a row. `gap`: a space stands before it; `rank`: how well a new line begins here, from ANEW to NEVER."""

    box: Box
    gap: bool
    rank: int


def draw(row: Row, *, continued: bool = False) -> Box:
    """The drawing of a whole row; `continued`: something stands before it.

    Raises:
        UnknownLatex: it holds something for which there is no drawing.
    """
    return join(pieces(row, continued=continued))


def join(parts: Sequence[Piece], *, first: bool = False) -> Box:
    """Pieces beside each other; the `first` of a line has no space before it."""
    boxes: list[Box] = []
    for at, part in enumerate(parts):
        if part.gap and (at or not first):
            boxes.append(letters(" "))
        boxes.append(part.box)
    return beside(boxes)


def pieces(row: Row, *, continued: bool = False) -> list[Piece]:
    """The parts of a row from left to right."""
    nodes = ([Sign("x", "atom")] if continued else []) + splice(row)
    boxes = [draw_node(node) for node in nodes]
    found = [Piece(box, at > 0 and _gap(nodes, boxes, at), _rank(nodes, at)) for at, box in enumerate(boxes)]
    return found[1:] if continued else found


def _edge(node: Node, box: Box, side: int) -> str:
    """The first or last sign that is seen of a node, whatever it has grown to."""
    if isinstance(node, Bracket) and (sign := (node.opening, node.closing)[side]):
        return sign
    words = (box.rows[box.base] if isinstance(node, Sign) else "".join(box.rows).replace(" ", "")) or ""
    return words[side] if words else ""


def _gap(nodes: Sequence[Node], boxes: Sequence[Box], at: int) -> bool:
    """Whether a space stands before the node at `at`; fractions, sums and dots stand off what is around them."""
    node, before = nodes[at], nodes[at - 1]
    left, right = _edge(before, boxes[at - 1], -1), _edge(node, boxes[at], 0)
    if left.isspace() or right.isspace():
        return False
    if spaced(nodes, at, left=left, right=right):
        return True
    if not left or not right or "space" in (node.kind, before.kind) or before.kind == "open":
        return False
    if before.kind in ("additive", "prefix"):
        return node.kind == "fraction"  # its bar would make a minus sign longer
    if "multiplicative" in (node.kind, before.kind):
        return len(nodes) > 1 and at > 0 and not (at == 1 and before.kind == "multiplicative")
    if node.kind in ("close", "punctuation", "postfix"):
        return before.kind == "big" and node.kind != "close"
    under = before.kind == "function" and isinstance(before, Scripted) and _stands_under(before)
    grown = before.kind == "bracket" and boxes[at - 1].tall
    return under or grown or node.kind in _TALL or before.kind in _TALL


def _rank(nodes: Sequence[Node], at: int) -> int:
    if at == 0:
        return NEVER
    node, before = nodes[at], nodes[at - 1]
    if node.kind == "space":
        return NEVER
    if isinstance(before, Sign) and before.kind == "space" and len(before.text) > 1:
        return ANEW
    if node.kind == "relation" or (isinstance(before, Sign) and before.text in (",", ";")):
        return 1
    if (node.kind == "additive" and not unary(nodes, at)) or (isinstance(node, Sign) and node.text[:1] == " "):
        return 2
    return 3 if node.kind == "multiplicative" else NEVER


def draw_node(node: Node) -> Box:
    """The drawing of one node."""
    match node:
        case Sign():
            return letters(node.text)
        case Row():
            return draw(node)
        case Fraction(bar=False):
            above, below = draw(node.above), draw(node.below)
            return enclose("(", pile([above, below], 0), ")")
        case Fraction():
            return _fraction(draw(node.above), draw(node.below))
        case Root():
            return _root(node)
        case Bracket():
            return enclose(node.opening, draw(node.inside), node.closing)
        case Scripted():
            return _scripted(node)
        case Grid():
            return _grid(node)
        case Stack():
            return _stack(node)


def _fraction(above: Box, below: Box) -> Box:
    if not (above.width and below.width):
        raise UnknownLatex("a fraction without one of its parts")
    width = max(above.width, below.width)
    # A fraction within needs a bar above or below it that is longer than its own.
    nested = any("─" in row for box in (above, below) for row in box.rows)
    bar = width + 2 if width < _NARROW or nested else width
    return pile([above, letters("─" * bar), below], 1)


def _root(node: Root) -> Box:
    degree = tight(node.degree) if node.degree.children else ""
    sign = {"": "√", "3": "∛", "4": "∜"}.get(degree) or f"{symbols.raised(degree) or ''}√"
    inside = draw(node.inside)
    if (sign == "√" and degree) or not inside.width:
        raise UnknownLatex(degree)
    lead = " " * (len(sign) - 1)
    if inside.height == 1:
        return Box((f"{lead} {'_' * inside.width}", f"{sign}{inside.rows[0]}"), 1)
    line = f"{lead} ┌{'─' * inside.width}"
    stem = [f"{lead} │{row}" for row in inside.rows[:-1]]
    return Box((line, *stem, f"{sign}│{inside.rows[-1]}"), inside.base + 1, tall=True)


def _stands_under(node: Scripted) -> bool:
    """Whether a subscript stands below its base."""
    sign = node.base.text if isinstance(node.base, Sign) else ""
    return sign in symbols.UNDER or (node.kind == "big" and sign not in _INTEGRALS)


def _scripted(node: Scripted) -> Box:
    above = None if node.above is None else tight(node.above)
    below = None if node.below is None else tight(node.below)
    base = draw_node(node.base)
    if node.kind in ("big", "function") and _stands_under(node):
        limits = [None if words is None else letters(words) for words in (above, below)]
        return _set_around(base, limits[0], limits[1], tall=node.kind == "big")
    if node.kind == "big" and base.rows == ("∫",):
        return _integral(above or "", below or "")
    if not stands_alone(node.base):
        base = enclose("(", base, ")")
    small = _small(node.above, above, symbols.raised), _small(node.below, below, symbols.lowered)
    # Half of the scripts small and half on rows of their own would not look like those of one thing.
    if small[0] is not None and small[1] is not None:
        if not base.tall and base.height == 1:
            return letters(f"{base.rows[0]}{small[1]}{small[0]}")
        above, below = (small[0], small[1]) if base.tall else (above, below)
    return attach(base, letters(above) if above else None, letters(below) if below else None)


def _small(row: Row | None, words: str | None, shift: symbols.Shift) -> str | None:
    if row is None or words is None:
        return ""
    return None if is_word(row) else shift(words)


def _set_around(base: Box, above: Box | None, below: Box | None, *, tall: bool) -> Box:
    parts = [part for part in (above, base, below) if part is not None]
    return pile(parts, 0 if above is None else 1, tall=tall)


def _integral(above: str, below: str) -> Box:
    width = max(letters(above).width, letters(below).width)
    return Box((f"⌠{pad(above, width, 'l')}", f"⎮{' ' * width}", f"⌡{pad(below, width, 'l')}"), 1, tall=True)


def _grid(grid: Grid) -> Box:
    if grid.shape == "aligned":
        cells = [[draw(cell, continued=at % 2 == 1) for at, cell in enumerate(line)] for line in grid.cells]
        return _columns(cells, "rl" if max(map(len, cells)) > 1 else "l", gap="")
    cells = [[draw(cell) for cell in line] for line in grid.cells]
    if grid.shape == "cases":
        return enclose(grid.opening, beside([letters(" "), _columns(cells, "l", gap="   ")]), grid.closing)
    return enclose(grid.opening, _columns(cells, "c", gap="  "), grid.closing)


def _columns(cells: list[list[Box]], align: str, gap: str) -> Box:
    """Cells in columns; the baseline is in the middle."""
    count = max(map(len, cells))
    rows = [[*line, *[letters("")] * (count - len(line))] for line in cells]
    widths = [max(line[at].width for line in rows) for at in range(count)]
    lines: list[Box] = []
    for line in rows:
        parts: list[Box] = []
        for at, (box, width) in enumerate(zip(line, widths, strict=True)):
            aligned = tuple(pad(row, width, align[at % len(align)]) for row in box.rows)
            parts += [letters(gap)] * bool(at) + [box._replace(rows=aligned)]
        lines.append(beside(parts))
    # Rows that are taller than one line need one between them.
    between = [letters("")] * any(line.height > 1 for line in lines)
    piled = pile([box for at, line in enumerate(lines) for box in (*between * bool(at), line)], 0)
    return piled._replace(base=lines[0].base if len(lines) == 1 else (piled.height - 1) // 2)


def _stack(node: Stack) -> Box:
    base = draw(node.base)
    above, below = (None if row is None else letters(tight(row)) for row in (node.above, node.below))
    if not base.width:
        raise UnknownLatex("nothing to set it over")
    if node.mark == "line":
        base = pile([letters("_" * base.width), base], 1, tall=base.tall)
    elif node.mark == "arrow":
        shaft = "─" * (max(part.width for part in (above, below, base) if part is not None) + 1)
        base = letters(f"{shaft}→" if base.rows[0] == "→" else f"←{shaft}")
    elif node.mark == "underbrace":
        base = pile([base, letters(_brace(base.width, "╰┬╯"))], 0, tall=base.tall)
    elif node.mark == "overbrace":
        base = pile([letters(_brace(base.width, "╭┴╮")), base], 1, tall=base.tall)
    return _set_around(base, above, below, tall=base.tall)


def _brace(width: int, corners: str) -> str:
    if width < _NARROW:
        return corners[1] if width == 1 else corners[0] + corners[2]
    left = (width - _NARROW) // 2
    return f"{corners[0]}{'─' * left}{corners[1]}{'─' * (width - _NARROW - left)}{corners[2]}"
