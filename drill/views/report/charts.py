"""Charts of the page. Each says in words, for whoever cannot see it, what it shows."""

from collections.abc import Sequence

from drill.stats.activity import DayDone, DayDue
from drill.stats.calibration import Bin
from drill.text import Lang, Text
from drill.views.report.html import Html, join, tag

_MONTHS = Text("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月")
_SHADE_EDGES = (0, 5, 15, 30)  # answers and submissions of a day: more than these is a darker shade
_SIDE, _EDGE = 220, 34  # of the square in which predictions are drawn, and the room for its labels


def forecast(days: Sequence[DayDue], lang: Lang) -> Html:
    """A bar for each day."""
    most = max(*(day.questions + day.exercises for day in days), 1)
    bars = []
    for day in days:
        due = day.questions + day.exercises
        title = Text(f"{day.day}: {due} due", f"{day.day}：{due} 到期").to(lang)
        bar = tag("i", style=f"height:{due / most:.0%}") if due else ""
        bars.append(tag("div", due or "", bar, title=title))
    names = [tag("div", f"{day.day.day}") for day in days]
    label = Text("Due per day", "每天到期数").to(lang)
    return Html(
        tag("div", *bars, class_="bars", role="img", aria_label=label)
        + tag("div", *names, class_="bars", style="height:auto")
    )


def calendar(days: Sequence[DayDone], lang: Lang) -> Html:
    """A square for each day, a column for each week."""
    squares = []
    for day in days:
        done = day.answers + day.submissions
        words = Text(
            f"{day.day}: {day.answers} answers, {day.submissions} submissions",
            f"{day.day}：作答 {day.answers} 次，提交 {day.submissions} 次",
        )
        shade = sum(done > edge for edge in _SHADE_EDGES)
        squares.append(tag("i", class_=f"s{shade}", title=words.to(lang)))
    label = Text("Answers and submissions per day", "每天的作答与提交").to(lang)
    weeks = -(-len(days) // 7)
    columns = f"grid-template-columns:repeat({weeks},minmax(0,1fr))"
    return join(
        tag("div", *_months(days, lang), class_="months quiet", style=columns, aria_hidden="true"),
        tag("div", *squares, class_="calendar", style=columns, role="img", aria_label=label),
    )


def _months(days: Sequence[DayDone], lang: Lang) -> list[Html]:
    """The name of each month above the week in which it begins; the last two weeks have no room for one."""
    names = _MONTHS.to(lang).split()
    return [
        tag("span", names[day.day.month - 1], style=f"grid-column:{at // 7 + 1}")
        for at, day in enumerate(days)
        if day.day.day == 1 and at // 7 < len(days) // 7 - 1
    ]


def calibration(bins: Sequence[Bin], lang: Lang) -> Html:
    """What was predicted across, what came of it upwards; on the diagonal it came as predicted."""
    low, high = _EDGE, _EDGE + _SIDE
    most = max((one.reviews for one in bins), default=1)
    parts = [
        tag("line", x1=low, y1=_SIDE, x2=high, y2=_SIDE, stroke="var(--line)"),
        tag("line", x1=low, y1=0, x2=low, y2=_SIDE, stroke="var(--line)"),
        tag("line", x1=low, y1=_SIDE, x2=high, y2=0, stroke="var(--quiet)", stroke_dasharray="4 4"),
        tag("text", "100%", x=0, y=11),
        tag("text", "0", x=low - 12, y=_SIDE),
        tag("text", Text("predicted", "预测").to(lang), x=low + _SIDE / 2 - 20, y=_SIDE + 16),
        tag("text", "100%", x=high - 28, y=_SIDE + 16),
    ]
    for one in bins:
        words = Text(
            f"predicted {one.predicted:.0%}, right {one.right:.0%} of {one.reviews}",
            f"预测 {one.predicted:.0%}，{one.reviews} 次中答对 {one.right:.0%}",
        )
        x, y = low + one.predicted * _SIDE, _SIDE - one.right * _SIDE
        radius = 3 + 6 * (one.reviews / most) ** 0.5
        dot = tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", fill="var(--accent)", fill_opacity=0.8)
        parts.append(tag("g", tag("title", words.to(lang)), dot))
    label = Text("Predicted against actual share of right answers", "预测与实际答对率").to(lang)
    return tag("svg", *parts, viewBox=f"0 0 {high + 10} {_SIDE + 22}", role="img", aria_label=label)


def track(value: float, then: float = 0.0) -> Html:
    """A bar for a share from 0 to 1; paler, as far as it is to grow."""
    pale = tag("i", style=f"width:{then:.0%}", class_="then") if then > value else ""
    return tag("span", pale, tag("i", style=f"width:{value:.0%}"), class_="track")
