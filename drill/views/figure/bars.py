"""Bars from left to right, each behind its name, its number at its end."""

from rich.cells import cell_len
from rich.text import Text as Line

from drill.maths.box import pad
from drill.models.figure import Bars
from drill.views import theme
from drill.views.figure.words import Words, show

_PARTS = " ▏▎▍▌▋▊▉"  # eighths of a cell
_WIDEST, _NARROWEST = 40, 8  # cells of the longest bar


def draw_bars(bars: Bars, words: Words, width: int) -> list[Line] | None:
    """One line a bar; None where there is no room."""
    values = [max(words.value(value), 0.0) for value in bars.values]
    labels, numbers = [words.of(label) for label in bars.labels], [show(words.value(value)) for value in bars.values]
    head = max(map(cell_len, labels))
    room = min(width - head - 3 - max(map(cell_len, numbers)), _WIDEST)
    if room < _NARROWEST:
        return None
    most = max(values) or 1.0
    lines = [Line(" " * (head + 2) + title, theme.QUIET)] if (title := words.of(bars.axis)) else []
    for label, value, number in zip(labels, values, numbers, strict=True):
        eighths = round(value / most * room * 8)
        bar = "█" * (eighths // 8) + _PARTS[eighths % 8].strip()
        line = Line(pad(label, head, "r") + " ").append("│", theme.QUIET).append(bar, theme.ACCENT)
        lines.append(line.append(f" {number}"))
    return lines
