"""Brackets that grow with what is in them."""

from drill.maths.box import Box, beside, letters
from drill.maths.source import UnknownLatex

# Of each sign: first row, rows between, last row, the row in the middle.
_PIECES: dict[str, tuple[str, str, str, str]] = {
    "(": ("⎛", "⎜", "⎝", "⎜"), ")": ("⎞", "⎟", "⎠", "⎟"), "[": ("⎡", "⎢", "⎣", "⎢"), "]": ("⎤", "⎥", "⎦", "⎥"),
    "{": ("⎧", "⎪", "⎩", "⎨"), "}": ("⎫", "⎪", "⎭", "⎬"), "⌊": ("⎢", "⎢", "⎣", "⎢"), "⌋": ("⎥", "⎥", "⎦", "⎥"),
    "⌈": ("⎡", "⎢", "⎢", "⎢"), "⌉": ("⎤", "⎥", "⎥", "⎥"), "|": ("│", "│", "│", "│"), "‖": ("║", "║", "║", "║"),
    "⟨": ("╱", "╱", "╲", "⟨"), "⟩": ("╲", "╲", "╱", "⟩"),
}  # fmt: skip
_POINTED = "{}⟨⟩"  # they have a middle, so that they need an odd number of rows
_BARS = "─_│║"


def enclose(opening: str, inside: Box, closing: str) -> Box:
    """A box between brackets; either may be empty.

    Raises:
        UnknownLatex: a bracket that cannot grow, around something tall.
    """
    if not inside.tall or inside.height == 1:
        return beside([letters(opening), inside, letters(closing)])
    if inside.height % 2 == 0 and any(sign and sign in _POINTED for sign in (opening, closing)):
        inside = _odd(inside)
    padded = _inset(inside, left=bool(opening), right=bool(closing))
    return beside([_grown(opening, inside), padded, _grown(closing, inside)])


def _odd(box: Box) -> Box:
    """An empty row more: in the middle of what has no baseline of its own, else on the shorter side."""
    blank, half = " " * box.width, box.height // 2
    if box.base == half - 1:
        return Box((*box.rows[:half], blank, *box.rows[half:]), half, tall=True) if box.height == 2 else Box(
            (blank, *box.rows), box.base + 1, tall=True
        )  # fmt: skip
    return Box((*box.rows, blank), box.base, tall=True)


def _inset(box: Box, *, left: bool, right: bool) -> Box:
    """A space where a bar would touch the bracket and look joined to it."""
    before = " " * (left and any(row[:1] in _BARS for row in box.rows))
    after = " " * (right and any(row[-1:] in _BARS for row in box.rows))
    return box._replace(rows=tuple(f"{before}{row}{after}" for row in box.rows))


def _grown(sign: str, inside: Box) -> Box:
    height = inside.height
    if not sign:
        return Box(("",) * height, inside.base, tall=True)
    if sign not in _PIECES:
        raise UnknownLatex(sign)
    first, between, last, middle = _PIECES[sign]
    rows = [between] * height
    if sign in _POINTED:
        rows[height // 2 :] = [middle, *[last if sign in "⟨⟩" else between] * (height // 2)]
    rows[0], rows[-1] = first, last
    return Box(tuple(rows), inside.base, tall=True)
