"""State kept between calls and between objects: found where it is, and nothing said where it is not."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from staging import load
from toy import drawn, make, submit

from drill.judge.case import Case, GetAttr, Method, New, Rng, SetAttr
from drill.judge.decoding import decode_reply
from drill.judge.encoding import encode_case
from drill.judge.outcome import Outcome, StepOutcome
from drill.judge.process import Runner
from drill.judge.replay import interleave, separate
from drill.models.judgement import Verdict


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner("numpy") as started:
        started.greet()
        yield started


FUNCTION = "def f(x): return 2 * x"
CALLS = "for n in (2, 3, 2):\n    yield Case(f'{n} values', args=(rng.normal(size=n),))"
OPTIMISER = """
    class f:
        def __init__(self, params): self.params, self.m = params, [0.0 for _ in params]
        def step(self, grads):
            for i, (p, g) in enumerate(zip(self.params, grads)):
                self.m[i] = 0.9 * self.m[i] + g
                p -= self.m[i]
"""
STEPS = """
    for n in (2, 3):
        p, g = rng.normal(size=n), rng.normal(size=n)
        yield Case(f'{n} values', steps=[New('f', ([p],)), Method('step', ([g],)), Method('step', ([g],))])
"""


def judged(tmp_path, runner, reference, cases, source, **about):
    return submit(drawn(make(tmp_path, reference, cases, **about), runner), source)


KEEPS = {
    "the first answer": "memo = []\ndef f(x):\n    memo.append(2 * x)\n    return memo[0] if len(memo) > 3 else memo[-1]",
    "a default argument": "def f(x, seen=[]):\n    seen.append(0)\n    return 2 * x + (len(seen) > 3)",
    "a global": "calls = 0\ndef f(x):\n    global calls\n    calls += 1\n    return 2 * x if calls < 4 else 3 * x",
    "an attribute of the function": "def f(x):\n    f.n = getattr(f, 'n', 0) + 1\n    return 2 * x if f.n < 4 else x",
    "a failure": "calls = []\ndef f(x):\n    calls.append(x)\n    assert len(calls) < 4\n    return 2 * x",
}


@pytest.mark.parametrize("source", KEEPS.values(), ids=KEEPS)
def test_what_a_function_keeps_between_calls_is_found(tmp_path, runner, source):
    judgement = judged(tmp_path, runner, FUNCTION, CALLS, source)
    assert (judgement.verdict, judgement.passed, judgement.total) == (Verdict.WRONG_ANSWER, 2, 3)
    assert judgement.message.en.startswith("the same call gave another answer the second time (")
    assert "第二次的结果却不同" in judgement.message.zh
    assert judgement.symptom.kind == "stateful"


SHARES = {
    "class attributes made anew by every object": """
        class f:
            def __init__(self, params): f.params, f.m = params, [0.0 for _ in params]
            def step(self, grads):
                for i, (p, g) in enumerate(zip(self.params, grads)):
                    self.m[i] = 0.9 * self.m[i] + g
                    p -= self.m[i]
    """,
    "a global object": """
        state = {}
        class f:
            def __init__(self, params):
                self.params = params
                state.clear()
            def step(self, grads):
                for i, (p, g) in enumerate(zip(self.params, grads)):
                    state[i] = 0.9 * state.get(i, np.zeros(1))[:1] * np.ones(p.shape) + g
                    p -= state[i]
        import numpy as np
    """,
}


@pytest.mark.parametrize("source", SHARES.values(), ids=SHARES)
def test_what_two_objects_share_is_found_by_using_them_in_turns(tmp_path, runner, source):
    cases = STEPS.replace("(2, 3)", "(1, 1)")
    judgement = judged(tmp_path, runner, OPTIMISER, cases, source)
    assert judgement.verdict == Verdict.WRONG_ANSWER
    assert judgement.message.en.startswith("used in turns with another one, it gives another answer (")
    assert "共享了状态" in judgement.message.zh


def test_a_class_attribute_that_is_never_made_anew_is_found_although_later_cases_fail_as_well(tmp_path, runner):
    source = OPTIMISER.replace("self.m = params, [0.0 for _ in params]", "_ = params, 0").replace(
        "class f:", "class f:\n        m = [0.0]"
    )
    judgement = judged(tmp_path, runner, OPTIMISER, STEPS.replace("(2, 3)", "(2, 2)"), source)
    assert judgement.verdict == Verdict.WRONG_ANSWER
    assert judgement.message.en.startswith("the same call gave another answer the second time")
    assert judgement.symptom.kind == "stateful"


def test_a_mistake_whose_symptom_it_is_gets_named(tmp_path, runner):
    about = {"wrong": {"keeps": KEEPS["a default argument"]}, "mistakes": {"keeps": {"symptom": "stateful"}}}
    for source in (KEEPS["a default argument"], KEEPS["a global"]):
        judgement = judged(tmp_path, runner, FUNCTION, CALLS, source, **about)
        assert [found.mistake for found in judgement.diagnosis] == ["keeps"]
        assert judgement.symptom is None


STATELESS = {
    "no state": FUNCTION,
    "a table that is right": "table = {}\ndef f(x): return table.setdefault(x.tobytes(), 2 * x)",
    "a counter that nothing depends on": "n = [0]\ndef f(x):\n    n[0] += 1\n    return 2 * x",
}


@pytest.mark.parametrize("source", STATELESS.values(), ids=STATELESS)
def test_a_function_without_state_is_accepted(tmp_path, runner, source):
    judgement = judged(tmp_path, runner, FUNCTION, CALLS, source)
    assert (judgement.verdict, judgement.passed) == (Verdict.ACCEPTED, 3)


def test_objects_without_shared_state_are_accepted(tmp_path, runner):
    assert judged(tmp_path, runner, OPTIMISER, STEPS, OPTIMISER).verdict == Verdict.ACCEPTED


@pytest.mark.parametrize("source", ["def f(x): return 3 * x", "def f(x): return 2 * x if len(x) == 2 else x"])
def test_a_wrong_formula_is_no_state(tmp_path, runner, source):
    judgement = judged(tmp_path, runner, FUNCTION, CALLS, source)
    assert judgement.verdict == Verdict.WRONG_ANSWER
    assert judgement.symptom is None or judgement.symptom.kind != "stateful"


def test_a_submission_that_ends_the_second_time_is_rejected(tmp_path):
    exercise = replace(make(tmp_path, FUNCTION, CALLS), seconds=0.5)
    source = "calls = []\ndef f(x):\n    calls.append(x)\n    while len(calls) > 3: pass\n    return 2 * x"
    with Runner("numpy") as trusted, Runner("numpy") as own:
        trusted.greet()
        own.greet()
        from drill.judge.grade import Submission, judge

        judgement = judge(drawn(exercise, trusted), own, Submission(source.encode()))
    assert judgement.verdict == Verdict.TIME_LIMIT_EXCEEDED
    assert judgement.diagnosis == ()


def test_cases_that_cannot_be_repeated_are_left_out(tmp_path, runner):
    cases = """
        yield Case("illegal", args=(np.ones(3),), raises=True)
        yield Case("an object in a run", steps=[New("f", (1,)), Run("lambda: it.x")])
    """
    source = "n = []\nclass f:\n    def __init__(self, x):\n        n.append(x)\n        assert len(n) == 2\n        self.x = x"
    assert judged(tmp_path, runner, source, cases, source).verdict == Verdict.ACCEPTED


def test_random_outputs_are_repeatable_where_their_generators_are_given(tmp_path, runner):
    reference = "def f(x, rng): return x + rng.normal(size=len(x))"
    cases = """
        for n in (200, 300):
            x = rng.normal(size=n)
            yield Case(f"{n}", args=(x, Rng(n)), check=lambda values, x=x: expect_mean(values[0] - x, 0.0, 1.0))
    """
    keeps = "n = []\ndef f(x, rng):\n    n.append(x)\n    return x + rng.normal(size=len(x)) + (len(n) > 2)"
    assert judged(tmp_path, runner, reference, cases, reference).verdict == Verdict.ACCEPTED
    judgement = judged(tmp_path, runner, reference, cases, keeps)
    assert judgement.message.en.startswith("the same call gave another answer the second time (the mean of")


# Two cases in one


COUNTER = """
    class C:
        def __init__(self, x): self.x, self.n = x, 0
        def up(self, y, *, name=1):
            self.n += name
            self.x += y[0]
            return self.n
"""


def script(value, times):
    x, y = np.full(2, value), np.ones(1)
    steps = [New("C", (x,)), *[Method("up", (y,), {"name": 1 + int(value)}) for _ in range(times)], GetAttr("n")]
    return encode_case(Case("a script", steps=steps), "C", seed=0)


def test_two_scripts_are_played_in_turns_on_objects_and_arrays_of_their_own():
    first, second = script(0.0, 1), script(10.0, 3)
    request, turns = interleave(first, second)
    assert turns == [0, 1, 0, 1, 0, 1, 1, 1]
    stage, name, _ = load(COUNTER)
    together = decode_reply(*stage.play(request.header | {"module": name}, request.buffers), request)
    apart = [decode_reply(*stage.play(one.header | {"module": name}, one.buffers), one) for one in (first, second)]
    assert [repr(part) for part in separate(together, turns, len(first.pool))] == [repr(one) for one in apart]


def test_arrays_and_generators_within_lists_dicts_and_keywords_are_moved():
    def case(value):
        x, rng = np.full(1, value), Rng(int(value))
        steps = [New("C", ([x, {"a": (x, "a")}],), {"a": x, "name": "n", "g": rng}), SetAttr("a", x)]
        return encode_case(Case("nested", steps=steps), "C", seed=0)

    request, _ = interleave(case(1.0), case(2.0))
    assert request.header["steps"][1] == {
        "do": "new",
        "cls": "C",
        "name": "it of another",
        "args": [{"l": [{"a": 1}, {"d": [["a", {"t": [{"a": 1}, "a"]}]]}]}],
        "kwargs": {"a": {"a": 1}, "name": "n", "g": {"g": 1}},
    }
    assert request.header["generators"] == [1, 2]
    assert request.header["steps"][3]["args"] == [{"a": 1}]
    assert [spec["buffer"] for spec in request.header["pool"]] == [0, 1]


def test_an_array_that_the_other_cases_step_changed_counts_as_changed():
    steps = (StepOutcome(1.0), StepOutcome(2.0, states={0: np.ones(1), 1: np.zeros(1)}))
    first, second = separate(Outcome(steps), [0, 1], 1)
    assert list(first.steps[0].states) == [0]
    assert list(second.steps[0].states) == [0]
    assert second.steps[0].states[0][0] == 0.0
