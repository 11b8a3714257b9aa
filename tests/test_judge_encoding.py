"""Requests and replies: what goes to a runner comes out as it was, and nothing that comes back can hurt."""

import json
import resource

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.judge.case import BFloat16, Call, Case, Code, GetAttr, Method, New, SetAttr, Write
from drill.judge.encoding import (
    as_float64,
    decode_failure,
    decode_names,
    decode_reply,
    encode_case,
    legible,
)
from drill.judge.outcome import Foreign, Outcome, Result
from drill.judge.runner.wire import WireError

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


# Replies


def reply(value, *, states=(), buffers=(), steps=None, **more):
    """The outcome of a reply with one step, to a request of one step and one array of shape (2, 3)."""
    header = {"steps": steps or [{"value": value, "states": list(states)}], **more}
    header = json.loads(json.dumps(header))  # as it comes over the wire
    return decode_reply(header, list(buffers), sent(X))


def an_array(shape=(2,), dtype="float64", **changes):
    return {"a": 0, "k": "ndarray", "dtype": dtype, "shape": list(shape)} | changes


def test_an_array_is_read_with_its_dtype_and_shape():
    outcome = reply(an_array((1, 3), "int16"), buffers=[np.array([[1, 2, 3]], "int16").tobytes()])
    value = outcome.steps[0].value
    assert (value.array.tolist(), value.dtype, value.shape, value.device) == ([[1, 2, 3]], "int16", (1, 3), "cpu")


def test_bfloat16_values_come_as_float32():
    outcome = reply(an_array((2,), "bfloat16"), buffers=[np.array([1.5, 2.0], "float32").tobytes()])
    assert outcome.steps[0].value.dtype == "bfloat16"
    assert outcome.steps[0].value.array.tolist() == [1.5, 2.0]


def test_nested_values_are_read():
    value = {"t": [None, True, 3, 2.5, "五", {"l": [1]}, {"d": [["k", {"t": []}], [{"t": [1, 2]}, 0]]}, {"o": "m.T"}]}
    read = reply(value).steps[0].value
    assert read == (None, True, 3, 2.5, "五", [1], {"k": (), (1, 2): 0}, Foreign("m.T"))


def test_a_numpy_scalar_is_as_good_a_key_as_an_int():
    key = {"a": 0, "k": "generic", "dtype": "int64", "shape": []}
    assert reply({"d": [[key, 5]]}, buffers=[np.int64(3).tobytes()]).steps[0].value == {3: 5}


def test_what_a_step_left_in_the_callers_arrays_is_read():
    left = np.arange(6.0)
    outcome = reply(None, states=[[0, an_array((2, 3))]], buffers=[left.tobytes()])
    assert outcome.steps[0].states[0].tolist() == left.reshape(2, 3).tolist()
    reshaped = reply(None, states=[[0, an_array((6,))]], buffers=[left.tobytes()])
    assert reshaped.steps[0].states[0].shape == (6,)
    gone = reply(None, states=[[0, {"o": "torch.Tensor"}]])
    assert list(gone.steps[0].states) == [0]


ERROR = {"type": "ValueError", "bases": ["ValueError", "Exception"], "text": "bad", "line": 3, "source": "raise"}


def test_a_failure_is_read():
    failure = reply(None, steps=[{"error": ERROR}]).failure
    assert (failure.kind, failure.bases, failure.text, failure.line) == (
        "ValueError",
        ("ValueError", "Exception"),
        "bad",
        3,
    )


EIGHT = bytes(8)
IMPOSSIBLE = {
    "no steps": ({"steps": []}, []),
    "steps of another kind": ({"steps": "error"}, []),
    "no list of steps": ({"steps": {"error": 1}}, []),
    "more steps than were asked for": ({"steps": [{"value": 1, "states": []}] * 2}, []),
    "no states": ({"steps": [{"value": 1}]}, []),
    "no value": ({"steps": [{"states": []}]}, []),
    "no such buffer": ({"steps": [{"value": an_array((1,)), "states": []}]}, []),
    "a buffer that is too short": ({"steps": [{"value": an_array((2,)), "states": []}]}, [EIGHT]),
    "a buffer that is too long": ({"steps": [{"value": an_array((0,)), "states": []}]}, [EIGHT]),
    "a shape below zero": ({"steps": [{"value": an_array((-1, -1)), "states": []}]}, [EIGHT]),
    "a shape without end": ({"steps": [{"value": an_array((float("inf"),)), "states": []}]}, [EIGHT]),
    "a shape that is no number": ({"steps": [{"value": an_array((float("nan"),)), "states": []}]}, [EIGHT]),
    "a huge shape": ({"steps": [{"value": an_array((2**62, 2**62)), "states": []}]}, [EIGHT]),
    "a huge empty shape": ({"steps": [{"value": an_array((0, 2**70)), "states": []}]}, [b""]),
    "a shape that wraps around": ({"steps": [{"value": an_array((2**61, 8, 2)), "states": []}]}, [b""]),
    "forty axes": ({"steps": [{"value": an_array([1] * 40), "states": []}]}, [EIGHT]),
    "forty axes on the meta device": ({"steps": [{"value": an_array([1] * 40, device="meta"), "states": []}]}, []),
    "an object dtype": ({"steps": [{"value": an_array((1,), "object"), "states": []}]}, [EIGHT]),
    "a record dtype": ({"steps": [{"value": an_array((1,), "f8,f8"), "states": []}]}, [EIGHT * 2]),
    "no dtype": ({"steps": [{"value": an_array((1,), None), "states": []}]}, [EIGHT]),
    "an unknown tag": ({"steps": [{"value": {"z": 1}, "states": []}]}, []),
    "a list in place of a value": ({"steps": [{"value": [1, 2], "states": []}]}, []),
    "pairs that are none": ({"steps": [{"value": {"d": [[1, 2, 3]]}, "states": []}]}, []),
    "a key that cannot be one": ({"steps": [{"value": {"d": [[{"t": [{"l": []}]}, 1]]}, "states": []}]}, []),
    "the state of an array that is not there": ({"steps": [{"value": 1, "states": [[1, an_array((1,))]]}]}, [EIGHT]),
    "the state of the last array": ({"steps": [{"value": 1, "states": [[-1, an_array((1,))]]}]}, [EIGHT]),
    "states that are none": ({"steps": [{"value": 1, "states": [0]}]}, []),
    "an error that is none": ({"steps": [{"error": "ValueError"}]}, []),
    "an error without a line": ({"steps": [{"error": ERROR | {"line": None}}]}, []),
    "an error in line infinity": ({"steps": [{"error": ERROR | {"line": float("inf")}}]}, []),
    "gradients that are none": ({"steps": [{"value": 1, "states": []}], "gradients": 5}, []),
}


@pytest.mark.parametrize(("header", "buffers"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_reply_that_no_honest_runner_sends_is_refused(header, buffers):
    with pytest.raises(WireError):
        decode_reply(header, buffers, sent(X))


def test_a_reply_that_leaves_steps_out_or_goes_on_after_an_error_is_refused():
    two = Case("two steps", steps=(New("C"), Method("f")))
    fine = {"value": None, "states": []}
    for steps in ([fine], [{"error": ERROR}, fine], [{"error": ERROR}, {"error": ERROR}]):
        with pytest.raises(WireError):
            decode_reply({"steps": steps}, [], encode_case(two, "C", seed=0))
    for steps in ([fine, fine], [fine, {"error": ERROR}], [{"error": ERROR}]):
        assert decode_reply({"steps": steps}, [], encode_case(two, "C", seed=0))


def test_an_answer_nested_without_end_is_refused():
    value = 1
    for _ in range(400):
        value = {"l": [value]}
    with pytest.raises(WireError):
        reply(value)


def test_an_announced_shape_takes_no_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for shape in ((2**40,), (2**20, 2**20), (1, 2**40), (0, 2**50)):
        with pytest.raises(WireError):
            reply(an_array(shape), buffers=[EIGHT])
    value = reply(an_array((2**40, 2**20), device="meta")).steps[0].value
    assert value.array is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB


HEADER_KEYS = ("steps", "gradients", "gradient_error", "names", "value", "states", "error")
VALUE_KEYS = ("a", "l", "t", "d", "o", "k", "dtype", "shape", "device", "type", "bases", "text", "line", "source")
KEYS = st.sampled_from([*HEADER_KEYS, *VALUE_KEYS])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([10**400, -(2**63), 2**31]),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from(["float64", "int8", "bfloat16", "object", "cpu", "meta", "cuda", "tensor", "", "\ud800\x1b[2J"]),
)
JUNK = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=12
)


@st.composite
def headers(draw):
    """An honest reply with something in it replaced by junk."""
    honest = {
        "steps": [
            {
                "value": {"t": [an_array((1,)), {"d": [["k", an_array((1,), "float64")]]}, {"l": [1, 2.5, "s"]}]},
                "states": [[0, an_array((1,))]],
            }
        ],
        "gradients": [an_array((1,)), None],
    }
    if draw(st.booleans()):
        honest["steps"] = [{"error": dict(ERROR)}]
    for _ in range(draw(st.integers(0, 3))):
        spot = honest
        while isinstance(spot, dict | list) and spot:
            keys = list(spot) if isinstance(spot, dict) else range(len(spot))
            key = draw(st.sampled_from(keys))
            if draw(st.integers(0, 3)) == 0:
                spot[key] = draw(JUNK)
                break
            spot = spot[key]
    return honest


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    headers() | st.dictionaries(KEYS, JUNK, max_size=5), st.lists(st.sampled_from([b"", EIGHT, bytes(16)]), max_size=3)
)
def test_junk_is_read_as_an_outcome_or_refused(header, buffers):
    try:
        outcome = decode_reply(header, buffers, sent(X))
    except WireError:
        return
    assert isinstance(outcome, Outcome)
    assert 1 <= len(outcome.steps) <= 1
    text = outcome.failure.text if outcome.failure else ""
    assert "\x1b" not in text
    text.encode()


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(KEYS, JUNK, max_size=4) | st.fixed_dictionaries({"error": st.dictionaries(KEYS, JUNK, max_size=6)})
)
def test_a_junk_load_reply_is_read_or_refused(header):
    try:
        decode_failure(header)
    except WireError:
        return
    assert all(isinstance(name, str) for name in decode_names(header))


def test_only_a_list_of_names_is_one():
    assert decode_names({"names": ["f", "g"]}) == {"f", "g"}
    for names in (5, None, "softmax", {"softmax": 1}):
        assert decode_names({"names": names}) == frozenset()


def test_a_message_keeps_its_letters_and_loses_what_draws_on_the_terminal():
    assert legible("ünï\u3000码 🙂\n\t\u00a0x") == "ünï\u3000码 🙂\n\t\u00a0x"
    assert legible("a\x1b[2Jb\r\x07\u202e\ud800") == "a�[2Jb����"


def test_what_is_sent_about_a_result_is_harmless_to_print():
    value = (
        reply({"a": 0, "k": "\x1b[2J", "dtype": "float64", "shape": [1], "device": "\x1b"}, buffers=[EIGHT])
        .steps[0]
        .value
    )
    assert isinstance(value, Result)
    assert "\x1b" not in value.kind + value.device
