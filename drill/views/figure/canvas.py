"""A raster of Braille dots, two by four a cell, with signs on it."""

from collections.abc import Callable, Iterator

from rich.text import Text as Line

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
ACROSS, DOWN = 2, 4  # dots of a cell


class Canvas:
    """Cells in columns and rows, counted from the top left."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._dots = [[0] * columns for _ in range(rows)]
        self._signs: dict[tuple[int, int], str] = {}
        self._styles: dict[tuple[int, int], str] = {}
        self._behind: dict[tuple[int, int], str] = {}

    def line(self, heights: list[float | None], style: str, inked: Callable[[int], bool]) -> None:
        """A curve: for each column of dots its row of dots. `inked`: whether its n-th dot is drawn (dashes)."""
        step, last = 0, None
        for across, height in enumerate(heights):
            if height is None:
                last = None
                continue
            down = round(height)
            start = down if last is None else last + (1 if down > last else -1 if down < last else 0)
            for dot in range(start, down + (1 if down >= start else -1), 1 if down >= start else -1):
                self._dot(across, dot, style, inked=inked(step))
                step += 1
            last = down

    def _dot(self, across: int, down: int, style: str, *, inked: bool) -> None:
        column, row = across // ACROSS, down // DOWN
        if 0 <= column < self.columns and 0 <= row < self.rows:
            self._behind[column, row] = " "  # nothing shows through the gaps of a dashed curve
            if inked:
                self._dots[row][column] |= _DOTS[down % DOWN][across % ACROSS]
                self._styles[column, row] = style

    def sign(self, column: int, row: int, sign: str, style: str) -> bool:
        """Put a sign over the dots; False where there is one already."""
        if (column, row) in self._signs or not (0 <= column < self.columns and 0 <= row < self.rows):
            return False
        self._signs[column, row] = sign
        self._styles[column, row] = style
        return True

    def behind(self, column: int, row: int, sign: str) -> None:
        """A sign that shows where nothing else is."""
        self._behind.setdefault((column, row), sign)

    def lines(self, quiet: str) -> Iterator[Line]:
        """Rows from the top."""
        for row in range(self.rows):
            line = Line()
            for column in range(self.columns):
                sign, style = self._signs.get((column, row), ""), self._styles.get((column, row), "")
                if not sign and self._dots[row][column]:
                    sign = chr(0x2800 + self._dots[row][column])
                if not sign:
                    sign, style = self._behind.get((column, row), " "), quiet
                line.append(sign, style)
            yield line
