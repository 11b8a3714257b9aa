"""The golden drawings of formulas, in `golden/formulas.txt`: LaTeX, drawing, one line, words, one entry after the other.

`python tests/golden_formulas.py` draws them all anew; `git diff` then shows what changed, for the eye to judge.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drill.maths.display import display
from drill.maths.line import to_unicode
from drill.maths.linear import to_words

FILE = Path(__file__).parent / "golden" / "formulas.txt"
WIDE, NARROW = 76, 34
_NONE = "(none)"


class Entry(NamedTuple):
    latex: str
    drawing: tuple[str, ...]
    narrow: tuple[str, ...]  # empty where it is the same
    line: str
    words: str


def read() -> list[Entry]:
    text = FILE.read_text(encoding="utf-8")
    return [_parse(block) for block in re.split(r"^(?=\$ )", text, flags=re.MULTILINE)[1:]]


def _parse(block: str) -> Entry:
    parts: dict[str, list[str]] = {"drawn": [], "narrow": [], "line": [], "words": []}
    lines = block.split("\n")
    for line in lines[1:]:
        if line.startswith("#"):
            break
        label, rest = line[:7].strip(), line[7:]
        if label:
            current = parts[label]
        if line.strip() or current is parts["drawn"] or current is parts["narrow"]:
            current.append(rest)
    drawn, narrow = (tuple("\n".join(parts[name]).rstrip("\n").split("\n")) for name in ("drawn", "narrow"))
    return Entry(lines[0][2:], drawn, () if narrow == ("",) else narrow, parts["line"][0], parts["words"][0])


def draw(latex: str) -> Entry:
    drawing = display(latex, WIDE) or (_NONE,)
    narrow = display(latex, NARROW) or (_NONE,)
    return Entry(
        latex, drawing, () if narrow == drawing else narrow, to_unicode(latex) or _NONE, to_words(latex) or _NONE
    )


def _write(entry: Entry) -> Iterator[str]:
    yield f"$ {entry.latex}"
    for label, lines in (
        ("drawn", entry.drawing),
        ("narrow", entry.narrow),
        ("line", (entry.line,)),
        ("words", (entry.words,)),
    ):
        for at, line in enumerate(lines):
            yield f"{'' if at else label:7}{line}".rstrip()
    yield ""


def main() -> None:
    found = []
    for line in FILE.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            found += [line, ""]
        elif line.startswith("$ "):
            found += _write(draw(line[2:]))
    FILE.write_text("\n".join(found), encoding="utf-8")


if __name__ == "__main__":
    main()
