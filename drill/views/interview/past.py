"""Past interviews side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text as Line

from drill.models.scorecard import Past
from drill.text import Lang, Text
from drill.views import theme
from drill.views.console import is_plain
from drill.views.interview.card import LEVELS, find_style, show_change
from drill.views.interview.page import PARTS, name_role
from drill.views.table import Table
from drill.views.when import name_day
from drill.views.wrap import Indented, Prose

_WIDE = 64  # cells that the table takes


def table(past: Sequence[Past], lang: Lang) -> Indented:
    """All of them, the oldest first."""
    if not past:
        words = Text("No interview has been finished yet.", "还没有完成过模拟面试。")
        how = Text("To begin one: drill interview", "开始一场：drill interview")
        return theme.page(theme.blank(), Line(words.to(lang)), Prose(Line(how.to(lang), theme.QUIET)), theme.blank())
    about = (Text("ID", "ID"), Text("day", "日期"), Text("role", "方向"))
    shares = (PARTS["theory"], PARTS["code"], Text("talk", "表达"), Text("in all", "总分"))
    names = [Line(name.to(lang)) for name in (*about, *shares, Text("", ""))]
    rows = [_row(one, past, lang) for one in past]
    foot = theme.keys(("drill interview --show ID", Text("its scorecard", "查看评分表").to(lang)))
    return theme.page(theme.blank(), _Grid(Table(names, rows, "rllrrrrl")), theme.blank(), foot, theme.blank())


class _Grid(NamedTuple):
    """A table; where there is no room for it, two lines for each of its rows."""

    whole: Table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rows."""
        if is_plain(console) or options.max_width >= _WIDE:
            yield self.whole
            return
        parts = self.whole.header[3:7]
        for number, day, role, *shares, words in self.whole.rows:
            yield Prose(Line("  ").join([day, role]), Line(f"{number.plain:>2}  ", theme.ACCENT))
            told = [
                Line.assemble((f"{name.plain} ", theme.QUIET), share) for name, share in zip(parts, shares, strict=True)
            ]
            yield Padding(Prose(Line("  ").join([*told, words]), whole_words=True), (0, 0, 0, 4))


def _row(one: Past, past: Sequence[Past], lang: Lang) -> list[Line]:
    card = one.card
    earlier = [other for other in past if other.number < one.number and other.setting.role == one.setting.role]
    change = show_change(card.share - earlier[-1].card.share) if earlier else ""
    shares = ["–" if share is None else f"{share:.0%}" for share in (card.theory, card.code, card.talk, card.share)]
    words = Line(LEVELS[card.level].to(lang), find_style(card.level)).append(f"  {change}" if change else "")
    day = name_day(one.at.astimezone().date(), weekday=False).to(lang)
    return [Line(str(one.number)), Line(day), Line(name_role(one.setting.role).to(lang)), *map(Line, shares), words]
