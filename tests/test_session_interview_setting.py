from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from drill.models.exercise import Exercise
from drill.models.interview import Setting
from drill.session.interview.setting import allows_second, draw_up, weigh
from drill.store.outlook import Row
from drill.text import Text

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ROLES = {"cnn": ("vision",), "rnn": ("nlp",), "cnn/serving": ("llm",)}


def row(topic, level, number=0, kind="choice"):
    name = f"{topic.replace('/', '-')}-{level}-{number}"
    return Row(name, topic, kind, level, (20.0, 30.0), None, None, None, None, urgent=False)


def exercise(name, topic, minutes=15, frequency=3, level=3):
    text = Text("t", "t")
    return Exercise(
        id=name, title=text, topic=topic, level=level, minutes=minutes, frequency=frequency, frameworks=("numpy",),
        entry=("f",), kind="function", signature="def f(x): ...", statement=text, folder=Path(), solutions=Path(),
    )  # fmt: skip


TOPICS = ["cnn/a", "cnn/b", "cnn/serving", "rnn/a", "rnn/b", "losses/a", "losses/b", "optimisation/a", "attention/a"]
ROWS = [row(topic, level, number) for topic in TOPICS for level in (1, 2, 3, 4) for number in range(3)]
EXERCISES = [exercise("conv", "cnn/a"), exercise("lstm", "rnn/a"), exercise("softmax", "losses/a")]


def draw(**about):
    given = {"minutes": 45, "role": "vision", "seed": 1, "today": (), "accepted": {}, "now": NOW} | about
    rows, exercises = given.pop("rows", ROWS), given.pop("exercises", EXERCISES)
    return draw_up(rows, exercises, given.pop("roles", ROLES), **given)


def test_a_seed_repeats_an_interview():
    assert draw(seed=7) == draw(seed=7)
    assert len({draw(seed=seed).ids for seed in range(20)}) > 10


@pytest.mark.parametrize(("minutes", "count"), [(30, 4), (45, 5), (60, 6), (90, 6)])
def test_levels_rise_and_no_topic_comes_twice(minutes, count):
    for seed in range(30):
        questions = draw(minutes=minutes, seed=seed).questions
        levels = [question.level for question in questions]
        assert len(questions) == len({question.topic for question in questions}) == count
        assert levels == sorted(levels)
        assert levels[0] <= 2
        assert levels[-1] >= 3


def test_a_role_is_asked_its_own_and_what_is_everyones():
    for seed in range(30):
        setting = draw(seed=seed)
        topics = {question.topic for question in setting.questions}
        assert not any(topic.startswith("rnn") or topic == "cnn/serving" for topic in topics)
        assert "lstm" not in setting.exercises
    assert weigh("cnn/a", "vision", ROLES) > weigh("losses/a", "vision", ROLES) > weigh("rnn/a", "vision", ROLES) == 0
    assert weigh("rnn/a", "vision", {}) > 0


def test_what_was_answered_today_is_left_out():
    today = {row.id for row in ROWS if row.level < 4}
    for seed in range(10):
        assert all(question.level == 4 for question in draw(seed=seed, today=today).questions)


def test_what_was_accepted_lately_comes_only_where_there_is_nothing_else():
    lately = {"conv": NOW - timedelta(days=3)}
    assert all(draw(seed=seed, accepted=lately).exercises[0] == "softmax" for seed in range(20))
    long_ago = {"conv": NOW - timedelta(days=90)}
    assert any(draw(seed=seed, accepted=long_ago).exercises[0] == "conv" for seed in range(20))
    assert draw(accepted=lately, exercises=EXERCISES[:1]).exercises == ("conv",)


def test_what_is_asked_often_comes_first_and_what_takes_too_long_does_not():
    rare = [exercise(f"rare{at}", f"losses/{at}", frequency=1) for at in range(3)]
    first = [draw(seed=seed, exercises=[*rare, EXERCISES[2]]).exercises[0] for seed in range(60)]
    assert first.count("softmax") > 30
    huge = exercise("huge", "losses/z", minutes=90)
    assert all(draw(seed=seed, exercises=[huge, EXERCISES[2]]).exercises[0] == "softmax" for seed in range(20))


def test_a_second_exercise_is_begun_where_there_is_time_for_it():
    assert allows_second(60, accepted=False, left=900, expected=20)
    assert not allows_second(60, accepted=True, left=600, expected=20)
    assert allows_second(45, accepted=True, left=900, expected=20)
    assert not allows_second(45, accepted=False, left=900, expected=20)


def test_with_little_to_ask_less_is_asked():
    assert draw(rows=[], exercises=[]) == Setting(minutes=45, role="vision", seed=1)
    assert len(draw(rows=ROWS[:12]).questions) == 1


def test_it_is_kept_as_json_and_expects_as_long_as_the_language_takes():
    setting = draw(zh=True)
    assert setting.questions[0].seconds == 30.0
    assert Setting.from_json(setting.to_json()) == setting
    assert Setting.from_json({"minutes": 45, "song": 1}) is None


def test_what_a_terminal_would_obey_is_no_role_and_no_topic():
    kept = draw().to_json()
    assert Setting.from_json(kept | {"role": "\x1b]0;x\x07"}) is None
    kept["questions"][0]["topic"] = "a\x1b[31m"
    assert Setting.from_json(kept) is None
