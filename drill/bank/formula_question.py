"""`formula` questions: variables with their domains, and a proof that the answer can be computed there."""

import re
from collections.abc import Sequence
from typing import Any

from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.params import each_variant, show_values
from drill.bank.tree import Node
from drill.models.formula.agreement import agree, draw_points, is_constant, tabulate
from drill.models.formula.fault import FormulaError
from drill.models.formula.names import CONSTANTS, Names
from drill.models.formula.tree import Symbol, parse
from drill.models.question import Parameter, Variable

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:_[^\W_]+)*")
_FAR = 1e9  # further out nobody needs to try
_VARIANTS = 16  # of the parameters, at each of which all points are tried


def read_formula(
    reader: Reader, fields: Fields, _known: Known, params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of a `formula` question; `params` is None when they are themselves at fault."""
    before = len(reader.faults)
    variables = _variables(reader, fields.values["variables"])
    answer, accept = reader.string(fields.values["answer"]), reader.strings(fields.get("accept"))
    special = {"variables": variables, "answer": answer, "accept": accept}
    if len(reader.faults) > before or params is None:
        return special
    names = Names({variable.name: variable.also for variable in variables} | {known.name: () for known in params})
    _check_names(reader, fields.values["variables"], variables, names)
    if len(reader.faults) == before:
        for node in (fields.values["answer"], *reader.items(fields.get("accept"))):
            _check_formula(reader, node, names, variables, params)
    return special


def _variables(reader: Reader, node: Node) -> tuple[Variable, ...]:
    if not reader.expect(node, "map"):
        return ()
    found = []
    for key, value in node.pairs():
        if key.kind == "broken":
            continue
        if not _NAME.fullmatch(key.value) or key.value in CONSTANTS:
            reader.fault(
                key,
                f"`{key.value}` cannot name a variable; write a letter or a word, with an index behind `_` such as p_i",
                f"`{key.value}` 不能作变量名；请用字母或单词，下标写在 `_` 之后，例如 p_i",
            )
            continue
        variable = _variable(reader, key.value, value)
        if variable is not None:
            found.append(variable)
    if not node.children:
        reader.fault(node, "a formula needs at least one variable", "公式至少要有一个变量")
    return tuple(found)


def _variable(reader: Reader, name: str, node: Node) -> Variable | None:
    if node.kind == "list":
        return _listed(reader, name, node, ())
    fields = reader.fields(node, ("min", "max", "step", "values", "also"))
    if fields is None:
        return None
    also = reader.strings(fields.get("also"))
    values = fields.get("values")
    if values is not None:
        return _listed(reader, name, values, also)
    for key in ("min", "max"):
        if fields.get(key) is None:
            reader.fault(
                node,
                f"where is `{name}` tried? Give `min` and `max`, or a list of values",
                f"变量 `{name}` 在哪里取值？请给出 `min` 和 `max`，或取值列表",
            )
            return None
    low, high = (reader.number(fields.get(key), low=-_FAR, high=_FAR) for key in ("min", "max"))
    step = reader.number(fields.get("step"), low=0, high=_FAR) if fields.get("step") else 0
    if low is None or high is None or step is None:
        return None
    if not low < high or (step and (high - low) / step > _FAR):
        reader.fault(
            node,
            f"`{name}` needs min < max, and a step that is not tiny",
            f"变量 `{name}` 须满足 min < max，且步长不能过小",
        )
        return None
    return Variable(name=name, low=low, high=high, step=step, also=also)


def _listed(reader: Reader, name: str, node: Node, also: tuple[str, ...]) -> Variable | None:
    values = tuple(
        value for item in reader.items(node) if (value := reader.number(item, low=-_FAR, high=_FAR)) is not None
    )
    if node.kind == "list" and not node.children:
        reader.fault(node, f"`{name}` has no values to be tried at", f"变量 `{name}` 没有可取的值")
    return Variable(name=name, values=values, also=also) if values else None


def _check_names(reader: Reader, node: Node, variables: Sequence[Variable], names: Names) -> None:
    """Every way of writing a variable is read as that variable."""
    places = {key.value: key for key, _ in node.pairs()}
    for variable in variables:
        for form in (variable.name, *variable.also):
            try:
                readings = parse(form, names)
            except FormulaError as error:
                message = error.message
                reader.fault(
                    places[variable.name], f"`{form}` cannot be read: {message.en}", f"`{form}` 无法识别：{message.zh}"
                )
                continue
            if readings != (Symbol(variable.name),):
                reader.fault(
                    places[variable.name],
                    f"`{form}` is read as something else than `{variable.name}`; write it in another way",
                    f"`{form}` 会被读成别的内容，而不是 `{variable.name}`；请换一种写法",
                )


def _check_formula(
    reader: Reader, node: Node, names: Names, variables: Sequence[Variable], params: Sequence[Parameter]
) -> None:
    """It can be read in one way, has a value at every point and not the same one everywhere."""
    try:
        first, *others = parse(node.value, names)
    except FormulaError as error:
        message = error.message
        reader.fault(node, f"the formula cannot be read: {message.en}", f"公式无法识别：{message.zh}")
        return
    for values in each_variant(params, most=_VARIANTS):
        points = draw_points(variables, values, "")
        table = tabulate(first, points)
        if None in table:
            place = show_values(points[table.index(None)])
            reader.fault(
                node,
                f"the formula has no value at {place}; narrow the domains",
                f"公式在 {place} 处没有值；请缩小取值范围",
            )
        elif any(not agree(table, tabulate(other, points)) for other in others):
            reader.fault(
                node,
                "the formula can be read in two ways, as 1/2x can; add parentheses or *",
                "这个公式有两种读法（就像 1/2x）；请加括号或 *",
            )
        elif is_constant(table):
            reader.fault(
                node,
                "the formula is constant over these domains; ask for a number, or vary more",
                "公式在这些取值上是常数；请改成数值题，或让变量取更多值",
            )
        else:
            continue
        return
