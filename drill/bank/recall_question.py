"""`recall` questions: a model answer, a rubric, or both."""

from collections.abc import Sequence
from typing import Any

from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.tree import Node
from drill.models.question import Parameter, Point
from drill.text import LANGS


def read_recall(
    reader: Reader, fields: Fields, _known: Known, _params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of a `recall` question."""
    if fields.get("answer") is None and fields.get("points") is None:
        reader.fault(
            fields.node,
            "nothing to compare with: add `answer` (or `choices`, `points`)",
            "没有可对照的内容：请加上 `answer`（或 `choices`、`points`）",
        )
        return None
    points = tuple(_point(reader, node) for node in reader.items(fields.get("points")))
    answer = reader.text(fields.get("answer"))
    return {"answer": answer, "points": tuple(point for point in points if point is not None)}


def _point(reader: Reader, node: Node) -> Point | None:
    if node.kind == "scalar":
        words = reader.text(node)
        return None if words is None else Point(text=words)
    fields = reader.fields(node, ("text", "any"), ("text",))
    if fields is None:
        return None
    text = reader.text(fields.get("text"))
    keywords = fields.get("any")
    by_lang = reader.fields(keywords, LANGS) if keywords is not None and keywords.kind == "map" else None
    lists = list(by_lang.values.values()) if by_lang else [keywords]
    found = tuple(word for items in lists for word in reader.strings(items))
    return None if text is None else Point(text=text, keywords=found)
