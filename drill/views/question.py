"""A question on the screen: where one is, what is asked, what may be answered, which keys there are."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text as Line

from drill.grading import Variant
from drill.grading.variant import LETTERS
from drill.models.draft import Draft
from drill.models.question import Question
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.answering import answering
from drill.views.wrap import Fitting, Indented, Prose

_DOTS = 12  # more than these are drawn to scale
_START = Draft()


class Place(NamedTuple):
    """Where in the round: at the `at`-th of `total` questions, `done` answered; `again`: it was missed before."""

    at: int
    done: int
    total: int
    again: bool = False


def progress(place: Place, question: Question, lang: Lang, *, notes: Sequence[str] = ()) -> Fitting:
    """`3/20 · attention/scaling · ●●○○○ · 12 s`; without the dots where they do not fit."""
    again = Text(" · again", " · 再来一次").to(lang) if place.again else ""
    shown = min(place.total, _DOTS)
    filled = place.done * shown // place.total if place.total else 0
    short = Line().append(f"{place.at}/{place.total}{again} · {question.topic}", theme.QUIET)
    line = short.copy().append(" · ", theme.QUIET)
    line.append("●" * filled, theme.ACCENT).append("○" * (shown - filled), theme.QUIET)
    for note in notes:
        line.append(f" · {note}", theme.QUIET)
        short.append(f" · {note}", theme.QUIET)
    return Fitting((line, short))


def ask(
    question: Question,
    variant: Variant,
    place: Place,
    lang: Lang,
    *,
    draft: Draft = _START,
    hints: Sequence[Text] = (),
    struck: frozenset[int] = frozenset(),
    flagged: bool = False,
    reason: Text | None = None,
    note: Text | None = None,
) -> RenderableType:
    """The question. `struck` are bank positions; `note` says why an answer was not taken."""
    parts: list[RenderableType] = [progress(place, question, lang, notes=[flag(lang)] if flagged else [])]
    if reason is not None:
        parts.append(Prose(Line(reason.to(lang)), style=theme.QUIET))
    parts += [theme.blank(), *statement(question, variant, lang)]
    rows = answering(question, variant, lang, draft, struck)
    if rows:
        parts += [theme.blank(), *rows]
    for given in hints:
        sign = Line(Text("hint  ", "提示  ").to(lang), theme.ACCENT)
        parts += [theme.blank(), Prose(markdown.inline(variant.words(given, lang)), sign)]
    if note is not None:
        parts += [theme.blank(), remark(note, lang)]
    return theme.page(*parts, theme.blank())


def flag(lang: Lang) -> str:
    """Beside a question that was found unclear."""
    return Text("⚑ unclear", "⚑ 不清楚").to(lang)


def remark(note: Text, lang: Lang) -> Prose:
    """A word to the learner; one that has lines of its own keeps them as they are."""
    return Prose(Line(note.to(lang)), Line("! ", theme.ACCENT))


def statement(question: Question, variant: Variant, lang: Lang) -> list[RenderableType]:
    """What is asked, and what it is asked of: a figure, a program."""
    parts: list[RenderableType] = [prompt(question, variant, lang)]
    if question.figure:
        from drill.views.figure import FigureView  # noqa: PLC0415 - few questions have one

        parts += [theme.blank(), FigureView.of(question.figure, variant, lang)]
    if question.type == "output":
        parts += [theme.blank(), Indented(markdown.Code(variant.code(question.code), question.language), 2)]
    return parts


def prompt(question: Question, variant: Variant, lang: Lang) -> RenderableType:
    """The question itself; a number names its unit, a formula its variables."""
    words = variant.prompt(question.prompt, lang)
    if question.type == "number" and question.unit:
        words += Text(" *(in {unit})*", "*（单位：{unit}）*").fill(unit=question.unit).to(lang)
    if question.type == "formula":
        names = Text(
            ", ".join(f"`{one.name}`" for one in question.variables),
            "、".join(f"`{one.name}`" for one in question.variables),
        )
        words += Text(" *(in terms of {names})*", "*（用 {names} 表示）*").fill(names=names).to(lang)
    return markdown.render(words)


def legend(question: Question, lang: Lang, *, undo: bool, more: bool = False) -> Prose:
    """The keys there are at this question; `more`: it goes on below the screen."""
    typed = question.type not in ("choice", "order", "match", "bug")
    pairs = _answer_keys(question)
    if more:
        arrows = typed or question.type in ("bug", "match")
        pairs.insert(0, ("PgDn" if arrows else "␣", Text("more", "继续看")))
    pairs.append(("?", Text("hint", "提示")))
    if undo:
        pairs.append(("u", Text("undo", "撤销")))
    pairs.append(("s", Text("skip", "跳过")))
    if not typed:  # among letters it would be `:f`, which few need and the legend has no room for
        pairs.append(("f", Text("flag", "标记")))
    pairs.append(("q", Text("quit", "退出")))
    return theme.keys(*((key, words.to(lang)) for key, words in pairs))


def _answer_keys(question: Question) -> list[tuple[str, Text]]:
    enter = ("⏎", Text("answer", "提交"))
    if question.type == "choice":
        letters = f"a–{LETTERS[len(question.choices) - 1]}"
        return [(letters, Text("mark", "选中")), enter] if question.several else [(letters, Text("answer", "作答"))]
    if question.type == "order":
        return [
            (f"a–{LETTERS[len(question.items) - 1]}", Text("next in order", "依次选择")),
            ("⌫", Text("back", "退回")),
            enter,
        ]
    if question.type == "match":
        return [(f"a–{LETTERS[len(question.rights) - 1]}", Text("pair", "配对")), ("↑↓", Text("move", "移动")), enter]
    if question.type == "bug":
        keys = [(f"1–{len(question.code.splitlines())}", Text("line", "行号")), ("↑↓", Text("move", "移动"))]
        if question.choices:
            keys.append((f"a–{LETTERS[len(question.choices) - 1]}", Text("fix", "改法")))
        return [*keys, enter]
    if question.type == "recall":
        return [
            ("⏎", Text("compare", "对照答案")),
            ("Alt+⏎", Text("new line", "换行")),
            ("^G", Text("editor", "编辑器")),
        ]
    return [enter]


def sure_legend(lang: Lang) -> Prose:
    """The keys that say how sure one is, before the answer is judged."""
    line = Line().append(Text("How sure?   ", "有多大把握？   ").to(lang), theme.STRONG)
    words = (
        ("1", Text("low", "没把握")),
        ("2", Text("medium", "一般")),
        ("3", Text("high", "很有把握")),
        ("u", Text("back", "返回")),
    )
    keys = theme.keys(*((key, word.to(lang)) for key, word in words))
    return Prose(line.append_text(keys.text), whole_words=True)
