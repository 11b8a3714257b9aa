"""What a submission returned → values of a frame, kept below what a frame carries.

A value is JSON as it is for None, bool, int, float and str, else an object with one tag:
`l` list, `t` tuple, `d` dict (pairs), `a` array (index of its buffer), `n` a long list or tuple of numbers of one type
(index of its buffer), `o` an object that cannot be sent (its type).
"""

from array import array
from typing import Any

from .framework import DEPTH_LIMIT, Framework
from .wire import BUFFERS_LIMIT, HEADER_LIMIT, PACKED_LIMIT

_LONG = 64  # numbers from which a list is packed into a buffer
_NUMBERS = {float: ("d", "float64"), int: ("q", "int64"), bool: ("b", "bool")}
# Characters of JSON at most: brackets and separators of a value, an escaped character, the description of an array.
_PLAIN, _ESCAPED, _ARRAY = 12, 12, 200
_KEPT = 1 << 16  # characters of the frame for what is no value


class TooLargeError(Exception):
    """There is no room left in the frame."""


class Answers:
    """The values of one reply, and the bytes of their arrays in `buffers`."""

    def __init__(self, framework: Framework) -> None:
        self.buffers: list[bytes] = []
        self._framework = framework
        self._text, self._bytes, self._numbers = HEADER_LIMIT - _KEPT, BUFFERS_LIMIT, PACKED_LIMIT

    def add(self, value: Any) -> Any:
        """A value as JSON; what cannot be sent becomes the name of its type."""
        start, text, room = len(self.buffers), self._text, self._bytes
        try:
            return self._encode(value, 0)
        except BaseException as error:  # noqa: BLE001 - an object that lies about its type can raise anything here
            del self.buffers[start:]
            self._text, self._bytes = text, room
            name = type(value).__name__[:200]
            return {"o": f"{name}, too large to be read" if isinstance(error, TooLargeError) else name}

    def _encode(self, value: Any, depth: int) -> Any:
        self._take_text(_PLAIN)
        if type(value) is int and abs(value) >= 1 << 63:
            return {"o": "int of more than 64 bits"}
        if value is None or type(value) in (bool, int, float, str):
            self._take_text(_ESCAPED * len(value) if type(value) is str else len(repr(value)))
            return value
        if depth < DEPTH_LIMIT:
            if type(value) is list or isinstance(value, tuple):
                return self._sequence(value, depth)
            if type(value) is dict:
                return {"d": [[self._encode(k, depth + 1), self._encode(v, depth + 1)] for k, v in value.items()]}
        if self._framework.size(value) > self._bytes:
            return {"o": f"{self._framework.type_name(value)[:200]}, too large to be read"}
        found = self._framework.describe(value)
        if found is None:
            return {"o": self._framework.type_name(value)[:200]}
        header, content = found
        return {"a": self._add_buffer(content), **header}

    def _sequence(self, value: Any, depth: int) -> Any:
        tag = "l" if type(value) is list else "t"
        kinds = set(map(type, value)) if len(value) >= _LONG else set()
        if len(kinds) == 1:
            packed = self._pack(value, kinds.pop())
            if packed is not None:
                return packed | {"as": tag}
        return {tag: [self._encode(item, depth + 1) for item in value]}

    def _pack(self, value: Any, kind: type) -> dict[str, Any] | None:
        self._numbers -= len(value)
        if self._numbers < 0:
            raise TooLargeError
        if kind in _NUMBERS:
            code, dtype = _NUMBERS[kind]
            try:
                return {"n": self._add_buffer(array(code, value).tobytes()), "dtype": dtype}
            except OverflowError:  # an int of more than 64 bits
                return None
        first = self._framework.describe(value[0])
        if first is None or first[0]["k"] != "generic":
            return None
        content = b"".join(item.tobytes() for item in value)
        return {"n": self._add_buffer(content), "dtype": first[0]["dtype"], "k": "generic"}

    def _add_buffer(self, content: bytes) -> int:
        self._take_text(_ARRAY)
        self._bytes -= len(content)
        if self._bytes < 0:
            raise TooLargeError
        self.buffers.append(content)
        return len(self.buffers) - 1

    def _take_text(self, characters: int) -> None:
        self._text -= characters
        if self._text < 0:
            raise TooLargeError
