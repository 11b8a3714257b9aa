"""`params` of any question: the values that variants draw from, and `{{…}}` in its texts."""

import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence

from drill.bank.node import Fields, Reader
from drill.bank.tree import Node
from drill.models.expression import (
    CONSTANTS,
    FUNCTIONS,
    ExpressionError,
    Number,
    domain,
    evaluate,
    fill,
    names,
    placeholders,
    show,
)
from drill.models.question import Parameter
from drill.text import LANGS, Text

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TAKEN = frozenset({"answer", *CONSTANTS, *FUNCTIONS})
_VARIANTS = 256  # tried of each question; beyond that a fixed sample and the corners
_VALUES = 10_000  # of one parameter
_UNFILLED = ("id", "type", "topic", "params", "variables", "sources", "claims", "exercise")


def read_params(reader: Reader, node: Node | None) -> tuple[Parameter, ...]:
    """The parameters; none where the key is absent."""
    if node is None or not reader.expect(node, "map"):
        return ()
    found: list[Parameter] = []
    for key, value in node.pairs():
        name = key.value
        if key.kind == "broken":
            continue
        if not _NAME.fullmatch(name) or name in _TAKEN:
            reader.fault(
                key,
                f"`{name}` cannot name a parameter (letters, digits and _; not a function or constant)",
                f"`{name}` 不能作参数名（只能用字母、数字和 _，且不能与函数或常数同名）",
            )
            continue
        parameter = _listed(reader, name, value) if value.kind == "list" else _ranged(reader, name, value)
        if parameter is not None:
            found.append(parameter)
    return tuple(found)


def _listed(reader: Reader, name: str, node: Node) -> Parameter | None:
    values = tuple(value for item in node.children if (value := reader.number(item)) is not None)
    if not node.children:
        reader.fault(node, f"`{name}` has no values to draw from", f"参数 `{name}` 没有可取的值")
    return Parameter(name=name, values=values) if values else None


def _ranged(reader: Reader, name: str, node: Node) -> Parameter | None:
    fields = reader.fields(node, ("min", "max", "step"), ("min", "max"))
    if fields is None:
        return None
    low, high = reader.number(fields.get("min")), reader.number(fields.get("max"))
    step_node = fields.get("step")
    step = reader.number(step_node) if step_node else 1
    if low is None or high is None or step is None:
        return None
    if step <= 0 or high < low or (high - low) / step > _VALUES:
        reader.fault(
            node,
            f"`{name}` needs min ≤ max, step > 0 and at most {_VALUES} values",
            f"参数 `{name}` 须满足 min ≤ max、step > 0，且不超过 {_VALUES} 个取值",
        )
        return None
    return Parameter(name=name, low=low, high=high, step=step)


def each_variant(params: Sequence[Parameter], most: int = _VARIANTS) -> Iterator[dict[str, Number]]:
    """The values of every variant; of more than `most`, corners and a sample that is the same on every run."""
    domains = [domain(parameter) for parameter in params]
    total = 1
    for values in domains:
        total *= len(values)
    labels = [parameter.name for parameter in params]
    if total <= most:
        chosen: Iterator[tuple[Number, ...]] = itertools.product(*domains)
    else:
        rng = random.Random(0)
        corners = itertools.islice(itertools.product(*((values[0], values[-1]) for values in domains)), most)
        inner = (tuple(rng.choice(values) for values in domains) for _ in range(most))
        chosen = itertools.chain(corners, inner)
    for drawn in chosen:
        yield dict(zip(labels, drawn, strict=True))


def show_values(values: Mapping[str, Number]) -> str:
    """The values of a variant as words: `d = 16, n = 2`; empty without parameters."""
    return ", ".join(f"{name} = {show(value)}" for name, value in values.items())


def check_distinct(reader: Reader, place: Node, texts: Sequence[Text], params: Sequence[Parameter] | None) -> None:
    """A fault if two of several texts say the same once the parameters of some variant are filled in."""
    if not any(placeholders(text.en) or placeholders(text.zh) for text in texts):
        return
    for values in each_variant(params or (), most=64):
        for lang in LANGS:
            filled = [" ".join(fill(text.to(lang), values).split()) for text in texts]
            repeated = next((words for words in filled if filled.count(words) > 1), None)
            if repeated is not None:
                drawn = show_values(values)
                reader.fault(
                    place,
                    f"for {drawn} two of them say `{repeated}`; choose other values or texts",
                    f"在 {drawn} 时有两项都是 `{repeated}`；请换参数取值或内容",
                )
                return


def check_placeholders(reader: Reader, fields: Fields, params: Sequence[Parameter], *, numeric: bool) -> None:
    """Every `{{…}}` of a question has a value. `numeric`: hints and explanation of a number may name its `answer`."""
    declared = {parameter.name for parameter in params}
    for key, node in fields.values.items():
        if key in _UNFILLED:
            continue
        more = {"answer"} if numeric and key in ("explanation", "hints") else set()
        for scalar in _scalars(node):
            for source in sorted(placeholders(scalar.value) - declared - more):
                _check_placeholder(reader, scalar, source, params, more)


def _check_placeholder(reader: Reader, scalar: Node, source: str, params: Sequence[Parameter], more: set[str]) -> None:
    try:
        needed = names(source)
        unknown = needed - {parameter.name for parameter in params} - more
        if unknown:
            _undeclared(reader, scalar, source if _NAME.fullmatch(source) else min(unknown), source)
        elif needed and not needed & more:
            for values in each_variant(params):
                evaluate(source, values)
    except ExpressionError as error:
        reader.fault(
            scalar,
            f"`{{{{{source}}}}}` cannot be computed: {error.problem.en}",
            f"`{{{{{source}}}}}` 无法计算：{error.problem.zh}",
        )


def _undeclared(reader: Reader, scalar: Node, name: str, source: str) -> None:
    if name == source:
        reader.fault(
            scalar,
            f"`{{{{{name}}}}}` is not declared under `params`",
            f"`{{{{{name}}}}}` 没有在 `params` 里声明",
        )
        return
    reader.fault(
        scalar,
        f"`{name}` in `{{{{{source}}}}}` is not declared under `params`",
        f"`{{{{{source}}}}}` 里的 `{name}` 没有在 `params` 里声明",
    )


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for child in node.children:
        yield from _scalars(child)
