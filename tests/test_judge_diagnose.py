"""Naming the misconception, or saying nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from toy import drawn, make, submit

from drill.judge.grade import Submission, judge
from drill.judge.process import Runner
from drill.models.judgement import Verdict


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner("numpy") as started:
        started.greet()
        yield started


REFERENCE = """
    import numpy as np
    def f(x, w):
        if x.shape != w.shape:
            raise ValueError("shapes differ")
        return np.sqrt(x * x + 1e-8) * 2 + w
"""
CASES = """
    x, w = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    yield Case("small", args=(np.array([1.0, -2.0]), np.array([0.5, 3.0])))
    yield Case("random", args=(x, w))
    yield Case("w is zero", args=(x, np.zeros((3, 4))))
    yield Case("single", args=(x.astype("float32"), w.astype("float32")))
    yield Case("tiny", args=(np.array([1e-6]), np.array([0.0])), reveals="no_eps")
    yield Case("shapes differ", args=(x, w[:1]), raises=True)
"""
HEAD = "import numpy as np\ndef f(x, w):\n"
WRONG = {
    "no_factor": HEAD + "    assert x.shape == w.shape\n    return np.sqrt(x * x + 1e-8) + w",
    "subtracted": HEAD + "    assert x.shape == w.shape\n    return np.sqrt(x * x + 1e-8) * 2 - w",
    "no_eps": HEAD + "    assert x.shape == w.shape\n    return np.abs(x) * 2 + w",
    "in_place": HEAD + "    assert x.shape == w.shape\n    x *= x\n    return np.sqrt(x + 1e-8) * 2 + w",
    "unchecked": HEAD + "    return np.sqrt(x * x + 1e-8) * 2 + w",
    "widened": HEAD + "    assert x.shape == w.shape\n    return (np.sqrt(x * x + 1e-8) * 2 + w).astype(float)",
}
MISTAKES = {
    "no_factor": {"question": "why-two"},
    "subtracted": {},
    "no_eps": {},
    "in_place": {"symptom": "mutated"},
    "unchecked": {"symptom": "not_raised"},
    "widened": {"symptom": "dtype"},
}


@pytest.fixture
def oracle(tmp_path, runner):
    return drawn(make(tmp_path, REFERENCE, CASES, wrong=WRONG, mistakes=MISTAKES, exact_dtype=True), runner)


def mistakes(oracle, body, **about):
    """The diagnosed mistakes of a submission that is not accepted."""
    judgement = submit(oracle, HEAD + body, **about)
    assert judgement.verdict not in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR), judgement
    return [found.mistake for found in judgement.diagnosis]


CHECK = "    assert x.shape == w.shape\n"


@pytest.mark.parametrize("name", WRONG)
def test_every_known_mistake_is_named(oracle, name):
    assert mistakes(oracle, WRONG[name].removeprefix(HEAD)) == [name]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (CHECK + "    return w + np.sqrt(1e-8 + x ** 2)", "no_factor"),
        (CHECK + "    return -(w - 2 * np.hypot(x, 1e-4))", "subtracted"),
        (CHECK + "    y = x.copy()\n    y[y < 0] *= -1\n    return y + y + w", "no_eps"),
        (CHECK + "    return np.maximum(x, -x) * 2.0001 + w", None),
        (CHECK + "    w[...] = np.sqrt(x * x + 1e-8) * 2 + w\n    return w", "in_place"),
        ("    return 2 * np.hypot(x, np.float32(1e-4)).astype(x.dtype) + w", "unchecked"),
    ],
)
def test_another_spelling_of_a_mistake_is_the_same_mistake(oracle, body, name):
    assert mistakes(oracle, body) == ([name] if name else [])


def test_a_diagnosis_has_words_and_its_question(oracle):
    found = submit(oracle, WRONG["no_factor"]).diagnosis[0]
    assert (found.message.en, found.message.zh) == ("You did no_factor.", "你犯了 no_factor。")
    assert found.question == "why-two"


@pytest.mark.parametrize(
    "body",
    [
        "    return x * 0 + 17.0",
        "    return None",
        "    return x * np.nan",
        "    raise ValueError",
        "    raise NotImplementedError",
        CHECK + "    return np.sqrt(x * x + 1e-8) * 3 + w",
        # Agrees with a known mistake in the cases that show it, and fails others besides.
        CHECK + "    return np.sqrt(x * x + 1e-8) + w + (x.ndim == 2 and w.any() == 0)",
        # Agrees with it in some cases only.
        CHECK + "    return np.sqrt(x * x + 1e-8) * (1 if x.ndim == 1 else 1.5) + w",
        # Passes a case that the mistake fails.
        CHECK + "    return np.sqrt(x * x + 1e-8) * (1 if w.any() else 2) + w",
    ],
)
def test_nothing_is_said_of_what_is_not_known(oracle, body):
    assert mistakes(oracle, body) == []


def test_a_correct_submission_has_no_mistake(oracle):
    judgement = submit(oracle, REFERENCE)
    assert (judgement.verdict, judgement.diagnosis) == (Verdict.ACCEPTED, ())


def test_two_mistakes_are_named_where_one_of_them_is_told_by_its_symptom(oracle):
    assert mistakes(oracle, "    return np.sqrt(x * x + 1e-8) + w") == ["no_factor", "unchecked"]


def test_a_changed_argument_is_told_whatever_else_is_wrong(oracle):
    body = CHECK + "    y = np.sqrt(x * x + 1e-8) * 2 + w\n    w[0] = 7\n    return y if x.ndim == 1 else 1.5 * y"
    assert mistakes(oracle, body) == ["in_place"]


def test_diagnosis_can_be_left_out(oracle):
    assert mistakes(oracle, WRONG["no_factor"].removeprefix(HEAD), diagnosing=False) == []


def test_the_first_listed_of_two_mistakes_that_look_alike_is_named(tmp_path, runner):
    twins = {"b_second": "def f(x): return 3 * x", "a_first": "def f(x): return x + x + x"}
    for order in (["a_first", "b_second"], ["b_second", "a_first"]):
        exercise = make(
            tmp_path, "def f(x): return 2 * x", "yield Case('a', args=(rng.normal(size=4),))", wrong=twins, mistakes={}
        )
        listed = {name: exercise.mistakes[name] for name in order}
        oracle = drawn(replace(exercise, mistakes=listed), runner)
        assert [found.mistake for found in submit(oracle, "def f(x): return 3.0 * x").diagnosis] == [order[0]]


def test_dicts_and_nested_answers_are_compared(tmp_path, runner):
    reference = "def f(x): return {'a': [x, 1], 'b': (2 * x, None)}"
    wrong = {"swapped": "def f(x): return {'a': [2 * x, 1], 'b': (x, None)}", "short": "def f(x): return {'a': [x, 1]}"}
    oracle = drawn(make(tmp_path, reference, "yield Case('a', args=(rng.normal(size=4),))", wrong=wrong), runner)
    for name, source in wrong.items():
        assert [found.mistake for found in submit(oracle, source).diagnosis] == [name]
    assert submit(oracle, "def f(x): return {'a': [3 * x, 1], 'b': (x, None)}").diagnosis == ()
    assert submit(oracle, "def f(x): return {'a': x}").diagnosis == ()
    assert submit(oracle, "def f(x): return None").diagnosis == ()


def test_exceptions_alone_prove_no_mistake(tmp_path, runner):
    wrong = {"crashes": "def f(x): return x[7]"}
    oracle = drawn(make(tmp_path, "def f(x): return 2 * x", "yield Case('a', args=(np.ones(2),))", wrong=wrong), runner)
    assert submit(oracle, "def f(x): return x @ np.ones(9)").diagnosis == ()


def test_an_exception_can_be_a_mistakes_symptom(tmp_path, runner):
    exercise = make(
        tmp_path,
        "def f(x): return 2 * x",
        "yield Case('a', args=(np.ones(2),))",
        wrong={"out_of_range": "def f(x): return x[7]"},
        mistakes={"out_of_range": {"symptom": "IndexError"}},
    )
    oracle = drawn(exercise, runner)
    assert [found.mistake for found in submit(oracle, "def f(x): return [][3]").diagnosis] == ["out_of_range"]
    assert submit(oracle, "def f(x): return {}[3]").diagnosis == ()


def test_the_same_exception_in_the_same_cases_is_a_mistake_where_all_else_is_right(tmp_path, runner):
    cases = """
        yield Case("some", args=(rng.random(3), 2))
        yield Case("more", args=(rng.random(9), 3))
        yield Case("none", args=(np.empty(0), 2))
        yield Case("beyond the end", args=(rng.random(3), 5))
    """
    reference = "def f(x, n): return sum(x[:n]) / max(len(x[:n]), 1)"
    wrong = {
        "empty": "def f(x, n): return sum(x[:n].tolist()) / len(x[:n])",
        "beyond": "def f(x, n): return sum(x[i] for i in range(min(n, len(x)) if n < 5 else n)) / max(len(x[:n]), 1)",
    }
    exercise = make(tmp_path, reference, cases, wrong=wrong)
    assert names(exercise, runner, "def f(x, n):\n    y = [*map(float, x)][:n]\n    return sum(y) / len(y)") == [
        "empty"
    ]
    # Other words, another case, something else that is wrong besides, or nothing that is right.
    assert names(exercise, runner, f"{reference} if len(x) else [][0]") == []
    assert names(exercise, runner, f"{reference} if n < 5 else 1 / 0") == []
    assert names(exercise, runner, "def f(x, n): return sum(x[:n].tolist()) / len(x[:n]) + (n == 5)") == []
    assert names(exercise, runner, "def f(x, n): return 1 / 0") == []


def test_an_exception_that_two_mistakes_raise_names_neither(tmp_path, runner):
    cases = "yield Case('a', args=(1, 2))\nyield Case('zero', args=(1, 0))"
    wrong = {"one": "def f(x, w): return x / w", "other": "def f(x, w): return x / w if w else 1 / w"}
    exercise = make(tmp_path, "def f(x, w): return x / w if w else 0.0", cases, wrong=wrong)
    assert names(exercise, runner, "def f(x, w): return x / int(w)") == []


def test_a_mistake_of_the_state_between_calls_is_named(tmp_path, runner):
    head = "class f:\n    def __init__(self, p): self.p, self.m = p, 0\n    def step(self, g):\n"
    reference = head + "        self.m = 0.5 * self.m + g\n        self.p -= self.m"
    wrong = {
        "no_momentum": head + "        self.p -= g",
        "not_in_place": head + "        self.m = 0.5 * self.m + g\n        self.p = self.p - self.m",
    }
    cases = """
        p, g = rng.normal(size=3), rng.normal(size=3)
        yield Case("two steps", steps=[New("f", args=(p,)), Method("step", args=(g,)), Method("step", args=(g.copy(),))])
    """
    oracle = drawn(make(tmp_path, reference, cases, wrong=wrong), runner)
    for name, source in wrong.items():
        assert [found.mistake for found in submit(oracle, source).diagnosis] == [name]
    assert submit(oracle, head + "        self.p -= 2 * g").diagnosis == ()
    assert (
        submit(oracle, head + "        self.p = self.p * 1.0").diagnosis
        == submit(oracle, wrong["not_in_place"]).diagnosis
    )


def names(exercise, runner, source):
    return [found.mistake for found in submit(drawn(exercise, runner), source).diagnosis]


def test_a_case_names_its_mistake_only_where_the_mistakes_own_solutions_fail_alike(oracle):
    right = CHECK + "    y = np.sqrt(x * x + 1e-8) * 2 + w\n    return y if np.abs(x).max() > 1e-3 else "
    assert mistakes(oracle, right + "y + np.nan") == []
    assert mistakes(oracle, right + "y * 3") == []
    assert mistakes(oracle, right + "y[:, None]") == []
    assert mistakes(oracle, right + "np.abs(x) * 2 + w") == ["no_eps"]


def test_a_case_names_a_mistake_whose_values_depend_on_how_it_is_written(tmp_path, runner):
    wrong = {"clamp": "def f(x): return np.log(np.maximum(x, 1e-7))", "clamp-2": "def f(x): return np.log(x + 1e-9)"}
    wrong = {name: "import numpy as np\n" + source for name, source in wrong.items()}
    cases = """
        yield Case("large", args=(1 + rng.random(4),))
        yield Case("tiny", args=(np.array([1e-12, 1.0]),), reveals="clamp")
    """
    exercise = make(tmp_path, "import numpy as np\ndef f(x): return np.log(x)", cases, wrong=wrong)
    assert names(exercise, runner, "import numpy as np\ndef f(x): return np.log(np.maximum(x, 1e-5))") == ["clamp"]
    # Where all that make the mistake give the same values, other values are another mistake.
    (exercise.folder / "wrong" / "clamp-2.py").unlink()
    assert names(exercise, runner, "import numpy as np\ndef f(x): return np.log(np.maximum(x, 1e-5))") == []


def test_two_mistakes_that_never_meet_may_be_one(tmp_path, runner):
    cases = """
        for name in ("a", "b", "c"):
            yield Case(name, args=(rng.normal(size=4), True))
            yield Case(name, args=(rng.normal(size=4), False))
    """
    wrong = {"never": "def f(x, w): return x", "always": "def f(x, w): return 2 * x"}
    exercise = make(tmp_path, "def f(x, w): return 2 * x if w else x", cases, wrong=wrong)
    assert names(exercise, runner, "def f(x, w): return x if w else 2 * x") == []


def test_two_mistakes_are_named_where_each_explains_what_the_other_does_not(tmp_path, runner):
    cases = """
        for a, b in ((1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 1.0), (2.0, 3.0)):
            yield Case("a case", args=(a * rng.normal(size=4), b * rng.normal(size=4)))
    """
    reference = "def f(x, w): return 2 * x + 3 * w"
    wrong = {"x_single": "def f(x, w): return x + 3 * w", "w_single": "def f(x, w): return 2 * x + w"}
    exercise = make(tmp_path, reference, cases, wrong=wrong)
    assert names(exercise, runner, "def f(x, w): return x + w") == ["x_single", "w_single"]
    assert names(exercise, runner, "def f(x, w): return x + 4 * w") == []
    assert names(exercise, runner, "def f(x, w): return x + w if x.any() and w.any() else 2 * x + 3 * w") == []


def test_a_parameter_that_a_zero_gradient_leaves_alone_is_still_not_the_callers_to_keep(tmp_path, runner):
    cases = """
        yield Case("a step", args=(rng.normal(size=3), rng.normal(size=3)))
        yield Case("a gradient of zero", args=(rng.normal(size=3), np.zeros(3)))
    """
    reference = "def f(p, g): p -= 0.1 * g"
    wrong = {"mutates_grad": "def f(p, g):\n    g *= 0.1\n    p -= g"}
    exercise = make(
        tmp_path, reference, cases, wrong=wrong, mistakes={"mutates_grad": {"symptom": "mutated"}},
        signature="def f(p, g): ...",
    )  # fmt: skip
    assert names(exercise, runner, "def f(p, g): p -= 0.1 * g + 1e-3") == []
    assert names(exercise, runner, "def f(p, g):\n    p -= 0.3 * g\n    g *= 2") == ["mutates_grad"]


def test_what_is_wrong_beside_a_changed_argument_is_told_too(oracle):
    body = CHECK + "    y = np.sqrt(x * x + 1e-8) + w\n    w[0] = 7\n    return y"
    assert mistakes(oracle, body) == ["no_factor", "in_place"]


def test_wrong_values_of_the_wrong_dtype_are_not_just_any_wrong_dtype(tmp_path, runner):
    wrong = {"halves": "def f(x): return x + 0.5"}
    exercise = make(tmp_path, "def f(x): return x + 1", "yield Case('a', args=(np.arange(4),))", wrong=wrong)
    assert names(exercise, runner, "def f(x): return 0.5 + x") == ["halves"]
    assert names(exercise, runner, "def f(x): return 7.25 * x") == []
    assert names(exercise, runner, "def f(x): return list(x + 0.5)") == []


DRAWS = """
    for n in (3, 4):
        check = lambda values: expect_within(values[0], 0.0, 1.0)
        yield Case("draws", args=(n, Rng(int(rng.integers(2**31)))), check=check)
"""


def test_where_values_are_random_a_wrong_shape_or_dtype_is_recognised_by_itself(tmp_path, runner):
    wrong = {
        "flat": "def f(n, rng): return rng.random(2 * n)",
        "turned": "def f(n, rng): return rng.random((2, n))",
        "single": "def f(n, rng): return rng.random((n, 2)).astype('float32')",
    }
    exercise = make(tmp_path, "def f(n, rng): return rng.random((n, 2))", DRAWS, wrong=wrong, exact_dtype=True)
    assert names(exercise, runner, "def f(n, rng): return 1 - rng.random((n, 2)).T") == ["turned"]
    assert names(exercise, runner, "def f(n, rng): return 1 - rng.random((n, 2)).ravel()") == ["flat"]
    assert names(exercise, runner, "def f(n, rng): return rng.random((n, 2), 'float32')") == ["single"]
    assert names(exercise, runner, "def f(n, rng): return rng.random((n, 2)).astype('float16')") == []
    assert names(exercise, runner, "def f(n, rng): return rng.random((n, 1))") == []
    assert names(exercise, runner, "def f(n, rng): return rng.random((2, n) if n == 3 else (n, 2))") == []


def test_where_values_are_random_a_number_of_items_is_not_all_that_counts(tmp_path, runner):
    wrong = {"drops_last": "def f(n, rng): return [rng.random(2) for _ in range(n)]"}
    reference = "def f(n, rng): return [*(rng.random(2) for _ in range(n)), rng.random(1)]"
    exercise = make(tmp_path, reference, DRAWS.replace("values[0]", "np.concatenate(values[0])"), wrong=wrong)
    assert names(exercise, runner, "def f(n, rng): return list(1 - rng.random((n, 2)))") == ["drops_last"]
    assert names(exercise, runner, f"{reference}[1:]") == []


def test_where_values_are_random_a_shape_of_two_mistakes_names_neither(tmp_path, runner):
    wrong = {"ones": "def f(n, rng): return np.ones(n)", "flat": "def f(n, rng): return rng.random(n)"}
    wrong = {name: f"import numpy as np\n{source}" for name, source in wrong.items()}
    exercise = make(tmp_path, "def f(n, rng): return rng.random((n, 2))", DRAWS, wrong=wrong)
    assert names(exercise, runner, "def f(n, rng): return rng.random((n, 2))[:, 0]") == []


def test_a_small_error_is_not_a_larger_one(tmp_path, runner):
    cases = "yield Case('a', args=(rng.normal(size=9).astype('float32'),))"
    exercise = make(tmp_path, "def f(x): return x", cases, wrong={"more": "def f(x): return x * 1.0005"})
    assert names(exercise, runner, "def f(x): return (x * 1.0005000001).astype('float32')") == ["more"]
    assert names(exercise, runner, "def f(x): return x * 1.00005") == []


@pytest.mark.parametrize(
    ("reference", "source", "words"),
    [
        ("def f(x): return x / x.sum(-1, keepdims=True)", "def f(x): return x / x.sum(-2, keepdims=True)",
         "axes -2 and -1 of x are taken for each other"),
        ("def f(x): return x.sum(-1)", "def f(x): return x.sum(-2)", "axes -2 and -1 of x are taken for each other"),
        ("def f(x): return x[..., 0] @ x[..., 1].T", "def f(x): return (x[..., 0] @ x[..., 1].T).T",
         "the result is transposed (axes -2, -1)"),
        ("def f(x): return x + 1, x * 2", "def f(x): return x + 1, x * 6", "every value of result[1] is 3 times"),
        ("def f(x): return x.var(-2)", "def f(x): return x.var(-2, ddof=1)", "x.shape[-2]/(x.shape[-2] - 1) times"),
        ("def f(x): return x / x.shape[-2] ** 0.5", "def f(x): return x", "every value is √x.shape[-2] times"),
    ],
)  # fmt: skip
def test_where_no_mistake_is_known_the_numbers_say_what_they_have_in_common(tmp_path, runner, reference, source, words):
    cases = """
        for shape in ((3, 4, 2), (5, 7, 2), (4, 6, 2)):
            yield Case("a case", args=(1 + rng.random(size=shape),))
            yield Case("single precision", args=((1 + rng.random(size=shape)).astype("float32"),))
    """
    oracle = drawn(make(tmp_path, reference, cases, signature="def f(x): ..."), runner)
    assert words in submit(oracle, source).symptom.message.en


@pytest.mark.parametrize("end", ["while True: pass", "raise MemoryError"])
def test_time_or_memory_that_runs_out_hides_nothing_of_the_cases_before(tmp_path, runner, end):
    cases = CASES + '    yield Case("large", args=(np.ones((9, 9)), np.ones((9, 9))))\n'
    exercise = replace(make(tmp_path, REFERENCE, cases, wrong=WRONG, mistakes=MISTAKES), seconds=0.5)
    source = HEAD + f"    if x.size == 81:\n        {end}\n{CHECK}    return w + np.sqrt(x * x + 1e-8)"
    with Runner("numpy") as own:
        own.greet()
        judgement = judge(drawn(exercise, runner), own, Submission(source.encode()))
    assert [found.mistake for found in judgement.diagnosis] == ["no_factor"]
