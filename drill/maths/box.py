"""Rectangles of text with a baseline: what two-dimensional formulas are put together from."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len


class Box(NamedTuple):
    """Rows of equal width in terminal cells. `base` is the row that lies on the line of what is around it.

    `tall`: brackets around it must grow to its height; scripts alone do not make them.
    """

    rows: tuple[str, ...]
    base: int = 0
    tall: bool = False

    @property
    def width(self) -> int:
        """Cells from side to side."""
        return cell_len(self.rows[0])

    @property
    def height(self) -> int:
        """Rows from top to bottom."""
        return len(self.rows)


EMPTY = Box(("",))


def letters(text: str) -> Box:
    """One line of text."""
    return Box((text,))


def pad(text: str, width: int, align: str = "c") -> str:
    """Text set in so many cells: `l`, `c` (what cannot be halved goes to the right) or `r`."""
    room = width - cell_len(text)
    left = {"l": 0, "c": room // 2, "r": room}[align]
    return " " * left + text + " " * (room - left)


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes from left to right on one baseline."""
    if not boxes:
        return EMPTY
    if len(boxes) == 1:
        return boxes[0]
    base = max(box.base for box in boxes)
    height = base + max(box.height - box.base for box in boxes)
    columns = [lengthen(box, base - box.base, height).rows for box in boxes]
    rows = tuple("".join(parts) for parts in zip(*columns, strict=True))
    return Box(rows, base, any(box.tall for box in boxes))


def lengthen(box: Box, above: int, height: int) -> Box:
    """The box with empty rows above it and below it."""
    blank = " " * box.width
    below = height - above - box.height
    return Box((*[blank] * above, *box.rows, *[blank] * below), box.base + above, box.tall)


def pile(boxes: Sequence[Box], base: int, align: str = "c", *, tall: bool = True) -> Box:
    """Boxes one below the other; the baseline of the `base`-th is that of the whole."""
    width = max(box.width for box in boxes)
    rows = tuple(pad(row, width, align) for box in boxes for row in box.rows)
    return Box(rows, sum(box.height for box in boxes[:base]) + boxes[base].base, tall)


def attach(box: Box, above: Box | None, below: Box | None) -> Box:
    """A box with scripts to its right: beside a tall one at its corners, else one row off the baseline."""
    top = bottom = 0
    script_rows: dict[int, str] = {}  # rows counted from the box's first, which may be above or below it
    if above is not None:
        start = 0 if box.tall else box.base - above.height
        script_rows |= {start + at: row for at, row in enumerate(above.rows)}
        top = max(0, -start)
    if below is not None:
        start = box.height - below.height if box.tall else box.base + 1
        script_rows |= {start + at: row for at, row in enumerate(below.rows)}
        bottom = max(0, start + below.height - box.height)
    width = max(map(cell_len, script_rows.values()), default=0)
    blank = " " * box.width
    rows = tuple(
        (box.rows[at] if 0 <= at < box.height else blank) + pad(script_rows.get(at, ""), width, "l")
        for at in range(-top, box.height + bottom)
    )
    return Box(rows, box.base + top, box.tall)
