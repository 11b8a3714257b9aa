"""Numbers: read generously, compared within the question's tolerance."""

import re
from unicodedata import category, normalize

from drill.grading.grade import Grade, NotAnAnswer
from drill.grading.variant import Variant
from drill.models.question import NumberQuestion
from drill.text import Lang, Text

EXACT = 1e-9  # relative: what a tolerance of 0 allows for rounding

_SUPERSCRIPT = re.compile(r"[⁺⁻]?[⁰¹²³⁴-⁹]+")
_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "⁄": "/", "\u00a0": " "})
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_SPACED_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?")
_LEADING_ZEROS = re.compile(r"(?<![\w.])0+(?=\d)")
_ROOT = re.compile(r"√\s*(\d+(?:\.\d+)?)")


def grade(question: NumberQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade a typed number or expression.

    Raises:
        NotAnAnswer: not a finite number (`nan` and `inf` are none), or in another unit.
    """
    return compare(question, variant, read(raw, question.unit))


def compare(question: NumberQuestion, variant: Variant, value: float) -> Grade:
    """The grade of a number."""
    correct = close(value, variant.solved["answer"], question.tolerance)
    return Grade(correct=correct, score=float(correct), key=key(question, variant), answer=value)


def refuse(question: NumberQuestion, variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question, variant), answer=raw)


def restore(question: NumberQuestion, variant: Variant, answer: object, _lang: Lang) -> Grade:
    """The grade of the number that was logged, or of what could not be read as one."""
    if isinstance(answer, int | float):
        return compare(question, variant, answer)
    return refuse(question, variant, str(answer))


def read(raw: str, unit: str = "") -> float | int:
    """The number that was typed: 1e-3, 1/3, 2^10, 1,024, 50%, `sqrt(2)`; the unit may follow it.

    Raises:
        NotAnAnswer: see `grade`.
    """
    from drill.models import expression  # noqa: PLC0415 - only number questions need it

    words, percent = _clean(raw, unit)
    try:
        value = expression.evaluate(words, {})
    except expression.ExpressionError:
        raise NotAnAnswer(_expected(unit)) from None
    return value / 100 if percent else value


def _clean(raw: str, unit: str) -> tuple[str, bool]:
    """The expression in plain characters, and whether it was followed by a percent sign."""
    words = _SUPERSCRIPT.sub(lambda found: f"^({normalize('NFKC', found[0])})", raw)
    # ½ would be folded into its neighbours: 1½ is not 11/2.
    if any(category(character) == "No" for character in words):
        raise NotAnAnswer(_expected(unit))
    words = normalize("NFKC", words).translate(_SIGNS).strip()
    words = _without_unit(words, normalize("NFKC", unit).strip())
    percent = words.endswith("%")
    words = words.removesuffix("%").strip()
    if _SPACED_THOUSANDS.fullmatch(words):
        words = words.replace(" ", "")
    if not re.search(r"[a-z]\w*\s*\(", words, re.IGNORECASE):  # in max(1,024) the comma parts two numbers
        words = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), words)
    words = _ROOT.sub(r"sqrt(\1)", words).replace("√", "sqrt").replace("^", "**")
    words = re.sub(r"\bln\s*\(", "log(", words)
    return _LEADING_ZEROS.sub("", words), percent


def _without_unit(words: str, unit: str) -> str:
    if not unit:
        return words
    for form in sorted({unit, unit.removesuffix("s"), f"{unit}s"}, key=len, reverse=True):
        if form and words.casefold().endswith(form.casefold()) and len(words) > len(form):
            before = words[: -len(form)].rstrip()
            # Units of letters must not be cut out of a word; "e" alone would be the number's own.
            if before and (before[-1].isdigit() or before[-1] in ").%"):
                return before
    return words


def close(value: float, answer: float, tolerance: float) -> bool:
    """Whether a value is right within the relative tolerance; 0 asks for the exact number, up to rounding."""
    if value == answer:
        return True
    allowed = max(tolerance, EXACT) * (1 + EXACT) * abs(float(answer))
    # Nothing is relative to 0: there, only rounding error is let through.
    return abs(float(value) - float(answer)) <= (allowed or EXACT)


def key(question: NumberQuestion, variant: Variant) -> Text:
    """The right number with its unit."""
    from drill.models import expression  # noqa: PLC0415 - only number questions need it

    shown = expression.show(variant.solved["answer"])
    gap = "" if question.unit in ("", "%") else " "
    return Text.plain(f"{shown}{gap}{question.unit}")


def expected(question: NumberQuestion) -> Text:
    """What an answer looks like."""
    return _expected(question.unit)


def _expected(unit: str = "") -> Text:
    if unit:
        return Text(
            f"type a number in {unit}, such as 1024, 2^10 or 1.5e3",
            f"请输入一个数（单位：{unit}），例如 1024、2^10 或 1.5e3",
        )
    return Text("type a number, such as 0.5, 1/3, 2^10 or 1e-3", "请输入一个数，例如 0.5、1/3、2^10 或 1e-3")
