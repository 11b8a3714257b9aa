import time

from hypothesis import given
from hypothesis import strategies as st

from drill.session.interview.clock import STALL, Budget, Clock, Heart, write_time


def test_it_counts_only_while_it_runs():
    clock = Clock(60.0)
    assert clock.look(1000.0) == 60.0
    clock.run(1000.0)
    assert clock.look(1003.0) == 63.0
    assert clock.stop(1004.0) == 64.0
    assert clock.look(1009.0) == 64.0
    clock.run(1009.0)
    assert clock.look(1010.5) == 65.5


def test_time_in_which_the_program_was_stopped_or_the_machine_asleep_does_not_count():
    clock = Clock()
    clock.run(0.0)
    assert clock.look(3.0) == 3.0
    assert clock.look(3.0 + STALL + 600) == 3.0
    assert clock.look(4.0 + STALL + 600) == 4.0


@given(st.lists(st.tuples(st.booleans(), st.floats(0.0, 9.0)), max_size=30))
def test_it_is_the_sum_of_what_it_ran(stretches):
    clock, at, expected = Clock(), 0.0, 0.0
    for running, seconds in stretches:
        if running:
            clock.run(at)
            expected += seconds
        at += seconds
        clock.stop(at)
    assert abs(clock.look(at) - expected) < 1e-6


def test_the_heart_tells_the_time_by_itself_and_not_while_the_clock_stands():
    clock, told = Clock(), []
    heart = Heart(clock, told.append)
    clock.run(time.monotonic())
    heart.start()
    time.sleep(1.4)
    clock.stop(time.monotonic())
    time.sleep(1.2)
    heart.end()
    assert len(told) == 1
    assert 0.9 < told[0] < 1.4


def test_parts_follow_each_other_and_fill_the_time():
    for minutes in (10, 30, 45, 60, 180):
        budget = Budget.of(minutes)
        assert 0 < budget.theory < budget.code < budget.talk == minutes * 60
        assert budget.code - budget.theory >= minutes * 60 / 3
    assert Budget.of(45).until("theory") == 900


def test_time_left_is_written_as_a_clock_does():
    assert [write_time(seconds) for seconds in (725.9, 60, 9.2, 0, -3)] == ["12:05", "1:00", "0:09", "0:00", "0:00"]
