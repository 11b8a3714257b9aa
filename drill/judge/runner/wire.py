"""Frames between judge and runner: u32 length, a JSON header, then the raw buffers that the header counts."""

import json
import os
import struct
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

HEADER_LIMIT = 1 << 20  # bytes
BUFFERS_LIMIT = 256 << 20  # bytes, all buffers of a frame together
PACKED_LIMIT = 1 << 22  # numbers of packed lists in a frame: each becomes an object of its own
_JOINED = 1 << 16  # bytes of buffers that are copied behind their header, to be written at once
_LENGTH = struct.Struct("<I")


class WireError(Exception):
    """The other side broke the protocol."""


def pack(header: dict[str, Any], buffers: Sequence[bytes | memoryview] = ()) -> list[bytes | memoryview]:
    """The pieces of a frame, in order. `header["buffers"]` is set to the buffers' byte counts."""
    body = json.dumps({**header, "buffers": [len(buffer) for buffer in buffers]}).encode()
    head = _LENGTH.pack(len(body)) + body
    if sum(map(len, buffers)) <= _JOINED:
        return [b"".join([head, *buffers])]
    return [head, *buffers]


def parse_length(raw: bytes) -> int:
    """The header's length from its first four bytes.

    Raises:
        WireError: Longer than any honest header.
    """
    (length,) = _LENGTH.unpack(raw)
    if length > HEADER_LIMIT:
        raise WireError(f"a header of {length} bytes")
    return int(length)


def parse_header(raw: bytes) -> tuple[dict[str, Any], list[int]]:
    """The header and the byte counts of the buffers that follow, checked before any is read.

    Raises:
        WireError: Not a JSON object with honest buffer counts.
    """
    try:
        header = json.loads(raw)
        counts = header.pop("buffers")
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise WireError("a header that is not a frame's") from error
    if not isinstance(counts, list) or not all(type(count) is int and count >= 0 for count in counts):
        raise WireError("buffer counts that are no counts")
    if sum(counts) > BUFFERS_LIMIT:
        raise WireError(f"{sum(counts)} bytes of values")
    return header, counts


def write(fd: int, header: dict[str, Any], buffers: Sequence[bytes | memoryview] = ()) -> None:
    """Write a whole frame to a blocking descriptor."""
    for piece in pack(header, buffers):
        view = memoryview(piece)
        while view:
            view = view[os.write(fd, view) :]


def read(fd: int) -> tuple[dict[str, Any], list[bytes]] | None:
    """Read a whole frame from a blocking descriptor; None at end of file."""
    first = _read_exactly(fd, _LENGTH.size)
    if first is None:
        return None
    header_bytes = _read_exactly(fd, parse_length(first))
    if header_bytes is None:
        return None
    header, counts = parse_header(header_bytes)
    body = _read_exactly(fd, sum(counts))
    return None if body is None else (header, split(body, counts))


def split(body: bytes, counts: Sequence[int]) -> list[bytes]:
    """The buffers that lie one behind the other."""
    ends = list(accumulate(counts))
    return [body[end - count : end] for end, count in zip(ends, counts, strict=True)]


def _read_exactly(fd: int, count: int) -> bytes | None:
    pieces = []
    while count:
        piece = os.read(fd, min(count, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)
