"""Python coloured by its words.

Not pygments: to import it and to prepare its lexer takes as long as everything else before the first question. The
colours are those that can be read on a dark and on a light background; with none, bold and dim still tell.
"""

import re
from functools import cache
from keyword import kwlist

from rich.cells import cell_len
from rich.text import Text as Line

from drill.views import theme

_LANGUAGES = frozenset(("python", "py", "python3", "pycon"))
_STYLES = {
    "comment": theme.QUIET,
    "string": theme.GOOD,
    "number": theme.ACCENT,
    "keyword": theme.OTHER,
    "name": theme.STRONG,
    "decorator": theme.OTHER,
}


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<comment>\#[^\n]*)
        | (?P<string>(?:\b[rbfuRBFU]{{1,2}})?
            (?:\"\"\".*?(?:\"\"\"|\Z) | {"'" * 3}.*?(?:{"'" * 3}|\Z) | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'?))
        | (?P<decorator>^[ \t]*@[\w.]+)
        | (?:\b(?:def|class)\b(?P<gap>[ \t]+)(?P<name>\w+))
        | (?P<keyword>\b(?:{"|".join(kwlist)})\b)
        | (?P<number>(?<![\w.])
            (?:0[xXbBoO][\da-fA-F_]+ | \d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?j? | \.\d+(?:[eE][-+]?\d+)?j?))""",
        re.VERBOSE | re.DOTALL | re.MULTILINE,
    )


def highlight(source: str, language: str) -> list[Line]:
    """The lines of a program, coloured if the language is known."""
    text = Line(source)
    if language.lower() in _LANGUAGES:
        for found in _token().finditer(source):
            if found["name"]:
                text.stylize(_STYLES["keyword"], found.start(), found.start("gap"))
                text.stylize(_STYLES["name"], *found.span("name"))
            else:
                text.stylize(_STYLES[str(found.lastgroup)], *found.span())
    return list(text.split("\n", allow_blank=True)) or [text]


def fold(line: Line, width: int, sign: str = "↪ ") -> list[Line]:
    """The line in pieces that fit, broken after a space, a comma or a bracket; those that go on begin with a sign."""
    if line.cell_len <= width:
        return [line]
    words = line.plain
    hang = min(len(words) - len(words.lstrip()) + 2, max(width // 2, 2))
    rows: list[Line] = []
    while line.cell_len > (room := width - (hang + 2 if rows else 0)):
        words, used, end = line.plain, 0, 0
        while end < len(words) and used + cell_len(words[end]) <= room:
            used += cell_len(words[end])
            end += 1
        head, line = line.divide([_nice(words[:end]) or max(end, 1)])
        rows.append(_hung(head, hang, sign) if rows else head)
    rows.append(_hung(line, hang, sign))
    return rows


def _nice(words: str) -> int:
    """Where code is well broken: after a space or a comma, else after an opening bracket; 0 if nowhere near the end."""
    for signs in (" ,", "([{"):
        at = max(words.rfind(sign) for sign in signs) + 1
        if 2 * at > len(words) and words[:at].strip():
            return at
    return 0


def _hung(line: Line, hang: int, sign: str) -> Line:
    return Line(" " * hang).append(sign, theme.QUIET).append_text(line)
