"""A batch as one grid a sample, channels down and positions across; the cells of one mean are shaded."""

from collections.abc import Iterator

from rich.text import Text as Line

from drill.maths.box import pad
from drill.models.figure import Block
from drill.text import Text
from drill.views import theme
from drill.views.figure.words import Words, wrap

_IN, _OUT = "█", "░"
_CELL = 2  # columns of a cell
_GAP = 3  # columns between samples


def draw_block(block: Block, words: Words, width: int) -> list[Line] | None:
    """The grids beside each other, as many as fit, the others below; None where not one fits."""
    samples, _, length = block.sizes
    head = 4
    fit = (width - head + _GAP) // (length * _CELL + _GAP)
    if fit < 1:
        return None
    lines: list[Line] = []
    for start in range(0, samples, fit):
        if lines:
            lines.append(Line(""))
        lines += _draw_samples(block, range(start, min(start + fit, samples)), head)
    axes = Text(
        "N: samples side by side, C: channels down, L: positions across",
        "N：样本（左右并排），C：通道（纵向），L：位置（横向）",
    )
    shaded = Text(f"{_IN * 2} share one mean and variance", f"{_IN * 2} 共用一组均值和方差")
    return [*lines, *wrap(axes.to(words.lang), width), *wrap(shaded.to(words.lang), width)]


def _draw_samples(block: Block, samples: range, head: int) -> Iterator[Line]:
    _, channels, length = block.sizes
    names = (pad(f"n = {n + 1}", length * _CELL, "c") for n in samples)
    yield Line(" " * head + (" " * _GAP).join(names), theme.QUIET)
    for channel in range(channels):
        line = Line(pad(f"C {channel + 1} " if not channel else f"{channel + 1} ", head, "r"), theme.QUIET)
        for n in samples:
            if n != samples.start:
                line.append(" " * _GAP)
            for position in range(length):
                shaded = _is_shaded(block, n, channel, position)
                line.append((_IN if shaded else _OUT) * _CELL, theme.ACCENT if shaded else theme.QUIET)
        yield line
    yield Line(" " * head + pad("L", length * _CELL, "c"), theme.QUIET)


def _is_shaded(block: Block, n: int, channel: int, position: int) -> bool:
    """Whether a cell belongs to the mean of the first one."""
    size = block.sizes[1] // block.groups
    return (
        ("N" in block.over or n == 0)
        and (channel < size if "C" in block.over else channel == 0)
        and ("L" in block.over or position == 0)
    )
