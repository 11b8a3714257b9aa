"""Options that hold everywhere: taken out of the arguments before a command sees them."""

from itertools import pairwise
from typing import NamedTuple

from drill.errors import DrillError
from drill.text import LANGS, Lang, Text


class Switches(NamedTuple):
    """`--lang`, `--plain`, and whether the run answers in JSON."""

    rest: list[str]
    lang: Lang | None = None
    plain: bool = False
    json: bool = False


def find_lang(arguments: list[str]) -> Lang | None:
    """The language that some `--lang` asks for, whatever else is wrong with the arguments."""
    found: Lang | None = None
    for before, word in pairwise(["", *arguments]):
        named = word if before == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        found = "zh" if named == "zh" else "en" if named == "en" else found
    return found


def parse(arguments: list[str]) -> Switches:
    """Split global options from the rest; they may stand before or after the command.

    Raises:
        DrillError: `--lang` names no language that drill speaks.
    """
    rest: list[str] = []
    lang: str | None = None
    plain = False
    end = arguments.index("--") if "--" in arguments else len(arguments)
    words = iter(arguments[:end])
    for word in words:
        if word == "--lang":
            lang = next(words, "")
            if lang.startswith("-"):
                raise _refusal("")
        elif word.startswith("--lang="):
            lang = word.partition("=")[2]
        elif word == "--plain":
            plain = True
        else:
            rest.append(word)
    if lang is not None and lang not in LANGS:
        raise _refusal(lang)
    # For mypy: the check above has narrowed it.
    chosen: Lang | None = "zh" if lang == "zh" else "en" if lang == "en" else None
    return Switches(rest + arguments[end:], chosen, plain, "--json" in rest)


def _refusal(lang: str) -> DrillError:
    no = Text(f", not '{lang}'", f"，不能是“{lang}”") if lang else Text("", "")
    return DrillError(
        Text(
            f"--lang takes en or zh{no.en}. Example: drill quiz --lang zh",
            f"--lang 只能是 en 或 zh{no.zh}。例如：drill quiz --lang zh",
        )
    )
