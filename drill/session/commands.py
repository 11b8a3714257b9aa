"""Commands among typed answers: a line that is nothing else, or a letter behind a colon."""

from unicodedata import normalize

from drill.models.question import Question
from drill.session.entry import COMMANDS

BARE = "?usq"  # hint, undo, skip, quit; the others are bare only where no letter can be an answer


def command(question: Question, raw: str) -> str | None:
    """The command that a line is, if it is one (full width counts: `？`; `:u` always is).

    Where the answer may be just such a letter (the query matrix `Q`, a variable), it is the answer.
    """
    word = normalize("NFKC", raw).strip()
    if len(word) == 2 and word[0] == ":" and word[1].casefold() in COMMANDS:
        return word[1].casefold()
    if len(word) != 1:
        return None
    if question.type == "choice":
        word = word.casefold()
        # A letter that names a choice is an answer: which ones do, is for the question to say.
        return word if word in COMMANDS and not _names(len(question.choices), word) else None
    if question.type in ("order", "match"):
        word = word.casefold()
        count = len(question.items if question.type == "order" else question.rights)
        return word if word in BARE and not _names(count, word) else None
    if word not in BARE or (word != "?" and _is_symbol(question, word)):
        return None
    return word


def _names(count: int, word: str) -> bool:
    """Whether a letter is one of the first `count`."""
    return 0 <= ord(word) - ord("a") < count


def _is_symbol(question: Question, word: str) -> bool:
    """Whether an answer may consist of this letter."""
    if question.type == "text":
        from drill.grading.short import accepts  # noqa: PLC0415 - only for this type

        return accepts(question, word)
    if question.type == "formula":
        names = {name for one in question.variables for name in (one.name, *one.also)}
        return word in names or word.casefold() in {name.casefold() for name in names}
    return question.type == "output" and question.answer.strip() == word
