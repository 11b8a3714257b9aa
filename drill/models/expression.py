"""Arithmetic over parameters: safe expressions, the values drawn for them, and `{{…}}` in texts."""

import ast
import math
import random
import re
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache

from drill.models.question import Parameter
from drill.text import Text

Number = float | int

CONSTANTS: dict[str, float] = {"pi": math.pi, "e": math.e}
# name -> (function, fewest arguments, most arguments)
FUNCTIONS: dict[str, tuple[Callable[..., Number], int, int]] = {
    "sqrt": (math.sqrt, 1, 1),
    "exp": (math.exp, 1, 1),
    "log": (math.log, 1, 1),
    "log2": (math.log2, 1, 1),
    "log10": (math.log10, 1, 1),
    "sin": (math.sin, 1, 1),
    "cos": (math.cos, 1, 1),
    "tanh": (math.tanh, 1, 1),
    "erf": (math.erf, 1, 1),
    "abs": (abs, 1, 1),
    "min": (min, 1, 16),
    "max": (max, 1, 16),
    "floor": (math.floor, 1, 1),
    "ceil": (math.ceil, 1, 1),
    "round": (round, 1, 2),
}
_LENGTH = 1000  # characters; an answer has dozens
_DEPTH = 100  # of nesting; evaluation recurses
_BITS = 4096  # of an integer power: beyond every count in this field, far below what would take time
_GRAMMAR = Text(
    en="only numbers, names, + - * / // % **, parentheses and functions",
    zh="只能有数字、参数名、+ - * / // % **、括号和函数",
)
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


class ExpressionError(ValueError):
    """The expression cannot be read or has no finite value. `column` is 0-based in the expression."""

    def __init__(self, en: str, zh: str, column: int = 0) -> None:
        super().__init__(f"{en} (at position {column + 1})")
        self.problem = Text(en=en, zh=zh)
        self.column = column

    @property
    def message(self) -> Text:
        """What is wrong and where."""
        return Text(en=str(self), zh=f"{self.problem.zh}（第 {self.column + 1} 个字符处）")


def _divide(a: Number, b: Number) -> Number:
    return a / b


def _power(a: Number, b: Number) -> Number:
    if isinstance(a, int) and isinstance(b, int) and b > 0 and a.bit_length() * b > _BITS:
        raise OverflowError
    value = a**b
    if isinstance(value, complex):
        raise TypeError
    return value


_BINARY: dict[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: _divide,
    ast.FloorDiv: lambda a, b: a // b,
    ast.Mod: lambda a, b: a % b,
    ast.Pow: _power,
}
_UNARY: dict[type[ast.unaryop], Callable[[Number], Number]] = {ast.UAdd: lambda a: +a, ast.USub: lambda a: -a}


@lru_cache(maxsize=4096)
def parse(source: str) -> ast.expr:
    """Check an expression once; `evaluate` and `names` parse through this cache.

    Raises:
        ExpressionError: not arithmetic, or something but numbers, names and the listed functions.
    """
    text = source.strip()
    if len(text) > _LENGTH:
        raise ExpressionError(f"longer than {_LENGTH} characters", f"超过 {_LENGTH} 个字符", _LENGTH)
    if not text:
        raise ExpressionError("empty", "表达式为空")
    lead = len(source) - len(source.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the compiler, about code that is refused below anyway
            body = ast.parse(text, mode="eval").body
            _check(body, lead)
    except SyntaxError as error:
        raise ExpressionError("not an expression", "不是合法的表达式", lead + max((error.offset or 1) - 1, 0)) from None
    except (ValueError, MemoryError, RecursionError) as error:
        if isinstance(error, ExpressionError):
            raise
        raise ExpressionError("not an expression", "不是合法的表达式", lead) from None
    return body


def _check(node: ast.expr, lead: int, depth: int = 0) -> None:
    column = lead + node.col_offset
    if depth > _DEPTH:
        raise ExpressionError("nested too deeply", "嵌套过深", column)
    inner: list[ast.expr] = []
    match node:
        case ast.Constant(value=value):
            # 2**1023: beyond it a float is infinite, and an int no longer fits into one.
            if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < 2**1023:
                raise ExpressionError("only finite numbers are allowed", "只能用有限的数字", column)
        case ast.Name(id=name):
            if name in FUNCTIONS:
                raise ExpressionError(f"the function {name} needs parentheses", f"函数 {name} 后面要有括号", column)
        case ast.UnaryOp(op=sign, operand=operand) if type(sign) in _UNARY:
            inner = [operand]
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _BINARY:
            inner = [left, right]
        case ast.Call(func=ast.Name(id=name), args=inner, keywords=[]):
            _check_call(name, len(inner), column)
        case ast.BinOp(op=ast.BitXor()):
            raise ExpressionError("a power is written ** and not ^", "乘方要写 **，不是 ^", column)
        case _:
            raise ExpressionError(_GRAMMAR.en, _GRAMMAR.zh, column)
    for child in inner:
        _check(child, lead, depth + 1)


def _check_call(name: str, given: int, column: int) -> None:
    if name not in FUNCTIONS:
        known = ", ".join(FUNCTIONS)
        raise ExpressionError(f"unknown function {name}; known: {known}", f"未知的函数 {name}；可用：{known}", column)
    _, fewest, most = FUNCTIONS[name]
    if not fewest <= given <= most:
        count = fewest if fewest == most else f"{fewest}–{most}"
        raise ExpressionError(f"{name} takes {count} values", f"{name} 需要 {count} 个值", column)


def names(source: str) -> set[str]:
    """The parameters that an expression needs (functions and constants are not among them)."""
    return {
        node.id
        for node in ast.walk(parse(source))
        if isinstance(node, ast.Name) and node.id not in CONSTANTS and node.id not in FUNCTIONS
    }


def evaluate(source: str, values: Mapping[str, Number]) -> Number:
    """The finite value of an expression.

    Raises:
        ExpressionError: unreadable, an unknown name, division by zero, a root of a negative number, too large.
    """
    body = parse(source)
    value = _value(body, values)
    if not _finite(value):
        raise ExpressionError("the value is not finite", "结果不是有限的数", body.col_offset)
    return value


def _finite(value: Number) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # an int beyond the range of floats
        return False


def _value(node: ast.expr, values: Mapping[str, Number]) -> Number:
    try:
        match node:
            case ast.Constant(value=int() | float() as value):
                return value
            case ast.Name(id=name):
                return values[name] if name in values else CONSTANTS[name]
            case ast.UnaryOp(op=op, operand=operand):
                return _UNARY[type(op)](_value(operand, values))
            case ast.BinOp(left=left, op=operator, right=right):
                return _BINARY[type(operator)](_value(left, values), _value(right, values))
            case ast.Call(func=ast.Name(id=name), args=args):
                return FUNCTIONS[name][0](*(_value(argument, values) for argument in args))
    except ExpressionError:
        raise
    except KeyError as error:
        raise ExpressionError(f"unknown name {error.args[0]}", f"未知的名字 {error.args[0]}", node.col_offset) from None
    except ZeroDivisionError:
        raise ExpressionError("division by zero", "除以零", node.col_offset) from None
    except OverflowError:
        raise ExpressionError("too large", "数值过大", node.col_offset) from None
    except (TypeError, ValueError):
        raise ExpressionError("has no real value", "没有实数值", node.col_offset) from None
    raise AssertionError(node)  # `parse` lets nothing else through


def domain(parameter: Parameter) -> list[Number]:
    """Every value that a parameter can take."""
    if parameter.values:
        return list(parameter.values)
    count = math.floor((parameter.high - parameter.low) / parameter.step + 1e-9) + 1
    # Rounded, so that 0.1 + 2·0.1 is asked for as 0.3.
    return [_tidy(parameter.low + k * parameter.step) for k in range(max(count, 1))]


def _tidy(value: Number) -> Number:
    return value if isinstance(value, int) else round(value, 10)


def draw(params: tuple[Parameter, ...], rng: random.Random) -> dict[str, Number]:
    """A value for every parameter: the variant that is asked."""
    return {parameter.name: rng.choice(domain(parameter)) for parameter in params}


def fill(text: str, values: Mapping[str, Number]) -> str:
    """Put values where `{{name}}` or `{{2 * name}}` stands; what names anything else, or nothing, is left as it is."""
    return _PLACEHOLDER.sub(lambda match: _filled(match, values), text)


def _filled(match: re.Match[str], values: Mapping[str, Number]) -> str:
    source = match[1]
    if source in values:
        return show(values[source])
    try:
        needed = names(source)
        return show(evaluate(source, values)) if needed and needed <= values.keys() else match[0]
    except ExpressionError:
        return match[0]


def placeholders(text: str) -> set[str]:
    """What stands in `{{…}}`: names and expressions."""
    return set(_PLACEHOLDER.findall(text)) if "{{" in text else set()


def show(value: Number) -> str:
    """A number for people: whole numbers without a point, others to six digits."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value) if isinstance(value, int) else f"{value:g}"
