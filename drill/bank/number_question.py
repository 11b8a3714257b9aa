"""`number` questions: the expression of the answer, and a proof that every variant has a value."""

from collections.abc import Sequence
from typing import Any

from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.params import each_variant, show_values
from drill.bank.tree import Node
from drill.models.expression import ExpressionError, evaluate, names
from drill.models.question import Parameter
from drill.text import Text


def read_number(
    reader: Reader, fields: Fields, _known: Known, params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of a `number` question; `params` is None when they are themselves at fault."""
    tolerance = fields.get("tolerance")
    return {
        "answer": _answer(reader, fields.values["answer"], params),
        "tolerance": float(reader.number(tolerance, low=0, high=1) or 0) if tolerance else 0.0,
        "unit": reader.string(fields.get("unit")) or "",
    }


def _answer(reader: Reader, node: Node, params: Sequence[Parameter] | None) -> str | None:
    """The expression, proved to have a value."""
    source = None if reader.expect(node, "scalar") and reader.number_trap(node) else reader.string(node)
    if source is None:
        return None
    try:
        unknown = names(source) - {parameter.name for parameter in params or ()}
    except ExpressionError as error:
        message = error.message
        reader.fault(node, f"the answer cannot be computed: {message.en}", f"答案无法计算：{message.zh}")
        return None
    if params is None:
        return source
    if unknown:
        listed = ", ".join(f"`{name}`" for name in sorted(unknown))
        en = f"the answer uses {listed}, not declared under `params`"
        reader.fault(node, en, f"答案用到了 {listed}，但 `params` 里没有声明")
        return None
    problem = _first_problem(source, params)
    if problem:
        reader.fault(node, problem.en, problem.zh)
    return source


def _first_problem(source: str, params: Sequence[Parameter]) -> Text | None:
    for values in each_variant(params):
        try:
            evaluate(source, values)
        except ExpressionError as error:
            drawn = show_values(values)
            return Text(
                en=f"the answer cannot be computed{f' for {drawn}' if drawn else ''}: {error.problem.en}",
                zh=f"答案{f'在 {drawn} 时' if drawn else ''}无法计算：{error.problem.zh}",
            )
    return None
