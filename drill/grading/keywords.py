"""Whether a keyword was said, in whatever form: normalise, normalization and normalising are one word, typos are none.

English words are compared by their stems, and those of six letters or more with room for a typo behind the first
letter (stable is not unstable). Chinese has no spaces and no inflection: there a keyword is looked for as it is.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from drill.grading.folding import fold, is_chinese

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
# Longest first; British spellings first of all become American ones.
_SPELLING = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"our(?=s?$)"), "or"),
)
_ENDINGS = (
    "ations", "ation", "ators", "ating", "ivity", "ingly", "ments", "ator", "ated", "ates", "edly", "ment", "ness",
    "ings", "ions", "able", "ible", "ate", "ing", "ion", "ies", "ied", "ive", "ers", "er", "ed", "es", "ly",
    "s", "e", "y",
)  # fmt: skip
_SHORTEST = 3  # letters that a stem keeps
_TYPO = 6  # letters from which one wrong, missing, doubled or swapped is forgiven


class Said(NamedTuple):
    """An answer, prepared once for all keywords."""

    folded: str
    words: tuple[str, ...]
    stems: tuple[str, ...]


def prepare(raw: str) -> Said:
    """An answer as keywords are looked for in it."""
    folded = fold(raw)
    words = tuple(_WORD.findall(folded))
    return Said(folded, words, tuple(map(_stem, words)))


def hear(keywords: Iterable[str], said: Said) -> str:
    """What was said of any of the keywords; empty if nothing."""
    for keyword in keywords:
        found = _find(fold(keyword), said)
        if found:
            return found
    return ""


def _find(keyword: str, said: Said) -> str:
    if not keyword:
        return ""
    if _occurs(keyword, said.folded):
        return keyword
    # Symbols and Chinese words have no forms.
    if is_chinese(keyword) or not re.fullmatch(r"[a-z0-9' -]+", keyword):
        return ""
    return _match_words(_WORD.findall(keyword), said)


def _occurs(keyword: str, words: str) -> bool:
    """In English a keyword begins a word (`rank`, `ranks`, not `frank`)."""
    start = r"(?<![a-z0-9])" if keyword[0].isascii() and keyword[0].isalnum() else ""
    return re.search(start + re.escape(keyword), words) is not None


def _match_words(wanted: Sequence[str], said: Said) -> str:
    """Words in a row that, run together, are the keyword: low-rank, low rank and lowrank."""
    word, stem = "".join(wanted), "".join(map(_stem, wanted))
    for length in range(1, len(wanted) + 3):
        for at in range(len(said.words) - length + 1):
            words, stems = said.words[at : at + length], "".join(said.stems[at : at + length])
            if stems == stem or _is_typo(stems, stem) or _is_typo("".join(words), word):
                return " ".join(words)
    return ""


@lru_cache(4096)
def _is_typo(said: str, wanted: str) -> bool:
    if (
        len(wanted) < _TYPO
        or said[:1] != wanted[:1]
        or abs(len(said) - len(wanted)) > 1
        or any(map(str.isdigit, wanted))
    ):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 20 ms, at an answer and not before the first question

    return OSA.distance(said, wanted, score_cutoff=1) <= 1


@lru_cache(4096)
def _stem(word: str) -> str:
    for pattern, american in _SPELLING:
        word = pattern.sub(american, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    # normaliz(ation) and normaliz(e); running and run.
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "ls" else word
