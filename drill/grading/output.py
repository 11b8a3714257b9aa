"""Outputs: what a program prints, compared by its values."""

import re
from functools import lru_cache

from drill.grading import number
from drill.grading.folding import fold
from drill.grading.grade import Grade, NotAnAnswer
from drill.grading.printed import Number, near, read, same
from drill.grading.short import is_expression, matches
from drill.grading.variant import Variant
from drill.models.question import OutputQuestion
from drill.text import Lang, Text

EXPECTED = Text(
    "type what it prints: (2, 3), 2x3, 0.5, True; if it raises, the name of the exception",
    "请输入它打印的内容，例如 (2, 3)、2x3、0.5、True；若会抛出异常，请输入异常名",
)
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*(?:Error|Exception|Iteration|Warning)")
_SOME_EXCEPTION = re.compile(
    r"(?:it )?(?:raises )?(?:an )?(?:error|exception)|(?:it )?(?:raises|fails)"
    r"|(?:会|它会)?(?:报错|出错|抛出?异常)|异常|错误"
)


def grade(question: OutputQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade what was typed against what the program prints.

    Raises:
        NotAnAnswer: nothing was typed.
    """
    words = raw.strip()
    if not words:
        raise NotAnAnswer(EXPECTED)
    accepted = (variant.code(answer) for answer in (question.answer, *question.accept))
    correct = any(is_printed(answer, words, question.tolerance) for answer in accepted)
    return Grade(correct=correct, score=float(correct), key=key(question, variant), answer=words)


def is_printed(answer: str, words: str, tolerance: float) -> bool:
    """Whether words say what `answer` (printed text, the name of an exception, a /regular expression/) says."""
    if is_expression(answer):
        return matches(answer, fold(words))
    if is_exception(answer):
        named = answer.rpartition(".")[2].casefold()
        said = fold(words)
        return bool(_SOME_EXCEPTION.fullmatch(said)) or re.split(r"[:(\s]", said.rpartition(".")[2] or said)[0] == named
    printed = _read(answer)
    if same(printed, read(words), tolerance):
        return True
    # One number may also be computed: 1/3, 2^10, 1,024.
    value = _number(words) if len(printed) == 1 and isinstance(printed[0], Number) else None
    return value is not None and isinstance(printed[0], Number) and near(printed[0], value, tolerance)


_read = lru_cache(64)(read)


def _number(words: str) -> float | None:
    try:
        return number.read(words)
    except NotAnAnswer:
        return None


def is_exception(answer: str) -> bool:
    """Whether the answer is the name of an exception: then the program raises it."""
    return _EXCEPTION.fullmatch(answer.strip()) is not None


def refuse(question: OutputQuestion, variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question, variant), answer=raw)


def restore(question: OutputQuestion, variant: Variant, answer: object, lang: Lang) -> Grade:
    """The grade of what was logged."""
    return grade(question, variant, str(answer), lang)


def key(question: OutputQuestion, variant: Variant) -> Text:
    """What it prints, on one line."""
    return Text.plain(" ".join(variant.code(question.answer).split()))


def expected(_question: OutputQuestion) -> Text:
    """What an answer looks like."""
    return EXPECTED
