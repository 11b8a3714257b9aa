"""What an answer was made of: each choice, item, pair, line or point, whether it is right, and why."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text as Line

from drill.grading import Grade, Mark, Variant
from drill.models.question import BugQuestion, Choice, MatchQuestion, OrderQuestion, Question, RecallQuestion
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.code import NumberedCode
from drill.views.wrap import Indented, Prose

_HANG = " " * 5
_RIGHT, _WRONG = ("✓", theme.GOOD), ("✗", theme.BAD)


def details(
    question: Question, variant: Variant, grade: Grade, lang: Lang, *, every: bool, aloud: bool = False
) -> list[RenderableType]:
    """`every`: with the reason of each choice, rather than of the learner's own and the right one only."""
    if question.type == "choice":
        return _choices(question.choices, variant, grade.marks, lang, every=every)
    if question.type == "order":
        return _order(question, variant, grade, lang)
    if question.type == "match":
        return _match(question, variant, grade, lang, every=every)
    if question.type == "bug":
        return _bug(question, variant, grade, lang, every=every)
    if question.type == "recall":
        return _rubric(question, variant, grade, lang, aloud=aloud)
    return []


def has_more(question: Question, grade: Grade) -> bool:
    """Whether there are reasons that are only given when they are asked for."""
    if question.type in ("choice", "bug"):
        hidden = [question.choices[mark.position] for mark in grade.marks if not (mark.taken or mark.correct)]
        return any(choice.why is not None for choice in hidden)
    if question.type == "match":
        return any(mark.correct and question.pairs[mark.position].why is not None for mark in grade.marks)
    return False


def _choices(
    choices: Sequence[Choice], variant: Variant, marks: Sequence[Mark], lang: Lang, *, every: bool
) -> list[RenderableType]:
    """One's own wrong ones first, then the right ones, then the rest."""
    rank = {True: {True: 1, False: 0}, False: {True: 1, False: 2}}  # taken → correct → place
    parts: list[RenderableType] = []
    for mark in sorted(marks, key=lambda mark: rank[mark.taken][mark.correct]):
        choice = choices[mark.position]
        if not (every or mark.taken or mark.correct):
            continue
        sign, style = _RIGHT if mark.correct else _WRONG if mark.taken else (" ", theme.QUIET)
        first = Line(f"{sign} {variant.letter(mark.position)}  ", style)
        parts.append(Prose(markdown.inline(variant.prompt(choice.text, lang)), first))
        parts += [*_why(choice.why, variant, lang), theme.blank()]
    return parts


def _why(why: Text | None, variant: Variant, lang: Lang, hang: str = _HANG) -> list[RenderableType]:
    return [] if why is None else [Prose(markdown.inline(variant.words(why, lang)), Line(hang), theme.QUIET)]


def _order(question: OrderQuestion, variant: Variant, grade: Grade, lang: Lang) -> list[RenderableType]:
    """The right order; an item that stood wrongly among the others has a cross."""
    well_placed = {mark.position: mark.correct for mark in grade.marks}
    parts: list[RenderableType] = []
    for at, item in enumerate(question.items):
        sign, style = _RIGHT if well_placed.get(at) else _WRONG
        first = (
            Line()
            .append(f"{sign} ", style)
            .append(f"{at + 1}  ", theme.QUIET)
            .append(f"{variant.letter(at)}  ", theme.ACCENT)
        )
        parts.append(Prose(markdown.inline(variant.prompt(item, lang)), first))
    return [*parts, theme.blank()]


def _match(question: MatchQuestion, variant: Variant, grade: Grade, lang: Lang, *, every: bool) -> list[RenderableType]:
    """Each right pair; why, where it was missed."""
    found = {mark.position: mark.correct for mark in grade.marks}
    parts: list[RenderableType] = []
    for at, pair in enumerate(question.pairs):
        right = found.get(at, False)
        sign, style = _RIGHT if right else _WRONG
        line = markdown.inline(variant.prompt(pair.left, lang)).append(" — ", theme.QUIET)
        line.append_text(markdown.inline(variant.prompt(pair.right, lang)))
        parts.append(
            Prose(line, Line().append(f"{sign} ", style).append(f"{at + 1}{variant.letter(at)}  ", theme.QUIET))
        )
        if every or not right:
            parts += _why(pair.why, variant, lang, " " * 6)
    return [*parts, theme.blank()]


def _bug(question: BugQuestion, variant: Variant, grade: Grade, lang: Lang, *, every: bool) -> list[RenderableType]:
    """The code with the wrong line marked, and what it should be."""
    signs = dict.fromkeys(question.lines, _RIGHT)
    named = grade.answer[0] if isinstance(grade.answer, list) and grade.answer else None
    if isinstance(named, int) and named not in question.lines:
        signs[named] = _WRONG
    first = Line(Text("fix  ", "改为  ").to(lang), theme.GOOD)
    fix = Prose(markdown.inline(variant.words(question.fix, lang)), first)
    code = NumberedCode(variant.code(question.code), question.language, signs=signs)
    rows = _choices(question.choices, variant, grade.marks, lang, every=every)
    return [code, theme.blank(), fix, theme.blank(), *rows]


def _rubric(
    question: RecallQuestion, variant: Variant, grade: Grade, lang: Lang, *, aloud: bool
) -> list[RenderableType]:
    """What was said, the points that were heard in it, and a strong answer."""
    parts: list[RenderableType] = []
    said = "" if aloud else str(grade.answer or "")
    if said:
        parts += [
            _heading(Text("You said", "你的回答"), lang),
            Indented(Prose(Line(printable(said))), 2),
            theme.blank(),
        ]
    numbered = len(grade.marks) > 1
    for mark in grade.marks:
        sign, style = _RIGHT if mark.taken else ("○", theme.QUIET)
        first = Line().append(f"{mark.position + 1} " if numbered else "", theme.ACCENT).append(f"{sign} ", style)
        point = markdown.inline(variant.words(question.points[mark.position].text, lang))
        if mark.taken and mark.words:
            point.append(Text(" (“{words}”)", "（“{words}”）").fill(words=printable(mark.words)).to(lang), theme.QUIET)
        parts.append(Prose(point, first))
    if grade.marks:
        parts.append(theme.blank())
    if question.answer is not None:
        model = markdown.render(variant.words(question.answer, lang))
        parts += [_heading(Text("A strong answer", "参考回答"), lang), Indented(model, 2), theme.blank()]
    return parts


def _heading(words: Text, lang: Lang) -> Line:
    return Line(words.to(lang), theme.STRONG)


def printable(words: str) -> str:
    """What was typed or piped in, less the control characters that the terminal would obey."""
    return "".join(sign if sign.isprintable() or sign in "\u200d\u200c" else " " for sign in words)
