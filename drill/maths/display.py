"""A displayed formula, drawn within a width: a wide one goes on in the next line at a relation or an operator."""

from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len

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
    for start, end in pairwise(starts):
        formula = parts[start:end]
        if found and join([*found[-1], *formula], first=True).width <= width:
            found[-1] += formula
        else:
            found.append(formula)
    return found


def _fill(parts: list[Piece], width: int) -> list[Box]:
    """The parts in as few lines as the places allow where lines may begin; empty if they are too wide all the same."""
    lines: list[Box] = []
    while parts:
        room = width - (_INDENT if lines else 0)
        end = len(parts)
        while end and _width(parts[:end]) > room:
            end = _best_break(parts, end, room)
        if not end:
            return []
        box = join(parts[:end], first=True)
        lines.append(box._replace(rows=tuple(" " * _INDENT + row for row in box.rows)) if lines else box)
        parts = parts[end:]
    return lines


def _width(parts: list[Piece]) -> int:
    """Cells of a line, less the wide space at its end."""
    return max(cell_len(row.rstrip()) for row in join(parts, first=True).rows)


def _best_break(parts: list[Piece], end: int, room: int) -> int:
    """The best place before `end` to begin a new line, unless it leaves the line nearly empty; 0 if there is none."""
    places = [at for at in range(1, end) if parts[at].rank < NEVER]
    good = [at for at in places if 4 * _width(parts[:at]) >= room]
    return max(good, key=lambda at: (-parts[at].rank, at), default=max(places, default=0))
