"""The page of `drill stats`: figures, what is to come, what was done, what is hardest, how predictions held."""

from collections.abc import Callable

from rich.text import Text as Line

from drill.models.question import Question
from drill.stats import TopicStats
from drill.stats.calibration import Calibration
from drill.stats.difficulty import Distractor, Effort, WeakItem
from drill.stats.report import Fitted, Report
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.cells import fit, pad_left
from drill.views.stats import charts
from drill.views.stats.figures import figures
from drill.views.summary import suggestion
from drill.views.when import count, lasting
from drill.views.wrap import Fitting, Indented, Prose

Find = Callable[[str], Question | None]

_TOPIC = 30  # cells for the name of a topic
_NARROW = 23  # where the terminal is narrow, and without the bar
_FEW = 8  # rows of a list, unless all are asked for
_SHORT = 5
_LONGEST = 60  # characters of a choice
_CERTAIN = 0.995  # the forecast of a question just answered, right or wrong: it would read as praise


def stats(found: Report, find: Find, lang: Lang, *, everything: bool = False) -> Indented:
    """Everything, in sections that are left out where there is nothing to say."""
    most = None if everything else _FEW
    sections: list[list[theme.Part]] = [
        [*figures(found.summary, lang)],
        _forecast(found, lang),
        _calendar(found, lang),
        _topics(found, lang, most),
        _weakest(found.weakest[: None if everything else _SHORT], lang),
        _distractors(found.distractors[: None if everything else _SHORT], find, lang),
        _efforts(found.efforts[:most], lang),
        _predictions(found.calibration, found.fitted, lang),
    ]
    if not (found.summary.reviews or found.efforts):
        sections.append([suggestion(("drill quiz", Text("the first questions", "先答几道题")), lang)])
    parts: list[theme.Part] = [theme.blank()]
    for section in sections:
        if section:
            parts += [*section, theme.blank()]
    return theme.page(*parts)


def _head(words: Text, lang: Lang) -> Line:
    return Line(words.to(lang), theme.STRONG)


def _forecast(found: Report, lang: Lang) -> list[theme.Part]:
    if not any(day.questions or day.exercises for day in found.forecast):
        return []
    return [_head(Text("Due in the next two weeks", "未来两周到期"), lang), charts.Forecast(found.forecast, lang)]


def _calendar(found: Report, lang: Lang) -> list[theme.Part]:
    done = sum(day.answers > 0 or day.submissions > 0 for day in found.calendar)
    if not done:
        return []
    head = Text("{days} of practice in half a year", "半年内练习了 {days}").fill(days=count(done, "day", "days", "天"))
    return [_head(head, lang), charts.Calendar(found.calendar, lang)]


def _topics(found: Report, lang: Lang, most: int | None) -> list[theme.Part]:
    topics = found.summary.topics
    if not topics:
        return []
    seconds = {one.topic: one.seconds for one in found.times}
    rows: list[theme.Part] = [_heading(lang)]
    rows += [_topic(topic, lasting(seconds.get(topic.topic, 0.0)), lang) for topic in topics[:most]]
    if most is not None and len(topics) > most:
        more = Text(
            f"and {len(topics) - most} more: drill stats --all", f"还有 {len(topics) - most} 个：drill stats --all"
        )
        rows.append(Line(more.to(lang), theme.QUIET))
    return rows


def _heading(lang: Lang) -> Fitting:
    topic = Text("Topics, weakest first", "主题（由弱到强）").to(lang)
    right, answers, due, time = (
        words.to(lang)
        for words in (Text("right", "正确率"), Text("answers", "作答"), Text("due", "到期"), Text("time", "用时"))
    )
    head = Line(fit(topic, _TOPIC), theme.STRONG)
    head.append(f"{pad_left(right, 16)}{pad_left(answers, 9)}{pad_left(due, 6)}{pad_left(time, 15)}", "not bold dim")
    narrow = Line(fit(topic, _NARROW), theme.STRONG)
    return Fitting((head, narrow.append(f"{pad_left(right, 7)}{pad_left(due, 6)}", "not bold dim")))


def _topic(topic: TopicStats, time: Text, lang: Lang) -> Fitting:
    wide = Line(fit(topic.topic, _TOPIC)).append(" ").append_text(charts.share(topic.correct))
    wide.append(f"{topic.correct:5.0%}{topic.reviews:9d}{topic.due:6d}").append(
        pad_left(time.to(lang), 15), theme.QUIET
    )
    return Fitting((wide, Line(f"{fit(topic.topic, _NARROW)}{topic.correct:7.0%}{topic.due:6d}")))


def _weakest(found: tuple[WeakItem, ...], lang: Lang) -> list[theme.Part]:
    rows: list[theme.Part] = [_head(Text("Missed most often", "最常答错的题"), lang)] if found else []
    for one in found:
        words = Text(f"{one.wrong} of {one.answers} wrong", f"{one.answers} 次错 {one.wrong} 次")
        line = Line(one.question).append(f"  {words.to(lang)}", theme.QUIET)
        if one.recall is not None and one.recall < _CERTAIN:
            line.append(Text(f", {one.recall:.0%} known now", f"，现在约记得 {one.recall:.0%}").to(lang), theme.QUIET)
        rows.append(Prose(line, Line("· ", theme.QUIET)))
    return rows


def _distractors(found: tuple[Distractor, ...], find: Find, lang: Lang) -> list[theme.Part]:
    """The wrong choices in their own words: what one fell for."""
    rows: list[theme.Part] = [_head(Text("Wrong choices that you fell for", "最容易误选的选项"), lang)] if found else []
    for one in found:
        question = find(one.question)
        if question is not None and question.type == "choice":
            words = markdown.inline(question.choices[one.position].text.to(lang))
            words.truncate(_LONGEST, overflow="ellipsis")
            times = Text(f"  ×{one.taken}  {one.question}", f"  ×{one.taken}  {one.question}")
            rows.append(Prose(Line().append_text(words).append(times.to(lang), theme.QUIET), Line("✗ ", theme.BAD)))
    return rows


def _efforts(found: tuple[Effort, ...], lang: Lang) -> list[theme.Part]:
    head = Text("Exercises, by submissions until accepted", "代码题：提交几次才通过")
    rows: list[theme.Part] = [_head(head, lang)] if found else []
    for one in found:
        said = [count(one.attempts, "submission", "submissions", "次提交")]
        if one.minutes is not None and one.attempts > 1:
            days = round(one.minutes / 1440)
            said.append(count(days, "day", "days", "天") if days else lasting(one.minutes * 60))
        if one.hints:
            said.append(count(one.hints, "hint", "hints", "条提示"))
        if not one.accepted:
            said.append(Text("not accepted yet", "尚未通过"))
        line = Line(one.exercise).append("  " + " · ".join(words.to(lang) for words in said), theme.QUIET)
        rows.append(Prose(line, Line("✓ ", theme.GOOD) if one.accepted else Line("· ", theme.QUIET)))
    return rows


def _predictions(found: Calibration | None, fitted: Fitted | None, lang: Lang) -> list[theme.Part]:
    if found is None:
        return []
    rows: list[theme.Part] = [_head(Text("How well your memory was predicted", "对你记忆的预测有多准"), lang)]
    words = Text(
        f"said {found.predicted:.0%}, came true {found.right:.0%}, over {found.reviews} answers; "
        f"log loss {found.log_loss:.3f}, always saying {found.right:.0%} has {found.constant:.3f}",
        f"{found.reviews} 次作答：预测 {found.predicted:.0%}，实际答对 {found.right:.0%}；"
        f"对数损失 {found.log_loss:.3f}，总是猜 {found.right:.0%} 则为 {found.constant:.3f}",
    )
    rows.append(Prose(Line(words.to(lang), theme.QUIET)))
    rows += charts.calibration(found.bins, lang)
    if fitted is not None and fitted.log_loss is not None and fitted.default_log_loss is not None:
        rows.append(Prose(Line(_fitted(fitted).to(lang), theme.QUIET)))
    return rows


def _fitted(fitted: Fitted) -> Text:
    losses = f"{fitted.log_loss:.3f} / {fitted.default_log_loss:.3f}"
    if fitted.used:
        return Text(
            f"fitted to {fitted.reviews} of your reviews: log loss of later ones {losses} (fitted / default)",
            f"已按你的 {fitted.reviews} 次复习拟合：在之后的复习上，对数损失 {losses}（拟合 / 默认）",
        )
    return Text(
        f"defaults kept: fitted to {fitted.reviews} reviews, log loss of later ones {losses} (fitted / default)",
        f"沿用默认参数：按 {fitted.reviews} 次复习拟合后，在之后的复习上对数损失 {losses}（拟合 / 默认）",
    )
