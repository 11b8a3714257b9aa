"""Questions as plain JSON values and back, exactly. Derived from the dataclasses, so a new type needs nothing here."""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from drill.models.question import Question, find_class
from drill.text import Text

# A digest of the fields of every type. Written down, for to compute it every class must be loaded, and it is asked for
# before the first question; a test holds it against the classes.
SHAPE = "62ce2261c1e6"

_Codec = Callable[[Any], Any]
_SCALARS = (str, int, float, bool, object, NoneType)


def to_json(question: Question) -> dict[str, Any]:
    """The question as dicts, lists and scalars. Fields at their default are left out."""
    kind: type = type(question)
    return {"type": question.type, **_record_codecs(kind)[0](question)}


def from_json(data: dict[str, Any]) -> Question:
    """The question that `to_json` was given. KeyError, TypeError or ValueError if `data` is not of that form."""
    values = dict(data)
    kind: type = find_class(values.pop("type"))
    question: Question = _record_codecs(kind)[1](values)
    return question


def codecs(kind: type) -> tuple[_Codec, _Codec]:
    """(encoder, decoder) of any dataclass of plain values, Texts and such dataclasses."""
    return _record_codecs(kind)


def shape() -> str:
    """Changes when a type of question gains, loses or renames a field: what was written before may not fit any more."""
    return SHAPE


def _text_out(text: Text) -> str | list[str]:
    return text.en if text.en == text.zh else [text.en, text.zh]


def _text_in(value: str | list[str]) -> Text:
    if isinstance(value, str):
        return Text(value, value)
    en, zh = value
    return Text(en, zh)


@cache
def _record_codecs(kind: type) -> tuple[_Codec, _Codec]:
    """(encoder, decoder) of a dataclass; None stands for a value that needs no conversion."""
    hints = get_type_hints(kind)
    codecs = {field.name: _codecs(hints[field.name]) for field in fields(kind)}
    encoders = [(field.name, field.default, codecs[field.name][0]) for field in fields(kind)]
    decoders = {name: pair[1] for name, pair in codecs.items() if pair[1] is not None}

    def encode(record: object) -> dict[str, Any]:
        found = {}
        for name, default, encoder in encoders:
            value = getattr(record, name)
            # By repr, since 1 == 1.0 == True and 0.0 == -0.0: the round trip is exact.
            if default is MISSING or type(value) is not type(default) or repr(value) != repr(default):
                found[name] = value if encoder is None else encoder(value)
        return found

    def decode(data: dict[str, Any]) -> object:
        return kind(
            **{
                name: value if (decoder := decoders.get(name)) is None else decoder(value)
                for name, value in data.items()
            }
        )

    return encode, decode


def _codecs(hint: object) -> tuple[_Codec | None, _Codec | None]:
    """(encoder, decoder) of an annotation."""
    if hint is Text:
        return _text_out, _text_in
    if hint in _SCALARS or get_origin(hint) is Literal:
        return None, None
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return _record_codecs(hint)
    if get_origin(hint) is tuple:
        return _tuple_codecs(get_args(hint))
    if get_origin(hint) in (UnionType, Union):
        return _union_codecs(get_args(hint))
    raise TypeError(f"no JSON form for {hint}")


def _tuple_codecs(items: tuple[Any, ...]) -> tuple[_Codec, _Codec]:
    if items[-1] is ...:
        out, back = _codecs(items[0])
        return (
            list if out is None else lambda value: [out(item) for item in value],
            tuple if back is None else lambda value: tuple(back(item) for item in value),
        )
    pairs = [_codecs(item) for item in items]

    def convert(value: Iterable[Any], side: int) -> list[Any]:
        return [item if (codec := pair[side]) is None else codec(item) for pair, item in zip(pairs, value, strict=True)]

    return lambda value: convert(value, 0), lambda value: tuple(convert(value, 1))


def _union_codecs(members: tuple[Any, ...]) -> tuple[_Codec | None, _Codec | None]:
    converted = [(out, back) for out, back in map(_codecs, members) if out or back]
    if not converted:
        return None, None
    if len(converted) > 1 or len(members) - 1 > (NoneType in members):
        raise TypeError(f"no JSON form for a union of {members}")
    ((out, back),) = converted
    return (
        lambda value: None if value is None else out(value) if out else value,
        lambda value: None if value is None else back(value) if back else value,
    )
