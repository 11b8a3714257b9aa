"""A question as plain numbered lines."""

from rich.console import RenderableType
from rich.text import Text as Line

from drill import grading
from drill.grading import Variant
from drill.grading.variant import LETTERS
from drill.models.question import Question
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.code import NumberedCode
from drill.views.question import Place, statement
from drill.views.wrap import Prose


def ask(
    question: Question, variant: Variant, place: Place, lang: Lang, *, reason: Text | None = None
) -> RenderableType:
    """Where one is, the question, its choices, and what may be typed."""
    again = Text(" (again)", "（再来一次）").to(lang) if place.again else ""
    parts: list[RenderableType] = [theme.blank(), Line(f"{place.at}/{place.total} {question.topic}{again}")]
    if reason is not None:
        parts.append(Prose(Line(reason.to(lang))))
    parts += [theme.blank(), *statement(question, variant, lang), theme.blank()]
    rows = _rows(question, variant, lang)
    if rows:
        parts += [*rows, theme.blank()]
    parts.append(Prose(Line(_expected(question).to(lang))))
    return theme.page(*parts)


def hint(variant: Variant, words: Text, lang: Lang) -> RenderableType:
    """One hint."""
    return Prose(markdown.inline(variant.words(words, lang)))


def _rows(question: Question, variant: Variant, lang: Lang) -> list[RenderableType]:
    """What the answer is made of: lettered, numbered, or both, each below the other."""
    if question.type == "choice":
        return _lettered([question.choices[at].text for at in variant.order], variant, lang)
    if question.type == "order":
        return _lettered([question.items[at] for at in variant.order], variant, lang)
    if question.type == "match":
        lefts = [_row(f"{at}) ", pair.left, variant, lang) for at, pair in enumerate(question.pairs, 1)]
        return [*lefts, theme.blank(), *_lettered([question.rights[at] for at in variant.order], variant, lang)]
    if question.type == "bug":
        code = NumberedCode(variant.code(question.code), question.language)
        choices = _lettered([question.choices[at].text for at in variant.order], variant, lang)
        return [code, theme.blank(), *choices] if choices else [code]
    return []


def _lettered(texts: list[Text], variant: Variant, lang: Lang) -> list[RenderableType]:
    return [_row(f"{LETTERS[at]}) ", text, variant, lang) for at, text in enumerate(texts)]


def _row(sign: str, text: Text, variant: Variant, lang: Lang) -> RenderableType:
    return Prose(markdown.inline(variant.prompt(text, lang)), Line(sign))


def _expected(question: Question) -> Text:
    keys = Text("? hint, u undo, s skip, q quit", "? 提示，u 撤销，s 跳过，q 退出")
    if question.type == "choice":
        last = LETTERS[len(question.choices) - 1]
        if question.several:
            one = Text(f"letters a–{last} of all that are right", f"所有正确项的字母 a–{last}")
        else:
            one = Text(f"a–{last} or 1–{len(question.choices)}", f"a–{last} 或 1–{len(question.choices)}")
    elif question.type == "number":
        one = Text("a number", "一个数")
    elif question.type == "text":
        one = Text("a word or a few", "一个词或几个字")
    elif question.type == "recall":
        one = Text(
            "your answer in one line (=1 … =4 afterwards rates it anew)",
            "用一行作答（之后可输入 =1 … =4 重新评分）",
        )
    else:
        one = grading.expect(question)
    return Text("answer: {one}; {keys}", "作答：{one}；{keys}").fill(one=one, keys=keys)
