"""The few styles there are. Meaning never hangs on colour alone: words or signs always say the same."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text as Line

from drill.views.wrap import Indented, Prose

Part = RenderableType


class Palette(NamedTuple):
    """The colours there are. Yellow, white and plain blue are not among them: some background hides each."""

    accent: str
    good: str
    bad: str
    other: str  # beside the accent: keywords of programs, the second curve of a plot


# The terminal's own colours, which its owner chose for its background. On white, though, the cyan and green of xterm,
# iTerm2 and Apple's Terminal are too pale (contrast 2.0 to 2.5); the fixed colours for light have over 4.
_DARK = Palette(accent="cyan", good="green", bad="red", other="magenta")
_LIGHT = Palette(accent="color(25)", good="color(28)", bad="color(160)", other="color(90)")


def choose(environment: Mapping[str, str]) -> Palette:
    """`DRILL_THEME` (`light` or `dark`), else what the terminal says of its background in `COLORFGBG`, else dark."""
    wish = environment.get("DRILL_THEME", "").lower()
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    light = wish == "light" or (wish != "dark" and background in ("7", "15"))
    return _LIGHT if light else _DARK


_PALETTE = choose(os.environ)

ACCENT = _PALETTE.accent
GOOD = _PALETTE.good
BAD = _PALETTE.bad
OTHER = _PALETTE.other
QUIET = "dim"
STRONG = "bold"
CODE = _PALETTE.accent
STRUCK = "dim strike"

WIDTH = 88  # cells: longer lines are hard to read
MARGIN = 2


def page(*parts: RenderableType) -> Indented:
    """Parts below each other with a margin on both sides."""
    return Indented(Group(*parts), MARGIN, MARGIN)


def blank() -> Line:
    """An empty line."""
    return Line("")


def keys(*pairs: tuple[str, str]) -> Prose:
    """A quiet legend: key, what it does; items stay whole where the line breaks."""
    line = Line()
    for at, (key, words) in enumerate(pairs):
        if at:
            line.append("   ")
        # No-break spaces keep a key beside its word, and a command whole; two part what has spaces of its own.
        line.append(key.replace(" ", "\u00a0"), ACCENT)
        line.append(f"{'  ' if ' ' in key else ' '}{words}".replace(" ", "\u00a0"), QUIET)
    return Prose(line, whole_words=True)
