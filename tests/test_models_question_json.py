import json
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from hashlib import sha256
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.models.figure import Figure
from drill.models.question import (
    TYPES,
    BugQuestion,
    Choice,
    ChoiceQuestion,
    FormulaQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    OutputQuestion,
    Pair,
    Parameter,
    Point,
    RecallQuestion,
    TextQuestion,
    Variable,
)
from drill.models.question_json import SHAPE, from_json, to_json
from drill.text import Text

BASE = {"id": "q", "bank": "b", "topic": "t/a", "prompt": Text("why?", "为什么？")}
FULL = BASE | {
    "level": 3,
    "explanation": Text("because", "因为"),
    "sources": ("https://arxiv.org/abs/1706.03762",),
    "hints": (Text("think"), Text.plain("$x$")),
    "exercise": "conv2d",
    "claims": ("001-02",),
    "langs": ("en", "zh"),
    "file": "questions/a.yaml",
    "line": 12,
}
QUESTIONS = [
    ChoiceQuestion(**BASE, choices=()),
    ChoiceQuestion(
        **FULL,
        choices=(
            Choice(text=Text("a", "甲"), correct=True, why=Text("right")),
            Choice(text=Text.plain("b"), mistake="unscaled"),
        ),
    ),
    NumberQuestion(
        **FULL,
        answer="2*n",
        params=(Parameter(name="n", values=(1, 2.0, 3)), Parameter(name="k", low=0.0, high=4, step=0.5)),
        tolerance=1e-3,
        unit="MB",
    ),
    TextQuestion(**FULL, accept=("softmax", "/soft.?max/")),
    FormulaQuestion(
        **FULL,
        answer="p - y",
        variables=(Variable(name="p", low=0, high=1.0, also=("p_i",)), Variable(name="y", values=(0, 1))),
        accept=("p",),
    ),
    OutputQuestion(**FULL, code="print(2)", answer="2", accept=("two",), tolerance=0.1),
    OrderQuestion(**FULL, items=(Text("a"), Text("b", "乙")), ranks=(0, 1)),
    MatchQuestion(
        **FULL, pairs=(Pair(left=Text("a"), right=Text("1"), why=Text("w", "因")),), distractors=(Text("2"),)
    ),
    BugQuestion(
        **FULL, code="a\nb", lines=(2,), fix=Text("c"), choices=(Choice(text=Text("c"), correct=True),), accept=("c",)
    ),
    RecallQuestion(**BASE),
    RecallQuestion(**FULL, answer=Text("yes"), points=(Point(text=Text("p"), keywords=("k", "词")),)),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_survives_the_way_to_json_and_back(question):
    there = json.dumps(to_json(question))
    back = from_json(json.loads(there))
    assert back == question
    assert type(back) is type(question)
    assert repr(back) == repr(question)  # 1 == 1.0 == True, yet they are not the same


def test_what_is_at_its_default_is_left_out():
    assert to_json(TextQuestion(**BASE, accept=("x",))) == {
        "type": "text",
        "id": "q",
        "bank": "b",
        "topic": "t/a",
        "prompt": ["why?", "为什么？"],
        "accept": ["x"],
    }


@pytest.mark.parametrize("data", [{}, {"type": "riddle"}, {"type": "text", "id": "q"}, {"type": "text", "colour": 1}])
def test_what_is_no_question_is_refused(data):
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_json(data)


def describe(hint):
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return f"{hint.__name__}({', '.join(f'{field.name}: {describe(hints[field.name])}' for field in fields(hint))})"
    if get_args(hint):
        name = "tuple" if get_origin(hint) is tuple else "union"
        return f"{name}[{', '.join(map(describe, get_args(hint)))}]"
    return getattr(hint, "__name__", str(hint))


def test_a_changed_field_changes_the_shape_so_that_indexes_are_built_anew():
    # A figure is a field that is packed.
    words = "\n".join(f"{name} {describe(kind)}" for name, kind in {**TYPES, "figure": Figure}.items())
    assert sha256(words.encode()).hexdigest()[:12] == SHAPE, "write this digest into SHAPE"


def test_a_type_is_loaded_only_when_a_question_of_it_is_met():
    code = "import sys; from drill.models.question import Question; print(sorted(m for m in sys.modules if 'question.' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['drill.models.question.base', 'drill.models.question.parameter']"


def values(hint):
    """Any value of an annotation, built from it alone: a new type of question is covered without a word here."""
    if hint is Text:
        return st.builds(Text, st.text(max_size=5), st.text(max_size=5))
    if hint is float:
        return st.floats(allow_nan=False)
    if hint in (str, int, bool):
        return st.from_type(hint)
    if hint is NoneType:
        return st.none()
    if get_origin(hint) is tuple:
        items = get_args(hint)
        if items[-1] is ...:
            return st.lists(values(items[0]), max_size=3).map(tuple)
        return st.tuples(*map(values, items))
    if get_args(hint):
        return st.one_of(*map(values, get_args(hint)))
    hints = get_type_hints(hint)
    needed = {field.name: values(hints[field.name]) for field in fields(hint) if field.default is MISSING}
    optional = {field.name: values(hints[field.name]) for field in fields(hint) if field.default is not MISSING}
    return st.fixed_dictionaries(needed, optional=optional).map(lambda given_: hint(**given_))


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES.keys())
def test_any_question_survives_the_round_trip(kind):
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
    @given(values(kind))
    def check(question):
        assert repr(from_json(json.loads(json.dumps(to_json(question))))) == repr(question)

    check()
