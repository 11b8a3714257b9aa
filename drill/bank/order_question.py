"""`order` questions: items in the right order; a list within the list holds items that may change places."""

from collections.abc import Sequence
from typing import Any

from drill.bank.choices import check_repeated
from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.params import check_distinct
from drill.models.question import Parameter
from drill.text import Text

_FEWEST, _MOST = 3, 9  # of two, any guess is right every other time


def read_order(
    reader: Reader, fields: Fields, _known: Known, params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of an `order` question."""
    place = fields.place("items")
    before = len(reader.faults)
    steps = [node.children if node.kind == "list" else [node] for node in reader.items(fields.get("items"))]
    nodes = [node for tied in steps for node in tied]
    ranks = [rank for rank, tied in enumerate(steps) for _ in tied]
    items = [reader.text(node) for node in nodes]
    if len(reader.faults) > before or any(item is None for item in items):
        return None
    good = [item for item in items if item is not None]
    if not _FEWEST <= len(good) <= _MOST:
        reader.fault(
            place,
            f"{len(good)} items; an order has {_FEWEST} to {_MOST}",
            f"有 {len(good)} 项；排序题应有 {_FEWEST} 到 {_MOST} 项",
        )
    elif len(set(ranks)) == 1:
        reader.fault(place, "every order of these items is right", "这些项怎样排都算对")
    what = Text(en="items {other} and {number} say the same", zh="第 {other} 项和第 {number} 项内容相同")
    check_repeated(reader, nodes, good, what)
    check_distinct(reader, place, good, params)
    return {"items": tuple(good), "ranks": tuple(ranks)}
