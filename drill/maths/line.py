"""LaTeX → one line of Unicode. Parentheses stand wherever leaving them out would change the meaning."""

from functools import lru_cache
from unicodedata import combining, normalize

from drill.maths import symbols
from drill.maths.formula import Bracket, Fraction, Kind, Node, Root, Row, Scripted, Sign
from drill.maths.latex import UnknownLatex, parse

# How firmly a rendered row holds together: what may stand beside a slash without parentheses.
ATOM, PRODUCT, LOOSE = 0, 1, 2

_FACTORS: frozenset[Kind] = frozenset(
    ("atom", "number", "word", "prefix", "big", "function", "bar", "fraction", "root", "bracket", "open")
)
_ENDS_FACTOR: frozenset[Kind] = _FACTORS - {"open", "prefix"} | {"close", "postfix"}
_ROOTS = {"3": "∛", "4": "∜"}


@lru_cache(maxsize=512)
def to_unicode(source: str) -> str | None:
    """A formula (LaTeX without the dollars) on one line, or None if it is outside the subset."""
    try:
        return _row(parse(source), tight=False)[0].strip()
    except (UnknownLatex, RecursionError):
        return None


def _row(row: Row, *, tight: bool) -> tuple[str, int]:
    """Render a row; `tight` leaves out the spaces (scripts)."""
    nodes = [node for node in _splice(row) if not (tight and node.kind == "space")]
    line = ""
    for at, node in enumerate(nodes):
        text = _wrapped(nodes, at, tight=tight)
        if at and _spaced(nodes, at, line, text, tight=tight):
            line += " "
        line += text.lstrip(" ") if line.endswith(" ") and node.kind != "space" else text
    return line, _level(nodes)


def _splice(row: Row) -> list[Node]:
    """Braces print nothing: their contents belong to the row around them."""
    nodes: list[Node] = []
    for child in row.children:
        if not isinstance(child, Row):
            nodes.append(child)
        elif len(child.children) == 1 and child.children[0].kind == "punctuation":
            nodes.append(Sign(_node(child.children[0], tight=True), "number"))  # 10{,}000: no space after it
        else:
            nodes.extend(_splice(child))
    return nodes


def _node(node: Node, *, tight: bool) -> str:
    match node:
        case Sign():
            return node.text
        case Row():
            return _row(node, tight=tight)[0]
        case Fraction():
            above, below = _row(node.above, tight=tight), _row(node.below, tight=tight)
            derivative = _is_differential(node.above) and _is_differential(node.below)
            return f"{_grouped(above, PRODUCT)}/{_grouped(below, PRODUCT if derivative else ATOM)}"
        case Root():
            return f"{_root_sign(node.degree)}({_row(node.inside, tight=tight)[0]})"
        case Bracket():
            return f"{node.opening}{_row(node.inside, tight=tight)[0]}{node.closing}"
        case Scripted():
            return _scripted(node, tight=tight)


def _is_differential(row: Row) -> bool:
    """`dy`: a d and one letter."""
    nodes = _splice(row)
    return (
        len(nodes) == 2 and nodes[0] == Sign("d", "atom", getattr(nodes[0], "gap", False)) and nodes[1].kind == "atom"
    )


def _grouped(rendered: tuple[str, int], firm_enough: int) -> str:
    text, level = rendered
    return text if level <= firm_enough else f"({text})"


def _root_sign(degree: Row) -> str:
    words = _row(degree, tight=True)[0]
    if not words:
        return "√"
    raised = symbols.raised(words)
    if raised is None:
        raise UnknownLatex(words)
    return _ROOTS.get(words, f"{raised}√")


def _wrapped(nodes: list[Node], at: int, *, tight: bool) -> str:
    """A node in its place: a fraction among factors needs parentheses, elsewhere it reads right without."""
    text = _node(nodes[at], tight=tight)
    if nodes[at].kind != "fraction":
        return text
    before, after = _neighbour(nodes, at, -1), _neighbour(nodes, at, 1)
    bound = (
        (before is not None and (before.kind in _ENDS_FACTOR | {"prefix", "slash"}))
        or (before is not None and before.kind == "multiplicative" and _node(before, tight=True) not in "·×")
        or (after is not None and (after.kind in _FACTORS | {"multiplicative", "slash", "postfix"}))
    )
    return f"({text})" if bound else text


def _neighbour(nodes: list[Node], at: int, step: int) -> Node | None:
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


def _unary(nodes: list[Node], at: int) -> bool:
    """Whether the sign at `at` is one of a number rather than a sum's."""
    before = _neighbour(nodes, at, -1)
    if before is not None and before.kind == "bar":
        return sum(node.kind == "bar" for node in nodes[:at]) % 2 == 1
    return before is None or before.kind not in _ENDS_FACTOR


def _spaced(nodes: list[Node], at: int, line: str, text: str, *, tight: bool) -> bool:
    """Whether a space stands between what is written so far and the next node."""
    node, before = nodes[at], nodes[at - 1]
    if not text or line.endswith(" ") or "space" in (node.kind, before.kind):
        return False
    if tight:
        return _runs_together(before, node, line, text)
    if "relation" in (node.kind, before.kind):
        return True
    if before.kind == "punctuation":
        return _punctuation_gap(before, nodes[at - 2] if at > 1 else None, node)
    if before.kind == "additive":
        return not _unary(nodes, at - 1)
    if node.kind == "additive":
        return not _unary(nodes, at)
    if "multiplicative" in (node.kind, before.kind):
        sign = node if node.kind == "multiplicative" else before
        return _node(sign, tight=True) != "·"
    return _runs_together(before, node, line, text)


def _punctuation_gap(sign: Node, before: Node | None, after: Node) -> bool:
    if isinstance(sign, Sign) and not sign.gap:
        # `1,024` and `x[:,1]`, `1:t` are written without a gap on purpose.
        both_numbers = before is not None and before.kind == "number" and after.kind in ("number", "additive")
        return not (sign.text == ":" or both_numbers)
    return True


def _runs_together(before: Node, node: Node, line: str, text: str) -> bool:
    """Whether the two would read as one thing, or wrongly, without a space."""
    if before.kind == "prefix":
        return bool(_open_ended(before))  # ∇_θ J
    if node.kind not in _FACTORS or before.kind not in _ENDS_FACTOR:
        return False
    if "big" in (node.kind, before.kind):
        return True
    first, last = text[0], line[-1]
    if before.kind == "function":
        return first not in "([{" or _open_ended(before) == "^"
    if _open_ended(before):
        return first not in "([{|‖⟨⌊⌈" or _open_ended(before) == "^"
    if "word" in (node.kind, before.kind) or node.kind == "function":
        return last not in "([{" and first not in "([{)]},.|"
    if before.kind in ("root", "fraction"):
        return first not in "([{)]}|"
    if isinstance(node, Root) and node.degree.children:
        return True  # x ⁿ√(y) would read as a power of x
    return node.kind == "number" and before.kind != "number" and not isinstance(before, Bracket) and last != "."


def _open_ended(node: Node) -> str:
    """`_` or `^` if the node ends in a script written on the line without parentheses, else nothing."""
    if not isinstance(node, Scripted):
        return ""
    text = _scripted(node, tight=True)
    mark = max(text.rfind("_"), text.rfind("^"))
    return text[mark] if mark >= 0 and not text.endswith(")") else ""


def _scripted(node: Scripted, *, tight: bool) -> str:
    base = _node(node.base, tight=tight)
    if node.base.kind in ("fraction", "root") or (isinstance(node.base, Row) and len(_splice(node.base)) > 1):
        base = f"({base})"
    below, above = _below(node.below), _above(node.above)
    if node.kind == "big" and (below[:1] == "_" or above[:1] == "^") and node.below and node.above:
        # Half on the line and half raised, a sum's limits would read as a power: ∑_(c=1)ⁿ.
        return f"{base}{below}^{_script_text(node.above)}" if above[:1] != "^" else f"{base}{below}{above}"
    # A subscript on the line comes last: in σ_B² the square would belong to B.
    return f"{base}{above}{below}" if below[:1] == "_" and above[:1] != "^" else f"{base}{below}{above}"


def _below(row: Row | None) -> str:
    if row is None:
        return ""
    words = _row(row, tight=True)[0]
    lowered = None if _is_word(row) else symbols.lowered(words)
    if lowered is not None:
        return lowered
    plain = words.replace("_", "")
    return f"_{words}" if _one_cell(words) or (plain.isalnum() and plain.isascii()) else f"_({words})"


def _above(row: Row | None) -> str:
    if row is None:
        return ""
    words = _row(row, tight=True)[0]
    raised = None if _is_word(row) else symbols.raised(words)
    if raised is not None:
        return raised
    if words in ("′′", "′′′"):
        return words
    return f"^{words}" if _one_cell(words) else f"^({words})"


def _script_text(row: Row) -> str:
    words = _row(row, tight=True)[0]
    return words if _one_cell(words) else f"({words})"


def _is_word(row: Row) -> bool:
    """Words are easier read on the line (d_model) than shrunk letter by letter."""
    return any(node.kind in ("word", "function") for node in _splice(row))


def _one_cell(words: str) -> bool:
    return len([letter for letter in normalize("NFC", words) if not combining(letter)]) == 1


def _level(nodes: list[Node]) -> int:
    """Whether the row is one thing, a product, or something looser."""
    printed = [node for node in nodes if node.kind != "space"]
    if len(printed) == 1:
        alone = printed[0]
        loose = ("fraction", "additive", "relation", "big", "function", "prefix", "bar", "open", "close")
        return LOOSE if alone.kind in loose or _is_phrase(alone) else ATOM
    bars = [node for node in printed if node.kind == "bar"]
    if len(bars) == 2 and printed[0] is bars[0] and printed[-1] is bars[1]:
        return ATOM
    things = 0
    for at, node in enumerate(printed):
        following = printed[at + 1] if at + 1 < len(printed) else None
        if node.kind in ("function", "word") and isinstance(_bare(following), Bracket):
            continue  # the call is counted at its bracket
        if node.kind == "prefix" and following is not None and following.kind in ("atom", "bracket"):
            continue  # ∂x is one thing
        if (node.kind == "multiplicative" and _node(node, tight=True) in "·×") or (
            node.kind in ("atom", "number", "word", "root", "bracket") and not _is_phrase(node)
        ):
            things += 1
        else:
            return LOOSE
    return ATOM if things <= 1 else PRODUCT


def _is_phrase(node: Node) -> bool:
    return isinstance(node, Sign) and " " in node.text


def _bare(node: Node | None) -> Node | None:
    return node.base if isinstance(node, Scripted) else node
