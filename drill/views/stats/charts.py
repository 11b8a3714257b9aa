"""Charts of a few characters: what is to come, what was done, how predictions held. They read without colour."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from drill.stats.activity import DayDone, DayDue
from drill.stats.calibration import Bin
from drill.text import Lang, Text
from drill.views import theme
from drill.views.cells import pad

_BARS = " ▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
_SHADE_EDGES = (0, 5, 15, 30)  # answers and submissions of a day: more than these is a darker shade
_WEEKDAYS = Text("Mo Tu We Th Fr Sa Su", "一 二 三 四 五 六 日")
_MONTHS = Text("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月")
_SHARE = 10  # cells of a bar from 0 to 1


class Forecast:
    """A column for each day: how much falls due, as a number and as a bar."""

    def __init__(self, days: Sequence[DayDue], lang: Lang) -> None:
        self._days = days
        self._names = _WEEKDAYS.to(lang).split()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        counts = [day.questions + day.exercises for day in self._days]
        wide = max(4, max(map(len, map(str, counts)), default=0) + 1)
        width = wide if wide * len(counts) <= options.max_width else max(2, options.max_width // len(counts))
        if width == wide:
            yield Line("".join(f"{count or '':>{width}}" for count in counts), theme.QUIET)
        most = max(*counts, 1)
        yield Line("".join(" " * (width - 2) + _bar(count, most) * 2 for count in counts), theme.ACCENT)
        names = [self._names[day.day.weekday()] for day in self._days]
        yield Line("".join(" " * (width - 2) + pad(name, 2) for name in names), theme.QUIET)


class Calendar:
    """A column for each week, a row for each day of it; the darker, the more was done."""

    def __init__(self, days: Sequence[DayDone], lang: Lang) -> None:
        self._weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
        self._lang = lang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        weeks = self._weeks[-max(1, (options.max_width - 3) // 2) :]
        yield Line("   " + self._months(weeks), theme.QUIET)
        names = _WEEKDAYS.to(self._lang).split()
        for weekday in range(7):
            line = Line(f"{pad(names[weekday], 2) if weekday % 2 == 0 else '  '} ", theme.QUIET)
            for week in weeks:
                if weekday < len(week):
                    shade = _shade(week[weekday])
                    line.append(f"{shade} ", theme.QUIET if shade == _SHADES[0] else theme.ACCENT)
            yield line

    def _months(self, weeks: Sequence[Sequence[DayDone]]) -> str:
        """The name of a month above the week in which it begins, where there is room for it."""
        names, row = _MONTHS.to(self._lang).split(), ""
        for at, week in enumerate(weeks):
            name = names[week[-1].day.month - 1]
            begins = week[-1].day.day <= 7 and (at == 0 or week[-1].day.month != weeks[at - 1][-1].day.month)
            if begins and Line(row).cell_len <= 2 * at and at < len(weeks) - 1:
                row += " " * (2 * at - Line(row).cell_len) + name
        return row


def share(value: float) -> Line:
    """A bar for a share from 0 to 1."""
    filled = round(value * _SHARE)
    return Line().append("━" * filled, theme.ACCENT).append("─" * (_SHARE - filled), theme.QUIET)


def calibration(bins: Sequence[Bin], lang: Lang) -> Iterator[Line]:
    """For each bin what was predicted and what came of it."""
    for one in bins:
        line = Line(f"{one.predicted:4.0%} ", theme.QUIET).append("→ ").append_text(share(one.right))
        words = Text(f" {one.right:.0%} of {one.reviews}", f" {one.reviews} 次中 {one.right:.0%}")
        yield line.append(words.to(lang))


def _bar(count: int, most: int) -> str:
    """Anything at all shows."""
    return _BARS[0] if count == 0 else _BARS[max(1, round(count / most * (len(_BARS) - 1)))]


def _shade(day: DayDone) -> str:
    done = day.answers + day.submissions
    return _SHADES[sum(done > edge for edge in _SHADE_EDGES)]
