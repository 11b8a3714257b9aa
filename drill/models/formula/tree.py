"""The grammar of formulas: a line → a tree.

A product without a sign can be read in two ways: `1/2x` as x/2 or 1/(2x), `e^2x` as e²·x or e^(2x), `log 2x` as
(log 2)·x or log(2x). Both readings are offered; where they matter, the learner is asked for parentheses.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias
from unicodedata import numeric

from drill.models.formula.fault import FormulaError
from drill.models.formula.names import CONSTANTS, Names
from drill.models.formula.tokens import Token, scan

_DEPTH = 60
_ARGUMENTS = {"max": (2, 8), "min": (2, 8), "/": (2, 2)}  # the others take one
_CLOSING = {"(": ")", "|": "|", "⌊": "⌋", "⌈": "⌉"}
_BRACKETS = {"|": "abs", "⌊": "floor", "⌈": "ceil"}


class Number(NamedTuple):
    """A number as typed, or a constant."""

    value: float


class Symbol(NamedTuple):
    """A variable."""

    name: str


class Operation(NamedTuple):
    """An operator (`+ - * / // ^ neg`) or a function, and what it acts on."""

    name: str
    on: tuple["Node", ...]


Node: TypeAlias = Number | Symbol | Operation


def parse(source: str, names: Names) -> tuple[Node, ...]:
    """The one reading of a formula, or the two that it can have. A left side up to `=` is passed over.

    Raises:
        FormulaError: it cannot be read.
    """
    equals = [at for at, sign in enumerate(source) if sign in "=＝"]
    if not equals:
        return _readings(source, names)
    # Blanks in its place, so that columns stay those of what was typed.
    right = " " * (equals[-1] + 1) + source[equals[-1] + 1 :]
    try:
        return _readings(right, names)
    except FormulaError:
        try:  # p − y = ∂L/∂z
            return _readings(source[: equals[0]], names)
        except FormulaError:
            pass
        raise


def _readings(source: str, names: Names) -> tuple[Node, ...]:
    tokens = scan(source, names)
    return tuple(dict.fromkeys(_Parser(tokens, tight=tight).parse() for tight in (False, True)))


class _Parser:
    """Recursive descent. `tight`: a product without a sign binds before a division and within a function's argument."""

    def __init__(self, tokens: list[Token], *, tight: bool) -> None:
        self.tokens = tokens
        self.tight = tight
        self.at = 0
        self.depth = 0
        self.bars = 0  # | that are open: the next one at the end of an operand closes

    def parse(self) -> Node:
        if self.next.kind == "end":
            raise FormulaError("nothing to read", "没有内容", self.next.column)
        node = self.sum()
        if self.tokens[self.at].kind != "end":
            raise self.surprise()
        return node

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self, *signs: str) -> str:
        """The next token's sign if it is one of these, which is then passed; otherwise an empty string."""
        if self.next.kind == "sign" and self.next.text in signs:
            self.at += 1
            return self.tokens[self.at - 1].text
        return ""

    def within(self, part: Callable[[], Node]) -> Node:
        """A part that may hold others of its kind: every recursion passes here."""
        self.depth += 1
        if self.depth > _DEPTH:
            raise FormulaError("nested too deeply", "嵌套过深", self.next.column)
        node = part()
        self.depth -= 1
        return node

    def sum(self) -> Node:
        node = self.product()
        while sign := self.take("+", "-"):
            node = Operation(sign, (node, self.product()))
        return node

    def product(self) -> Node:
        node = self.signed()
        while True:
            if sign := self.take("*", "/", "//"):
                node = Operation(sign, (node, self.signed()))
            elif self.starts_operand():
                node = Operation("*", (node, self.factor()))
            else:
                return node

    def signed(self) -> Node:
        """A factor with its sign; in the tight reading, all factors up to the next operator."""
        if self.take("-"):
            return Operation("neg", (self.within(self.signed),))
        if self.take("+"):
            return self.within(self.signed)
        node = self.factor()
        while self.tight and self.starts_operand():
            node = Operation("*", (node, self.factor()))
        return node

    def factor(self) -> Node:
        """An operand with its power."""
        node = self.operand()
        return Operation("^", (node, self.exponent(node))) if self.take("^") else node

    def exponent(self, base: Node) -> Node:
        if self.take("-"):
            return Operation("neg", (self.within(lambda: self.exponent(base)),))
        node = self.within(self.factor)
        # Only e^2x is written so; x^2y is x²·y to everybody.
        while self.tight and base == _E and self.starts_operand():
            node = Operation("*", (node, self.factor()))
        return node

    def starts_operand(self) -> bool:
        """Whether another factor follows without a sign."""
        token, before = self.next, self.tokens[self.at - 1]
        if token.kind == "sign":
            return token.text in "(√⌊⌈" or (token.text == "|" and not self.bars)
        if token.kind == "number" and before.kind == "number":
            raise FormulaError("an operator is missing between two numbers", "两个数之间缺少运算符", token.column)
        return token.kind in ("number", "name")

    def operand(self) -> Node:
        token = self.next
        if token.kind == "number":
            self.at += 1
            return Number(numeric(token.text) if len(token.text) == 1 else float(token.text))
        if token.kind == "name" and token.name is not None:
            self.at += 1
            if token.name.kind == "function":
                return self.call(token, token.name.name)
            if token.name.kind == "constant":
                return Number(CONSTANTS[token.name.name])
            return Symbol(token.name.name)
        if token.text == "√":
            self.at += 1
            return self.call(token, "sqrt")
        if token.kind == "sign" and token.text in _CLOSING:
            return self.bracket()
        raise self.surprise()

    def bracket(self) -> Node:
        opening = self.next
        self.at += 1
        bars, self.bars = self.bars, int(opening.text == "|")
        inner = self.within(self.sum)
        self.close(opening)
        self.bars = bars
        return Operation(_BRACKETS[opening.text], (inner,)) if opening.text in _BRACKETS else inner

    def close(self, opening: Token) -> None:
        if self.take(_CLOSING[opening.text]):
            return
        if self.next.kind == "end":
            raise FormulaError(f"`{opening.text}` is never closed", f"“{opening.text}”没有闭合", opening.column)
        raise self.surprise()

    def call(self, token: Token, function: str) -> Node:
        """A function with its argument; a power may stand between them, as in tanh²(x)."""
        power = self.power_of(token)
        if self.next.text == "(" and self.next.kind == "sign":
            node: Node = Operation(function, self.arguments(token, function))
        elif function in _ARGUMENTS:
            raise FormulaError(f"`{token.text}` needs parentheses", f"“{token.text}”后面要有括号", token.column)
        else:
            node = Operation(function, (self.within(self.bare_argument),))
        return Operation("^", (node, power)) if power else node

    def power_of(self, token: Token) -> Node | None:
        if not self.take("^"):
            return None
        if self.next.kind == "sign" and self.next.text == "(":
            power = self.bracket()
        else:
            power = Number(float(self.next.text)) if self.next.kind == "number" else Number(0.0)
            self.at += 1
        if not (isinstance(power, Number) and power.value > 0):
            raise FormulaError(
                f"a power of `{token.text}` goes behind its argument",
                f"“{token.text}”的幂请写在自变量之后",
                token.column,
            )
        return power

    def arguments(self, token: Token, function: str) -> tuple[Node, ...]:
        found = [self.bracket_part()]
        while self.take(","):
            found.append(self.within(self.sum))
        self.close(token._replace(text="("))
        if function == "/" and self.next.text == "(":  # \\frac{a}{b}
            found.append(self.bracket_part())
            self.close(token._replace(text="("))
        fewest, most = _ARGUMENTS.get(function, (1, 1))
        if not fewest <= len(found) <= most:
            count = str(fewest) if fewest == most else f"{fewest} … {most}"
            raise FormulaError(f"`{token.text}` takes {count} values", f"“{token.text}”需要 {count} 个值", token.column)
        return tuple(found)

    def bracket_part(self) -> Node:
        self.at += 1
        bars, self.bars = self.bars, 0
        inner = self.within(self.sum)
        self.bars = bars
        return inner

    def bare_argument(self) -> Node:
        """`log p`, `√2`: one operand, in the tight reading everything up to the next operator."""
        if not self.tight:
            return self.operand()
        node = self.factor()
        while self.starts_operand():
            node = Operation("*", (node, self.factor()))
        return node

    def surprise(self) -> FormulaError:
        """The error of a token that cannot stand where it does."""
        token = self.next
        if token.kind == "end":
            return FormulaError("something is missing at the end", "末尾缺少内容", token.column)
        if token.text in (")", "⌋", "⌉"):
            return FormulaError(f"`{token.text}` closes nothing", f"“{token.text}”没有对应的左括号", token.column)
        return FormulaError(f"`{token.text}` cannot stand here", f"“{token.text}”不能出现在这里", token.column)


_E = Number(CONSTANTS["e"])
