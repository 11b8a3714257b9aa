"""The page: head, figures, the interview, what is to come, what was done, what is to mend and what is hardest."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from drill.models.misconception import Misconception
from drill.models.preparation import Preparation
from drill.models.question import Question
from drill.stats.calibration import Calibration
from drill.stats.difficulty import Effort
from drill.stats.report import Report
from drill.text import Lang, Text
from drill.views import markdown
from drill.views.report import charts
from drill.views.report.html import Html, join, tag
from drill.views.report.mistakes import mistakes
from drill.views.report.preparation import preparation
from drill.views.report.style import CSS
from drill.views.when import count, lasting

Find = Callable[[str], Question | None]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # nothing is fetched, nothing runs


class Standing(NamedTuple):
    """What the page tells of."""

    progress: Report
    preparation: Preparation | None  # None: no interview is to come
    mistakes: Sequence[Misconception]  # that are open, the newest first


def write(standing: Standing, titles: dict[str, Text], find: Find, lang: Lang) -> str:
    """The whole document. `titles` are those of the topics."""
    found = standing.progress
    title = Text("drill: progress", "drill：学习进度").to(lang)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("title", title),
        tag("style", Html(CSS)),
    )
    when = found.now.astimezone().strftime("%Y-%m-%d %H:%M")
    body = tag(
        "main",
        tag("h1", title),
        tag("p", when, class_="quiet"),
        _figures(found, lang),
        *_sections(standing, titles, find, lang),
    )
    return "<!doctype html>\n" + tag("html", head, tag("body", body), lang="zh-CN" if lang == "zh" else "en") + "\n"


def _sections(standing: Standing, titles: dict[str, Text], find: Find, lang: Lang) -> Iterable[Html]:
    """What is to be done first; the longest, the list of topics, last."""
    found = standing.progress
    if standing.preparation is not None:
        yield preparation(standing.preparation, titles, lang)
    if not (found.summary.reviews or found.efforts):
        words = Text("Nothing is here yet. Begin with: drill quiz", "还没有任何记录。先运行：drill quiz")
        yield tag("section", tag("p", words.to(lang)))
    if any(day.questions or day.exercises for day in found.forecast):
        yield _section(Text("Due in the next two weeks", "未来两周到期"), charts.forecast(found.forecast, lang), lang)
    if any(day.answers or day.submissions for day in found.calendar):
        yield _section(
            Text("Practice in the last half year", "近半年的练习"), charts.calendar(found.calendar, lang), lang
        )
    if standing.mistakes:
        head = Text("Mistakes to mend", "待改正的误解")
        yield _section(head, mistakes(standing.mistakes, found.now, lang), lang)
    if found.weakest:
        rows = [_weak(one.question, one.wrong, one.answers, lang) for one in found.weakest]
        yield _section(Text("Missed most often", "最常答错的题"), tag("ul", *rows), lang)
    if fallen := _distractors(found, find, lang):
        yield _section(Text("Wrong choices that you fell for", "最容易误选的选项"), tag("ul", *fallen), lang)
    if found.efforts:
        rows = [_effort(one, lang) for one in found.efforts]
        head = Text("Exercises, by submissions until accepted", "代码题：提交几次才通过")
        yield _section(head, tag("ul", *rows), lang)
    if found.calibration is not None:
        head = Text("How well your memory was predicted", "对你记忆的预测有多准")
        yield _section(head, _calibration(found.calibration, lang), lang)
    if found.summary.topics:
        yield _section(Text("Topics, weakest first", "主题（由弱到强）"), _topics(found, titles, lang), lang)


def _section(head: Text, body: Html, lang: Lang) -> Html:
    return tag("section", tag("h2", head.to(lang)), body)


def _figures(found: Report, lang: Lang) -> Html:
    summary = found.summary
    status = Counter(exercise.status for exercise in summary.exercises.values())
    retention = "—" if summary.retention is None else f"{summary.retention:.0%}"
    figures = [
        (f"{summary.due}", Text("due now", "现在到期")),
        (retention, Text("retention, 30 days", "30 天记忆保持率")),
        (f"{summary.met}", Text("questions met", "见过的题")),
        (f"{summary.reviews}", Text("answers", "作答")),
        (f"{status['accepted']}", Text("exercises accepted", "通过的代码题")),
        (f"{summary.streak}", Text("days in a row", "连续天数")),
    ]
    cards = [
        tag("div", tag("b", value), tag("span", words.to(lang), class_="quiet"), class_="figure")
        for value, words in figures
    ]
    return tag("div", *cards, class_="figures")


def _topics(found: Report, titles: dict[str, Text], lang: Lang) -> Html:
    seconds = {one.topic: one.seconds for one in found.times}
    names = (
        Text("topic", "主题"),
        Text("right", "正确率"),
        Text("answers", "作答"),
        Text("due", "到期"),
        Text("time", "用时"),
    )
    quiet = ("", "", "wide", "", "wide")
    head = [tag("th", name.to(lang), class_=kind or None) for name, kind in zip(names, quiet, strict=True)]
    rows = []
    for one in found.summary.topics:
        title = titles.get(one.topic, Text.plain(one.topic)).to(lang)
        cells = (
            join(title, charts.track(one.correct)),
            f"{one.correct:.0%}",
            one.reviews,
            one.due,
            lasting(seconds.get(one.topic, 0.0)).to(lang),
        )
        rows.append(tag("tr", *(tag("td", cell, class_=kind or None) for cell, kind in zip(cells, quiet, strict=True))))
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))


def _weak(question: str, wrong: int, answers: int, lang: Lang) -> Html:
    words = Text(f"{wrong} of {answers} wrong", f"{answers} 次错 {wrong} 次").to(lang)
    return tag("li", question, " ", tag("span", words, class_="quiet"))


def _distractors(found: Report, find: Find, lang: Lang) -> list[Html]:
    rows = []
    for one in found.distractors:
        question = find(one.question)
        if question is not None and question.type == "choice":
            words = markdown.inline(question.choices[one.position].text.to(lang)).plain
            aside = tag("span", f"×{one.taken} · {one.question}", class_="quiet")
            rows.append(tag("li", tag("span", "✗ ", class_="bad"), words, " ", aside))
    return rows


def _effort(one: Effort, lang: Lang) -> Html:
    said = [count(one.attempts, "submission", "submissions", "次提交")]
    if one.hints:
        said.append(count(one.hints, "hint", "hints", "条提示"))
    if not one.accepted:
        said.append(Text("not accepted yet", "尚未通过"))
    sign = tag("span", "✓ ", class_="good") if one.accepted else "· "
    return tag("li", sign, one.exercise, " ", tag("span", " · ".join(words.to(lang) for words in said), class_="quiet"))


def _calibration(found: Calibration, lang: Lang) -> Html:
    words = Text(
        f"Predicted {found.predicted:.0%}, came true {found.right:.0%}, over {found.reviews} answers. Log loss "
        f"{found.log_loss:.3f}; always saying {found.right:.0%} has {found.constant:.3f}.",
        f"{found.reviews} 次作答：预测 {found.predicted:.0%}，实际答对 {found.right:.0%}。"
        f"对数损失 {found.log_loss:.3f}，总是猜 {found.right:.0%} 则为 {found.constant:.3f}。",
    )
    return join(tag("p", words.to(lang), class_="quiet"), charts.calibration(found.bins, lang))
