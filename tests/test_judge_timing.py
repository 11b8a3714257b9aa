"""Timing submissions: every answer checked, sizes growing, contestants that are slow, wrong or die."""

import json
from textwrap import dedent

import numpy as np
import pytest
import toy

from drill.errors import JudgeError
from drill.judge import timing
from drill.judge.case import Case
from drill.judge.decoding import decode_reply
from drill.judge.encoding import encode_case
from drill.judge.grade import Submission
from drill.judge.runner.timing import TimingStage
from drill.judge.runner.values import FRAMEWORKS

REFERENCE = "import numpy as np\ndef f(x):\n    return np.exp(x) + 1\n"
BENCH = """
import numpy as np
from drill.judge.case import Case

def sizes(rng):
    for n in (100, 1000, 10_000):
        yield n, Case(f"n = {n}", args=(rng.normal(size=n),))
"""


@pytest.fixture
def exercise(tmp_path):
    made = toy.make(tmp_path, REFERENCE, "yield Case('a', args=(np.ones(3),))", signature="def f(x): ...")
    made.bench().write_text(BENCH)
    return made


def measure(exercise, source):
    return timing.measure(exercise, Submission(dedent(source).encode()), framework="numpy", seed=1)


# The judge's side


def test_a_submission_is_timed_beside_the_reference_at_every_size(exercise):
    bench = measure(exercise, REFERENCE)
    assert [series.name for series in bench.series] == ["yours", "reference"]
    for series in bench.series:
        assert [timed.n for timed in series.timings] == [100, 1000, 10_000]
        assert all(0 < timed.seconds < 5 for timed in series.timings)
        assert series.exponent is not None
    assert bench.refused.en == ""
    assert bench.time_ratio(bench.series[0].timings[0], "reference") > 0
    assert bench.time_ratio(bench.series[0].timings[0], "builtin") is None


def test_memory_is_that_of_the_call_beyond_its_arguments(exercise):
    big = "import numpy as np\ndef f(x):\n    waste = np.ones(4_000_000)\n    return np.exp(x) + waste[0]\n"
    yours, reference = measure(exercise, big).series
    assert all(32_000_000 <= timed.memory < 33_000_000 for timed in yours.timings)
    assert 80_000 <= reference.timings[-1].memory < 400_000


def test_the_builtin_runs_too_where_the_framework_has_one(exercise):
    exercise.bench().write_text(BENCH + f"\nBUILTIN = {{'numpy': {REFERENCE!r}, 'torch': 'not even python'}}\n")
    assert [series.name for series in measure(exercise, REFERENCE).series] == ["yours", "reference", "builtin"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import numpy as np\ndef f(x): return np.exp(x)", "result[0]"),
        ("import numpy as np\ndef f(x): return np.exp(x) + (1 if x.size < 500 else 2)", "n = 1000: result[0]"),
        ("def f(x): raise NotImplementedError", "not implemented"),
        ("def f(x:", "SyntaxError"),
        ("def g(x): return x", "must define f"),
        ("import os\ndef f(x): os._exit(0)", "ended without answering"),
    ],
)
def test_a_wrong_answer_at_any_size_leaves_no_timing(exercise, source, words):
    bench = measure(exercise, source)
    assert words in bench.refused.en
    assert bench.refused.zh
    assert bench.series == ()


def test_an_answer_that_is_wrong_in_one_repeat_only_is_wrong(exercise):
    source = """
        import numpy as np
        calls = 0
        def f(x):
            global calls
            calls += x.size == 1000
            return np.exp(x) + (2 if calls == 5 else 1)
    """
    assert measure(exercise, source).refused.en.startswith("n = 1000: ")


def test_forbidden_operations_leave_no_timing(tmp_path):
    made = toy.make(tmp_path, REFERENCE, "yield Case('a', args=(np.ones(3),))", forbid={"numpy": ("numpy.exp",)})
    made.bench().write_text(BENCH)
    assert "may not be used" in measure(made, "from numpy import exp\ndef f(x): return exp(x) + 1\n").refused.en


def test_larger_sizes_are_left_out_for_a_slow_submission(exercise, monkeypatch):
    monkeypatch.setattr(timing, "_LONGEST", 0.02)
    source = (
        "import time\n" + REFERENCE + "    \n" + "g = f\ndef f(x):\n    time.sleep(x.size / 20_000)\n    return g(x)\n"
    )
    yours, reference = measure(exercise, source).series
    assert [timed.n for timed in yours.timings] == [100, 1000]
    assert "no size above n = 1000" in yours.stopped.en
    assert "n = 1000" in yours.stopped.zh
    assert yours.exponent is None
    assert len(reference.timings) == 3


def test_a_submission_that_does_not_answer_at_one_size_keeps_the_smaller_ones(exercise, monkeypatch):
    monkeypatch.setattr(timing, "_WAIT", 1.0)
    source = "import numpy as np\ndef f(x):\n    while x.size == 1000: pass\n    return np.exp(x) + 1\n"
    yours, reference = measure(exercise, source).series
    assert [timed.n for timed in yours.timings] == [100]
    assert yours.stopped.en.startswith("stopped at n = 1000: no answer")
    assert len(reference.timings) == 3


@pytest.mark.parametrize(
    ("bench", "words"),
    [
        ("def sizes(rng): raise ValueError('no')", "bench.py:1:1: the sizes to time at fail: ValueError"),
        (BENCH + "\nBUILTIN = {'numpy': 'def f(x): return x'}\n", "builtin, n = 100"),
        (BENCH + "\nBUILTIN = {'numpy': 'def f(x:'}\n", "builtin"),
    ],
)
def test_a_broken_bench_is_the_exercises_fault(exercise, bench, words):
    exercise.bench().write_text(bench)
    with pytest.raises(JudgeError) as caught:
        measure(exercise, REFERENCE)
    assert words in str(caught.value)


def test_what_a_forger_sends_is_no_timing():
    for reply in ({}, {"times": "1"}, {"times": [-1.0]}, {"times": [float("inf")]}, {"times": [0.1], "peak": -1}):
        with pytest.raises(timing.WireError):
            timing._figures(reply)


# The fit


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0, 3.0])
def test_the_exponent_of_a_power_law_is_found(power):
    assert timing.fit_exponent([(n, 3e-9 * n**power) for n in (10, 100, 500, 4000)]) == pytest.approx(power, abs=1e-9)


def test_two_sizes_are_too_few_for_an_exponent():
    assert timing.fit_exponent([(10, 1.0), (20, 2.0)]) is None
    assert timing.fit_exponent([]) is None


# The runner's side


def play(source, *, repeats=3, budget=10.0, memory=False):
    stage = TimingStage(FRAMEWORKS["numpy"]())
    stage.load("m", "m.py", dedent(source).encode())
    request = encode_case(Case("a", args=(np.ones(4),)), "f", seed=1)
    order = {"module": "m", "repeats": repeats, "budget": budget, "memory": memory}
    header, buffers = stage.time(request.header | order, request.buffers)
    return header, decode_reply(json.loads(json.dumps(header)), buffers, request)


def test_a_case_is_played_as_often_as_asked_with_fresh_arguments_each_time():
    header, outcome = play("def f(x):\n    x += 1\n    return x.sum()\n", repeats=5)
    assert len(header["times"]) == 5
    assert outcome.steps[0].value.array == 8.0


def test_no_repeat_begins_after_the_budget():
    assert len(play("def f(x): return x", repeats=1000, budget=0.0)[0]["times"]) == 1


def test_the_play_for_memory_is_not_timed_but_checked():
    source = "calls = []\ndef f(x):\n    calls.append(1)\n    return x * len(calls)\n"
    header, outcome = play(source, repeats=1, memory=True)
    assert len(header["times"]) == 1
    assert outcome.steps[0].value.array[0] == 2.0  # the odd one out
    assert header["peak"] >= 32


def test_an_exception_ends_the_repeats():
    header, outcome = play("def f(x): raise ValueError('no')", repeats=9)
    assert len(header["times"]) == 1
    assert outcome.failure.text == "no"
    assert play("def f(x): raise ValueError('no')", memory=True)[0]["times"] == []
