"""What a round came to, and what to do next."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from rich.text import Text as Line

from drill.grading import Variant
from drill.models.question import Question
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.when import count, lasting, until
from drill.views.wrap import Indented, Prose

Step = tuple[str, Text]  # a command, and why

_LONGEST = 60  # characters of a missed question


def summary(
    *,
    answered: int,
    right: int,
    answers: int,
    seconds: float,
    missed: Sequence[tuple[Question, Variant]],
    back: Sequence[datetime],
    sure: Sequence[tuple[int, bool]] = (),
    step: Step,
    now: datetime,
    lang: Lang,
) -> Indented:
    """Counts, time, what was missed, when it all comes back, and the next thing to do.

    `sure`: how sure one was of an answer (1 to 3), and whether it was right.
    """
    if answers == 0:
        return theme.page(theme.blank(), Line(Text("Nothing was answered.", "没有作答。").to(lang)), theme.blank())
    headline = Line().append(f"{right}/{answered}", theme.STRONG)
    headline.append(Text(" right at the first try", " 题首次答对").to(lang), theme.STRONG)
    said = [lasting(seconds)]
    if answers > 1:
        said.append(Text("{each} each", "平均 {each}").fill(each=lasting(seconds / answers)))
    if answers > answered:
        said.insert(0, count(answers, "answer", "answers", "次作答"))
    headline.append("   " + " · ".join(words.to(lang) for words in said), theme.QUIET)
    parts: list[theme.Part] = [theme.blank(), headline, theme.blank()]
    if missed:
        parts.append(Line(Text("Missed", "答错的").to(lang), theme.QUIET))
        parts += [Prose(_short(question, variant, lang), Line("✗ ", theme.BAD)) for question, variant in missed]
        parts.append(theme.blank())
    if sure:
        parts += [*_calibration(sure, lang), theme.blank()]
    if back:
        parts += [_returns(back, now, lang), theme.blank()]
    return theme.page(*parts, suggestion(step, lang), theme.blank())


def suggestion(step: Step, lang: Lang) -> Prose:
    """The next thing to do, ready to be typed."""
    command, why = step
    line = Line().append(command, theme.ACCENT)
    line.append(f"  {why.to(lang)}", theme.QUIET)
    return Prose(line, Line(Text("next  ", "下一步  ").to(lang), theme.QUIET))


def saved(answers: int, left: int, lang: Lang) -> Indented:
    """Said when a round is broken off: what is kept, and how to go on."""
    words = Text("Nothing was answered.", "还没有作答。")
    if answers:
        words = count(answers, "answer is saved.", "answers are saved.", "次作答已保存。")
    if answers and left:
        words = Text("{words} To go on: drill quiz --resume", "{words}继续：drill quiz --resume").fill(words=words)
    return theme.page(Prose(Line(words.to(lang), theme.QUIET)))


def nothing(words: Text, step: Text, lang: Lang) -> Indented:
    """There is nothing to ask."""
    return theme.page(
        theme.blank(), Prose(Line(words.to(lang))), Prose(Line(step.to(lang), theme.QUIET)), theme.blank()
    )


def _short(question: Question, variant: Variant, lang: Lang) -> Line:
    """The first line of the prompt, cut to fit."""
    line = markdown.inline(variant.prompt(question.prompt, lang).strip().split("\n\n")[0].replace("\n", " "))
    line.truncate(_LONGEST, overflow="ellipsis")
    return line


def _calibration(sure: Sequence[tuple[int, bool]], lang: Lang) -> list[theme.Part]:
    """`sure  high 4/5 · medium 2/3 · low 0/1`, and a word where certainty and knowledge part."""
    shares = []
    for level, words in ((3, Text("high", "很有把握")), (2, Text("medium", "一般")), (1, Text("low", "没把握"))):
        right = [correct for confidence, correct in sure if confidence == level]
        if right:
            shares.append(f"{words.to(lang)} {sum(right)}/{len(right)}")
    line = Prose(Line(" · ".join(shares)), Line(Text("sure  ", "把握  ").to(lang), theme.QUIET))
    wrong = sum(confidence == 3 and not correct for confidence, correct in sure)
    lucky = sum(confidence == 1 and correct for confidence, correct in sure)
    word = None
    if wrong:
        word = Text(
            "sure, yet wrong: {answers}; those are worth most", "很有把握却答错了 {answers}：最值得先弄懂"
        ).fill(answers=count(wrong, "answer", "answers", "题"))
    elif lucky > 1:
        word = Text(
            f"{lucky} right although you doubted them: you know more than you think",
            f"{lucky} 题没把握却答对了：你比自己想的掌握得更好",
        )
    return [line] if word is None else [line, Prose(Line(word.to(lang), theme.QUIET), Line(" " * 6))]


def _returns(back: Sequence[datetime], now: datetime, lang: Lang) -> Prose:
    """`back  2 tomorrow · 5 in 2 days · 3 in 11 days`."""
    spans = Counter(until(due, now) for due in back)
    counted = ((count, span.to(lang)) for span, count in spans.items())
    words = " · ".join(f"{count} {span}" if lang == "en" else f"{span} {count} 题" for count, span in counted)
    return Prose(Line(words), Line(Text("back  ", "下次  ").to(lang), theme.QUIET))
