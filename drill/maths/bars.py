"""`|` opens, closes and parts: which of these it does at one place."""

from collections.abc import Sequence

from drill.maths.formula import Bracket, Node, Row, Scripted, Sign
from drill.maths.spacing import ENDS_FACTOR

_LISTS = ("relation", "punctuation")


def pair_bars(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Bars that stand in pairs become brackets; a lone one is the bar of `p(x|y)`."""
    bars = [at for at, node in enumerate(nodes) if node.kind == "bar"]
    if not bars or len(bars) % 2:
        return tuple(nodes)
    found: list[Node] = []
    done = 0
    for opened, closed in zip(bars[::2], bars[1::2], strict=True):
        bracket = _bracket(nodes, opened, closed)
        if bracket is None:
            return tuple(nodes)
        found += [*nodes[done:opened], bracket]
        done = closed + 1
    return (*found, *nodes[done:])


def _bracket(nodes: Sequence[Node], opened: int, closed: int) -> Node | None:
    start, end, inside = nodes[opened], nodes[closed], nodes[opened + 1 : closed]
    sign = end.base if isinstance(end, Scripted) else end
    if not isinstance(start, Sign) or not isinstance(sign, Sign) or start.text != sign.text or not inside:
        return None
    after_factor = opened > 0 and nodes[opened - 1].kind in ENDS_FACTOR
    if after_factor and any(node.kind in _LISTS for node in inside):
        return None  # y|x ∼ p, z|x ∼ q
    bracket = Bracket(start.text, Row(tuple(inside)), sign.text)
    return Scripted(bracket, end.below, end.above) if isinstance(end, Scripted) else bracket
