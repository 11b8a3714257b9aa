"""Progress as one file, to be taken to another machine: a header, the events, the code of submissions. JSON Lines."""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drill.store.events import Event

KIND = "progress"
VERSION = 1  # of the file; the lines of events have their own
LARGEST_LINE = 32 << 20  # bytes
LARGEST_CODE = 8 << 20  # so that a line holds it however it is written
LARGEST_FILE = 512 << 20  # unpacked


class Counts(NamedTuple):
    """How much there is of what a learner knows by name."""

    answers: int = 0
    submissions: int = 0
    interviews: int = 0
    others: int = 0  # hints, flags, rounds, plans, …

    @property
    def total(self) -> int:
        """All events."""
        return sum(self)


class Parcel(NamedTuple):
    """What such a file holds. `code`: attempt → the submitted bytes; `skipped`: lines that could not be used."""

    events: Sequence[Event]
    code: dict[str, bytes]
    skipped: int = 0


def count(events: Iterable[Event]) -> Counts:
    """How much these events are. Answers that were taken back are none."""
    events = list(events)
    undone = {str(event.body.get("answer")) for event in events if event.kind == "undo"}
    kinds = Counter("undone" if event.id in undone else event.kind for event in events)
    answers, attempts, interviews = (kinds.pop(kind, 0) for kind in ("answer", "attempt", "interview"))
    return Counts(answers, attempts, interviews, kinds.total())


def pack(events: Sequence[Event], attempts: Path) -> Iterator[bytes]:
    """The lines of the file. `attempts` is the folder of the copies; one that was edited there since is left out.

    The same progress always gives the same bytes.
    """
    code = [event for event in events if event.kind == "attempt" and read_code(event, attempts) is not None]
    counts = count(events)
    header = {"drill": KIND, "version": VERSION, "events": len(events), "code": len(code)}
    header |= {"answers": counts.answers, "submissions": counts.submissions, "interviews": counts.interviews}
    yield _line(header)
    for event in events:
        yield event.line.encode() + b"\n"
    for event in code:
        data = read_code(event, attempts)
        assert data is not None
        yield _line({"code": event.id, **_encode(data)})


def read_code(event: Event, attempts: Path) -> bytes | None:
    """The submitted bytes of an attempt; None if they are not there, too large, or not what was submitted."""
    try:
        copy = attempts / f"{event.id}.py"
        if copy.parent != attempts or copy.stat().st_size > LARGEST_CODE:
            return None
        data = copy.read_bytes()
    except (OSError, ValueError):
        return None
    return data if is_submitted(event, data) else None


def is_submitted(event: Event, data: bytes) -> bool:
    """Whether these bytes are what an attempt says was submitted."""
    from hashlib import sha256  # noqa: PLC0415 - it loads OpenSSL, which a quiz never needs

    return sha256(data).hexdigest() == event.body.get("sha256")


def _encode(data: bytes) -> dict[str, str]:
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode()}


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"
