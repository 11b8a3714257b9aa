"""What kinds of letters there are, where it matters for spaces, line breaks and safety."""

# Han, kana and their punctuation, full-width forms. Hangul has spaces between words; emoji are wide but no script.
_CJK = (
    (0x2E80, 0x303E),
    (0x3041, 0x33FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x3FFFF),
)
_QUOTES = "“”‘’…—·"  # Chinese and Latin text share them
# Controls that a terminal obeys, and marks that turn the direction of what follows: a text could show what it is not.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)))
_CONTROLS |= {0x200E: None, 0x200F: None, 0x061C: None, 0x2028: None, 0x2029: None, 0xFEFF: None}
_KEPT = {ord("\n"): "\n", ord("\t"): "    "}
_TABLE = _CONTROLS | _KEPT


def is_cjk(sign: str) -> bool:
    """Whether a character is written without spaces beside its like."""
    code = ord(sign)
    return code >= _CJK[0][0] and any(low <= code <= high for low, high in _CJK)


def is_joined(before: str, after: str) -> bool:
    """Whether nothing parts two characters that a line break stood between."""
    return (is_cjk(before) or before in _QUOTES) and (is_cjk(after) or after in _QUOTES) and (
        is_cjk(before) or is_cjk(after)
    )  # fmt: skip


def clean(text: str) -> str:
    """A text without what could take over the terminal; tabs are spaces."""
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)
