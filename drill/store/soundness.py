"""What an event must look like: those that come from elsewhere are looked at before they are let in."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from drill.store.events import Event, restore
from drill.text import Text

Check = Callable[[object], bool]

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")  # a file is called by it
_NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]{0,300}")  # shown on a terminal as it is
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DEPTH = 32
_LARGE = 1 << 62  # SQLite holds no larger whole numbers


def find_flaw(event: Event) -> Text | None:
    """What is wrong with an event, in a few words; None if it is sound. Kinds that are not known here are let be."""
    if not _ID.fullmatch(event.id):
        return Text("its id is not one that drill makes", "id 不是 drill 生成的")
    if not _is_time(event.at.isoformat()):
        return Text("its time lies outside 1970 to 3999", "时间不在 1970 至 3999 年之间")
    if not _NAME.fullmatch(event.kind) or not _is_flat(event.body):
        return Text("it is not of the form that drill writes", "格式不是 drill 写出的")
    for field, check in _KINDS.get(event.kind, {}).items():
        if not check(event.body.get(field)):
            return Text("“{field}” is missing or of the wrong kind", "“{field}”缺失或类型不对").fill(field=field)
    if event.kind == "answer" and not _is_own_log(event):
        return Text("its answer bears another id or time", "其中作答的 id 或时间对不上")
    if "given" in event.body and not _is_given(event):
        return Text("what it was before a merge is not the same event", "合并前的原记录对不上")
    return None


def _is_own_log(event: Event) -> bool:
    log = event.body["log"]
    return bool(log["id"] == event.id and datetime.fromisoformat(log["at"]) == event.at)


def _is_given(event: Event) -> bool:
    before = restore(event)
    if before is event or "given" in before.body:
        return False
    return (before.id, before.kind, before.at) == (event.id, event.kind, event.at) and find_flaw(before) is None


def _is_flat(value: object, depth: int = _DEPTH) -> bool:
    """Whether this is JSON that can be written again: not nested without end, no NaN, no half of a character."""
    if isinstance(value, str):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return depth > 0 and all(_is_flat(inner, depth - 1) for inner in value.values())
    return not isinstance(value, list) or (depth > 0 and all(_is_flat(inner, depth - 1) for inner in value))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_round(value: object) -> bool:
    return value == "" or _is_id(value)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_whole(low: int, high: int) -> Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_number(low: float, high: float) -> Check:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _is_time(value: object) -> bool:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
        return at is not None and at.tzinfo is not None and 1970 <= at.astimezone(UTC).year < 4000
    except (ValueError, OverflowError):
        return False


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_list(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _is_reason(value: object) -> bool:
    return isinstance(value, dict) and all(_is_name(key) and _is_name(inner) for key, inner in value.items())


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _is_record(needed: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Exactly these fields: a further one could not be read."""
    fields = {**needed, **(optional or {})}

    def check(value: object) -> bool:
        if not isinstance(value, dict) or not needed.keys() <= value.keys() <= fields.keys():
            return False
        return all(fields[name](inner) for name, inner in value.items())

    return check


_COUNT = _is_whole(0, _LARGE)
_SEED = _is_whole(-_LARGE, _LARGE)
_SECONDS = _is_number(0, 1e12)
_OFFSET = _maybe(_is_whole(-24 * 60, 24 * 60))
_CARD = _is_record(
    {
        "question": _is_name,
        "due": _is_time,
        "stability": _maybe(_is_number(1e-9, 1e9)),
        "difficulty": _maybe(_is_number(0, 100)),
        "last_review": _maybe(_is_time),
        "reps": _COUNT,
        "lapses": _COUNT,
    }
)
_LOG = _is_record(
    {
        "id": _is_id,
        "question": _is_name,
        "topic": _is_name,
        "at": _is_time,
        "rating": _is_whole(1, 4),
        "correct": _is_bool,
        "score": _is_number(0, 1),
        "seconds": _SECONDS,
        "hints": _COUNT,
        "scheduled": _is_bool,
        "round": _is_round,
        "seed": _SEED,
        "answer": lambda _value: True,
        "mistakes": _is_list(_is_name),
    },
    {"confidence": _is_whole(0, 3), "predicted": _maybe(_is_number(0, 1))},
)
_KINDS: Mapping[str, Mapping[str, Check]] = {
    "answer": {"log": _LOG, "card": _maybe(_CARD), "offset": _OFFSET},
    "undo": {"answer": _is_id},
    "due": {"question": _is_name, "reason": _is_reason},
    "attempt": {
        "exercise": _is_name,
        "framework": _is_name,
        "sha256": lambda value: isinstance(value, str) and _SHA256.fullmatch(value) is not None,
        "hints": _COUNT,
    },
    "verdict": {
        "attempt": _is_id,
        "verdict": _is_name,
        "passed": _COUNT,
        "total": _COUNT,
        "seconds": _SECONDS,
        "mistakes": _is_list(_is_name),
        "practice": _maybe(_CARD),
        "rating": _maybe(_is_whole(1, 4)),
        "offset": _OFFSET,
    },
    "hint": {"exercise": _is_name, "n": _COUNT},
    "solution": {"exercise": _is_name},
    "round": {"questions": _is_list(_is_name), "seed": _SEED, "settings": _is_table},
    "skip": {"round": _is_id, "question": _is_name},
    "flag": {"question": _is_name, "on": _is_bool},
    "plan": {"date": _maybe(_is_day), "topics": _is_list(_is_name), "minutes": _is_whole(0, 24 * 60)},
    # What the weights may be is for the scheduler to say.
    "parameters": {"weights": _maybe(_is_list(_is_number(-1e6, 1e6))), "detail": _is_table},
    "page": {"exercise": _is_name, "again": _is_bool},
    "interview": {"settings": _is_table},
    "step": {"interview": _is_id, "step": _is_name, "detail": _is_table},
}
