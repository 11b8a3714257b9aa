"""`accept`: strings and `/regular expressions/`, in one list or one for each language."""

import re
import warnings
from collections.abc import Sequence
from typing import Any

from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.tree import Node
from drill.models.question import Parameter
from drill.text import LANGS


def read_text(
    reader: Reader, fields: Fields, _known: Known, _params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of a `text` question."""
    return {"accept": read_accept(reader, fields.get("accept"))}


def read_accept(reader: Reader, node: Node | None) -> tuple[str, ...]:
    """What is accepted, of all languages; absent is empty. An empty list is a fault."""
    if node is None:
        return ()
    by_lang = reader.fields(node, LANGS) if node.kind == "map" else None
    lists = list(by_lang.values.values()) if by_lang else [node]
    accept: list[str] = []
    for items in lists:
        # One answer needs no list.
        for item in [items] if items.kind == "scalar" else reader.items(items):
            value = reader.string(item)
            if value is not None and _is_pattern(reader, item, value):
                accept.append(value)
    if not accept and node.kind == "list" and not node.children:
        reader.fault(node, "no accepted answer; list at least one", "没有可接受的答案；请至少列出一个")
    return tuple(accept)


def _is_pattern(reader: Reader, node: Node, value: str) -> bool:
    if len(value) > 2 and value[0] == value[-1] == "/":
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about what a later Python may read differently
                re.compile(value[1:-1])
        except (re.error, OverflowError, RecursionError) as error:
            reader.fault(
                node,
                f"`{value}` is not a regular expression ({error}); mend it, or drop the slashes",
                f"`{value}` 不是合法的正则表达式（{error}）；请修正，或去掉两端的斜杠",
            )
            return False
    return True
