"""Which symbol a word of a formula means: declared ones in the ways people spell them, functions, constants."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple
from unicodedata import normalize

CONSTANTS: dict[str, float] = {"pi": math.pi, "e": math.e}
# As squeezed: log_2, log₂ and log2 are one. The value: what it is computed as.
FUNCTIONS: dict[str, str] = {
    "exp": "exp",
    "log": "log",
    "ln": "log",
    "loge": "log",
    "log2": "log2",
    "log10": "log10",
    "sqrt": "sqrt",
    "sigmoid": "sigmoid",
    "sigma": "sigmoid",
    "expit": "sigmoid",
    "logistic": "sigmoid",
    "tanh": "tanh",
    "sinh": "sinh",
    "cosh": "cosh",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "abs": "abs",
    "max": "max",
    "min": "min",
    "relu": "relu",
    "softplus": "softplus",
    "sign": "sign",
    "sgn": "sign",
    "floor": "floor",
    "ceil": "ceil",
    "frac": "/",  # \frac{a}{b}
    "dfrac": "/",
    "tfrac": "/",
}
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
_MARKS = {"\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde", "\u0307": "dot", "\u20d7": "vec"}
_SIMPLE = re.compile(r"[^\W\d]\w*")

_LONGEST = 20  # letters of a name

Kind = Literal["variable", "function", "constant"]


class Name(NamedTuple):
    """A word that was understood: a variable as declared, a function or a constant as it is computed."""

    kind: Kind
    name: str


def spell(word: str) -> str:
    """One spelling of a name: `ŷ` → yhat, `σ` → sigma, `pᵢ` and `p_{i,j}` → p_i, p_ij; the index stays behind a `_`."""
    found = []
    for sign in normalize("NFD", word):
        if sign in _MARKS:
            found.append(_MARKS[sign])
        elif sign in _GREEK:
            found.append(_GREEK[sign])
        elif sign.isalnum() or sign == "_":
            found.append(normalize("NFKC", sign))
    return "".join(found)


def is_greek(sign: str) -> bool:
    """Whether it is a Greek letter: each of them is a name of its own."""
    return sign in _GREEK


class Names:
    """The symbols of one question."""

    def __init__(self, declared: Mapping[str, Iterable[str]]) -> None:
        """`declared`: name → other ways of writing it."""
        self.declared = tuple(declared)
        self._exact: dict[str, str] = {}
        self.phrases: list[tuple[str, str]] = []  # (other way of writing it, less spaces; name): more than one word
        squeezed: list[tuple[str, str]] = []
        based: list[tuple[str, str]] = []
        forms = [(name, name) for name in declared]
        for form, name in [*forms, *((form, name) for name, also in declared.items() for form in also)]:
            if not _is_word(form):
                self.phrases.append(("".join(normalize("NFKC", form).split()), name))
                continue
            spelt = spell(form)
            self._exact.setdefault(spelt, name)
            squeezed.append((spelt.replace("_", ""), name))
            based.append((spelt.split("_")[0], name))
        self.phrases.sort(key=lambda pair: -len(pair[0]))
        self._squeezed = _unambiguous(squeezed)
        self._based = _unambiguous(based)
        self._folded = _unambiguous((word.casefold(), name) for word, name in squeezed)

    def find(self, word: str) -> Name | None:
        """What a word means: as declared first, then without regard to `_`, to the index (`p` for `p_i`), to case."""
        spelt = spell(word)
        bare = spelt.replace("_", "")
        if spelt in self._exact:
            return Name("variable", self._exact[spelt])
        if bare in FUNCTIONS:
            return Name("function", FUNCTIONS[bare])
        if bare in self._squeezed:
            return Name("variable", self._squeezed[bare])
        if bare in CONSTANTS:
            return Name("constant", bare)
        found = self._based.get(spelt) or self._folded.get(bare.casefold())
        if found:
            return Name("variable", found)
        if word.isascii() and bare.casefold() in FUNCTIONS:  # Log, Exp
            return Name("function", FUNCTIONS[bare.casefold()])
        return None

    def split(self, word: str) -> list[tuple[int, Name]] | None:
        """The product that `xy` or `xlogx` abbreviates, as (offset, name); None if there is none, or more than one."""
        # From the end: splits[k] are those of word[k:], two at most, for more than one is as bad as none.
        splits: list[list[list[tuple[int, Name]]]] = [[] for _ in word] + [[[]]]
        for start in range(len(word) - 1, -1, -1):
            for end in range(start + 1, min(len(word), start + _LONGEST) + 1):
                name = self._part(word[start:end])
                if name is not None:
                    splits[start] += [[(start, name), *rest] for rest in splits[end]]
            del splits[start][2:]
        return splits[0][0] if len(splits[0]) == 1 else None

    def _part(self, word: str) -> Name | None:
        if word in self._exact:
            return Name("variable", self._exact[word])
        if word in self._squeezed:
            return Name("variable", self._squeezed[word])
        return Name("function", FUNCTIONS[word]) if word in FUNCTIONS else None


def _is_word(form: str) -> bool:
    letters = normalize("NFD", form).translate(dict.fromkeys(map(ord, _MARKS)))
    # A Greek letter ends its word: Δx is read as one name only where it is declared.
    return _SIMPLE.fullmatch(letters) is not None and not (is_greek(letters[0]) and letters[1:2].isalpha())


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for word, name in pairs:
        meant.setdefault(word, set()).add(name)
    return {word: next(iter(names)) for word, names in meant.items() if len(names) == 1}
