"""What LaTeX's names look like in Unicode: the tables behind `drill.maths`."""

from collections.abc import Callable
from typing import Literal

from drill.maths.formula import Kind

Shift = Callable[[str], str | None]  # words → the same as small signs, if Unicode has them all

# Letters and letter-like signs.
LETTERS: dict[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ℏ",
    "infty": "∞", "emptyset": "∅", "varnothing": "∅", "top": "⊤", "bot": "⊥", "star": "⋆", "dagger": "†",
    "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "prime": "′", "degree": "°",
    "%": "%", "#": "#", "&": "&", "$": "$", "_": "_",
}  # fmt: skip

# Signs written tightly before what they act on.
PREFIXES: dict[str, str] = {"partial": "∂", "nabla": "∇", "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃"}

# Big operators: they take limits and stand off what surrounds them.
BIG: dict[str, str] = {"sum": "∑", "prod": "∏", "int": "∫", "iint": "∬", "oint": "∮", "bigcup": "⋃",
                       "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂", "bigvee": "⋁", "bigwedge": "⋀"}  # fmt: skip

# Named functions.
FUNCTIONS: dict[str, str] = {
    **{name: name for name in (
        "log", "ln", "lg", "exp", "max", "min", "sup", "inf", "lim", "arg", "sin", "cos", "tan", "arccos", "arcsin",
        "arctan", "sinh", "cosh", "tanh", "coth", "cot", "sec", "csc", "det", "dim", "deg", "ker", "hom", "gcd", "Pr",
    )},
    "argmax": "arg max", "argmin": "arg min", "limsup": "lim sup", "liminf": "lim inf",
}  # fmt: skip

# Functions whose subscript stands below them in a displayed formula.
UNDER = frozenset(("max", "min", "sup", "inf", "lim", "arg max", "arg min", "lim sup", "lim inf", "det", "gcd", "Pr"))

RELATIONS: dict[str, str] = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠", "neq": "≠",
    "lt": "<", "gt": ">", "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "to": "→",
    "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
    "uparrow": "↑", "downarrow": "↓",
    "Rightarrow": "⇒", "implies": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "iff": "⇔", "mapsto": "↦",
    "mid": "|", "ll": "≪", "gg": "≫", "lesssim": "≲", "gtrsim": "≳", "asymp": "≍", "parallel": "∥",
    "perp": "⊥", "coloneqq": ":=", "triangleq": "≜",
}  # fmt: skip

ADDITIVE: dict[str, str] = {"pm": "±", "mp": "∓", "cup": "∪", "cap": "∩", "setminus": "∖", "vee": "∨", "lor": "∨",
                            "wedge": "∧", "land": "∧", "oplus": "⊕", "ominus": "⊖"}  # fmt: skip

MULTIPLICATIVE: dict[str, str] = {"cdot": "·", "times": "×", "div": "÷", "odot": "⊙", "otimes": "⊗", "circ": "∘",
                                  "bullet": "•", "ast": "*"}  # fmt: skip

OPENING: dict[str, str] = {"lfloor": "⌊", "lceil": "⌈", "langle": "⟨", "lVert": "‖", "lvert": "|", "{": "{",
                           "lbrace": "{", "lbrack": "["}  # fmt: skip
CLOSING: dict[str, str] = {"rfloor": "⌋", "rceil": "⌉", "rangle": "⟩", "rVert": "‖", "rvert": "|", "}": "}",
                           "rbrace": "}", "rbrack": "]"}  # fmt: skip

SPACES: dict[str, str] = {",": " ", ";": " ", ":": " ", " ": " ", "quad": "  ", "qquad": "   ", "!": "",
                          "enspace": " ", "thinspace": " "}  # fmt: skip

# Commands that only change how large or where something is set.
IGNORED = frozenset(["limits", "nolimits", "displaystyle", "textstyle", "scriptstyle"])
SIZES = frozenset(f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m"))

WORDS = frozenset(
    ("text", "textrm", "textit", "textbf", "textsf", "texttt", "mathrm", "mathsf", "mathtt", "mathit", "operatorname",
     "mbox")
)  # fmt: skip

ACCENTS: dict[str, str] = {"hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304",
                           "tilde": "\u0303", "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308",
                           "vec": "\u20d7", "check": "\u030c"}  # fmt: skip

# Signs that are typed as they are.
CHARACTERS: dict[str, tuple[str, Kind]] = {
    "+": ("+", "additive"), "-": ("−", "additive"), "−": ("−", "additive"), "=": ("=", "relation"),
    "<": ("<", "relation"), ">": (">", "relation"), "/": ("/", "slash"), "*": ("*", "multiplicative"),
    ",": (",", "punctuation"), ";": (";", "punctuation"), ":": (":", "punctuation"), "!": ("!", "postfix"),
    "|": ("|", "bar"), "@": ("@", "slash"), ".": (".", "atom"), "~": (" ", "space"), "%": ("%", "postfix"),
    "。": ("。", "close"), "，": ("，", "close"), "；": ("；", "close"), "：": ("：", "close"),
}  # fmt: skip

# Names with one sign each, and how that sign behaves.
KINDS: tuple[tuple[dict[str, str], Kind], ...] = (
    (LETTERS, "atom"),
    (PREFIXES, "prefix"),
    (BIG, "big"),
    (RELATIONS, "relation"),
    (ADDITIVE, "additive"),
    (MULTIPLICATIVE, "multiplicative"),
    (SPACES, "space"),
    ({"|": "‖", "Vert": "‖", "vert": "|", "middle": ""}, "bar"),
    ({"colon": ":"}, "punctuation"),
    ({"bmod": "mod"}, "relation"),
)

# Environments: how they are set, and their brackets.
SHAPES: dict[str, tuple[Literal["matrix", "cases", "aligned"], str, str]] = {
    "matrix": ("matrix", "", ""), "smallmatrix": ("matrix", "", ""), "array": ("matrix", "", ""),
    "pmatrix": ("matrix", "(", ")"), "bmatrix": ("matrix", "[", "]"), "Bmatrix": ("matrix", "{", "}"),
    "vmatrix": ("matrix", "|", "|"), "Vmatrix": ("matrix", "‖", "‖"), "cases": ("cases", "{", ""),
    "aligned": ("aligned", "", ""), "align": ("aligned", "", ""), "align*": ("aligned", "", ""),
    "split": ("aligned", "", ""), "gathered": ("aligned", "", ""),
}  # fmt: skip

# Letters that Unicode had before it had whole alphabets lie outside the runs.
_EXCEPTIONS: dict[str, dict[str, str]] = {
    "mathbb": {"C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙"},
    "mathcal": {"B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
                "e": "ℯ", "g": "ℊ", "o": "ℴ"},
    "mathbf": {},
}  # fmt: skip
_RUNS: dict[str, tuple[int, int, int | None]] = {  # first capital, first small letter, first digit
    "mathbb": (0x1D538, 0x1D552, 0x1D7D8),
    "mathcal": (0x1D49C, 0x1D4B6, None),
    "mathbf": (0x1D400, 0x1D41A, 0x1D7CE),
}
_SAME_ALPHABET = {"mathscr": "mathcal", "boldsymbol": "mathbf", "bm": "mathbf", "symbf": "mathbf", "Bbb": "mathbb",
                  "mathbbm": "mathbb", "mathds": "mathbb"}  # fmt: skip
ALPHABETS = frozenset(_RUNS) | frozenset(_SAME_ALPHABET)

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_SUPERSCRIPTS |= {"⊤": "ᵀ", "′": "′", "°": "°", "∘": "°"}
# Greek ones exist for a few letters only, and ᵧ looks like ᵥ: those stay `_γ`.
_SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


def is_bold(alphabet: str) -> bool:
    """Whether the alphabet only makes letters bold."""
    return _SAME_ALPHABET.get(alphabet, alphabet) == "mathbf"


def styled(alphabet: str, letter: str) -> str | None:
    """A letter of a mathematical alphabet (`mathbb`, `mathcal`, `mathbf`), if Unicode has it."""
    alphabet = _SAME_ALPHABET.get(alphabet, alphabet)
    if letter in _EXCEPTIONS[alphabet]:
        return _EXCEPTIONS[alphabet][letter]
    capital, small, digit = _RUNS[alphabet]
    if "A" <= letter <= "Z":
        return chr(capital + ord(letter) - ord("A"))
    if "a" <= letter <= "z":
        return chr(small + ord(letter) - ord("a"))
    if digit is not None and "0" <= letter <= "9":
        return chr(digit + ord(letter) - ord("0"))
    return None


def raised(words: str) -> str | None:
    """The words as Unicode superscripts, if every character has one. Primes, raised as they are, stand alone only."""
    return None if "′" in words and words.strip("′") else _shifted(words, _SUPERSCRIPTS)


def lowered(words: str) -> str | None:
    """The words as Unicode subscripts, if every character has one."""
    return _shifted(words, _SUBSCRIPTS)


def _shifted(words: str, table: dict[str, str]) -> str | None:
    shifted = [table.get(character) for character in words]
    return None if not words or None in shifted else "".join(sign for sign in shifted if sign)
