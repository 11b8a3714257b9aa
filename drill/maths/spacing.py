"""Where formulas have spaces, and what holds together. The rules are those of one line and of two dimensions alike."""

from collections.abc import Sequence
from unicodedata import combining, normalize

from drill.maths.formula import Bracket, Kind, Node, Root, Row, Scripted, Sign

FACTORS: frozenset[Kind] = frozenset(
    ("atom", "number", "word", "prefix", "big", "function", "bar", "fraction", "root", "bracket", "open")
)
ENDS_FACTOR: frozenset[Kind] = FACTORS - {"open", "prefix"} | {"close", "postfix"}
_WIDE = "，。；：、！？（）"  # they have their space in them
_FUNCTIONS = frozenset("fghpqFGHPQ")  # letters that are functions when parentheses follow
DOTS = frozenset("·×")  # products that a fraction beside them does not need parentheses for


def splice(row: Row) -> list[Node]:
    """What a row prints: braces print nothing, their contents belong to the row around them."""
    nodes: list[Node] = []
    for child in row.children:
        if not isinstance(child, Row):
            nodes.append(child)
        elif len(child.children) == 1 and isinstance(sign := child.children[0], Sign) and sign.kind == "punctuation":
            nodes.append(Sign(sign.text, "number"))  # 10{,}000: no space after it
        else:
            nodes.extend(splice(child))
    return nodes


def neighbour(nodes: Sequence[Node], at: int, step: int) -> Node | None:
    """The next thing that prints; wide spaces part formulas, narrow ones do not."""
    at += step
    while 0 <= at < len(nodes):
        node = nodes[at]
        if node.kind != "space":
            return node
        if isinstance(node, Sign) and len(node.text) > 1:
            return None
        at += step
    return None


def unary(nodes: Sequence[Node], at: int) -> bool:
    """Whether the sign at `at` is one of a number rather than a sum's."""
    before = neighbour(nodes, at, -1)
    return before is None or before.kind in ("bar", "big", "function") or before.kind not in ENDS_FACTOR


def spaced(nodes: Sequence[Node], at: int, *, left: str, right: str, script: str = "") -> bool:
    """Whether a space stands between the nodes before `at` and the one there.

    `left` and `right` are what is written on both sides; `script` is the `_` or `^` of a script that ends `left` on
    the line, where a letter that followed would seem to belong to it.
    """
    node, before = nodes[at], nodes[at - 1]
    if not left or not right or "space" in (node.kind, before.kind):
        return False
    if "relation" in (node.kind, before.kind):
        return True
    if before.kind == "punctuation":
        return _after_punctuation(before, nodes[at - 2] if at > 1 else None, node)
    if before.kind == "additive":
        return not unary(nodes, at - 1)
    if node.kind == "additive":
        return before.kind in ("big", "function") or not unary(nodes, at)
    if "multiplicative" in (node.kind, before.kind):
        sign = node if node.kind == "multiplicative" else before
        return not (isinstance(sign, Sign) and sign.text == "·")
    return runs_together(before, node, left=left, right=right, script=script)


def _after_punctuation(sign: Node, before: Node | None, after: Node) -> bool:
    if isinstance(sign, Sign) and not sign.gap:
        # `1,024` and `x[:,1]`, `1:t` are written without a gap on purpose.
        both_numbers = before is not None and before.kind == "number" and after.kind in ("number", "additive")
        slice_of = sign.text == ":" and after.kind in ("number", "atom", "additive", "punctuation", "close")
        return not (slice_of or both_numbers)
    return True


def runs_together(before: Node, node: Node, *, left: str, right: str, script: str = "") -> bool:
    """Whether the two would read as one thing, or wrongly, without a space."""
    if before.kind == "prefix":
        return bool(script)  # ∇_θ J
    if node.kind not in FACTORS or before.kind not in ENDS_FACTOR:
        return False
    if "big" in (node.kind, before.kind):
        return True
    first, last = right[0], left[-1]
    if before.kind == "function":
        return first not in "([{" or script == "^" or (bool(script) and node.kind == "fraction")
    if script:
        return first not in "([{|‖⟨⌊⌈" or script == "^" or node.kind == "fraction"
    if "word" in (node.kind, before.kind) or node.kind == "function":
        return last not in f"([{{{_WIDE}" and first not in f"([{{)]}},.|{_WIDE}"
    if before.kind in ("root", "fraction"):
        return first not in "([{)]}|"
    if isinstance(node, Root) and node.degree.children:
        return True  # x ⁿ√(y) would read as a power of x
    return node.kind == "number" and before.kind != "number" and not isinstance(before, Bracket) and last != "."


def is_word(row: Row) -> bool:
    """Words are easier read on the line (d_model) than shrunk letter by letter."""
    return any(node.kind in ("word", "function") for node in splice(row))


def stands_alone(base: Node) -> bool:
    """Whether scripts can be set on it without parentheses. A power of a power cannot do without."""
    if base.kind in ("fraction", "root"):
        return False
    nodes = splice(base) if isinstance(base, Row) else [base]
    return len(nodes) <= 1 and not any(
        isinstance(node, Scripted) or node.kind in ("fraction", "root") for node in nodes
    )


def bare(node: Node | None) -> Node | None:
    """A node without its scripts."""
    return node.base if isinstance(node, Scripted) else node


def is_differential(row: Row, *, alone: bool = False) -> bool:
    """`dy`: a d and one letter; `alone`: or just the d."""
    nodes = splice(row)
    first = nodes[0] if nodes and isinstance(nodes[0], Sign) else None
    if first is None or first.text not in ("d", "∂"):
        return False
    return (len(nodes) == 2 and nodes[1].kind == "atom") or (alone and len(nodes) == 1)


def one_cell(words: str) -> bool:
    """Whether it is one letter, whatever accents it has."""
    return len([letter for letter in normalize("NFC", words) if not combining(letter)]) == 1


def is_called(node: Node, arguments: Node | None) -> bool:
    """Whether a letter is a function's name: p(x), but not P(1 − R)."""
    letter, bracket = bare(node), bare(arguments)
    return (
        isinstance(letter, Sign)
        and letter.text in _FUNCTIONS
        and isinstance(bracket, Bracket)
        and bracket.opening == "("
        and not any(inner.kind == "additive" for inner in splice(bracket.inside))
    )


def is_enclosed(row: Row) -> bool:
    """Whether parentheses stand around all of it."""
    nodes = splice(row)
    return len(nodes) == 1 and isinstance(nodes[0], Bracket) and nodes[0].opening == "("


def is_phrase(node: Node) -> bool:
    """Whether it is several words."""
    return isinstance(node, Sign) and " " in node.text
