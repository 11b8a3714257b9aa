"""The head of the page: a label and a figure a line."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text as Line

from drill.stats import Stats
from drill.text import Lang, Text
from drill.views import theme
from drill.views.when import ago, count
from drill.views.wrap import Prose

_LABEL = 15


def figures(found: Stats, lang: Lang) -> Iterator[Prose]:
    """Answers, what is due, retention, streak, exercises."""
    for label, words in _figures(found):
        name = Line(label.to(lang))
        name.append(" " * (_LABEL - name.cell_len))
        name.stylize(theme.QUIET)
        yield Prose(Line(words.to(lang)), name)


def _figures(found: Stats) -> list[tuple[Text, Text]]:
    share = "—" if found.retention is None else f"{found.retention:.0%}"
    retention = Text(f"{share} over 30 days", f"近 30 天 {share}")
    if found.retention is None:
        retention = Text("no question came back in 30 days", "近 30 天没有复习过")
    status = Counter(exercise.status for exercise in found.exercises.values())
    ages = [exercise.days for exercise in found.exercises.values() if exercise.days is not None]
    unaided = sum(exercise.unaided for exercise in found.exercises.values())
    code = Text("{unaided} without a hint; the last accepted {ago}", "未用提示 {unaided} 道；最近一次通过：{ago}").fill(
        unaided=unaided, ago=ago(min(ages, default=0))
    )
    return [
        (Text("answers", "作答"), Text.plain(f"{found.reviews}")),
        (Text("due", "到期"), Text.plain(f"{found.due}")),
        (Text("questions met", "见过的题"), Text.plain(f"{found.met}")),
        (Text("retention", "记忆保持率"), retention),
        (Text("streak", "连续"), count(found.streak, "day", "days", "天")),
        (
            Text("exercises", "代码题"),
            Text(
                f"{status['accepted']} accepted, {status['tried']} tried, {status['new']} new",
                f"{status['accepted']} 道通过，{status['tried']} 道做过，{status['new']} 道未做",
            ),
        ),
        *([(Text(""), code)] if ages else []),
    ]
