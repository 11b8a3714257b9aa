"""Bugs: the number of the wrong line and, where it is asked for, what the line should be."""

import re
from unicodedata import normalize

from drill.grading.grade import Grade, Mark, NotAnAnswer
from drill.grading.short import is_expression
from drill.grading.variant import LETTERS, Variant
from drill.models.question import BugQuestion
from drill.text import Lang, Text

_LINE = re.compile(r"\s*(?:lines?|l|第)?\s*(\d{1,4})\s*行?\s*[:,、)]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_HALF = Text("the line is right, what it should be is not", "行号正确，改法不对")
_OTHER_HALF = Text("what it should be is right, the line is not", "改法正确，行号不对")


def grade(question: BugQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade `3`; with a second step `3 b` or `3: x / sqrt(d)`.

    Raises:
        NotAnAnswer: no line of the code, or the second step missing or unreadable.
    """
    found = _LINE.fullmatch(normalize("NFKC", raw))
    line, rest = (int(found[1]), found[2].strip()) if found else (0, "")
    if not 1 <= line <= count_lines(question) or bool(rest) != (question.steps == 2):
        raise NotAnAnswer(expected(question))
    if question.choices:
        return compare(question, variant, line, _read_choice(question, variant, rest))
    return compare(question, variant, line, rest or None)


def _read_choice(question: BugQuestion, variant: Variant, rest: str) -> int:
    shown = LETTERS.find(rest.casefold().strip("().")) if len(rest.strip("().")) == 1 else -1
    if not 0 <= shown < len(question.choices):
        raise NotAnAnswer(expected(question))
    return variant.order[shown]


def count_lines(question: BugQuestion) -> int:
    """Lines of the code as they are numbered on the screen."""
    return len(question.code.rstrip("\n").split("\n"))


def compare(question: BugQuestion, variant: Variant, line: int, fix: int | str | None) -> Grade:
    """The grade of a line and the bank position of a choice, the typed correction, or None where none is asked for."""
    found = line in question.lines
    mended = _is_fix(question, variant, fix)
    correct = found and mended
    halves = [found, mended] if question.steps == 2 else [found]
    wrong = question.choices[fix] if isinstance(fix, int) and not mended else None
    half = _HALF if found else _OTHER_HALF if mended else None
    return Grade(
        correct=correct,
        score=sum(halves) / len(halves),
        key=key(question, variant),
        marks=tuple(Mark(at, at == fix, question.choices[at].correct) for at in variant.order),
        mistakes=(wrong.mistake,) if wrong is not None and wrong.mistake else (),
        answer=[line] if fix is None else [line, fix],
        credit=half if question.steps == 2 and not correct else None,
    )


def _is_fix(question: BugQuestion, variant: Variant, fix: int | str | None) -> bool:
    if isinstance(fix, int):
        return question.choices[fix].correct
    if fix is None:
        return question.steps == 1
    for pattern in (variant.code(pattern) for pattern in question.accept):
        if is_expression(pattern):
            if re.fullmatch(pattern[1:-1], " ".join(fix.split())):
                return True
        elif fold_code(pattern) == fold_code(fix):
            return True
    return False


def fold_code(words: str) -> str:
    """Code as it is compared: less spaces, quotes of one kind, nothing behind a closing semicolon."""
    folded = re.sub(r"\s+", "", normalize("NFKC", words)).replace('"', "'").replace("`", "")
    return folded.rstrip(";")


def refuse(question: BugQuestion, variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question, variant), answer=raw)


def restore(question: BugQuestion, variant: Variant, answer: object, _lang: Lang) -> Grade:
    """The grade of the line and the correction that were logged."""
    match answer:
        case [int() as line] if question.steps == 1:
            return compare(question, variant, line, None)
        case [int() as line, int() as choice] if 0 <= choice < len(question.choices):
            return compare(question, variant, line, choice)
        case [int() as line, str() as words] if question.accept:
            return compare(question, variant, line, words)
        case str():
            return refuse(question, variant, answer)
    raise ValueError(answer)


def key(question: BugQuestion, variant: Variant) -> Text:
    """The line, and the letter of the right choice."""
    lines = " / ".join(map(str, question.lines))
    letters = [variant.letter(at) for at, choice in enumerate(question.choices) if choice.correct]
    if letters:
        return Text(f"line {lines}, {' / '.join(letters)}", f"第 {lines} 行，{' / '.join(letters)}")
    return Text(f"line {lines}", f"第 {lines} 行")


def expected(question: BugQuestion) -> Text:
    """What an answer looks like."""
    last = count_lines(question)
    if question.choices:
        letter = LETTERS[len(question.choices) - 1]
        return Text(
            f"type the number of the wrong line (1 to {last}) and the letter of your choice (a to {letter}),"
            " such as 2 a",
            f"请输入出错的行号（1 到 {last}）和所选项的字母（a 到 {letter}），例如 2 a",
        )
    if question.accept:
        return Text(
            f"type the number of the wrong line (1 to {last}) and what it should be, such as 2: y = x + 1",
            f"请输入出错的行号（1 到 {last}）和正确写法，例如 2: y = x + 1",
        )
    return Text(f"type the number of the wrong line, from 1 to {last}", f"请输入出错的行号（1 到 {last}）")
