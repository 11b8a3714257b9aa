"""Random outputs, shared memory, budgets, counted calls: caught when broken, silent when right, in a real runner."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from staging import load, value
from toy import drawn, make, submit

from drill.judge.case import Case, Rng
from drill.judge.encoding import encode_case
from drill.judge.grade import Submission, judge
from drill.judge.oracle import BrokenExerciseError
from drill.judge.process import Runner
from drill.models.judgement import Verdict


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner("numpy") as started:
        started.greet()
        yield started


@pytest.fixture(scope="module")
def torch_runner() -> Iterator[Runner]:
    pytest.importorskip("torch")
    with Runner("torch") as started:
        started.greet()
        yield started


def judged(tmp_path, runner, reference, cases, source, **about):
    return submit(drawn(make(tmp_path, reference, cases, **about), runner), source)


def fault(tmp_path, runner, reference, cases, source, **about):
    """The message of a rejected submission; None: it is accepted."""
    judgement = judged(tmp_path, runner, reference, cases, source, **about)
    assert judgement.verdict in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER), judgement
    return judgement.message.en if judgement.verdict == Verdict.WRONG_ANSWER else None


# Random outputs: dropout

DROPOUT = """
    import numpy as np
    class f:
        def __init__(self, p): self.p = p
        def forward(self, x, training, rng):
            self.mask = (rng.random(x.shape) >= self.p) / (1 - self.p) if training else np.ones(x.shape)
            return x * self.mask
        def backward(self, dy): return dy * self.mask
"""
DROPOUT_CASES = """
    from drill.text import Text
    zeros = Text("the zeros", "零")
    p, x, dy, seed = 0.3, rng.uniform(1, 2, (200, 150)), rng.uniform(1, 2, (200, 150)), int(rng.integers(2**31))
    def check(values):
        _, y, again, twin, dx = values
        return (
            expect_independent(y == 0, 0, of=zeros) or expect_independent(y == 0, 1, of=zeros)
            or expect_share(y == 0, p, of=zeros) or expect_choices(y, 0.0, x / (1 - p))
            or expect_different(y == 0, again == 0, of=zeros) or expect_equal(y, twin)
            or expect_choices(dx, 0.0, dy, dy / (1 - p), label="backward values")
            or expect_close(dx, np.where(twin == 0, 0.0, dy / (1 - p)), label="backward")
        )
    one, other = Rng(seed), Rng(seed)
    yield Case("evaluation", steps=[New("f", (p,)), Method("forward", (x, False, Rng(0)))])
    yield Case("training", check=check, steps=[
        New("f", (p,)), Method("forward", (x, True, one)), Method("forward", (x, True, one)),
        Method("forward", (x, True, other)), Method("backward", (dy,)),
    ])
"""


def spelled(*changes):
    source = DROPOUT
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return source


DRAW = "rng.random(x.shape)"
WRONG_DROPOUTS = {
    "no_scale": spelled((") / (1 - self.p) if", ") * 1.0 if")),
    "keep_prob": spelled((">= self.p) / (1 - self.p)", "< self.p) / self.p")),
    "row_mask": spelled((DRAW, "rng.random(x.shape[1])")),
    "column_mask": spelled((DRAW, "rng.random((len(x), 1))")),
    "global_rng": spelled((DRAW, "np.random.random(x.shape)")),
    "seeded": spelled((DRAW, "np.random.default_rng(0).random(x.shape)")),
    "own_rng": spelled((DRAW, "np.random.default_rng().random(x.shape)")),
    "grad_unmasked": spelled(("return dy * self.mask", "return dy")),
    "grad_unscaled": spelled(("return dy * self.mask", "return dy * (self.mask > 0)")),
    "square": spelled((">= self.p)", ">= self.p ** 2)"), ("/ (1 - self.p)", "/ (1 - self.p ** 2)")),
}
OTHER_SPELLINGS = {
    "row_mask": spelled((DRAW, "rng.random((1, x.shape[1]))")),
    "keep_prob": spelled((DRAW, "rng.uniform(size=x.shape)"), (">= self.p) / (1 - self.p)", "<= self.p) / self.p")),
    "own_rng": spelled((DRAW, "np.random.Generator(np.random.PCG64()).random(x.shape)")),
    "global_rng": spelled((DRAW, "(np.random.seed(3), np.random.rand(*x.shape))[1]")),
    "seeded": spelled((DRAW, "np.random.RandomState(1).rand(*x.shape)")),
    "square": spelled((">= self.p)", ">= 0.09)"), ("/ (1 - self.p)", "/ 0.91"), (DRAW, "rng.random(x.shape[::-1]).T")),
}
RIGHT_DROPOUTS = {
    "the reference": DROPOUT,
    "other draws": spelled((DRAW, "1 - rng.uniform(size=x.shape)")),
    "binomial": spelled(("rng.random(x.shape) >= self.p", "rng.binomial(1, 1 - self.p, x.shape)")),
    "a choice": spelled((f"{DRAW} >= self.p", "rng.choice([0.0, 1.0], x.shape, p=[self.p, 1 - self.p])")),
    "columns first": spelled((DRAW, "rng.random(x.shape[::-1]).T")),
}


def dropout(tmp_path, runner):
    return drawn(make(tmp_path, DROPOUT, DROPOUT_CASES, wrong=WRONG_DROPOUTS), runner, seed=3)


@pytest.mark.parametrize("source", RIGHT_DROPOUTS.values(), ids=RIGHT_DROPOUTS)
def test_what_draws_in_another_order_is_right_as_well(tmp_path, runner, source):
    for _ in range(3):
        assert submit(dropout(tmp_path, runner), source).verdict == Verdict.ACCEPTED


@pytest.mark.parametrize("name", WRONG_DROPOUTS)
def test_a_mistake_of_random_outputs_is_caught_and_named(tmp_path, runner, name):
    judgement = submit(dropout(tmp_path, runner), WRONG_DROPOUTS[name])
    assert judgement.verdict == Verdict.WRONG_ANSWER
    assert [found.mistake for found in judgement.diagnosis] == [name]


@pytest.mark.parametrize("name", OTHER_SPELLINGS)
def test_another_spelling_of_it_is_the_same_mistake(tmp_path, runner, name):
    assert [found.mistake for found in submit(dropout(tmp_path, runner), OTHER_SPELLINGS[name]).diagnosis] == [name]


def test_an_unknown_mistake_of_random_outputs_is_given_no_name(tmp_path, runner):
    for change in ((">= self.p)", ">= 0.35)"), ("/ (1 - self.p) if", "/ (1 - self.p) * 1.001 if")):
        judgement = submit(dropout(tmp_path, runner), spelled(change))
        assert (judgement.verdict, judgement.diagnosis) == (Verdict.WRONG_ANSWER, ())


def test_two_mistakes_that_statistics_cannot_tell_apart_are_not_told(tmp_path, runner):
    reference, cases = "def f(x, rng): return x + rng.normal(size=x.shape)", "y = rng.normal(size=5000)\n"
    cases += 'yield Case("a", args=(y, Rng(1)), check=lambda values: expect_mean(values[0] - y, 0.0, 1.0))'
    twins = {"one": reference + " + 1", "two": "def f(x, rng): return x + rng.normal(1.0, 1.0, x.shape)"}
    oracle = drawn(make(tmp_path, reference, cases, wrong=twins), runner)
    assert submit(oracle, twins["one"]).diagnosis == ()
    alone = drawn(make(tmp_path, reference, cases, wrong={"one": twins["one"]}), runner)
    assert [found.mistake for found in submit(alone, twins["two"]).diagnosis] == ["one"]


def test_a_failing_check_is_told_with_its_words_and_no_expected_values(tmp_path, runner):
    result = submit(dropout(tmp_path, runner), WRONG_DROPOUTS["keep_prob"]).cases[1]
    assert result.message.en.startswith("the share of the zeros is 0.7")
    assert "≠" not in result.excerpt
    assert "rng(" in result.excerpt


BROKEN = {
    "rejects": ("lambda values: Doubt('x', Text('not so', '不对'))", "its check rejects the reference: not so"),
    "fails": ("lambda values: values[7]", "its check fails: IndexError"),
}


@pytest.mark.parametrize(("check", "words"), BROKEN.values(), ids=BROKEN)
def test_a_check_that_does_not_accept_the_reference_is_the_exercises_fault(tmp_path, runner, check, words):
    cases = f"from drill.text import Text\nyield Case('a', args=(np.ones(2),), check={check})"
    oracle = drawn(make(tmp_path, "def f(x): return x", cases), runner)
    with pytest.raises(BrokenExerciseError, match=words):
        oracle.expected(0)
    assert submit(oracle, "def f(x): return x").verdict == Verdict.JUDGE_ERROR


# Generators


def test_a_generator_is_one_object_and_equal_seeds_draw_the_same(tmp_path, runner):
    cases = """
        one, other = Rng(5), Rng(5)
        def check(values):
            a, b, c, d = values
            return expect_equal(a, c) or expect_equal(b, d) or expect_different(a, b)
        yield Case("a", steps=[Call("f", (one,)), Call("f", (one,)), Call("f", (other,)), Call("f", (other,))], check=check)
    """
    assert (
        fault(tmp_path, runner, "def f(rng): return rng.random(3)", cases, "def f(g): return g.normal(size=3)") is None
    )


@pytest.mark.parametrize(
    "body",
    ["random.random()", "np.random.rand()", "np.random.seed(0)", "np.random.shuffle([1, 2])", "random.seed(1)"],
)
def test_global_random_state_is_not_to_be_touched_where_a_generator_is_given(tmp_path, runner, body):
    source = "import random\nimport numpy as np\ndef f(n, rng=None):\n    {}\n    return n"
    given, none = 'yield Case("a", args=(1, Rng(5)))', 'yield Case("a", args=(1,))'
    reference = source.format("pass")
    assert "drawn from the global state" in fault(tmp_path, runner, reference, given, source.format(body))
    assert fault(tmp_path, runner, reference, none, source.format(body)) is None
    assert fault(tmp_path, runner, reference, given, source.format("rng.random()")) is None


@pytest.mark.torch
def test_generators_of_the_torch_track(tmp_path, torch_runner):
    reference = "import torch\ndef f(rng): return torch.rand(5000, generator=rng)"
    cases = """
        def check(values):
            return expect_distribution(values[0], uniform_cdf()) or expect_equal(values[0], values[1])
        yield Case("a", steps=[Call("f", (Rng(5),)), Call("f", (Rng(5),))], check=check)
    """
    about = {"framework": "torch"}
    assert (
        fault(
            tmp_path, torch_runner, reference, cases, reference.replace("f(rng)", "f(g)").replace("=rng", "=g"), **about
        )
        is None
    )
    for body in (
        "torch.rand(5000)",
        "torch.rand(5000, generator=rng) + 0 * torch.randn(1)",
        "torch.manual_seed(0) and torch.rand(5000)",
    ):
        assert "global state" in fault(
            tmp_path, torch_runner, reference, cases, f"import torch\ndef f(rng): return {body}", **about
        )
    own = "import torch\ndef f(rng): return torch.rand(5000, generator=torch.Generator().manual_seed(id(rng)))"
    assert "equal seed" in (fault(tmp_path, torch_runner, reference, cases, own, **about) or "equal seed")


@pytest.mark.parametrize(
    ("framework", "seeding"),
    [
        ("python", "random.seed(0); random.random()"),
        ("numpy", "random.seed(0); random.random()"),
        ("numpy", "np.random.seed(0); np.random.rand()"),
        pytest.param("torch", "np.random.seed(0); np.random.rand()", marks=pytest.mark.torch),
        pytest.param("torch", "torch.manual_seed(0); torch.rand(1)", marks=pytest.mark.torch),
    ],
)
def test_seeding_and_drawing_the_same_in_every_call_is_seen_in_every_case(framework, seeding):
    imports = {"python": "random", "numpy": "random, numpy as np", "torch": "torch, numpy as np"}[framework]
    # Here the module leaves the global generators as every call of f does.
    stage, name, _ = load(f"import {imports}\ndef f(rng):\n    {seeding}\n    return 1\nf(0)", framework)
    request = encode_case(Case("a", args=(Rng(5),)), "f", seed=7)
    replies = [stage.play(request.header | {"module": name}, request.buffers)[0] for _ in range(2)]
    assert [reply["global_random"] for reply in replies] == [True, True]


def test_the_python_tracks_generators_are_pythons():
    assert (
        value("def f(rng): return rng.random()", Rng(3), framework="python") == __import__("random").Random(3).random()
    )


# Trusted source that runs beside the submission


def test_calls_of_a_function_that_is_passed_are_counted(tmp_path, runner):
    reference = "def f(encode, step, n):\n    memory = encode(n)\n    return [step(memory, i) for i in range(n)]"
    cases = '''
        source = """
            def play(n):
                calls = []
                def encode(n):
                    calls.append("encode")
                    return {"n": n}
                def step(memory, i):
                    calls.append("step")
                    return memory["n"] + i
                tokens = f(encode, step, n)
                return {"tokens": tokens, "calls of encode": calls.count("encode"), "calls of step": calls.count("step")}
        """
        yield Case("three tokens", steps=[Run(source, (3,))])
    '''
    again = "def f(encode, step, n): return [step(encode(n), i) for i in range(n)]"
    assert fault(tmp_path, runner, reference, cases, reference) is None
    assert fault(tmp_path, runner, reference, cases, again) == "result['calls of encode'] is 3, should be 1"
    assert "is [2, 3" not in fault(tmp_path, runner, reference, cases, reference.replace("range(n)", "range(n, 2 * n)"))


def test_an_object_is_at_hand_in_trusted_source_under_its_name(tmp_path, runner):
    reference = "class f:\n    def __init__(self, x): self.x = x\n    def up(self):\n        self.x += 1\n        return self.x\n"
    cases = 'yield Case("a", steps=[New("f", (3,)), Run("lambda n: [it.up() for _ in range(n)]", (2,)), Method("up")])'
    assert fault(tmp_path, runner, reference, cases, reference) is None
    assert "step 2[0]" in fault(tmp_path, runner, reference, cases, reference.replace("+= 1", "+= 2"))


def test_what_the_submission_calls_np_is_not_what_trusted_source_calls_np(tmp_path, runner):
    cases = 'yield Case("a", steps=[Run("lambda: float(np.sqrt(f(4.0)))")])'
    assert fault(tmp_path, runner, "def f(x): return x", cases, "np = None\ndef f(x): return x") is None


def test_an_exception_in_trusted_source_is_the_submissions_line(tmp_path, runner):
    cases = 'yield Case("a", steps=[Run("lambda: [f(n) for n in range(3)]")])'
    judgement = judged(tmp_path, runner, "def f(n): return n", cases, "def f(n):\n    return 1 // n")
    assert judgement.verdict == Verdict.RUN_TIME_ERROR
    assert judgement.message.en.startswith("line 2: ZeroDivisionError")


# Memory

FRESH = 'yield Case("a", args=(np.arange(6.0).reshape(2, 3), 1), fresh=True)'
COPY = "import numpy as np\ndef f(x, w): return np.array(x)"


@pytest.mark.parametrize("body", ["x", "x[:]", "x.reshape(2, 3)", "np.asarray(x)", "x.T.T", "x.view()"])
def test_a_view_of_an_argument_is_no_new_array(tmp_path, runner, body):
    source = f"import numpy as np\ndef f(x, w): return {body}"
    assert (
        fault(tmp_path, runner, COPY, FRESH, source)
        == "the result is the caller's x, or a view of it; return a new array"
    )
    assert fault(tmp_path, runner, COPY, FRESH.replace(", fresh=True", ""), source) is None


@pytest.mark.parametrize("body", ["x.copy()", "x + 0", "np.array(x)", "np.ascontiguousarray(x.T).T", "x.T.copy().T"])
def test_a_new_array_is_new_whatever_its_layout(tmp_path, runner, body):
    assert fault(tmp_path, runner, COPY, FRESH, f"import numpy as np\ndef f(x, w): return {body}") is None


def test_a_view_within_a_tuple_or_dict_is_found(tmp_path, runner):
    reference, source = "def f(x, w): return {'a': (1, [x + 0])}", "def f(x, w): return {'a': (1, [x[::1]])}"
    assert "caller's x" in fault(tmp_path, runner, reference, FRESH, source)
    assert fault(tmp_path, runner, reference, FRESH, reference) is None


def test_an_array_that_a_later_step_rewrites_is_not_the_callers(tmp_path, runner):
    reference = """
        import numpy as np
        class f:
            def __init__(self): self.sum = np.zeros(2)
            def add(self, x):
                self.sum += x
                return self.sum.copy()
    """
    cases = """
        x = rng.normal(size=2)
        yield Case("a", steps=[New("f"), Method("add", (x,)), Method("add", (x,)), GetAttr("sum")], fresh=True)
    """
    kept = reference.replace("self.sum.copy()", "self.sum")
    assert fault(tmp_path, runner, reference, cases, reference) is None
    assert "the array that step 2 returned is changed by a later step" in fault(
        tmp_path, runner, reference, cases, kept
    )
    about = {"wrong": {"returns_state": kept}, "mistakes": {"returns_state": {"symptom": "aliased"}}}
    found = judged(tmp_path, runner, reference, cases, kept, **about)
    assert [one.mistake for one in found.diagnosis] == ["returns_state"]


@pytest.mark.torch
def test_tensors_share_memory_as_arrays_do(tmp_path, torch_runner):
    reference = "import torch\ndef f(x, w): return x.clone()"
    for body in ("x", "x.detach()", "x.view(3, 2).view(2, 3)", "x[:, :]", "torch.as_tensor(x)", "x.contiguous()"):
        source = f"import torch\ndef f(x, w): return {body}"
        assert "caller's x" in fault(tmp_path, torch_runner, reference, FRESH, source, framework="torch"), body
    for body in ("x.clone()", "x * 1", "x.T.contiguous().T", "torch.tensor(x)"):
        source = f"import warnings, torch\nwarnings.simplefilter('ignore')\ndef f(x, w): return {body}"
        assert fault(tmp_path, torch_runner, reference, FRESH, source, framework="torch") is None, body


# Budgets


@pytest.mark.torch
def test_a_tensor_larger_than_needed_is_found_wherever_it_is_made(tmp_path, torch_runner):
    reference = "import torch\ndef f(x, y): return torch.stack([y @ row for row in x])"
    cases = 'yield Case("64 x 64", args=(rng.normal(size=(64, 4)), rng.normal(size=(64, 4))), largest=64 * 64)'
    small = "import torch\ndef f(x, y): return x @ y.T"
    large = "import torch\ndef f(x, y): return (x[:, None] * y).sum(-1)"
    views = "import torch\ndef f(x, y): return x @ y[None, None].expand(64, 64, 64, 4)[0, 0].T"
    listed = (
        "import torch\ndef f(x, y): return torch.cat([a for a in (x[:, None] * y).unbind(0)]).view(64, 64, 4).sum(-1)"
    )
    about = {"framework": "torch"}
    for source in (reference, small, views):
        assert fault(tmp_path, torch_runner, reference, cases, source, **about) is None
    message = fault(tmp_path, torch_runner, reference, cases, large, **about)
    assert message == "a tensor of shape (64, 64, 4) is made, 16384 elements; more than 4096 are not needed"
    assert fault(tmp_path, torch_runner, reference, cases, listed, **about) == message
    about |= {"wrong": {"materialise": large}, "mistakes": {"materialise": {"symptom": "budget"}}}
    assert [one.mistake for one in judged(tmp_path, torch_runner, reference, cases, listed, **about).diagnosis] == [
        "materialise"
    ]


@pytest.mark.torch
def test_a_reference_beyond_its_own_budget_is_the_exercises_fault(tmp_path, torch_runner):
    cases = 'yield Case("a", args=(np.ones((4, 4)), np.ones((4, 4))), largest=3)'
    oracle = drawn(make(tmp_path, "def f(x, y): return x @ y", cases, framework="torch"), torch_runner)
    with pytest.raises(BrokenExerciseError, match="budget"):
        oracle.expected(0)


# Both at once


def test_a_mutation_beside_a_wrong_value_is_named(tmp_path, runner):
    about = {
        "wrong": {"in_place": "def f(x):\n    x *= 2\n    return x"},
        "mistakes": {"in_place": {"symptom": "mutated"}},
    }
    cases = 'yield Case("a", args=(rng.normal(size=3),))'
    source = "def f(x):\n    x *= 3\n    return x"
    judgement = judged(tmp_path, runner, "def f(x): return 2 * x", cases, source, **about)
    assert "besides, the caller's x was changed" in judgement.message.en
    assert [found.mistake for found in judgement.diagnosis] == ["in_place"]


# The meta device


@pytest.mark.torch
def test_what_torch_imports_for_its_first_meta_tensor_is_not_counted_as_the_submissions_time(tmp_path, torch_runner):
    cases = 'yield Case("meta", args=(np.ones(2),), device="meta")'
    exercise = replace(make(tmp_path, "def f(x): return 2 * x", cases, framework="torch"), seconds=0.1)
    with Runner("torch") as fresh:
        fresh.greet()
        judgement = judge(drawn(exercise, torch_runner), fresh, Submission(b"def f(x): return 2 * x"))
    assert judgement.verdict == Verdict.ACCEPTED


# What is too large for an answer


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[0.5] * 100_000", "result has 100000 items; 3 are expected"),
        ("[{}] * 200_000", "result is list, too large to be read; expected list"),
        ("'x' * 2_000_000", "result is str, too large to be read; expected list"),
        ("[x for x in range(200_000)] + [0.5]", "result is list, too large to be read; expected list"),
        ("np.zeros((7000, 7000))", "float64 and shape (7000, 7000), too large to be read; expected list"),
        ("[np.zeros(20_000_000), np.zeros(20_000_000)]", "result has 2 items; 3 are expected"),
        ("np.broadcast_to(1.0, (1 << 16, 1 << 16))", "shape (65536, 65536), too large to be read; expected list"),
    ],
)
def test_an_answer_of_the_wrong_size_is_told_as_that_and_not_as_forged(tmp_path, runner, body, words):
    message = fault(
        tmp_path,
        runner,
        "def f(): return [0.5, 1.5, 2.5]",
        'yield Case("a")',
        f"import numpy as np\ndef f(): return {body}",
    )
    assert words in message


LONG = {
    "floats": "[i / 7 for i in range(300_000)]",
    "ints": "list(range(300_000))",
    "bools": "[i % 3 == 0 for i in range(300_000)]",
    "a tuple": "tuple(range(300_000))",
    "numpy scalars": "list(np.arange(5000) / 7)",
    "lists of lists": "[[i, i + 1] for i in range(5000)]",
    "long lists in a list": "[list(range(1000)) for i in range(300)]",
    "an int too large": "[1 << 70, *range(100)]",
    "mixed": "[0.5, *range(100), True, None]",
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_long_lists_are_read_and_compared_to_the_last_item(tmp_path, runner, body):
    reference = f"import numpy as np\ndef f(): return {body}"
    assert fault(tmp_path, runner, reference, 'yield Case("a")', reference) is None


@pytest.mark.parametrize("kind", ["float", "int"])
def test_the_last_item_of_a_long_list_counts(tmp_path, runner, kind):
    reference = f"def f(n=99_999): return [{kind}(i) for i in range(1, n)] + [{kind}(n)]"
    source = reference.replace(f"[{kind}(n)]", f"[{kind}(0)]")
    message = fault(tmp_path, runner, reference, 'yield Case("a")', source)
    assert message == "result[99998] is 0, should be 99999"
