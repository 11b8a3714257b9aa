"""The planner, with a forgetting curve of its own: it must not depend on that of FSRS."""

import math
import subprocess
import sys

import pytest
from store_cases import environment

from drill.planner import agenda, coding, day, outline, prior
from drill.planner.agenda import Material
from drill.planner.day import Span
from drill.planner.gain import gain
from drill.planner.material import Coding, Curve, Seen, Unseen
from drill.planner.order import choose, order

CURVE = Curve(
    recall=lambda stability, days: math.exp(-days / (10 * stability)),
    right=lambda stability, difficulty, recall: stability * (2 + 2 * (1 - recall)),
    wrong=lambda stability, difficulty, recall: stability / 2,
    first=(0.5, 2.0),
    difficulty=(7.0, 3.0),
)


def seen(name, *, stability=2.0, elapsed=3.0, seconds=30.0, **fields):
    return Seen(name, "t", seconds, stability, 5.0, elapsed, **fields)


def unseen(name, topic="t", *, level=1, seconds=30.0, prior=0.4, **fields):
    return Unseen(name, topic, level, seconds, prior, **fields)


def exercise(name, *, minutes=15.0, frequency=2, recall=0.3, topic="t", **fields):
    return Coding(name, topic, 2, minutes, frequency, recall, **fields)


def test_a_review_gains_more_the_more_was_forgotten():
    assert gain(seen("q", elapsed=8), 5, CURVE) > gain(seen("q", elapsed=2), 5, CURVE) > 0


def test_a_day_fits_its_minutes_and_asks_nothing_twice():
    known = [seen(f"k{at}", elapsed=at % 9) for at in range(200)]
    fresh = [unseen(f"n{at}") for at in range(200)]
    for seconds in (60, 600, 2400):
        work = day.plan(known, fresh, Span(10, 20), seconds, CURVE)
        assert 0 < work.seconds <= seconds
        assert len(set(work.questions)) == len(work.questions)
        assert not {one.id for one in known if one.elapsed < 1} & set(work.questions)


def test_new_questions_are_spread_over_the_days_and_none_come_at_the_end():
    fresh = [unseen(f"n{at}") for at in range(60)]
    known = [seen(f"k{at}", elapsed=6, stability=1.0) for at in range(400)]
    early = day.plan(known, fresh, Span(20, 20), 2400, CURVE)
    assert 0 < len(early.new) < len(fresh) / 5
    assert not day.plan(known, fresh, Span(2, 20), 2400, CURVE).new


def test_on_the_first_day_everything_is_new_and_on_the_last_day_what_is_new_only_fills_up():
    fresh = [unseen(f"n{at}") for at in range(60)]
    assert day.plan([], fresh, Span(20, 20), 600, CURVE).new
    assert day.plan([], fresh, Span(1, 1), 600, CURVE).new
    assert not day.plan([], fresh, Span(0, 20), 600, CURVE).questions


def test_what_a_diagnosis_asks_for_comes_whatever_it_gains():
    known = [seen(f"k{at}", elapsed=9) for at in range(100)]
    work = day.plan(
        [*known, seen("u", elapsed=1, stability=500, urgent=True)], [unseen("v", urgent=True)], Span(9, 9), 300, CURVE
    )
    assert {"u", "v"} <= set(work.questions)


def test_of_two_questions_the_one_that_gains_more_for_each_second_is_asked():
    work = day.plan([seen("slow", seconds=90), seen("quick", seconds=30)], [], Span(5, 9), 60, CURVE)
    assert work.questions == ("quick",)


def test_topics_come_after_what_they_need_and_the_head_of_the_hardest_chain_first(monkeypatch):
    monkeypatch.setattr("drill.planner.order.OPEN", 1)
    questions = [
        unseen("easy", "a/easy", level=1),
        unseen("far", "c", level=5),
        unseen("near", "b/x", level=2),
        unseen("alone", "d", level=4),
    ]
    needs = {"c": ["b"], "b/x": [], "a/easy": ["unknown"]}
    assert [one.id for one in order(questions, needs)] == ["near", "far", "alone", "easy"]


def test_a_circle_of_needs_does_not_end_in_one():
    questions = [unseen(f"{topic}{at}", topic, level=2 - at) for topic in "abc" for at in range(2)]
    needs = {"a": ["b"], "b": ["c"], "c": ["a"]}
    assert sorted(one.id for one in order(questions, needs)) == sorted(one.id for one in questions)


def test_topics_in_a_circle_come_in_the_same_order_in_every_process():
    program = """
from drill.planner.material import Unseen
from drill.planner.order import order
needs = {"a": ["b", "c"], "b": ["c", "a", "d"], "c": ["a", "e"], "d": ["a", "b"], "e": ["d", "b"]}
print([one.id for one in order([Unseen(topic, topic, 1 + at, 30.0, 0.4) for at, topic in enumerate(needs)], needs)])
"""
    found = {
        subprocess.check_output([sys.executable, "-c", program], env=environment() | {"PYTHONHASHSEED": str(seed)})
        for seed in range(1, 9)
    }
    assert len(found) == 1


def test_where_time_is_short_the_hardest_questions_go():
    questions = [unseen(f"q{level}", level=level) for level in (5, 1, 3)]
    assert [one.id for one in choose(questions, 65)] == ["q1", "q3"]


def test_an_exercise_is_planned_once_its_time_has_come_together():
    pool = [exercise("often", frequency=3), exercise("seldom", frequency=1)]

    def planned(**fields):
        given = {"days": 9, "minutes": 40.0, "credit": 10.0, "curve": CURVE} | fields
        return [one.id for one in coding.choose(pool, {"t"}, **given)]

    assert planned() == ["often"]
    assert planned(credit=5.0) == []
    assert planned(minutes=10.0) == []
    assert planned(days=0) == []


def test_an_exercise_that_was_accepted_comes_back_and_one_written_today_does_not():
    faded, fresh = exercise("faded", stability=3.0, elapsed=12, recall=0.5), exercise("fresh", stability=3.0, elapsed=0)
    assert [one.id for one in coding.choose([fresh, faded], set(), days=9, minutes=60, credit=60, curve=CURVE)] == [
        "faded"
    ]


def test_exercises_that_were_never_written_do_not_crowd_out_the_questions():
    pool = [exercise(f"e{at}") for at in range(9)]
    chosen = coding.choose(pool, set(), days=30, minutes=40, credit=300, curve=CURVE)
    assert sum(one.minutes for one in chosen) <= max(coding.SHARE * 40, pool[0].minutes)


def test_a_day_with_exercises_fits_its_minutes():
    material = Material([seen(f"k{at}") for at in range(300)], [], {}, [exercise(f"e{at}") for at in range(9)], 20.0)
    work = agenda.plan(material, Span(9, 9), 40, CURVE)
    assert work.exercises
    assert work.seconds / 60 + work.minutes <= 40


def test_to_keep_to_the_plan_is_better_than_to_stop():
    material = Material([seen(f"k{at}") for at in range(30)], [unseen(f"n{at}") for at in range(90)], {})
    found, idle = outline.outline(material, Span(14, 14), 20, CURVE), outline.predict(material, 14, CURVE)
    assert len(found.days) == 14
    assert all(one.minutes <= 20 for one in found.days)
    assert sum(found.recalls.values()) > 1.5 * sum(idle.values())
    assert found.recalls.keys() == idle.keys()
    assert sum(one.new for one in found.days) <= 90


def test_the_same_material_gives_the_same_plan():
    material = Material([seen(f"k{at}") for at in range(30)], [unseen(f"n{at}") for at in range(90)], {})
    assert agenda.plan(material, Span(14, 14), 20, CURVE) == agenda.plan(material, Span(14, 14), 20, CURVE)


def test_the_chance_of_an_unseen_question_follows_first_answers_and_is_never_certain():
    unknown = prior.expect({})
    assert 0.2 < unknown("t") < 0.6
    bad, good = prior.expect({"t": (500, 0)}), prior.expect({"t": (500, 500)})
    assert 0 < bad("t") < 0.02
    assert 0.98 < good("t") < 1
    assert bad("other") < unknown("other") < good("other")


@pytest.mark.parametrize(("taken", "pace"), [(0.0, 1.0), (1e9, 4.0)])
def test_the_pace_is_shrunk_and_bounded(taken, pace):
    assert prior.find_pace(taken, 0.0 if not taken else 1000.0) == pace
    assert 1 < prior.find_pace(2000, 1000) < 2


def test_predictions_are_set_right_by_how_earlier_ones_held():
    assert prior.find_shift(0, 0.0, 0.0) == pytest.approx(0)
    assert prior.correct(0.8, prior.find_shift(400, 0.9, 0.9)) == pytest.approx(0.8)
    rosy = prior.find_shift(400, 0.9, 0.6)
    assert 0.4 < prior.correct(0.9, rosy) < 0.7
    assert rosy < prior.find_shift(10, 0.9, 0.6) < 0
    assert 0 < prior.correct(0.0, rosy) < prior.correct(1.0, rosy) < 1
