"""Words for cases, inputs, and runs that ended without an answer."""

import numpy as np
import pytest

from drill.judge.case import BFloat16, Call, Case, Code, GetAttr, Method, New, SetAttr, Write
from drill.judge.excerpt import (
    array_names,
    array_text,
    arrays_apart,
    case_text,
    index_text,
    number_text,
    parameter_names,
    tell_apart,
)
from drill.judge.process import End, EndedError
from drill.judge.words import ended, forbidden, missing_entry
from drill.models.judgement import Verdict

X = np.array([[1.0, -2.5]])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1e-10, "1e-10"),
        (np.float32(1) / 3, "0.333333"),
        (np.array(2.0), "2"),
        (np.nan, "nan"),
        (-np.inf, "-inf"),
        (3, "3"),
        (np.int64(12345678), "12345678"),
        (True, "True"),
        (np.bool_(False), "False"),
    ],
)
def test_numbers_have_six_digits(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((1.4, 1.5), ("1.4", "1.5")),
        ((1.4000004, 1.4), ("1.4000004", "1.4")),
        ((-1.069041, -1.069044), ("-1.069041", "-1.069044")),
        ((float(np.float32(1.4)), 1.4), ("1.39999998", "1.4")),
        ((np.nextafter(1.0, 2.0), 1.0), ("1.0000000000000002", "1")),
        ((np.nan, 1.0), ("nan", "1")),
        ((np.nan, np.nan, 0.1 + 0.2), ("nan", "nan", "0.3")),
        ((0.5, 0.5, 0.50000001), ("0.5", "0.5", "0.50000001")),
        ((12345678, 12345679), ("12345678", "12345679")),
        ((1.00000001, 0.0, 1.0), ("1.00000001", "0", "1")),
    ],
)
def test_numbers_that_differ_are_written_with_as_many_digits_as_that_takes(values, texts):
    assert tell_apart(*values) == texts


def test_arrays_that_differ_are_written_with_as_many_digits_as_that_takes():
    assert arrays_apart(X, X + 1) == ("[[1, -2.5]]", "[[2, -1.5]]")
    assert arrays_apart(X, X * (1 - 1e-8)) == ("[[1, -2.5]]", "[[0.99999999, -2.5]]")
    assert arrays_apart(np.array([0.5]), np.array([0.5])) == ("[0.5]", "[0.5]")


def test_an_index_is_written_as_in_python():
    assert index_text((1, 0)) == "[1, 0]"
    assert index_text(()) == ""


def test_small_arrays_are_shown_and_large_ones_named():
    assert array_text(X) == "[[1, -2.5]]"
    assert array_text(np.array([np.nan, np.inf])) == "[nan, inf]"
    assert array_text(np.array([True, False])) == "[ True, False]"
    assert array_text(np.zeros((5, 5), np.float32)) == "<float32 (5, 5)>"
    assert array_text(np.zeros((0, 3))) == "[]"
    assert array_text(np.array(2.0)) == "2"


def test_a_call_is_shown_as_one_would_type_it():
    case = Case(
        "a call", args=(X, 3, (1, 2), (5,), [0.25], None, "mean"), kwargs={"axis": -1, "f": Code("lambda x: x")}
    )
    assert case_text(case, "f") == "f([[1, -2.5]], 3, (1, 2), (5,), [0.25], None, 'mean', axis=-1, f=lambda x: x)"
    assert case_text(Case("other", function="g"), "f") == "g()"


def test_a_script_is_shown_step_by_step():
    steps = (
        New("Adam", args=([X], 0.5), kwargs={"eps": 1e-8}),
        SetAttr("lr", 0.1),
        Write(X, X),
        Method("step", args=(BFloat16(X.astype(np.float32)),)),
        GetAttr("t"),
        Call("f", args=(1,)),
    )
    words = "it = Adam([[[1, -2.5]]], 0.5, eps=1e-08); it.lr = 0.1; buffer[...] = [[1, -2.5]]; it.step([[1, -2.5]]); it.t; f(1)"
    assert case_text(Case("a script", steps=steps), "Adam") == words


def test_a_case_that_is_too_long_to_read_is_not_shown():
    assert case_text(Case("long", args=(list(range(300)),)), "f") == ""


# Names of parameters

CLASS = """
class SGD:
    def __init__(self, params, lr, *, momentum=0.0): ...
        # params: list of float arrays
    def step(self, grads): ...
"""


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("def f(x, axis=-1): ...", {"f": ["x", "axis"]}),
        ("def f(x, axis=-1):", {"f": ["x", "axis"]}),
        ("def f(q, k, *, mask=None):\n    # shapes", {"f": ["q", "k"]}),
        ("def f(a): ...\ndef g(b): ...", {"f": ["a"], "g": ["b"]}),
        (CLASS.strip(), {"SGD": ["params", "lr"], "step": ["grads"]}),
    ],
)
def test_parameters_are_read_from_a_signature(signature, names):
    assert parameter_names(signature).items() >= names.items()


def test_what_is_no_signature_names_nothing():
    assert parameter_names("this is none") == parameter_names("") == {}


def test_arrays_are_called_what_the_signature_calls_them():
    a, b, c, d, e = (np.zeros(n) for n in range(1, 6))
    parameters = {"SGD": ["params", "lr"], "step": ["grads"]}
    steps = (New("SGD", args=([a, b], 0.1), kwargs={"mask": c}), Method("step", args=([d, None, a], e)))
    found = array_names(Case("a script", steps=steps), "SGD", parameters)
    assert found == {id(a): "params[0]", id(b): "params[1]", id(c): "mask", id(d): "grads[0]", id(e): "argument 2"}


# Runs that ended without an answer


@pytest.mark.parametrize(
    ("error", "verdict", "words"),
    [
        (EndedError(End.TIME), Verdict.TIME_LIMIT_EXCEEDED, "within 2.5 s"),
        (EndedError(End.MEMORY), Verdict.MEMORY_LIMIT_EXCEEDED, "64 MiB"),
        (EndedError(End.OUTPUT), Verdict.OUTPUT_LIMIT_EXCEEDED, "printed"),
        (EndedError(End.SIGNAL, "11"), Verdict.RUN_TIME_ERROR, "SIGSEGV"),
        (EndedError(End.SIGNAL, "99"), Verdict.RUN_TIME_ERROR, "signal 99"),
        (EndedError(End.EXIT, "7"), Verdict.RUN_TIME_ERROR, "exit code 7"),
        (EndedError(End.PROTOCOL, "junk"), Verdict.RUN_TIME_ERROR, "not an answer"),
        (None, Verdict.RUN_TIME_ERROR, "not an answer"),
    ],
)
def test_how_a_run_ended_is_told_in_both_languages(error, verdict, words):
    found, text = ended(error, 2.5, 64)
    assert found == verdict
    assert words in text.en
    assert any("\u4e00" <= char <= "\u9fff" for char in text.zh)


def test_a_forbidden_name_is_told_with_its_line():
    assert "softmax may not be used here:" in forbidden("softmax", 0).en
    assert "(line 7)" in forbidden("softmax", 7).en
    assert "（第 7 行）" in forbidden("softmax", 7).zh
    assert "{odd} may not" in forbidden("{odd}", 1).en


def test_what_the_file_lacks_is_named():
    assert "conv2d" in missing_entry("conv2d").en
    assert "conv2d" in missing_entry("conv2d").zh


def test_beside_an_array_too_large_to_show_the_others_are_shown_only_where_they_are_short():
    case = Case("a case", args=(np.zeros((5, 16)), np.arange(16.0), np.arange(3.0)))
    assert case_text(case, "f") == "f(<float64 (5, 16)>, <float64 (16,)>, [0, 1, 2])"
    assert case_text(Case("a case", args=(np.arange(12.0),)), "f").startswith("f([0, 1, 2, ")
