"""What an answer was worth, and why."""

from datetime import datetime

from rich.console import RenderableType
from rich.text import Text as Line

from drill.grading import Grade, Variant
from drill.models.card import Rating
from drill.models.question import Question
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.details import details, has_more, printable
from drill.views.question import Place, flag, progress, remark, statement
from drill.views.when import lasting, until
from drill.views.wrap import Prose

RATINGS: dict[Rating, Text] = {
    Rating.AGAIN: Text("again", "忘了"),
    Rating.HARD: Text("hard", "吃力"),
    Rating.GOOD: Text("good", "记得"),
    Rating.EASY: Text("easy", "轻松"),
}


def head(
    question: Question,
    variant: Variant,
    place: Place,
    lang: Lang,
    *,
    seconds: float | None = None,
    flagged: bool = False,
) -> RenderableType:
    """The question once more, with the time that the answer took."""
    notes = [] if seconds is None else [lasting(seconds).to(lang)]
    notes += [flag(lang)] if flagged else []
    shown = progress(place, question, lang, notes=notes)
    # The code of a bug is drawn below, with its wrong line marked.
    return theme.page(shown, theme.blank(), *statement(question, variant, lang), theme.blank())


def feedback(
    question: Question,
    variant: Variant,
    grade: Grade,
    lang: Lang,
    *,
    back: Text | None,
    every: bool = False,
    aloud: bool = False,
    rating: Rating | None = None,
    note: Text | None = None,
) -> RenderableType:
    """Verdict, key, reasons, explanation, sources. `every`: the reason of every choice; `aloud`: before it is rated.

    `rating` is shown with the keys that change it, where there are such keys.
    """
    parts: list[RenderableType] = []
    if not aloud:
        parts += [_verdict(question, variant, grade, lang), theme.blank()]
    parts += details(question, variant, grade, lang, every=every, aloud=aloud)
    if question.explanation is not None:
        parts += [markdown.render(variant.words(question.explanation, lang)), theme.blank()]
    parts += _links(question, back, rating, lang)
    if note is not None:
        parts += [remark(note, lang), theme.blank()]
    return theme.page(*parts)


def _verdict(question: Question, variant: Variant, grade: Grade, lang: Lang) -> Prose:
    """The sign, the word, and where it was missed what was answered and what the key is."""
    if question.type == "recall":
        return _recall_verdict(grade, lang)
    if grade.correct:
        return Prose(Line(Text("✓ Right", "✓ 正确").to(lang), f"{theme.STRONG} {theme.GOOD}"))
    words = (
        Text("✗ Partly right", "✗ 部分正确") if grade.credit or 0 < grade.score < 1 else Text("✗ Not right", "✗ 不对")
    )
    line = Line().append(words.to(lang), f"{theme.STRONG} {theme.BAD}")
    if grade.credit is not None:
        line.append(Text(" ({credit})", "（{credit}）").fill(credit=grade.credit).to(lang))
    # Answer and key are plain text: what was typed may hold any character.
    yours = _yours(question, variant, grade)
    said = Text(" — you answered {yours}; the answer is ", "：你答 {yours}，答案是 ").fill(yours=yours)
    line.append((said if yours else Text(" — the answer is ", "：答案是 ")).to(lang))
    return Prose(line.append(grade.key.to(lang), theme.STRONG))


def _yours(question: Question, variant: Variant, grade: Grade) -> str:
    """The answer in the letters and numbers shown."""
    given = grade.answer
    if question.type == "choice":
        return ", ".join(sorted(variant.letter(mark.position) for mark in grade.marks if mark.taken))
    if isinstance(given, list):
        if question.type == "order":
            return " ".join(variant.letter(at) for at in given)
        if question.type == "match":
            return " ".join(f"{number}{variant.letter(at)}" for number, at in enumerate(given, 1))
        line, *fix = given
        return " ".join([str(line), *(variant.letter(one) if isinstance(one, int) else printable(one) for one in fix)])
    return printable(f"{given:g}" if isinstance(given, float) else str(given))


def _recall_verdict(grade: Grade, lang: Lang) -> Prose:
    said, points = sum(mark.taken for mark in grade.marks), len(grade.marks)
    good = grade.correct
    words = Text("✓ Good enough", "✓ 基本到位") if good else Text("✗ Not there yet", "✗ 还不到位")
    line = Line().append(words.to(lang), f"{theme.STRONG} {theme.GOOD if good else theme.BAD}")
    if points:
        noted = Text(" — {said} of {points} points heard", "，提到了 {points} 个要点中的 {said} 个")
        line.append(noted.fill(said=said, points=points).to(lang))
    return Prose(line)


def _links(question: Question, back: Text | None, rating: Rating | None, lang: Lang) -> list[RenderableType]:
    rows = [(Text("source", "来源"), Line(source, theme.QUIET)) for source in question.sources]
    if question.exercise:
        rows.append((Text("practise", "动手"), Line(f"drill code start {question.exercise}", theme.QUIET)))
    if back is not None:
        rows.append((Text("back", "下次"), Line(back.to(lang), theme.QUIET)))
    if rating is not None:
        rows.append((Text("rating", "评分"), _ratings(rating, lang, by_number=not has_points(question))))
    width = 10 if lang == "en" else 6
    parts: list[RenderableType] = []
    for at, (label, line) in enumerate(rows):
        shown = label.to(lang) if not at or rows[at - 1][0] != label else ""
        first = Line(shown, theme.QUIET)
        first.append(" " * (width - first.cell_len))
        parts.append(Prose(line, first, whole_words=label.en == "rating"))
    return [*parts, theme.blank()] if parts else []


def _ratings(rating: Rating, lang: Lang, *, by_number: bool) -> Line:
    """All four, the one given in brackets; numbers give another one, or minus and plus where those tick points."""
    line = Line()
    for value, words in RATINGS.items():
        shown = f"[{words.to(lang)}]" if value is rating else words.to(lang)
        line.append(f"{int(value)}\u00a0" if by_number else "", theme.ACCENT)
        line.append(f"{shown}   ", theme.STRONG if value is rating else theme.QUIET)
    if not by_number:
        line.append("−\u00a0+", theme.ACCENT).append(Text("\u00a0change", "\u00a0调整").to(lang), theme.QUIET)
    return line


def has_points(question: Question) -> bool:
    """Whether number keys tick the points of its rubric rather than rate."""
    return question.type == "recall" and len(question.points) > 1


def returning(back: datetime | None, now: datetime, *, repeats: bool) -> Text:
    """When the question comes back."""
    if repeats and back is None:
        return Text("once more in this round", "本轮稍后再问一次")
    if back is None:
        return Text("as planned: today it was answered before", "时间不变：今天已经答过")
    if repeats:
        words = Text("once more in this round, then {when}", "本轮再问一次，之后{when}复习")
        return words.fill(when=until(back, now))
    return until(back, now)


def legend(
    question: Question,
    grade: Grade,
    lang: Lang,
    *,
    every: bool,
    more: bool = False,
    last: bool = False,
    aloud: bool = False,
) -> Prose:
    """The keys after an answer; `more`: the page goes on, `aloud`: the learner must rate it first."""
    pairs: list[tuple[str, Text]] = []
    ticks = has_points(question)
    if more:
        pairs.append(("␣", Text("more", "继续看")))
    elif not aloud or ticks:
        pairs.append(("⏎", Text("finish", "结束") if last else Text("next", "下一题")))
    if ticks:
        pairs.append((f"1–{len(grade.marks)}", Text("tick", "勾选要点")))
    elif aloud:
        pairs += [(str(int(value)), words) for value, words in RATINGS.items()]
    if not every and has_more(question, grade):
        others = Text("why", "为什么") if question.type == "match" else Text("why not the others", "其他项为何不对")
        pairs.append(("w", others))
    if question.sources and not aloud:
        pairs.append(("o", Text("source", "来源")))
    if not aloud:
        pairs += [("e", Text("edit", "改题")), ("f", Text("flag", "标记"))]
    pairs += [("u", Text("undo", "撤销")), ("q", Text("quit", "退出"))]
    return theme.keys(*((key, words.to(lang)) for key, words in pairs))
