"""Single keys put an answer together: (question, what there is of it, key) → what there is then. Pure."""

from collections.abc import Callable
from typing import Any, Literal

from drill.grading.variant import LETTERS
from drill.models.draft import Draft
from drill.models.question import Question

Pressed = Literal["mine", "done", "other"]  # it changed the draft; it ends it; it means nothing here
Step = tuple[Draft, Pressed]

COMMANDS = "?usqwefo"  # hint, undo, skip, quit, why, edit, flag, open the source: what means nothing else
SINGLE_KEYS = ("choice", "order", "match", "bug")  # other types are typed


def begin(question: Question) -> Draft:
    """Nothing of it yet."""
    if question.type == "match":
        return Draft(pairs=(None,) * len(question.pairs), at=0)
    return Draft()


def press(question: Question, draft: Draft, key: str) -> Step:
    """Take a key, folded to lower case and half width."""
    found: Step = _TYPES[question.type](question, draft, key)
    return found


def write(question: Question, draft: Draft) -> str:
    """The answer as it would be typed."""
    if question.type == "match":
        return " ".join(f"{left + 1}{LETTERS[right]}" for left, right in enumerate(draft.pairs) if right is not None)
    letters = " ".join(LETTERS[at] for at in draft.taken)
    if question.type == "bug":
        return f"{draft.at + 1} {letters}".strip() if draft.at >= 0 else ""
    return letters


def _choose(question: Any, draft: Draft, key: str) -> Step:
    """One letter is the answer; of several, each marks, and Enter ends."""
    at = _place(key, len(question.choices))
    if at is None:
        return draft, "done" if key == "enter" and question.several else "other"
    if not question.several:
        return draft._replace(taken=(at,)), "done"
    return draft._replace(taken=_toggle(draft.taken, at)), "mine"


def _order(question: Any, draft: Draft, key: str) -> Step:
    """Each letter puts one more item in its place; once more, it takes it out again."""
    at = _place(key, len(question.items))
    if at is not None:
        return draft._replace(taken=_toggle(draft.taken, at)), "mine"
    if key in ("backspace", "left") and draft.taken:
        return draft._replace(taken=draft.taken[:-1]), "mine"
    return draft, "done" if key == "enter" else "other"


def _match(question: Any, draft: Draft, key: str) -> Step:
    """A letter goes to the left side at the cursor, which moves to the next that has none; a number moves there."""
    count, right = len(question.pairs), _place(key, len(question.rights), digits=False)
    if right is not None:
        # A right side belongs to one left side: it leaves the one it had.
        pairs = [None if other == right else other for other in draft.pairs]
        pairs[draft.at] = right
        open_places = [at % count for at in range(draft.at + 1, draft.at + 1 + count) if pairs[at % count] is None]
        return Draft(pairs=tuple(pairs), at=open_places[0] if open_places else draft.at), "mine"
    if key.isdecimal() and 1 <= int(key) <= count:
        return draft._replace(at=int(key) - 1), "mine"
    if key in ("up", "down"):
        return draft._replace(at=(draft.at + (1 if key == "down" else -1)) % count), "mine"
    if key in ("backspace", "delete"):
        at = draft.at if draft.pairs[draft.at] is not None else max(draft.at - 1, 0)
        return Draft(pairs=(*draft.pairs[:at], None, *draft.pairs[at + 1 :]), at=at), "mine"
    return draft, "done" if key == "enter" else "other"


def _find_bug(question: Any, draft: Draft, key: str) -> Step:
    """A number or the arrows name the line; a letter says what it should be."""
    count = len(question.code.splitlines())
    if key.isdecimal():
        # A second digit makes a larger number where there is such a line: 1, 2 is line 12.
        longer = (draft.at + 1) * 10 + int(key)
        number = longer if draft.at >= 0 and longer <= count else int(key)
        return (draft._replace(at=number - 1), "mine") if 1 <= number <= count else (draft, "mine")
    if key in ("up", "down"):
        moved = draft.at + (1 if key == "down" else -1) if draft.at >= 0 else (0 if key == "down" else count - 1)
        return draft._replace(at=min(max(moved, 0), count - 1)), "mine"
    if key == "backspace":
        return Draft(), "mine"
    at = _place(key, len(question.choices), digits=False)
    if at is not None:
        return draft._replace(taken=(at,)), "mine"
    return draft, "done" if key == "enter" else "other"


def _place(key: str, count: int, *, digits: bool = True) -> int | None:
    """The place that a key names by letter (or number), in the order shown."""
    if len(key) != 1:
        return None
    at = int(key) - 1 if digits and key.isdecimal() else LETTERS.find(key)
    return at if 0 <= at < count else None


def _toggle(taken: tuple[int, ...], at: int) -> tuple[int, ...]:
    return tuple(one for one in taken if one != at) if at in taken else (*taken, at)


_TYPES: dict[str, Callable[[Any, Draft, str], Step]] = {
    "choice": _choose,
    "order": _order,
    "match": _match,
    "bug": _find_bug,
}
