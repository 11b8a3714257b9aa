"""Code with the numbers of its lines, one of which may be pointed at or be found wrong."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from drill.views import theme
from drill.views.highlight import fold, highlight

CURSOR = "›"
_NARROW = 8  # cells: code is not broken into less


class NumberedCode(NamedTuple):
    """Lines of code, counted from 1. `signs`: a mark before a line (`✓`, `✗`) and its style."""

    source: str
    language: str
    at: int = 0  # the line with the cursor; 0: none
    signs: Mapping[int, tuple[str, str]] = {}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line behind its number; what is too long goes on below it."""
        lines = highlight(self.source.expandtabs(4).rstrip("\n"), self.language)
        digits = len(str(len(lines)))
        for number, code in enumerate(lines, 1):
            sign, style = self.signs.get(number, ("", ""))
            here = number == self.at
            head = Line().append(f"{CURSOR if here else sign or ' '} ", theme.ACCENT if here else style)
            head.append(f"{number:>{digits}}  ", theme.ACCENT if here else theme.QUIET)
            hang = head.cell_len
            for row, part in enumerate(fold(code, max(options.max_width - hang, _NARROW))):
                line = head if row == 0 else Line(" " * hang)
                line.append_text(part)
                line.no_wrap, line.overflow = True, "ignore"
                yield line
