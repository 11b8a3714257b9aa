"""A typed line, cut up. Every token knows where it stood in what was typed."""

import re
from typing import Literal, NamedTuple
from unicodedata import category, decomposition, normalize

from drill.models.formula.fault import FormulaError
from drill.models.formula.names import Name, Names, is_greek

Kind = Literal["number", "name", "sign", "end"]

LONGEST = 500  # characters
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_SIGNS = {
    **dict.fromkeys("×·⋅∗•⊙", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("−–—‐‑﹣", "-"),
    **dict.fromkeys("[{【〔⟨", "("),
    **dict.fromkeys("]}】〕⟩", ")"),
    **dict.fromkeys("∣｜", "|"),
    "、": ",",
}
_COMMANDS = {
    **dict.fromkeys(("cdot", "times", "ast", "odot"), "*"),
    "div": "/",
    **dict.fromkeys(("lvert", "rvert", "vert"), "|"),
    **dict.fromkeys(("lfloor", "rfloor", "lceil", "rceil"), ""),
}
_FLOORS = {"lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉"}
_SILENT = frozenset(("left", "right", "big", "Big", "bigl", "bigr", "quad", "mathrm", "operatorname", "text", "mathbf"))
_ACCENTS = frozenset(("hat", "bar", "tilde", "dot", "vec"))
_KNOWN = frozenset("+-*/^(),|√⌊⌋⌈⌉=")
_MODULES = re.compile(r"(?:np|numpy|math|torch|cmath|jnp|F)\.(?=[A-Za-z])")
_INDEX = re.compile(r"\s*([A-Za-z0-9]+)\s*[\])}]")
_RUN = re.compile(r"_[^\W_]{1,20}")
_SUB = re.compile(r"_\s*(?:\{\s*([\w,\s]+?)\s*\}|\(\s*([\w,\s]+?)\s*\)|([^\W_]+))")


class Token(NamedTuple):
    """`text`: a sign, or the digits of a number; `name`: what a word means."""

    kind: Kind
    text: str
    column: int
    name: Name | None = None


def scan(source: str, names: Names) -> list[Token]:
    """Cut a line up; an `end` token closes the list.

    Raises:
        FormulaError: a sign that has no place in a formula, or a name that means nothing here.
    """
    if len(source) > LONGEST:
        raise FormulaError(f"longer than {LONGEST} characters", f"超过 {LONGEST} 个字符", LONGEST)
    return _Scanner(source, names).scan()


class _Scanner:
    def __init__(self, source: str, names: Names) -> None:
        self.names = names
        # Letter for letter, so that columns stay those of what was typed.
        self.source = "".join(map(_fold, source))
        self.at = 0
        self.found: list[Token] = []

    def scan(self) -> list[Token]:
        while self.at < len(self.source):
            sign = self.source[self.at]
            if sign.isspace() or sign == "$":
                self.at += 1
            elif not self.phrase():
                self.one(sign)
        self.add("end", "", len(self.source))
        return self.found

    def one(self, sign: str) -> None:
        number = _NUMBER.match(self.source, self.at)
        if number:
            self.add("number", number.group(), self.at)
            self.at = number.end()
        elif sign == "\\":
            self.command()
        elif decomposition(sign).startswith("<super>"):
            self.superscript()
        elif decomposition(sign).startswith("<fraction>"):
            self.add("number", sign, self.at)
            self.at += 1
        elif sign.isalpha():
            self.word()
        else:
            self.sign(sign)

    def add(self, kind: Kind, text: str, column: int, name: Name | None = None) -> None:
        self.found.append(Token(kind, text, column, name))

    def sign(self, sign: str) -> None:
        column = self.at
        for pair, meant in (("**", "^"), ("//", "//"), ("==", "="), (":=", "=")):
            if self.source.startswith(pair, column):
                self.at += 2
                self.add("sign", meant, column)
                return
        self.at += 1
        plain = _SIGNS.get(sign, sign)
        if plain in _KNOWN:
            self.add("sign", plain, column)
        elif sign in ".。;；" and not self.source[self.at :].strip():
            return  # the end of a sentence
        elif sign in "∑∏":
            raise unknown(sign, column, self.names)
        else:
            raise FormulaError(f"`{sign}` has no meaning in a formula", f"公式里不能用“{sign}”", column)

    def superscript(self) -> None:
        column, digits = self.at, []
        while self.at < len(self.source) and decomposition(self.source[self.at]).startswith("<super>"):
            digits.append(normalize("NFKC", self.source[self.at]))
            self.at += 1
        self.add("sign", "^", column)
        self.add("sign", "(", column)
        inner = scan("".join(digits), self.names)[:-1]
        self.found += [token._replace(column=column) for token in inner]
        self.add("sign", ")", column)

    def phrase(self) -> bool:
        """A declared way of writing a symbol that is more than one word, such as `softmax(z)_i`."""
        for words, name in self.names.phrases:
            end = self.matches(words)
            if end is not None:
                self.add("name", words, self.at, Name("variable", name))
                self.at = end
                return True
        return False

    def matches(self, words: str) -> int | None:
        at = self.at
        for sign in words:
            while at < len(self.source) and self.source[at].isspace():
                at += 1
            if at >= len(self.source) or self.source[at] != sign:
                return None
            at += 1
        rest = self.source[at : at + 1]
        return None if words[-1].isalnum() and (rest.isalnum() or rest == "_") else at

    def command(self) -> None:
        column = self.at
        word = re.compile(r"[A-Za-z]*").match(self.source, column + 1)
        name = word.group() if word else ""
        self.at = column + 1 + max(len(name), 1)
        if name in _FLOORS:
            self.add("sign", _FLOORS[name], column)
        elif name in _COMMANDS:
            self.add("sign", _COMMANDS[name], column)
        elif name in _ACCENTS:
            self.accent(name, column)
        elif name and name not in _SILENT:
            self.name(name, column)

    def accent(self, mark: str, column: int) -> None:
        inner = re.compile(r"\s*\{\s*(\\?[^\W\d_]+)\s*\}|\s*(\\?[^\W\d_])").match(self.source, self.at)
        if inner is None:
            raise FormulaError("a letter is missing below the accent", "重音符号下面缺字母", self.at)
        self.at = inner.end()
        self.name((inner[1] or inner[2]).lstrip("\\") + mark, column)

    def word(self) -> None:
        module = _MODULES.match(self.source, self.at)
        if module:
            self.at = module.end()
        column = self.at
        self.at += 1
        if not is_greek(self.source[column]):
            while self.at < len(self.source) and _goes_on(self.source[self.at]):
                self.at += 1
        while self.at < len(self.source) and category(self.source[self.at]) == "Mn":
            self.at += 1
        while self.at < len(self.source) and self.source[self.at].isdecimal():
            self.at += 1
        self.name(self.source[column : self.at], column)

    def name(self, word: str, column: int) -> None:
        """A word, with what is written below it; what is not known whole may be a product."""
        start = self.at
        index = self.index(word)
        found = self.names.find(word + index)
        if found is None:
            index, found = self.shorter(word, start) or (index, None)
        if found is not None:
            self.add("name", word + index, column, found)
            return
        parts = None if index else self.names.split(word)
        if parts is None:
            raise unknown(word + index, column, self.names)
        for offset, part in parts:
            self.add("name", word, column + offset, part)

    def shorter(self, word: str, start: int) -> tuple[str, Name] | None:
        """In `p_ip_j` the index of the first factor ends before the second one begins."""
        run = _RUN.match(self.source, start)
        for end in range(run.end() if run else 0, start + 1, -1):
            index = self.source[start:end]
            found = self.names.find(word + index)
            if found is not None:
                self.at = end
                return index, found
        return None

    def index(self, word: str) -> str:
        """`_i`, `_{ij}`, `ᵢ` or `[i]` behind a word, as `_i`."""
        below = ""
        while self.at < len(self.source) and decomposition(self.source[self.at]).startswith("<sub>"):
            below += normalize("NFKC", self.source[self.at])
            self.at += 1
        if below:
            return f"_{below}"
        written = _SUB.match(self.source, self.at)
        found = ""
        while written:
            self.at = written.end()
            found += "_" + re.sub(r"[\s,]", "", written[1] or written[2] or written[3])
            written = _SUB.match(self.source, self.at)
        if not found and self.source[self.at : self.at + 1] == "[":
            inner = _INDEX.match(self.source, self.at + 1)
            if inner and self.names.find(f"{word}_{inner[1]}") not in (None, self.names.find(inner[1])):
                self.at = inner.end()
                return f"_{inner[1]}"
        return found


def unknown(word: str, column: int, names: Names) -> FormulaError:
    """The error of a name that means nothing here."""
    if word in ("∑", "∏", "Σ", "Π"):
        return FormulaError("sums and products over an index are not read here", "这里不支持带下标的求和或连乘", column)
    listed = ", ".join(names.declared)
    return FormulaError(
        f"`{word}` is not known here; the formula is in {listed}", f"这里没有“{word}”；公式只含 {listed}", column
    )


def _goes_on(sign: str) -> bool:
    return sign.isalpha() and not is_greek(sign) and not decomposition(sign).startswith(("<sub>", "<super>"))


def _fold(sign: str) -> str:
    """Full width and look-alikes; what NFKC makes longer, or takes out of its place (², ᵢ, ½), stays."""
    if decomposition(sign).startswith(("<sub>", "<super>", "<fraction>")):
        return sign
    folded = normalize("NFKC", sign)
    return folded if len(folded) == 1 else sign
