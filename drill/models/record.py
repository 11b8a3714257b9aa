"""Dataclasses as plain JSON values and back, exactly: derived from their annotations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from drill.text import Text

_Codec = Callable[[Any], Any]
_SCALARS = (str, int, float, bool, object, NoneType)


def field_names(*kinds: type) -> str:
    """The fields of these dataclasses in one line: what was written with others does not fit any more."""
    return " ".join(f"{kind.__name__}({','.join(field.name for field in fields(kind))})" for kind in kinds)


def _text_out(text: Text) -> str | list[str]:
    return text.en if text.en == text.zh else [text.en, text.zh]


def _text_in(value: str | list[str]) -> Text:
    if isinstance(value, str):
        return Text(value, value)
    en, zh = value
    return Text(en, zh)


@cache
def codecs(kind: type) -> tuple[_Codec, _Codec]:
    """(encoder, decoder) of a dataclass of plain values, Texts, paths, mappings by name, tuples and such dataclasses.

    Fields at their default are left out. The decoder raises KeyError, TypeError or ValueError for what is not of that
    form.
    """
    hints = get_type_hints(kind)
    pairs = {field.name: _codecs(hints[field.name]) for field in fields(kind)}
    encoders = [(field.name, field.default, pairs[field.name][0]) for field in fields(kind)]
    decoders = {name: pair[1] for name, pair in pairs.items() if pair[1] is not None}

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


def is_sound(record: object) -> bool:
    """Whether every value in a dataclass is what its annotation says: what others wrote may be anything."""
    hints = get_type_hints(type(record))
    assert is_dataclass(record)
    return all(_fits(getattr(record, field.name), hints[field.name]) for field in fields(record))


def _fits(value: object, hint: Any) -> bool:
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(_fits(one, get_args(hint)[0]) for one in value)
    if get_origin(hint) in (UnionType, Union):
        return any(_fits(value, one) for one in get_args(hint))
    if is_dataclass(hint):
        return isinstance(value, cast("type", hint)) and is_sound(value)
    if hint is float or hint is int:
        return (
            isinstance(value, int | float if hint is float else int) and not isinstance(value, bool) and _finite(value)
        )
    return isinstance(value, hint)


def _finite(value: float) -> bool:
    return abs(value) < 1e15  # NaN is not


def _codecs(hint: object) -> tuple[_Codec | None, _Codec | None]:
    """(encoder, decoder) of an annotation."""
    if hint is Text:
        return _text_out, _text_in
    if hint in _SCALARS or get_origin(hint) is Literal:
        return None, None
    if hint is Path:
        return str, Path
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return codecs(hint)
    if get_origin(hint) is tuple:
        return _tuple_codecs(get_args(hint))
    if get_origin(hint) is Mapping:
        return _mapping_codecs(get_args(hint)[1])
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


def _mapping_codecs(item: object) -> tuple[_Codec, _Codec]:
    out, back = _codecs(item)
    return (
        dict if out is None else lambda value: {name: out(one) for name, one in value.items()},
        dict if back is None else lambda value: {name: back(one) for name, one in value.items()},
    )


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
