"""Questions as plain JSON values and back, exactly. Derived from the dataclasses, so a new type needs nothing here."""

from typing import Any

from drill.models.question import Question, find_class
from drill.models.record import codecs

# A digest of the fields of every type. Written down, for to compute it every class must be loaded, and it is asked for
# before the first question; a test holds it against the classes.
SHAPE = "3207f3c4643e"


def to_json(question: Question) -> dict[str, Any]:
    """The question as dicts, lists and scalars. Fields at their default are left out."""
    kind: type = type(question)
    return {"type": question.type, **codecs(kind)[0](question)}


def from_json(data: dict[str, Any]) -> Question:
    """The question that `to_json` was given. KeyError, TypeError or ValueError if `data` is not of that form."""
    values = dict(data)
    kind: type = find_class(values.pop("type"))
    question: Question = codecs(kind)[1](values)
    return question


def shape() -> str:
    """Changes when a type of question gains, loses or renames a field: what was written before may not fit any more."""
    return SHAPE
