"""The interview on the page: how far off it is, how ready one is, topic by topic."""

from collections.abc import Mapping

from drill.models.preparation import Preparation, Readiness
from drill.text import Lang, Text
from drill.views.plan import headline, name_topic, percent, scope
from drill.views.report.charts import track
from drill.views.report.html import Html, join, tag


def preparation(found: Preparation, titles: Mapping[str, Text], lang: Lang) -> Html:
    """The section; the interview is to come."""
    coded = f"{found.coded.accepted}/{found.coded.exercises}"
    figures = [
        (percent(found.ready.now), Text("ready, if you stopped today", "准备度，若就此停下")),
        (percent(found.ready.then), Text("ready, if you keep to the plan", "准备度，按计划完成")),
        (coded, Text("exercises of the plan accepted", "计划内代码题已通过")),
    ]
    cards = [
        tag("div", tag("b", value), tag("span", words.to(lang), class_="quiet"), class_="figure")
        for value, words in figures
    ]
    note = Text(
        "Ready is the predicted chance to be right on the day; the pale bar is what the plan adds.",
        "准备度指当天答对的预测概率；浅色部分是按计划完成后的提升。",
    )
    return tag(
        "section",
        tag("h2", headline(found.left, found.plan.date, lang)),
        tag("p", scope(found, titles).to(lang), class_="quiet"),
        tag("div", *cards, class_="figures few"),
        tag("p", note.to(lang), class_="quiet note"),
        _table(found, titles, lang),
    )


def _table(found: Preparation, titles: Mapping[str, Text], lang: Lang) -> Html:
    names = (
        (Text("topic, least ready first", "主题（准备度由低到高）"), None),
        (Text("now", "现在"), None),
        (Text("on the day", "届时"), None),
        (Text("met", "已见"), "wide"),
    )
    head = [tag("th", name.to(lang), class_=kind) for name, kind in names]
    rows = [_row(one, name_topic(one.topic, titles, lang)) for one in found.topics]
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))


def _row(one: Readiness, name: str) -> Html:
    return tag(
        "tr",
        tag("td", join(name, track(one.now, one.then))),
        tag("td", percent(one.now)),
        tag("td", percent(one.then)),
        tag("td", f"{one.met}/{one.questions}", class_="wide"),
    )
