"""Drawing up an interview: questions of a role, levels rising, and the exercises to write."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from drill.models.exercise import Exercise
from drill.models.interview import Drawn, Setting
from drill.session.interview.clock import Budget
from drill.store.outlook import Row

LATELY = timedelta(days=21)  # what was accepted since is not asked again while there is anything else
LONG = 60  # minutes: from here on a second exercise is part of the interview
_LEVELS = {4: (1, 2, 3, 4), 5: (1, 2, 2, 3, 4), 6: (1, 2, 2, 3, 3, 4)}
_KINDS = {"recall": 2.0, "order": 0.5, "match": 0.5}  # interviewers ask to explain, not to pair
_NAMED, _SHARED = 6.0, 1.0  # how much more a topic counts that is the role's own
_OFTEN = {1: 1.0, 2: 3.0, 3: 9.0}
_ENOUGH = 0.6  # of the time that an exercise should take: with less left, it is not begun
_SHORT = 10.0  # minutes: so much an exercise may always take


def draw_up(
    rows: Sequence[Row],
    exercises: Sequence[Exercise],
    roles: Mapping[str, Sequence[str]],
    *,
    minutes: int,
    role: str,
    seed: int,
    today: Collection[str],
    accepted: Mapping[str, datetime],
    now: datetime,
    zh: bool = False,
) -> Setting:
    """The interview of a seed.

    `roles`: for a topic that not every interview asks, which ones do. `today`: questions answered today, which are left
    out. `accepted`: when each exercise was last accepted. `zh`: asked in Chinese, which takes another time to read.
    """
    rng = Random(seed)
    count = 4 if minutes < 40 else 5 if minutes < LONG else 6
    weights = {topic: weigh(topic, role, roles) for topic in {row.topic for row in rows}}
    candidates = [row for row in rows if row.id not in today and weights[row.topic] > 0]
    questions = _draw_questions(candidates, weights, _LEVELS[count], rng)
    budget = Budget.of(minutes)
    room = (budget.code - budget.theory) / 60
    worth = {
        one.id: _value_exercise(one, weigh(one.topic, role, roles), accepted.get(one.id), now) for one in exercises
    }
    chosen = _draw_exercises(exercises, worth, room, rng)
    drawn = tuple(Drawn(id=row.id, topic=row.topic, level=row.level, seconds=row.seconds[zh]) for row in questions)
    return Setting(minutes=minutes, role=role, seed=seed, questions=drawn, exercises=tuple(chosen))


def weigh(topic: str, role: str, roles: Mapping[str, Sequence[str]]) -> float:
    """How much a topic counts in interviews for a role; 0: it is not asked there."""
    area = topic.partition("/")[0]
    asked = roles.get(topic) or roles.get(area) or ()
    if not asked:
        return _SHARED
    return _NAMED if role in asked else 0.0


def allows_second(minutes: int, *, accepted: bool, left: float, expected: float) -> bool:
    """Whether one more exercise is begun: in a long interview, or where the first was `accepted` early.

    `left`: seconds for code; `expected`: minutes that it should take.
    """
    return (accepted or minutes >= LONG) and left >= expected * 60 * _ENOUGH


def _draw_questions(rows: Sequence[Row], weights: Mapping[str, float], levels: Sequence[int], rng: Random) -> list[Row]:
    """One for each level, no topic twice, the areas spread."""
    left, found = sorted(rows, key=lambda row: row.id), list[Row]()
    for level in levels:
        if not left:
            break
        areas = [row.topic.partition("/")[0] for row in found]
        (row,) = rng.choices(left, [_value(row, level, weights, areas) for row in left])
        found.append(row)
        left = [one for one in left if one.topic != row.topic]
    return sorted(found, key=lambda row: row.level)


def _value(row: Row, level: int, weights: Mapping[str, float], areas: Sequence[str]) -> float:
    crowded = 0.3 ** areas.count(row.topic.partition("/")[0])
    return weights[row.topic] * _KINDS.get(row.type, 1.0) * 0.1 ** abs(row.level - level) * crowded


def _draw_exercises(exercises: Sequence[Exercise], worth: Mapping[str, float], room: float, rng: Random) -> list[str]:
    """Two at most, of different topics; `room`: minutes for code."""
    left, found = sorted(exercises, key=lambda one: one.id), list[Exercise]()
    while left and len(found) < 2:
        fitting = max(room - sum(one.minutes for one in found), _SHORT)
        values = [worth[one.id] * (1.0 if one.minutes <= fitting else 1e-3) for one in left]
        if not sum(values):
            break
        (chosen,) = rng.choices(left, values)
        found.append(chosen)
        left = [one for one in left if one.topic != chosen.topic]
    return [one.id for one in found]


def _value_exercise(one: Exercise, weight: float, accepted: datetime | None, now: datetime) -> float:
    recent = 1e-4 if accepted is not None and now - accepted < LATELY else 1.0
    usual = 1.0 if 2 <= one.level <= 4 else 0.2
    return weight * _OFTEN.get(one.frequency, 1.0) * recent * usual
