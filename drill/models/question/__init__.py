"""Questions: a union on `type`.

The class of a type is loaded when the first question of it is met: to define a frozen dataclass takes most of a
millisecond, and all of that before the first question is on the screen. So where only one branch of the code needs a
class, ask `question.type == "formula"`, by which mypy narrows the union as `isinstance` would.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from drill.models.question.base import QuestionBase

_HOMES = {
    "Choice": "choice",
    "ChoiceQuestion": "choice",
    "NumberQuestion": "number",
    "Parameter": "parameter",
    "TextQuestion": "short",
    "FormulaQuestion": "formula",
    "Variable": "formula",
    "OutputQuestion": "output",
    "OrderQuestion": "order",
    "MatchQuestion": "match",
    "Pair": "match",
    "BugQuestion": "bug",
    "Point": "recall",
    "RecallQuestion": "recall",
}
_CLASSES = {
    "choice": "ChoiceQuestion",
    "number": "NumberQuestion",
    "text": "TextQuestion",
    "formula": "FormulaQuestion",
    "output": "OutputQuestion",
    "order": "OrderQuestion",
    "match": "MatchQuestion",
    "bug": "BugQuestion",
    "recall": "RecallQuestion",
}
TYPE_NAMES = tuple(_CLASSES)  # as written in YAML

if TYPE_CHECKING:
    from drill.models.question.bug import BugQuestion
    from drill.models.question.choice import Choice, ChoiceQuestion
    from drill.models.question.formula import FormulaQuestion, Variable
    from drill.models.question.match import MatchQuestion, Pair
    from drill.models.question.number import NumberQuestion
    from drill.models.question.order import OrderQuestion
    from drill.models.question.output import OutputQuestion
    from drill.models.question.parameter import Parameter
    from drill.models.question.recall import Point, RecallQuestion
    from drill.models.question.short import TextQuestion

    Question = (
        ChoiceQuestion
        | NumberQuestion
        | TextQuestion
        | FormulaQuestion
        | OutputQuestion
        | OrderQuestion
        | MatchQuestion
        | BugQuestion
        | RecallQuestion
    )
    TYPES: dict[str, type[Question]]
else:
    Question = QuestionBase

__all__ = [
    "TYPES",
    "TYPE_NAMES",
    "BugQuestion",
    "Choice",
    "ChoiceQuestion",
    "FormulaQuestion",
    "MatchQuestion",
    "NumberQuestion",
    "OrderQuestion",
    "OutputQuestion",
    "Pair",
    "Parameter",
    "Point",
    "Question",
    "QuestionBase",
    "RecallQuestion",
    "TextQuestion",
    "Variable",
    "find_class",
    "type_name",
]


def __getattr__(name: str) -> Any:
    if name == "TYPES":
        found: Any = {kind: find_class(kind) for kind in TYPE_NAMES}
    elif name in _HOMES:
        found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def find_class(kind: str) -> "type[Question]":
    """The class of a type as written in YAML; KeyError if there is no such type."""
    name = _CLASSES[kind]
    found: type[Question] = globals().get(name) or __getattr__(name)
    return found


def type_name(question: Question) -> str:
    """The question's `type` as written in YAML."""
    return question.type
