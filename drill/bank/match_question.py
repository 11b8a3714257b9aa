"""`match` questions: pairs, and right sides that belong to none."""

from collections.abc import Sequence
from typing import Any

from drill.bank.choices import check_repeated
from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.params import check_distinct
from drill.bank.tree import Node
from drill.models.question import Pair, Parameter
from drill.text import Text

_FEWEST, _MOST = 2, 9  # pairs; also the most right sides


def read_match(
    reader: Reader, fields: Fields, _known: Known, params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of a `match` question."""
    place = fields.place("pairs")
    before = len(reader.faults)
    nodes = reader.items(fields.get("pairs"))
    pairs = [_pair(reader, node) for node in nodes]
    distractors = reader.texts(fields.get("distractors"))
    if len(reader.faults) > before or any(pair is None for pair in pairs):
        return None
    good = [pair for pair in pairs if pair is not None]
    if not _FEWEST <= len(good) <= _MOST:
        reader.fault(
            place,
            f"{len(good)} pairs; a question has {_FEWEST} to {_MOST}",
            f"有 {len(good)} 对；一道题应有 {_FEWEST} 到 {_MOST} 对",
        )
    elif len(good) + len(distractors) > _MOST:
        reader.fault(
            fields.place("distractors"),
            f"{len(good) + len(distractors)} right sides; there is room for {_MOST}",
            f"右侧共有 {len(good) + len(distractors)} 项；最多 {_MOST} 项",
        )
    lefts = Text(en="the left sides {other} and {number} say the same", zh="左侧第 {other} 项和第 {number} 项内容相同")
    check_repeated(reader, nodes, [pair.left for pair in good], lefts)
    rights = Text(
        en="the right sides {other} and {number} say the same", zh="右侧第 {other} 项和第 {number} 项内容相同"
    )
    every = [*nodes, *reader.items(fields.get("distractors"))]
    right = [*(pair.right for pair in good), *distractors]
    check_repeated(reader, every, right, rights)
    check_distinct(reader, place, right, params)
    check_distinct(reader, place, [pair.left for pair in good], params)
    return {"pairs": tuple(good), "distractors": distractors}


def _pair(reader: Reader, node: Node) -> Pair | None:
    fields = reader.fields(node, ("left", "right", "why"), ("left", "right"))
    if fields is None:
        return None
    left, right = reader.text(fields.get("left")), reader.text(fields.get("right"))
    why = reader.text(fields.get("why"))
    return None if left is None or right is None else Pair(left=left, right=right, why=why)
