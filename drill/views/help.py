"""The help of a command: sentences that break where Chinese breaks, which has no spaces."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text as Line

from drill.views.wrap import breaks, widest_run


@dataclass(eq=False, repr=False)
class Sentence:
    """A paragraph in a column, however narrow, of its own or beside others."""

    text: Line

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines."""
        for line in self.text.divide(breaks(self.text.plain, options.max_width)):
            line.rstrip()
            yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """From its widest part to its whole length."""
        most = min(self.text.cell_len, options.max_width)
        return Measurement(min(widest_run(self.text.plain), most), most)
