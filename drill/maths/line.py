"""LaTeX → one line of Unicode. Parentheses stand wherever leaving them out would change the meaning."""

from functools import lru_cache

from drill.maths import symbols
from drill.maths.formula import Bracket, Fraction, Grid, Node, Root, Row, Scripted, Sign, Stack
from drill.maths.latex import parse
from drill.maths.source import UnknownLatex
from drill.maths.spacing import (
    DOTS,
    ENDS_FACTOR,
    FACTORS,
    bare,
    is_called,
    is_differential,
    is_enclosed,
    is_phrase,
    is_word,
    neighbour,
    one_cell,
    runs_together,
    spaced,
    splice,
    stands_alone,
    unary,
)

# How firmly a rendered row holds together: what may stand beside a slash without parentheses.
ATOM, PRODUCT, LOOSE = 0, 1, 2

_ROOTS = {"3": "∛", "4": "∜"}
_HARD = "\u00a0"  # a space at which the line should not be broken


@lru_cache(maxsize=512)
def one_line(source: str) -> str | None:
    """A formula (LaTeX without the dollars) on one line, or None if it is outside the subset.

    It may be broken after relations, operators and commas: all other spaces are no-break spaces.
    """
    try:
        return Writer().row(parse(source)).strip(f" {_HARD}")
    except (UnknownLatex, RecursionError):
        return None


def to_unicode(source: str) -> str | None:
    """The same with ordinary spaces."""
    line = one_line(source)
    return None if line is None else line.replace(_HARD, " ")


def tight(row: Row) -> str:
    """A row without spaces, as scripts and limits are written.

    Raises:
        UnknownLatex: it needs more than one line.
    """
    return Writer().row(row, tight=True)


class Writer:
    """Writes a tree on one line."""

    def __init__(self) -> None:
        self.scripts: dict[int, str] = {}  # of each node that was written (by its id), as they stand at its end

    def row(self, row: Row, *, tight: bool = False) -> str:
        """The line of a row; `tight` leaves out the spaces (scripts)."""
        return self.nodes(splice(row), tight=tight)

    def nodes(self, nodes: list[Node], *, tight: bool = False) -> str:
        """The line of what a row prints."""
        nodes = [node for node in nodes if not (tight and node.kind == "space")]
        line = ""
        for at, node in enumerate(nodes):
            text = self.in_place(nodes, at, tight=tight)
            if at and not line.endswith((" ", _HARD)) and self.is_spaced(nodes, at, line, text, tight=tight):
                line += self.space(nodes, at)
            line += text.lstrip(f" {_HARD}") if line.endswith((" ", _HARD)) and node.kind != "space" else text
        return line

    def is_spaced(self, nodes: list[Node], at: int, line: str, text: str, *, tight: bool) -> bool:
        """Whether a space stands before the node at `at`."""
        before = nodes[at - 1]
        script = self.open_script(before)
        if not tight:
            # The bracket after a power is not part of it: e^(w) (a + b).
            power = isinstance(before, Scripted) and before.above is not None and line.endswith(")")
            after_power = power and nodes[at].kind == "bracket"
            return after_power or spaced(nodes, at, left=line, right=text, script=script)
        return bool(text and line) and runs_together(nodes[at - 1], nodes[at], left=line, right=text, script=script)

    @staticmethod
    def space(nodes: list[Node], at: int) -> str:
        """The space before the node at `at`: the line may be broken after operators and commas."""
        before = nodes[at - 1]
        operator = before.kind in ("relation", "multiplicative") or (
            before.kind == "additive" and not unary(nodes, at - 1)
        )
        return " " if operator or before.kind == "punctuation" else _HARD

    def node(self, node: Node, *, tight: bool = False) -> str:
        """The line of one node, whatever is around it."""
        match node:
            case Sign(kind="space"):
                return node.text if len(node.text) > 1 else _HARD * len(node.text)
            case Sign():
                return node.text
            case Row():
                return self.row(node, tight=tight)
            case Fraction(bar=False):
                return f"({self.group(node.above, ATOM)} choose {self.group(node.below, ATOM)})".replace(" ", _HARD)
            case Fraction():
                derivative = is_differential(node.above, alone=True) and is_differential(node.below)
                above = self.group(node.above, PRODUCT, tight=tight)
                return f"{above}/{self.group(node.below, PRODUCT if derivative else ATOM, tight=tight)}"
            case Root():
                return f"{self.root_sign(node.degree)}({self.row(node.inside, tight=tight)})"
            case Bracket():
                return f"{node.opening}{self.row(node.inside, tight=tight)}{node.closing}"
            case Scripted():
                return self.scripted(node, tight=tight)
            case Grid():
                return self.grid(node)
            case Stack():
                return self.stack(node)

    def group(self, row: Row, firm_enough: int, *, tight: bool = False) -> str:
        """A row in parentheses, unless it holds together firmly enough."""
        text = self.row(row, tight=tight)
        return text if self.level(splice(row)) <= firm_enough else f"({text})"

    def root_sign(self, degree: Row) -> str:
        """What stands before the parentheses of a root."""
        words = self.row(degree, tight=True)
        if not words:
            return "√"
        raised = symbols.raised(words)
        if raised is None:
            raise UnknownLatex(words)
        return _ROOTS.get(words, f"{raised}√")

    def in_place(self, nodes: list[Node], at: int, *, tight: bool) -> str:
        """A node in its place: a fraction among factors needs parentheses, elsewhere it reads right without."""
        text = self.node(nodes[at], tight=tight)
        if nodes[at].kind != "fraction":
            return text
        before, after = neighbour(nodes, at, -1), neighbour(nodes, at, 1)
        bound = (
            (before is not None and before.kind in ENDS_FACTOR | {"prefix", "slash"})
            or (before is not None and before.kind == "multiplicative" and self.node(before) not in DOTS)
            or (after is not None and after.kind in FACTORS | {"multiplicative", "slash", "postfix"})
        )
        return f"({text})" if bound else text

    def open_script(self, node: Node) -> str:
        """`_` or `^` if the node ends in a script written on the line without parentheses, else nothing."""
        text = self.scripts.get(id(node), "")
        mark = max(text.rfind("_"), text.rfind("^"))
        return text[mark] if mark >= 0 and not text.endswith(")") else ""

    def scripted(self, node: Scripted, *, tight: bool) -> str:
        """A base and its scripts: raised and lowered where Unicode can, else on the line."""
        base = self.node(node.base, tight=tight)
        if not stands_alone(node.base):
            base = f"({base})"
        below, above = self.below(node.below), self.above(node.above)
        scripts = f"{below}{above}"
        if node.kind == "big" and (below[:1] == "_" or above[:1] == "^") and node.below and node.above:
            # Half on the line and half raised, a sum's limits would read as a power: ∑_(c=1)ⁿ.
            scripts = f"{below}^{self.script(node.above)}" if above[:1] != "^" else scripts
        elif below[:1] == "_" and above[:1] != "^":
            # A subscript on the line comes last: in σ_B² the square would belong to B.
            scripts = f"{above}{below}"
        self.scripts[id(node)] = scripts
        return f"{base}{scripts}"

    def below(self, row: Row | None) -> str:
        """A subscript."""
        if row is None:
            return ""
        words = self.row(row, tight=True)
        lowered = None if is_word(row) else symbols.lowered(words)
        if lowered is not None:
            return lowered
        plain = words.replace("_", "")
        whole = one_cell(words) or (plain.isalnum() and plain.isascii()) or is_enclosed(row)
        return f"_{words}" if whole else f"_({words})"

    def above(self, row: Row | None) -> str:
        """A superscript."""
        if row is None:
            return ""
        words = self.row(row, tight=True)
        raised = None if is_word(row) else symbols.raised(words)
        if raised is not None:
            return raised
        if words in ("′′", "′′′"):
            return words
        return f"^{words}" if one_cell(words) else f"^({words})"

    def script(self, row: Row) -> str:
        """A script on the line, in parentheses unless it is one letter."""
        words = self.row(row, tight=True)
        return words if one_cell(words) else f"({words})"

    def grid(self, grid: Grid) -> str:
        """Cells with commas, rows with semicolons, as matrices are typed; cases say when they hold."""
        if grid.shape == "aligned" or not (grid.opening or grid.closing):
            raise UnknownLatex("")
        if grid.shape == "cases":
            return "{" + f";{_HARD}".join(self.case(cells) for cells in grid.cells) + "}"
        rows = (f",{_HARD}".join(self.row(cell) for cell in cells) for cells in grid.cells)
        return f"{grid.opening}{'; '.join(rows)}{grid.closing}"

    def case(self, cells: tuple[Row, ...]) -> str:
        """One case: what holds, and when."""
        texts = [self.row(cell).strip() for cell in cells]
        if len(texts) == 2 and not any(node.kind == "word" for node in splice(cells[1])[:1]):
            return f"{texts[0].rstrip(',')}{_HARD}if{_HARD}{texts[1]}"
        return _HARD.join(texts)

    def stack(self, stack: Stack) -> str:
        """Only a line over letters can be written on a line: they all get it."""
        inside = self.row(stack.base, tight=True)
        if stack.mark == "line" and inside.isalnum() and not stack.above and not stack.below:
            return "".join(f"{letter}\u0305" for letter in inside)
        raise UnknownLatex(inside)

    def level(self, nodes: list[Node]) -> int:
        """Whether the row is one thing, a product, or something looser."""
        printed = [node for node in nodes if node.kind != "space"]
        if len(printed) == 1:
            alone = printed[0]
            loose = ("fraction", "additive", "relation", "big", "function", "prefix", "bar", "open", "close")
            return LOOSE if alone.kind in loose or is_phrase(alone) else ATOM
        things = 0
        for at, node in enumerate(printed):
            following = printed[at + 1] if at + 1 < len(printed) else None
            if isinstance(bare(following), Bracket) and (
                node.kind in ("function", "word") or is_called(node, following)
            ):
                continue  # the call is counted at its bracket
            if node.kind == "prefix" and following is not None and following.kind in ("atom", "bracket"):
                continue  # ∂x is one thing
            if (node.kind == "multiplicative" and self.node(node) in DOTS) or (
                node.kind in ("atom", "number", "word", "root", "bracket") and not is_phrase(node)
            ):
                things += 1
            else:
                return LOOSE
        return ATOM if things <= 1 else PRODUCT
