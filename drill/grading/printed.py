"""What a program prints, as it is compared: nested values, whatever the brackets, commas and quotes around them."""

import math
import re
from collections.abc import Sequence
from typing import TypeAlias
from unicodedata import normalize

Printed: TypeAlias = "str | Number | list[Printed]"

_EXACT = 1e-9  # relative: rounding error of reading a number
_OPEN = dict(zip("([{", ")]}", strict=True))
_CLASS = re.compile(r"<class '([^']*)'>")
_WRAPPER = re.compile(r"(?:\b[a-z]\w*\.)*\b(?:tensor|array|size|dtype|(?:u?int|float|complex|bool)\d*_?)\s*\(")
_OPTION = re.compile(r",\s*(?:dtype|requires_grad|grad_fn|device|size)\s*=\s*(?:<[^>]*>|\([^()]*\)|'[^']*'|[\w.]+)")
_MODULE = re.compile(r"\b(?:torch|np|numpy|builtins)\.(?=[a-z])")
_TIMES = re.compile(r"(?<=\d)\s*[x×*]\s*(?=\d)")
_TOKEN = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?!\w)|[-+]?inf\b|[-+]?[^\W\d]\w*|[()\[\]{}]|[^\s,;:='\"`]")


class Number(float):
    """A printed number. `slack`: half a unit in its last place, 0 where it is whole."""

    slack: float

    def __new__(cls, digits: str) -> "Number":
        """The number that was written."""
        number = super().__new__(cls, digits)
        mantissa, _, exponent = digits.partition("e")
        decimals = len(mantissa.partition(".")[2])
        number.slack = 0.5 * 10.0 ** (int(exponent or 0) - decimals) if decimals else 0.0
        return number


def read(words: str) -> list[Printed]:
    """The values in what was printed, or typed: numbers, folded words, and lists of them where brackets nest.

    `(2, 3)`, `torch.Size([2, 3])`, `2x3` and `2 3` are all [2, 3]; `[[1, 2]]` keeps its inner brackets.
    """
    return _strip(_nest(_TOKEN.findall(_unwrap(normalize("NFKC", words).casefold()))))


def _unwrap(words: str) -> str:
    words = _CLASS.sub(r"\1", words)
    words = _MODULE.sub("", _OPTION.sub("", words))
    words = words.replace("×", "x")
    found = _WRAPPER.search(words)
    while found:
        end = _closing(words, found.end() - 1)
        words = f"{words[: found.start()]} {words[found.end() : end]} {words[end + 1 :]}"
        found = _WRAPPER.search(words)
    return words if re.search(r"\b0x", words) else _TIMES.sub(" ", words)


def _closing(words: str, start: int) -> int:
    depth = 0
    for at in range(start, len(words)):
        depth += (words[at] in "([{") - (words[at] in ")]}")
        if not depth:
            return at
    return len(words)


def _nest(tokens: Sequence[str]) -> list[Printed]:
    stack: list[list[Printed]] = [[]]
    for token in tokens:
        if token in _OPEN and len(stack) < 32:
            inner: list[Printed] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif token in _OPEN.values():
            if len(stack) > 1:
                stack.pop()
        else:
            stack[-1].append(_scalar(token))
    return stack[0]


def _scalar(token: str) -> Printed:
    try:
        number = Number(token)
    except ValueError:
        return token
    return number if math.isfinite(number) else token.lstrip("+")


def _strip(found: list[Printed]) -> list[Printed]:
    """Less the brackets around everything; those around one bracket are a dimension and stay."""
    while len(found) == 1 and isinstance(found[0], list):
        inner = found[0]
        if len(inner) == 1 and isinstance(inner[0], list):
            return found
        found = inner
    return found


def same(printed: Sequence[Printed], typed: Sequence[Printed], tolerance: float) -> bool:
    """Whether what was typed is what was printed; `tolerance`: relative, of numbers."""
    return len(printed) == len(typed) and all(
        _same(one, other, tolerance) for one, other in zip(printed, typed, strict=True)
    )


def _same(one: Printed, other: Printed, tolerance: float) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return same(one, other, tolerance)
    if isinstance(one, Number) and isinstance(other, Number):
        return near(one, other, tolerance)
    return type(one) is type(other) and one == other


def near(printed: Number, value: float, tolerance: float) -> bool:
    """Whether a value is the printed number: as far as its digits go, or within the tolerance."""
    return abs(printed - value) <= max(printed.slack * (1 + _EXACT), max(tolerance, _EXACT) * abs(printed))
