"""Loading submissions and playing scripts on them."""

from textwrap import dedent

import numpy as np
import pytest
from staging import load, play, value

from drill.judge.case import Call, Case, GetAttr, Method, New, SetAttr, Write
from drill.judge.outcome import Foreign

# Loading


def names(source):
    return load(source)[2].get("names")


def error(source):
    return load(source)[2]["error"]


def test_the_callables_of_a_module_are_told():
    assert names("import math\nfrom math import sqrt\nx = 3\ndef f(): pass\nclass A: pass\ng = lambda: 0\n") == [
        "sqrt",
        "f",
        "A",
        "g",
    ]


def test_an_entry_is_found_among_thousands_of_imported_names():
    many = "\n".join(f"def name_{i}(): pass" for i in range(3000))
    assert "f" in names(f"{many}\ndef f(): pass")


def test_a_byte_order_mark_and_a_future_import_do_no_harm():
    source = "\ufefffrom __future__ import annotations\ndef f(x: Unknown): pass\n"
    assert names(source) == ["f"]


def test_classes_can_look_up_their_module():
    source = (
        "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 3\n"
    )
    assert names(source) == ["dataclass", "A"]


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("def f(:\n    pass", "SyntaxError", 1),
        ("x = 1\n\n  y = 2", "IndentationError", 3),
        ("import math\n1 / 0\n", "ZeroDivisionError", 2),
        ("def f():\n    raise KeyError('k')\n\nf()\n", "KeyError", 2),
        ("import no_such_module_at_all", "ModuleNotFoundError", 1),
        ("raise SystemExit(0)", "SystemExit", 1),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", 1),
        ("x = '\0'", "SyntaxError", 0),
        ("import math\nmath.sqrt(-1)", "ValueError", 2),
    ],
)
def test_what_goes_wrong_while_loading_is_told_with_its_line(source, kind, line):
    found = error(source)
    assert kind in found["bases"] or (kind, found["type"]) == ("SyntaxError", "ValueError")
    assert found["line"] == line


def test_a_file_that_is_not_utf8_is_told():
    stage, name, _ = load("")
    assert stage.load(name, "latin.py", "# é\n".encode("latin-1"))["error"]["type"] == "UnicodeDecodeError"


# Exceptions


def failure(source, *args):
    outcome = play(dedent(source), Case("a call", args=args))
    return outcome.failure


def test_an_exception_is_told_with_the_deepest_line_of_the_submission():
    found = failure(
        """
        import numpy as np

        def inner(x):
            return x @ np.ones(7)

        def f(x):
            return inner(x)
        """,
        np.ones(3),
    )
    assert (found.kind, found.line, found.source) == ("ValueError", 5, "return x @ np.ones(7)")
    assert "mismatch" in found.text


def test_a_wrong_number_of_arguments_is_no_line_of_the_submission():
    found = failure("def f(): pass", 1)
    assert (found.kind, found.line, found.source) == ("TypeError", 0, "")


@pytest.mark.parametrize(
    "definition",
    [
        "class E(Exception):\n    def __str__(self): raise ValueError",
        "class E(Exception):\n    def __str__(self): return 3",
        "class E(Exception):\n    def __str__(self): raise SystemExit",
        "class E(BaseException):\n    def __str__(self): return 'x' * 10**7",
        "class E(BaseException): pass\nE.__name__ = 'x' * 10**6",
    ],
)
def test_an_exception_that_cannot_be_printed_is_told_all_the_same(definition):
    found = failure(f"{definition}\ndef f(): raise E")
    assert found.line == definition.count("\n") + 2
    assert len(found.text) <= 500
    assert len(found.kind) <= 100


def test_exits_and_interrupts_are_exceptions_of_the_submission():
    for kind in ("SystemExit", "KeyboardInterrupt", "GeneratorExit", "RecursionError", "MemoryError"):
        assert failure(f"def f(): raise {kind}").kind == kind


def test_a_recursion_without_end_is_an_exception():
    assert failure("def f(): return f()").kind == "RecursionError"


# Scripts

COUNTER = """
    class Counter:
        def __init__(self, start=0, *, step=1):
            self.count, self.step = start, step
        def up(self):
            self.count += self.step
            return self.count
        def fail(self):
            raise RuntimeError("no")
    def f(x):
        return x
"""


def test_a_script_is_played_step_by_step():
    case = Case(
        "a script",
        steps=(
            New("Counter", args=(5,), kwargs={"step": 2}),
            Method("up"),
            SetAttr("step", 10),
            Method("up"),
            GetAttr("count"),
            Call("f", args=((1, [2], {"a": None}),)),
        ),
    )
    assert [step.value for step in play(COUNTER, case).steps] == [None, 7, None, 17, 17, (1, [2], {"a": None})]


def test_objects_are_told_apart_by_name():
    steps = [
        New("Counter", name="a"),
        New("Counter", args=(10,), name="b"),
        Method("up", name="a"),
        Method("up", name="b"),
    ]
    assert [step.value for step in play(COUNTER, Case("two", steps=steps)).steps[2:]] == [1, 11]


def test_nothing_is_played_after_a_step_that_raised():
    steps = [New("Counter"), Method("fail"), Method("up")]
    outcome = play(COUNTER, Case("failing", steps=steps))
    assert len(outcome.steps) == 2
    assert outcome.failure.text == "no"


@pytest.mark.parametrize("step", [New("Missing"), Method("missing"), GetAttr("missing"), Call("missing")])
def test_what_is_missing_is_an_error_of_its_step(step):
    outcome = play(COUNTER, Case("missing", steps=(New("Counter"), step)))
    assert outcome.failure.kind == "AttributeError"


def test_one_array_keeps_its_identity_through_a_script():
    x = np.ones(3)
    source = "class C:\n    def __init__(self, x): self.x = x\n    def same(self, x, y): return x is self.x, y is x"
    steps = [New("C", args=(x,)), Method("same", args=(x, x.copy()))]
    assert play(source, Case("identity", steps=steps)).steps[-1].value == (True, False)


def test_every_play_begins_with_fresh_arrays():
    stage, name, _ = load("def f(x):\n    x += 1\n    return float(x[0])")
    from drill.judge.encoding import encode_case

    request = encode_case(Case("again", args=(np.zeros(1),)), "f", seed=0)
    answers = [stage.play(request.header | {"module": name}, request.buffers)[0]["steps"][0]["value"] for _ in range(2)]
    assert answers == [1.0, 1.0]


# What is left in the caller's arrays


def left(source, case):
    """For each step, what it left in the arrays that it changed."""
    outcome = play(source, case)
    assert outcome.failure is None, outcome.failure
    return [{index: content.tolist() for index, content in step.states.items()} for step in outcome.steps]


X, Y = np.array([1.0, 2.0]), np.array([3.0])


@pytest.mark.parametrize(
    ("body", "states"),
    [
        ("return x + y", {}),
        ("x += 1", {0: [2.0, 3.0]}),
        ("x = x + 1", {}),
        ("y[...] = 9", {1: [9.0]}),
        ("x += 1; x -= 1", {}),
        ("x.fill(float('nan'))", {0: [np.nan, np.nan]}),
        ("x *= 1", {}),
        ("x.sort()", {}),
        ("x[::-1].sort()", {0: [2.0, 1.0]}),
        ("x.shape = (1, 2)", {0: [[1.0, 2.0]]}),
        ("x[0] = -0.0; x[0] = 1", {}),
    ],
)
def test_changes_of_the_callers_arrays_are_seen(body, states):
    found = left(f"def f(x, y):\n    {body}", Case("a call", args=(X, Y)))[0]
    assert repr(found) == repr(states)  # NaN is not equal to itself


def test_each_step_tells_what_it_changed_itself():
    source = "class C:\n    def __init__(self, x): self.x = x\n    def up(self): self.x += 1\n    def rest(self): pass"
    steps = [New("C", args=(X,)), Method("up"), Method("rest"), Method("up")]
    assert left(source, Case("steps", steps=steps)) == [{}, {0: [2.0, 3.0]}, {}, {0: [3.0, 4.0]}]


def test_an_object_that_hides_a_reference_is_caught_changing_it_later():
    source = "seen = []\ndef f(x):\n    seen.append(x)\n    seen[0][0] = len(seen)"
    a, b = np.zeros(1), np.zeros(1)
    case = Case("hidden", steps=(Call("f", (a,)), Call("f", (b,))))
    assert left(source, case) == [{0: [1.0]}, {0: [2.0]}]


def test_the_caller_overwrites_a_buffer_whatever_its_layout():
    buffer = np.zeros((2, 3))
    view = buffer.T
    source = "def f(x): return float(x.sum())"
    steps = (Call("f", (view,)), Write(view, np.ones((3, 2))), Call("f", (view,)))
    outcome = play(source, Case("buffer", steps=steps))
    assert [step.value for step in outcome.steps] == [0.0, None, 6.0]
    assert outcome.steps[1].states[0].tolist() == np.ones((3, 2)).tolist()


# Answers that cannot be sent


@pytest.mark.parametrize(
    "body",
    [
        "class Liar:\n    __class__ = property(lambda self: tuple)\ndef f(): return Liar()",
        "class Liar:\n    __class__ = property(lambda self: 1 / 0)\ndef f(): return Liar()",
        "import numpy as np\nclass A(np.ndarray):\n    def tobytes(self): raise OSError\ndef f(): return np.zeros(2).view(A)",
        "class T(tuple):\n    def __iter__(self): raise ValueError\ndef f(): return T((1, 2))",
        "class L(list): pass\ndef f(): return L([1.0])",
        "class F(float): pass\ndef f(): return F(1.0)",
        "def f(): return {1.5}",
        "def f(): return f",
        "def f(): return 1j",
        "def f(): return 1 << 70",
        "def f(): yield 1.0",
        "import numpy as np\ndef f(): return np.ma.array([1.0])",
        "import numpy as np\ndef f(): return np.zeros(2).view(np.recarray)",
        "import numpy as np\ndef f(): return np.array([None])",
        "import numpy as np\ndef f(): return np.array(['a'])",
        "import numpy as np\ndef f(): return np.array([1.0], '>f8')",
        "import numpy as np\ndef f(): return np.ones(2, np.longdouble) if np.dtype(np.longdouble).itemsize > 8 else {1.5}",
        "import numpy as np\ndef f(): return np.datetime64('2020-01-01')",
    ],
)
def test_an_answer_of_a_foreign_type_is_named_and_not_sent(body):
    found = value(body)
    assert isinstance(found, Foreign)
    assert found.type


def test_an_answer_that_contains_itself_is_cut_off():
    found = value("def f():\n    x = []\n    x.append(x)\n    return x")
    depth = 0
    while isinstance(found, list):
        found, depth = found[0], depth + 1
    assert isinstance(found, Foreign)
    assert depth == 20


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("return None", None),
        ("return True", True),
        ("return float('inf')", np.inf),
        ("return -3", -3),
        ("return '五\\ud800'", "五\ud800"),
        ("return (1, [2.5, (None,)])", (1, [2.5, (None,)])),
        ("return {'a': {1: (2,)}, (1, 2): 'x'}", {"a": {1: (2,)}, (1, 2): "x"}),
        ("import collections; return collections.namedtuple('P', 'x y')(1, 2)", (1, 2)),
    ],
)
def test_plain_values_arrive_as_they_are(body, wanted):
    assert value(f"def f():\n    {body}") == wanted
