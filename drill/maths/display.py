"""A displayed formula, drawn within a width: a wide one goes on in the next line at a relation or an operator."""

from functools import lru_cache
from itertools import pairwise

from drill.maths.box import Box, letters, pile
from drill.maths.drawing import ANEW, NEVER, Piece, draw, join, pieces
from drill.maths.formula import Grid
from drill.maths.latex import parse
from drill.maths.line import one_line
from drill.maths.source import UnknownLatex
from drill.maths.spacing import splice

_INDENT = 4  # cells by which a line that goes on is set in


@lru_cache(maxsize=256)
def display(source: str, width: int) -> tuple[str, ...] | None:
    """The rows of a drawing, none wider than `width` cells; None if the formula is outside the subset or too wide."""
    try:
        row = parse(source)
        box = draw(row)
        if box.width <= width:
            return _rows([box])
        nodes = splice(row)
        if len(nodes) == 1 and isinstance(nodes[0], Grid) and nodes[0].shape == "aligned":
            equations = [
                [piece for at, cell in enumerate(cells) for piece in pieces(cell, continued=at % 2 == 1)]
                for cells in nodes[0].cells
            ]
        else:
            equations = _formulas(pieces(row), width)
    except (UnknownLatex, RecursionError):
        return None
    lines = [_fill(equation, width) for equation in equations]
    return _rows([box for line in lines for box in line]) if all(lines) else None


def is_drawable(source: str, *, displayed: bool) -> bool:
    """Whether a formula can be shown other than as its source."""
    return (display(source, 1_000_000) if displayed else one_line(source)) is not None


def _rows(lines: list[Box]) -> tuple[str, ...]:
    """Lines below each other, a blank one between them where they are not single rows."""
    apart = any(line.height > 1 for line in lines)
    parts = [part for at, line in enumerate(lines) for part in (*[letters("")] * (apart and at > 0), line)]
    return tuple(row.rstrip() for row in pile(parts, 0, "l").rows)


def _formulas(parts: list[Piece], width: int) -> list[list[Piece]]:
    """Formulas that wide spaces part, as many on a line as fit."""
    starts = [0, *(at for at, part in enumerate(parts) if part.rank == ANEW), len(parts)]
    found: list[list[Piece]] = []
    used = 0
    for start, end in pairwise(starts):
        formula = parts[start:end]
        if found and used + _widths(formula, width)[-1] <= width:
            found[-1] += formula
        else:
            found.append(formula)
            used = 0
        used += sum(part.box.width + part.gap for part in formula)
    return found


def _fill(parts: list[Piece], width: int) -> list[Box]:
    """The parts in as few lines as the places allow where lines may begin; empty if they are too wide all the same."""
    lines: list[Box] = []
    while parts:
        room = width - (_INDENT if lines else 0)
        end = _line_end(parts, room)
        if not end:
            return []
        box = join(parts[:end], first=True)
        lines.append(box._replace(rows=tuple(" " * _INDENT + row for row in box.rows)) if lines else box)
        parts = parts[end:]
    return lines


def _line_end(parts: list[Piece], room: int) -> int:
    """Before which part to begin a new line: at the best place, unless it leaves this one nearly empty; 0: nowhere."""
    widths = _widths(parts, room)
    if widths[-1] <= room:
        return len(parts)
    places = [at for at in range(1, len(widths)) if parts[at].rank < NEVER]
    good = [at for at in places if 4 * widths[at - 1] >= room]
    return max(good, key=lambda at: (-parts[at].rank, at), default=max(places, default=0))


def _widths(parts: list[Piece], room: int) -> list[int]:
    """Cells of a line up to and with each part, the last being the first that does not fit; spaces at its end do."""
    widths: list[int] = []
    used = 0
    for at, part in enumerate(parts):
        blank = not any(row.strip() for row in part.box.rows)
        used += part.box.width + (part.gap and at > 0)
        widths.append(widths[-1] if blank and widths else used)
        if widths[-1] > room:
            break
    return widths
