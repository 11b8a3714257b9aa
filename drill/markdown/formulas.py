"""The formulas of a text."""

from collections.abc import Iterable, Iterator

from drill.markdown.blocks import Block, CodeBlock, Formula, Quotation, Table, parse_blocks
from drill.markdown.spans import Span


def find_formulas(source: str) -> Iterator[tuple[str, bool]]:
    """LaTeX without its dollars, and whether the formula is displayed."""
    if "$" in source:
        for block in parse_blocks(source):
            yield from _in_block(block)


def _in_block(block: Block) -> Iterator[tuple[str, bool]]:
    match block:
        case Formula():
            yield block.latex, True
        case CodeBlock():
            return
        case Quotation():
            for inner in block.blocks:
                yield from _in_block(inner)
        case Table():
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _in_spans(cell)
        case _:
            yield from _in_spans(block.spans)


def _in_spans(spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    for span in spans:
        if span.kind == "maths":
            yield span.text, False
        yield from _in_spans(span.inside)
