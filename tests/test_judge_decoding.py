"""Replies: nothing that comes back from a runner can hurt."""

import json
import resource

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.judge.case import Case, Method, New
from drill.judge.decoding import decode_failure, decode_names, decode_reply, legible
from drill.judge.encoding import encode_case
from drill.judge.outcome import Foreign, Outcome, Result, Tensor
from drill.judge.runner.wire import PACKED_LIMIT, WireError

X = np.arange(6.0).reshape(2, 3)


def sent(array):
    return encode_case(Case("one", args=(array,)), "f", seed=0)


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


def packed(dtype="float64", **changes):
    return {"n": 0, "dtype": dtype, "as": "l"} | changes


def test_a_packed_list_is_a_list_of_plain_numbers():
    for dtype, numbers in (("float64", [0.5, -1.0]), ("int64", [3, -(2**62)]), ("bool", [True, False])):
        content = np.array(numbers, dtype).tobytes()
        assert repr(reply(packed(dtype), buffers=[content]).steps[0].value) == repr(numbers)
        assert reply(packed(dtype, **{"as": "t"}), buffers=[content]).steps[0].value == tuple(numbers)
    scalars = reply(packed("float32", k="generic"), buffers=[np.array([1.5], "float32").tobytes()]).steps[0].value
    assert [(one.kind, one.dtype, one.shape, float(one.array)) for one in scalars] == [("generic", "float32", (), 1.5)]


def test_what_was_seen_beside_the_values_is_read():
    outcome = reply(None, steps=[{"value": 1, "states": [], "shares": [0]}], rewritten=[0], largest=[6, [2, 3]])
    assert (outcome.steps[0].shares, outcome.rewritten, outcome.largest) == ((0,), (0,), Tensor(6, (2, 3)))
    plain = reply(1)
    assert (plain.steps[0].shares, plain.rewritten, plain.largest, plain.global_random) == ((), (), Tensor(), False)
    assert reply(1, global_random=True).global_random
    assert not reply(1, global_random="yes").global_random


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
    "a packed list of half a number": ({"steps": [{"value": packed(), "states": []}]}, [bytes(7)]),
    "a packed list without a buffer": ({"steps": [{"value": packed(), "states": []}]}, []),
    "a packed list of objects": ({"steps": [{"value": packed("object"), "states": []}]}, [EIGHT]),
    "a packed list of no kind": ({"steps": [{"value": {"n": 0, "dtype": "int8"}, "states": []}]}, [EIGHT]),
    "shares of an array that is not there": ({"steps": [{"value": 1, "states": [], "shares": [1]}]}, []),
    "shares that are none": ({"steps": [{"value": 1, "states": [], "shares": 0}]}, []),
    "a step rewritten that is not there": ({"steps": [{"value": 1, "states": []}], "rewritten": [1]}, []),
    "a largest tensor that is none": ({"steps": [{"value": 1, "states": []}], "largest": 7}, []),
    "a largest tensor of no size": ({"steps": [{"value": 1, "states": []}], "largest": [float("inf"), []]}, []),
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


def test_packed_lists_cannot_be_unpacked_without_end():
    many = bytes(PACKED_LIMIT // 4)
    fine, flood = ({"t": [packed("bool")] * times} for times in (4, 5))
    assert len(reply(fine, buffers=[many]).steps[0].value) == 4
    with pytest.raises(WireError):
        reply(flood, buffers=[many])


HEADER_KEYS = (
    "rewritten",
    "largest",
    "shares",
    "global_random",
    "n",
    "as",
    "steps",
    "gradients",
    "gradient_error",
    "names",
    "value",
    "states",
    "error",
)
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
                "value": {
                    "t": [an_array((1,)), {"d": [["k", an_array((1,), "float64")]]}, {"l": [1, 2.5, "s"]}, packed()]
                },
                "shares": [0],
                "states": [[0, an_array((1,))]],
            }
        ],
        "gradients": [an_array((1,)), None],
        "rewritten": [0],
        "largest": [3, [3]],
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
