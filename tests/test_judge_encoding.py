"""Requests: what goes to a runner arrives as it was."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.judge.case import BFloat16, Call, Case, Code, GetAttr, Method, New, SetAttr, Write
from drill.judge.encoding import as_float64, encode_case

X = np.arange(6.0).reshape(2, 3)
SCRIPT = Case(
    "a script",
    steps=(
        New("C", args=([X, None],), kwargs={"lr": 0.5}),
        Write(X, np.ones((2, 3))),
        SetAttr("lr", np.float32(0.25)),
        Method("step", ((X.T, {"a": 1, 2: True}),)),
        GetAttr("lr"),
        Call("f", args=(Code("lambda x: x"),)),
    ),
    grad=(X,),
)
REQUEST = encode_case(SCRIPT, "C", seed=1)


def rebuilt(request, index=0):
    """The array that a runner makes of a pool entry."""
    spec = request.header["pool"][index]
    storage = np.frombuffer(request.buffers[spec["buffer"]], dtype=spec["dtype"])
    strides = [step * storage.itemsize for step in spec["strides"]]
    return np.lib.stride_tricks.as_strided(storage, spec["shape"], strides)


def sent(array):
    return encode_case(Case("one", args=(array,)), "f", seed=0)


LAYOUTS = {
    "contiguous": X,
    "transposed": X.T,
    "every second column": np.arange(12.0).reshape(2, 6)[:, ::2],
    "one column": X[:, 1],
    "a corner": np.arange(20.0).reshape(4, 5)[1:3, 2:4],
    "broadcast": np.broadcast_to(X[0], (4, 3)),
    "broadcast scalar": np.broadcast_to(2.0, (2, 2)),
    "windows that overlap": np.lib.stride_tricks.sliding_window_view(np.arange(5.0), 3),
    "backwards": X[::-1],
    "both ways backwards": X[::-1, ::-1],
    "one row backwards": X[:1][::-1],
    "no rows": np.zeros((0, 3)),
    "no columns, transposed": np.zeros((3, 0, 2)).T,
    "no axes": np.array(7.0),
    "a field of records": np.zeros(3, dtype=[("a", "f8"), ("b", "i1")])["a"],
    "Fortran order": np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)),
}


@pytest.mark.parametrize("array", LAYOUTS.values(), ids=LAYOUTS)
def test_an_array_arrives_with_its_values(array):
    assert np.array_equal(rebuilt(sent(array)), array)
    assert rebuilt(sent(array)).shape == array.shape


@pytest.mark.parametrize(
    "name", ["transposed", "every second column", "one column", "a corner", "broadcast", "Fortran order"]
)
def test_an_array_arrives_with_its_layout(name):
    assert rebuilt(sent(LAYOUTS[name])).strides == LAYOUTS[name].strides


@pytest.mark.parametrize("array", LAYOUTS.values(), ids=LAYOUTS)
def test_no_stride_is_negative_because_torch_knows_none(array):
    assert all(step >= 0 for step in sent(array).header["pool"][0]["strides"])


@given(
    st.lists(st.integers(0, 4), min_size=0, max_size=3),
    st.data(),
)
def test_any_view_arrives_with_its_values(shape, data):
    array = np.arange(float(np.prod(shape, dtype=int))).reshape(shape)
    view = array.transpose(data.draw(st.permutations(range(array.ndim))))
    steps = st.sampled_from([-2, -1, 1, 2, 3])
    view = view[(..., *(slice(None, None, data.draw(steps)) for _ in range(view.ndim)))]
    assert np.array_equal(rebuilt(sent(view)), view)


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int32", "int64", "float16", "float32", "float64", "complex64"])
def test_dtypes_are_kept(dtype):
    array = np.array([0, 1, 1], dtype=dtype)
    assert rebuilt(sent(array)).dtype == array.dtype


def test_one_array_passed_twice_is_one_array():
    request = encode_case(Case("twice", args=(X, [X, X.copy()]), kwargs={"out": X}), "f", seed=0)
    step = request.header["steps"][0]
    assert step["args"] == [{"a": 0}, {"l": [{"a": 0}, {"a": 1}]}]
    assert step["kwargs"] == {"out": {"a": 0}}


def test_later_changes_of_a_cases_arrays_do_not_reach_the_request():
    array = np.zeros(3)
    request = sent(array)
    array[:] = 9
    assert rebuilt(request).tolist() == request.pool[0].tolist() == [0, 0, 0]


def test_a_script_becomes_steps_of_plain_json():
    steps = json.loads(json.dumps(REQUEST.header))["steps"]
    assert [step["do"] for step in steps] == ["new", "write", "set", "method", "get", "call"]
    assert steps[0]["args"] == [{"l": [{"a": 0}, None]}]
    assert steps[2]["args"] == [0.25]
    assert steps[3]["args"] == [{"t": [{"a": 2}, {"d": [["a", 1], [2, True]]}]}]
    assert steps[5]["args"] == [{"c": "lambda x: x"}]
    assert [bool(spec.get("grad")) for spec in REQUEST.header["pool"]] == [True, False, False]


def test_the_oracle_gets_wider_floats_and_the_same_integers():
    case = Case("mixed", args=(X.astype("float32"), np.arange(3), BFloat16(np.ones(2, np.float32)), X > 1))
    casts = [spec.get("cast") for spec in as_float64(encode_case(case, "f", seed=0)).header["pool"]]
    assert casts == ["float64", None, "float64", None]


def test_the_oracle_sees_the_rounded_values_of_a_bfloat16_argument():
    request = as_float64(encode_case(Case("half", args=(BFloat16(np.ones(2, np.float32)),)), "f", seed=0))
    assert request.header["pool"][0]["bfloat16"]
