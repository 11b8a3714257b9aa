"""`code` of `output` and `bug` questions."""

import ast
import warnings
from collections.abc import Sequence

from drill.bank.node import Fields, Reader
from drill.bank.params import each_variant
from drill.bank.tree import Node
from drill.models.expression import fill
from drill.models.question import Parameter

_LINES = 40  # on one screen


def read_code(reader: Reader, fields: Fields) -> str | None:
    """The code, less the line breaks around it. Its own lines keep their numbers."""
    node = fields.values["code"]
    code = reader.string(node)
    if code is None:
        return None
    code = code.strip("\n")
    lines = code.count("\n") + 1
    if lines > _LINES:
        reader.fault(node, f"{lines} lines of code; at most {_LINES}", f"代码有 {lines} 行；最多 {_LINES} 行")
    return code


def read_language(reader: Reader, fields: Fields) -> str:
    """The language of the code, by which it is coloured; Python by default."""
    value = reader.string(fields.get("language"))
    return "python" if value is None else value


def check_syntax(reader: Reader, node: Node, code: str, params: Sequence[Parameter]) -> None:
    """A fault where Python cannot read the code."""
    for values in each_variant(params, most=8):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of the compiler, such as an `is` with a literal
                ast.parse(fill(code, values))
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            line = getattr(error, "lineno", None) or 1
            reason = getattr(error, "msg", None) or "not Python"
            reader.fault(
                node,
                f"line {line} of the code cannot be read by Python ({reason})",
                f"代码第 {line} 行 Python 无法解析（{reason}）",
            )
            return
