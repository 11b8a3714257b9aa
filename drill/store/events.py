"""Events: what happened, a line of JSON each. The journal is a file of them; everything else follows from them."""

import json
import math
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from drill.models.card import Card, ReviewLog

VERSION = 1  # of the lines; a higher one is left alone
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)
_HEAD = re.compile(rb'\{"id":"[^"]*","v":')
_last = (-1, 0)  # the id made last: its millisecond, and what stands behind


class Event(NamedTuple):
    """One line. `body` holds what its kind has besides."""

    id: str
    version: int
    kind: str
    at: datetime
    body: Mapping[str, Any]
    line: str


def new_id(at: datetime) -> str:
    """A fresh id that sorts by time: 12 hexadecimal digits of milliseconds since 1970, then 10 random ones.

    Those that a process makes within one millisecond sort as they were made: merged histories are put in order by id.
    """
    global _last  # noqa: PLW0603 - what the next id must come after
    millisecond = to_microseconds(at) // 1000
    # The first bit is free, so that counting on from it cannot run over.
    count = _last[1] + 1 if _last[0] == millisecond else int.from_bytes(os.urandom(5)) >> 1
    _last = (millisecond, count)
    return f"{millisecond:012x}{count:010x}"


def offset_of(at: datetime) -> int:
    """Minutes by which this machine's clocks are ahead of UTC at a moment: the learner's day cannot be told later."""
    offset = at.astimezone().utcoffset()
    assert offset is not None
    return offset // _MINUTE


def to_microseconds(at: datetime) -> int:
    """Microseconds since 1970; ValueError for a time without a zone, which would mean another moment elsewhere."""
    if at.tzinfo is None:
        raise ValueError("a time without a time zone")
    return (at - _EPOCH) // _MICROSECOND


def from_microseconds(value: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + timedelta(microseconds=value)


def write(event_id: str, kind: str, at: datetime, body: Mapping[str, Any]) -> Event:
    """A new event. ASCII only: a lone surrogate typed at a terminal must not make it unreadable."""
    head = {"id": event_id, "v": VERSION, "kind": kind, "at": _iso(at)}
    line = json.dumps(head | dict(body), separators=(",", ":"))
    return Event(event_id, VERSION, kind, at, body, line)


def rewrite(event: Event, changes: Mapping[str, Any]) -> Event:
    """The event with other values in its body; what they were is kept under `given`, so that `restore` finds it."""
    body, given = {**event.body, **changes}, {name: event.body[name] for name in changes}
    changed = write(event.id, event.kind, event.at, {**body, "given": given})
    if restore(changed).line == event.line:
        return changed
    # A line that was not written by this version: kept to the letter.
    return write(event.id, event.kind, event.at, {**body, "given": event.line})


def restore(event: Event) -> Event:
    """The event as it was before `rewrite`, to the letter; one that was never rewritten, as it is."""
    given = event.body.get("given")
    if isinstance(given, str):
        found = parse(given.encode("utf-8", "replace"))
        return found if found is not None and (found.id, found.kind) == (event.id, event.kind) else event
    if not isinstance(given, dict) or not given.keys() <= event.body.keys():
        return event
    body = {name: value for name, value in event.body.items() if name != "given"}
    return write(event.id, event.kind, event.at, {**body, **given})


def parse(line: bytes) -> Event | None:
    """The event on a line; None for garbage.

    After a torn write whose newline was lost too, the next event stands behind the torn one: it is found.
    """
    event = _parse(line)
    if event is not None or not line:
        return event
    heads = [match.start() for match in _HEAD.finditer(line)]
    return _parse(line[heads[-1] :]) if heads and heads[-1] > 0 else None


def _parse(line: bytes) -> Event | None:
    try:
        text = line.decode()
        body = json.loads(text)
        head = (body.pop("id"), body.pop("v"), body.pop("kind"))
        at = datetime.fromisoformat(body.pop("at"))
        to_microseconds(at)
    # RecursionError: a line of nothing but brackets.
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    identity, version, kind = head
    if not (isinstance(identity, str) and identity and isinstance(version, int) and isinstance(kind, str)):
        return None
    return Event(identity, version, kind, at, body, text)


def log_to_json(log: "ReviewLog") -> dict[str, Any]:
    """A log entry as JSON, less what equals the default. ValueError if its numbers are not finite."""
    if not all(math.isfinite(number) for number in (log.score, log.seconds, log.predicted or 0.0)):
        raise ValueError("score, seconds and predicted must be finite")
    return {
        "id": log.id,
        "question": log.question,
        "topic": log.topic,
        "at": _iso(log.at),
        "rating": int(log.rating),
        "correct": log.correct,
        "score": log.score,
        "seconds": log.seconds,
        "hints": log.hints,
        "scheduled": log.scheduled,
        "round": log.round,
        "seed": log.seed,
        "answer": log.answer,
        "mistakes": list(log.mistakes),
        **({"confidence": log.confidence} if log.confidence else {}),
        **({} if log.predicted is None else {"predicted": round(log.predicted, 6)}),
    }


def log_from_json(data: Mapping[str, Any]) -> "ReviewLog":
    """The entry; KeyError, TypeError or ValueError if it is not one."""
    from drill.models.card import Rating, ReviewLog  # noqa: PLC0415 - not before the first question

    fields = dict(data)
    fields["at"] = datetime.fromisoformat(fields["at"])
    fields["rating"] = Rating(fields["rating"])
    fields["mistakes"] = tuple(fields["mistakes"])
    return ReviewLog(**fields)


def card_to_json(card: "Card") -> dict[str, Any]:
    """A card as JSON."""
    return {
        "question": card.question,
        "due": _iso(card.due),
        "stability": card.stability,
        "difficulty": card.difficulty,
        "last_review": None if card.last_review is None else _iso(card.last_review),
        "reps": card.reps,
        "lapses": card.lapses,
    }


def card_from_json(data: Mapping[str, Any]) -> "Card":
    """The card; KeyError, TypeError or ValueError if it is not one."""
    from drill.models.card import Card  # noqa: PLC0415 - not before the first question

    fields = dict(data)
    fields["due"] = datetime.fromisoformat(fields["due"])
    if fields["last_review"] is not None:
        fields["last_review"] = datetime.fromisoformat(fields["last_review"])
    return Card(**fields)


def _iso(at: datetime) -> str:
    to_microseconds(at)
    return at.astimezone(UTC).isoformat()
