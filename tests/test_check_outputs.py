import pytest

from drill.check.outputs import framework_of, prove_output, prove_outputs
from drill.models.question import OutputQuestion, Parameter, TextQuestion
from drill.text import Text

BASE = {"bank": "b", "topic": "t", "prompt": Text("?"), "file": "questions/b.yaml", "line": 7}


def make(code, answer, **more):
    return OutputQuestion(**BASE, id="q", code=code, answer=answer, **more)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("print((2, 3))", "2x3"),
        ("import numpy as np\nprint(np.zeros((2, 3)).sum(axis=0).shape)", "(3,)"),
        ("print(1 / 0)", "ZeroDivisionError"),
        ("print([][0])", "LookupError"),
        ("print('a')\nprint(2)", "a 2"),
        ("import sys\nprint('careful', file=sys.stderr)\nprint(2)", "2"),
    ],
)
def test_a_program_that_prints_its_key_is_proved(code, answer):
    assert prove_output(make(code, answer)) is None


@pytest.mark.parametrize(
    ("code", "answer", "says"),
    [
        ("print((2, 3))", "(3, 2)", "prints (2, 3), and the key is (3, 2)"),
        ("x = 1", "1", "prints nothing"),
        ("a = 0\nprint(1 / a)", "1", "line 2 raises ZeroDivisionError"),
        ("print(2)", "ValueError", "prints 2"),
        ("import os\nos._exit(3)", "1", "did not come to an end"),
    ],
)
def test_one_that_does_not_is_told_what_happens(code, answer, says):
    problem = prove_output(make(code, answer))
    assert problem is not None
    assert says in problem.en
    assert problem.zh != problem.en


def test_every_variant_is_run():
    params = (Parameter(name="n", values=(2, 3, 5)),)
    assert prove_output(make("print({{n}} ** 2)", "{{n ** 2}}", params=params)) is None
    problem = prove_output(make("print({{n}} ** 2)", "{{2 * n}}", params=params))
    assert problem is not None
    assert problem.en.startswith("for n = 3: it prints 9")


def test_a_program_cannot_write_outside(tmp_path):
    target = tmp_path / "written"
    problem = prove_output(make(f"open({str(target)!r}, 'w').write('x')\nprint(1)", "1"))
    assert problem is not None
    assert not target.exists()


def test_counts_and_faults_with_their_places():
    other = TextQuestion(**BASE, id="t", accept=("x",))
    found = prove_outputs([make("print(1)", "1"), make("print(1)", "2"), other, make("print 1", "1", language="text")])
    assert (found.programs, found.proved) == (2, 1)
    (fault,) = found.faults
    assert (str(fault.file), fault.line) == ("questions/b.yaml", 7)
    assert fault.message.en.startswith("q: it prints 1")
    assert "1 of 2 programs" in found.summary().en


def test_the_framework_is_the_one_that_the_program_names():
    assert framework_of(make("import torch", "1")) == "torch"
    assert framework_of(make("import numpy as np", "1")) == "numpy"
    assert framework_of(make("print(1)", "1")) == "python"
