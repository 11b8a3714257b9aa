"""The scorecard of an interview, as an interviewer would write it."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from drill.models.scorecard import Past, Rated, Scorecard, Written
from drill.text import Lang, Text
from drill.views import theme
from drill.views.interview.lessons import Missed, Slip, list_lessons
from drill.views.interview.page import PARTS, name_role
from drill.views.judgement import name_verdict
from drill.views.when import count, lasting, name_day
from drill.views.wrap import Indented, Prose

LEVELS = {
    "strong": Text("Strong hire", "强烈推荐"),
    "hire": Text("Hire", "推荐"),
    "doubt": Text("In doubt", "待定"),
    "no": Text("No hire", "不推荐"),
}
_TALK = Text("communication", "表达")
_SAYS = {
    "theory": {
        "strong": Text("firm ground, hardly a gap", "基础扎实，几乎没有漏洞"),
        "hire": Text("solid, with gaps that can be closed", "总体扎实，有些地方可以补上"),
        "doubt": Text("gaps that any interviewer would find", "有面试官一问就会露出的漏洞"),
        "no": Text("the foundations come first", "需要先补基础"),
    },
    "code": {
        "strong": Text("it works, in time and without help", "独立、按时写出了正确的代码"),
        "hire": Text("it works, with some help or delay", "代码正确，但用了提示或偏慢"),
        "doubt": Text(
            "partly there: not all of it works, or it took much help or time",
            "只做到一部分：没有全对，或提示过多、过慢",
        ),
        "no": Text("no working code in the time given", "规定时间内没有写出能用的代码"),
    },
    "talk": {
        "strong": Text("complete answers, by your own rating", "回答完整（自评）"),
        "hire": Text("the main points are clear, by your own rating", "要点讲得清楚（自评）"),
        "doubt": Text("the direction is there, gaps show, by your own rating", "方向对，但有漏洞（自评）"),
        "no": Text("could not explain the code, by your own rating", "讲不清自己写的代码（自评）"),
    },
}
_HOW = Text(
    "Theory counts 30%, code 50%, communication 20%. A hint costs a quarter of its question or a tenth of its "
    "exercise; code that is accepted late loses up to a quarter; code that is not accepted counts half the tests that "
    "passed. Communication is your own rating.",
    "理论占 30%，代码占 50%，表达占 20%。理论题每用一次提示扣该题四分之一，代码题每次扣一成；"
    "通过但超时最多扣四分之一；没通过的代码按通过用例比例的一半计分。表达由你自评。",
)
_CAPPED = Text(
    "No code was accepted, so it stays in doubt however good the rest was.", "没有代码通过，其余再好也只能是待定。"
)
_LABEL = 15


def scorecard(one: Past, before: Past | None, missed: Sequence[Missed], slips: Sequence[Slip], lang: Lang) -> Indented:
    """The whole card. `before`: the one of the same role before it."""
    card = one.card
    parts: list[RenderableType] = [theme.blank(), *_head(one, before, lang), theme.blank()]
    parts += [*_theory(card, lang), *_code(card, lang), *_talk(card.ratings, card.talk, lang)]
    strengths = list(_strengths(card, lang))
    if strengths:
        parts += [Line(Text("Strengths", "亮点").to(lang), theme.STRONG), *strengths, theme.blank()]
    work = list(list_lessons(card, missed, slips, lang))
    if work:
        parts += [Line(Text("To work on", "需要加强").to(lang), theme.STRONG), *work, theme.blank()]
    parts += [Prose(Line(_HOW.to(lang), theme.QUIET)), theme.blank()]
    return theme.page(*parts)


def _head(one: Past, before: Past | None, lang: Lang) -> Iterator[RenderableType]:
    title = Text("Mock interview {number}: {role}", "第 {number} 次模拟面试：{role}").fill(
        number=one.number, role=name_role(one.setting.role)
    )
    day = name_day(one.at.astimezone().date())
    about = Text("{day} · {taken} of {minutes} min", "{day} · 用时 {taken}（共 {minutes} 分钟）").fill(
        day=day, taken=lasting(one.card.seconds), minutes=one.setting.minutes
    )
    yield Line(title.to(lang), theme.STRONG)
    yield Prose(Line(about.to(lang), theme.QUIET))
    yield theme.blank()
    line = Line(LEVELS[one.card.level].to(lang), f"{theme.STRONG} {find_style(one.card.level)}")
    line.append(f"  {one.card.share:.0%}", theme.STRONG)
    if before is not None:
        line.append(f"   {show_change(one.card.share - before.card.share)}", theme.STRONG)
        since = Text(" since {day}", "（与 {day} 相比）").fill(
            day=name_day(before.at.astimezone().date(), weekday=False)
        )
        line.append(since.to(lang), theme.QUIET)
    yield Prose(line)
    if before is not None:
        yield Prose(Line(_changes(one.card, before.card, lang), theme.QUIET))
    if one.card.capped:
        yield Prose(Line(_CAPPED.to(lang), theme.QUIET))


def _changes(card: Scorecard, before: Scorecard, lang: Lang) -> str:
    """Of each part that both have."""
    parts = ((PARTS["theory"], card.theory, before.theory), (PARTS["code"], card.code, before.code))
    both = [
        f"{name.to(lang)} {show_change(share - then)}"
        for name, share, then in (*parts, (_TALK, card.talk, before.talk))
        if share is not None and then is not None
    ]
    return " · ".join(both)


def _theory(card: Scorecard, lang: Lang) -> Iterator[RenderableType]:
    if card.theory is None:
        return
    given = [one for one in card.answers if one.given]
    right = sum(one.correct for one in given)
    said = [Text(f"{right} of {len(card.answers)} right", f"{len(card.answers)} 题答对 {right} 题")]
    partly = sum(not one.correct and one.score > 0 for one in given)
    if partly:
        said.append(Text(f"{partly} partly", f"{partly} 题部分正确"))
    if len(given) < len(card.answers):
        said.append(
            Text(f"{len(card.answers) - len(given)} not answered", f"{len(card.answers) - len(given)} 题未作答")
        )
    if given:
        said.append(_hints(sum(one.hints for one in given)))
        said.append(_times(sum(one.seconds for one in given), sum(one.expected for one in given)))
    yield from _part(PARTS["theory"], card.theory, _SAYS["theory"], [_joined(said, lang)], lang)


def _code(card: Scorecard, lang: Lang) -> Iterator[RenderableType]:
    if card.code is None:
        return
    yield from _part(PARTS["code"], card.code, _SAYS["code"], [_written(one, lang) for one in card.exercises], lang)


def _written(one: Written, lang: Lang) -> Line:
    sign, style = ("✓ ", theme.GOOD) if one.accepted else ("✗ ", theme.BAD)
    said = [name_verdict(one.verdict) if one.verdict else Text("nothing was judged", "没有评测过")]
    if one.verdict and not one.accepted:
        said.append(Text(f"{one.passed} of {one.total} tests passed", f"通过 {one.passed}/{one.total} 个用例"))
    if one.saves:
        said.append(count(one.saves, "save judged", "saves judged", "次评测"))
    said += [_hints(one.hints), _times(one.seconds, one.expected)]
    return Line().append(sign, style).append(one.exercise).append("  ").append_text(_joined(said, lang))


def _talk(ratings: Sequence[Rated], share: float | None, lang: Lang) -> Iterator[RenderableType]:
    if share is None:
        return
    mean = sum(one.rating for one in ratings) / len(ratings)
    words = Text("{mean} of 4 on average over {asked}", "{asked}，平均 {mean} 分（满分 4 分）").fill(
        mean=f"{mean:.1f}", asked=count(len(ratings), "follow-up question", "follow-up questions", "个追问")
    )
    yield from _part(_TALK, share, _SAYS["talk"], [Line(words.to(lang), theme.QUIET)], lang)


def _part(
    label: Text, share: float, says: dict[str, Text], lines: Sequence[Line], lang: Lang
) -> Iterator[RenderableType]:
    level = Scorecard.judge(share)
    head = Line(label.to(lang), theme.STRONG)
    head.append(" " * max(_LABEL - head.cell_len, 1)).append(f"{share:>4.0%}  ", theme.STRONG)
    yield head.append(LEVELS[level].to(lang), find_style(level))
    yield from (Padding(Prose(line), (0, 0, 0, 2)) for line in (Line(says[level].to(lang)), *lines))
    yield theme.blank()


def _strengths(card: Scorecard, lang: Lang) -> Iterator[RenderableType]:
    good = sorted((one for one in card.answers if one.correct and not one.hints), key=lambda one: -one.level)[:3]
    found = [Text(f"{one.topic}: right, without a hint", f"{one.topic}：无提示答对") for one in good]
    for one in card.exercises:
        if one.accepted and not one.hints:
            timely = one.seconds <= one.expected
            found.append(
                Text(f"{one.exercise}: accepted without a hint", f"{one.exercise}：无提示通过")
                if not timely
                else Text(f"{one.exercise}: accepted in time, without a hint", f"{one.exercise}：按时、无提示通过")
            )
    yield from (Prose(Line(words.to(lang)), Line("✓ ", theme.GOOD)) for words in found)


def card_keys(lang: Lang, *, missed: bool, more: bool = False) -> Prose:
    """Below the scorecard."""
    pairs = [("␣", Text("more", "继续看"))] if more else []
    pairs += [("w", Text("answers and reasons", "答案与讲解"))] if missed else []
    return theme.keys(*((key, words.to(lang)) for key, words in [*pairs, ("⏎", Text("done", "结束"))]))


def show_change(share: float) -> str:
    """A difference of shares in points."""
    points = round(share * 100)
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "±0"


def find_style(level: str) -> str:
    """How a level is written."""
    return theme.GOOD if level in ("strong", "hire") else theme.BAD if level == "no" else theme.ACCENT


def _hints(hints: int) -> Text:
    return count(hints, "hint", "hints", "次提示") if hints else Text("no hint", "没用提示")


def _times(taken: float, expected: float) -> Text:
    return Text("{taken} (expected {expected})", "{taken}（预计 {expected}）").fill(
        taken=lasting(taken), expected=lasting(_rounded(expected))
    )


def _rounded(seconds: float) -> float:
    """To what one would say: 10 seconds, or a minute."""
    return round(seconds / 60) * 60 if seconds >= 300 else max(round(seconds / 10), 1) * 10


def _joined(said: Sequence[Text], lang: Lang) -> Line:
    return Line(" · ".join(words.to(lang) for words in said), theme.QUIET)
