"""Accepting what is right and nothing else, on outcomes made by hand: no process is started here."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.judge.case import Call, Case, Doubt, GetAttr, Method, New, Run, Write
from drill.judge.compare import examine, failure_text
from drill.judge.difference import Difference, Expected, Fault, Rules
from drill.judge.outcome import Failure, Foreign, Outcome, Result, StepOutcome, Tensor
from drill.text import Text

NUMPY = Rules("numpy", exact_dtype=False)
EXACT = Rules("numpy", exact_dtype=True)
TORCH = Rules("torch", exact_dtype=False)
PYTHON = Rules("python", exact_dtype=False)
CASE = Case("a case", args=(np.zeros(3),))
ERROR = Failure("ValueError", ("ValueError", "Exception", "BaseException"), "bad axis", 3, "return x.sum(7)")
INF, NAN = np.inf, np.nan


def array(values, dtype="float64", kind="ndarray", device="cpu"):
    """What a runner sends for an array (`generic`: a NumPy scalar)."""
    content = np.array(values, dtype="float32" if dtype == "bfloat16" else dtype)
    return Result(content, kind, dtype, device, content.shape)


def tensor(values, dtype="float64", device="cpu"):
    return array(values, dtype, "tensor", device)


def returns(*values, states=(), gradients=()):
    """An outcome with a step for each value; `states` are {step: {array: content}}."""
    changes = dict(states)
    steps = tuple(StepOutcome(value, changes.get(number, {})) for number, value in enumerate(values))
    return Outcome(steps, gradients)


def references(oracle, plain=None, precision="float64", contents=(), leaves=()):
    names = tuple("xyz"[: len(contents)])
    return Expected(oracle, plain or oracle, precision, tuple(contents), names, leaves)


def judge(wanted, got, rules=NUMPY, case=CASE, **about):
    """The fault of one returned value, None if it passes."""
    difference = examine(case, references(returns(wanted), **about), returns(got), rules)
    return difference and difference.fault


# Values


@pytest.mark.parametrize(
    ("wanted", "got", "fault"),
    [
        ([1.0, NAN], [1.0, NAN], None),
        ([INF, -INF], [INF, -INF], None),
        ([0.0, 1.0], [-0.0, 1.0], None),
        ([1.0, 2.0], [1.0, NAN], Fault.NAN),
        ([1.0, NAN], [1.0, 2.0], Fault.NAN),
        ([NAN, 1.0], [1.0, NAN], Fault.NAN),
        ([1.0, 2.0], [NAN, NAN], Fault.NAN),
        ([1.0, 2.0], [1.0, INF], Fault.NAN),
        ([1.0, INF], [1.0, 1e308], Fault.NAN),
        ([INF, 1.0], [-INF, 1.0], Fault.NAN),
        ([INF, 1.0], [NAN, 1.0], Fault.NAN),
        ([NAN, NAN], [NAN, NAN], None),
        ([INF, 1.0], [INF, 1.1], Fault.VALUE),
        ([NAN, 1.0], [NAN, 1.1], Fault.VALUE),
        ([], [], None),
    ],
)
def test_nan_and_infinities_must_stand_where_they_stand_in_the_reference(wanted, got, fault):
    assert judge(array(wanted), array(got)) == fault


@pytest.mark.parametrize(
    ("wanted", "got", "fault"),
    [
        ([1.0, 2.0], [1.0, 2.0 + 1.9e-7], None),
        ([1.0, 2.0], [1.0, 2.0 + 2.1e-7], Fault.VALUE),
        ([1e-9, 1.0], [0.0, 1.0], None),  # relative to the largest value, not to each
        ([1e-9], [0.0], Fault.VALUE),
        ([0.0, 0.0], [9e-13, 0.0], None),
        ([0.0, 0.0], [2e-12, 0.0], Fault.VALUE),
        ([1e10, INF], [1e10 + 900.0, INF], None),  # infinities set no scale
        ([1e-3, INF], [2e-3, INF], Fault.VALUE),
        ([1e-3, NAN], [2e-3, NAN], Fault.VALUE),
    ],
)
def test_float64_answers_are_held_to_the_largest_value(wanted, got, fault):
    assert judge(array(wanted), array(got)) == fault


def test_float32_answers_are_held_to_four_millionths_or_ten_times_the_error_of_the_plain_reference():
    oracle = returns(array([1.0, 100.0]))
    exact = references(oracle, returns(array([1.0, 100.0], "float32")), "float32")
    rough = references(oracle, returns(array([1.0, 100.01], "float32")), "float32")
    small, large = returns(array([1.0, 100.0003], "float32")), returns(array([1.0, 100.09], "float32"))
    huge = returns(array([1.0, 100.12], "float32"))
    assert examine(CASE, exact, small, EXACT) is None
    assert examine(CASE, exact, large, EXACT).fault == Fault.VALUE
    assert examine(CASE, rough, large, EXACT) is None
    assert examine(CASE, rough, huge, EXACT).fault == Fault.VALUE


def test_float32_answers_are_compared_with_the_oracle_and_not_with_the_plain_reference():
    oracle, plain = returns(array([1.0, 2.0])), returns(array([1.0, 2.001], "float32"))
    expected = references(oracle, plain, "float32")
    assert examine(CASE, expected, returns(array([1.0, 1.995], "float32")), EXACT) is None
    assert examine(CASE, expected, returns(array([1.0, 2.0111], "float32")), EXACT).fault == Fault.VALUE


def test_where_the_plain_reference_overflows_its_error_is_not_counted():
    expected = references(returns(array([1.0, 2.0])), returns(array([1.0, INF], "float32")), "float32")
    assert examine(CASE, expected, returns(array([1.0, 2.1], "float32")), EXACT).fault == Fault.VALUE
    assert examine(CASE, expected, returns(array([1.0, 2.0], "float32")), EXACT) is None


@pytest.mark.parametrize(
    ("dtype", "close", "far"), [("float16", 1.003, 1.005), ("bfloat16", 1.03, 1.05), ("float32", 1.000003, 1.00001)]
)
def test_each_precision_has_its_own_tolerance(dtype, close, far):
    for value, fault in ((close, None), (far, Fault.VALUE)):
        got = Result(np.array([value], "float32"), "tensor", dtype, "cpu", (1,))
        assert judge(tensor([1.0], dtype), got, TORCH, precision=dtype) == fault


@pytest.mark.parametrize(("got", "fault"), [(1.009, None), (1.011, Fault.VALUE)])
def test_a_tolerance_named_by_the_case_replaces_the_judges_own(got, fault):
    case = replace(CASE, atol=1e-2)
    assert judge(array([1.0, 1e6]), array([got, 1e6]), case=case) == fault


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8),
    st.integers(0, 7),
    st.floats(1e-3, 1e3),
    st.sampled_from([-1.0, 1.0]),
)
def test_an_answer_passes_exactly_within_the_tolerance(values, place, ratio, sign):
    wanted = np.array(values)
    tolerance = 1e-7 * np.max(np.abs(wanted)) + 1e-12
    got = wanted.copy()
    got[place % len(got)] += sign * ratio * tolerance
    if not 0.99 < ratio < 1.01:  # rounding decides on the border itself
        assert judge(array(wanted), array(got)) == (None if ratio < 1 else Fault.VALUE)


def test_a_wrong_value_is_told_with_its_place_and_how_many_there_are():
    difference = examine(
        CASE, references(returns(array([[1.0, 2.0], [3.0, 4.0]]))), returns(array([[1.0, 2.5], [3.0, 9.0]])), NUMPY
    )
    assert difference.message.en == "result[0, 1] is 2.5, should be 2; 2 of 4 values are wrong"
    assert difference.message.zh == "结果[0, 1] 为 2.5，应为 2；4 个值中有 2 个不对"
    assert difference.seen.wrong.tolist() == [[False, True], [False, True]]


def test_a_wrong_value_that_rounds_to_the_right_one_is_told_with_more_digits():
    right = returns(array([-1.0690449, 0.5]))
    difference = examine(CASE, references(right), returns(array([-1.0690442, 0.5])), NUMPY)
    assert difference.message.zh == "结果[0] 为 -1.069044，应为 -1.069045；2 个值中有 1 个不对"


# Types and shapes


@pytest.mark.parametrize("got", [array([1.0]), array([[1.0]]), array([1.0, 1.0, 1.0]), array([[1.0, 1.0]]), array(1.0)])
def test_a_shape_that_would_broadcast_is_wrong(got):
    assert judge(array([1.0, 1.0]), got) in (Fault.SHAPE, Fault.TYPE)


def test_sizes_of_zero_are_shapes_too():
    assert judge(array(np.zeros((0, 3))), array(np.zeros((0, 3)))) is None
    assert judge(array(np.zeros((0, 3))), array(np.zeros((3, 0)))) == Fault.SHAPE
    assert judge(array(np.zeros((0, 3))), array(np.zeros(0))) == Fault.SHAPE


@pytest.mark.parametrize(
    "got", [2.0, 2, array(2.0), array(2.0, kind="generic"), array(2.0, "float32"), array(2, "int64", "generic")]
)
@pytest.mark.parametrize("wanted", [2.0, array(2.0), array(2.0, kind="generic")])
def test_any_scalar_will_do_for_a_scalar_in_the_numpy_track(wanted, got):
    assert judge(wanted, got) is None
    assert judge(wanted, got, EXACT) is None


@pytest.mark.parametrize("got", [array([2.0]), [2.0], "2.0", None, Foreign("builtins.complex"), {"a": 2.0}])
def test_what_is_no_scalar_will_not(got):
    assert judge(array(2.0), got) in (Fault.TYPE, Fault.SHAPE)


@pytest.mark.parametrize("got", [True, 1, 1.0, array(1, "bool", "generic")])
def test_a_truth_value_may_be_spelled_as_a_number(got):
    assert judge(True, got) is None
    assert judge(False, got) == Fault.VALUE


@pytest.mark.parametrize(
    ("wanted", "got", "fault"),
    [
        (3, 3.0, None),
        (3, 3.5, Fault.DTYPE),
        (3, 4.0, Fault.VALUE),
        (3, NAN, Fault.DTYPE),
        (3, INF, Fault.VALUE),
        (2**53 + 1, 2**53, Fault.VALUE),  # not equal, though equal as floats
        (3, array(3 + 0j, "complex128", "generic"), Fault.DTYPE),
        (3.0, array(3 + 0j, "complex128", "generic"), Fault.DTYPE),
        (2.0, 10**400, Fault.DTYPE),
        (2, 10**400, Fault.DTYPE),
    ],
)
def test_integers_are_compared_exactly(wanted, got, fault):
    assert judge(wanted, got) == fault


@pytest.mark.parametrize(
    ("wanted", "got", "fault"),
    [
        (array([1, 2], "int64"), array([1, 2], "int32"), None),
        (array([1, 2], "int64"), array([1, 2], "uint8"), None),
        (array([1, 2], "int64"), array([1.0, 2.0]), Fault.DTYPE),
        (array([1, 2], "int64"), array([1.5, 2.0]), Fault.DTYPE),
        (array([0, 1], "int64"), array([0, 1], "bool"), Fault.DTYPE),
        (array([0, 1], "bool"), array([0, 1], "int64"), Fault.DTYPE),
        (array([1.0], "float32"), array([1.0], "float64"), None),  # np.sqrt(d) promotes
        (array([1.0], "float64"), array([1.0], "float32"), Fault.DTYPE),
        (array([1.0], "float32"), array([1.0], "float16"), Fault.DTYPE),
        (array([1.0], "float32"), array([1], "int64"), Fault.DTYPE),
        (array([1.0], "float64"), array([1], "bool"), Fault.DTYPE),
    ],
)
def test_dtypes_of_the_numpy_track_are_free_within_their_family(wanted, got, fault):
    assert judge(wanted, got) == fault


@pytest.mark.parametrize(("dtype", "other"), [("float32", "float64"), ("int64", "int32"), ("float64", "float32")])
def test_dtypes_are_exact_where_the_statement_names_them_and_in_the_torch_track(dtype, other):
    assert judge(array([1, 2], dtype), array([1, 2], other), EXACT) == Fault.DTYPE
    assert judge(tensor([1, 2], dtype), tensor([1, 2], other), TORCH) == Fault.DTYPE
    assert judge(tensor([1, 2], dtype), tensor([1, 2], dtype), TORCH) is None


@pytest.mark.parametrize(
    "got", [[1.0, 2.0], (1.0, 2.0), tensor([1.0, 2.0]), "[1.0, 2.0]", None, Foreign("m.Array"), 1.0]
)
def test_only_an_array_is_an_array(got):
    assert judge(array([1.0, 2.0]), got) == Fault.TYPE


def test_a_numpy_array_is_no_tensor():
    assert judge(tensor([1.0, 2.0]), array([1.0, 2.0]), TORCH) == Fault.TYPE


def test_in_the_torch_track_a_tensor_without_axes_is_no_number_and_a_number_no_tensor():
    for got in (1.0, 1, array(1.0, kind="generic"), array(1.0)):
        assert judge(tensor(1.0), got, TORCH) == Fault.TYPE
    assert judge(tensor(1.0), tensor(1.0), TORCH) is None
    assert judge(tensor(1.0), tensor([1.0]), TORCH) == Fault.SHAPE


@pytest.mark.parametrize(("wanted", "wrong"), [(1.5, 2.5), (3, 4), (True, False)])
def test_in_the_torch_track_a_number_may_come_as_a_number_or_a_tensor_where_the_reference_returns_one(wanted, wrong):
    assert judge(wanted, wanted, TORCH) is None
    assert judge(wanted, tensor(wanted, "float64"), TORCH) is None
    assert judge(wanted, wrong, TORCH) == Fault.VALUE
    assert judge(wanted, tensor([wanted]), TORCH) == Fault.SHAPE


@pytest.mark.parametrize("wanted", [tensor([1.0]), tensor(1.0), 1.0])
def test_a_tensor_on_the_meta_device_is_no_answer(wanted):
    nothing = Result(None, "tensor", "float64", "meta", np.shape(getattr(wanted, "array", 1.0)))
    assert judge(wanted, nothing, TORCH) == Fault.DEVICE


def test_the_answer_must_be_on_the_inputs_device():
    cuda = replace(TORCH, device="cuda")  # the oracle stays on the CPU
    assert judge(tensor([1.0]), tensor([1.0], device="cuda"), cuda) is None
    difference = examine(CASE, references(returns(tensor([1.0]))), returns(tensor([1.0])), cuda)
    assert difference.fault == Fault.DEVICE
    assert difference.message.en == "result is on cpu; the input is on cuda"


@pytest.mark.parametrize("got", [[1.0, array([2.0])], (1.0, array([2.0]))])
@pytest.mark.parametrize("wanted", [[1.0, array([2.0])], (1.0, array([2.0]))])
def test_a_tuple_may_be_a_list(wanted, got):
    assert judge(wanted, got) is None


@pytest.mark.parametrize(
    ("got", "fault"),
    [
        ((1.0,), Fault.SHAPE),
        ((1.0, array([2.0]), None), Fault.SHAPE),
        ((array([2.0]), 1.0), Fault.SHAPE),
        ((1.0, array([3.0])), Fault.VALUE),
        ((1.0, [2.0]), Fault.TYPE),
        (array([1.0, 2.0]), Fault.TYPE),
        ({0: 1.0, 1: array([2.0])}, Fault.TYPE),
        ("ab", Fault.TYPE),
    ],
)
def test_a_tuple_is_compared_item_by_item(got, fault):
    assert judge((1.0, array([2.0])), got) == fault


@pytest.mark.parametrize(
    ("wanted", "got", "fault"),
    [
        ({"w": array([1.0])}, {"w": array([1.0])}, None),
        ({"w": array([1.0])}, {"w": array([2.0])}, Fault.VALUE),
        ({"w": 1.0}, {"w": 1.0, "b": 2.0}, Fault.SHAPE),
        ({"w": 1.0, "b": 2.0}, {"b": 2.0, "w": 1.0}, None),
        ({"w": 1.0}, {}, Fault.SHAPE),
        ({1: 5.0}, {"1": 5.0}, Fault.SHAPE),  # the same when printed
        ({1: 5.0}, {1.0: 5.0}, None),
        ({"w": 1.0}, [("w", 1.0)], Fault.TYPE),
    ],
)
def test_a_dict_is_compared_key_by_key(wanted, got, fault):
    assert judge(wanted, got) == fault


@pytest.mark.parametrize(
    ("got", "fault"), [("ab", None), ("ac", Fault.VALUE), ("AB", Fault.VALUE), (3.0, Fault.VALUE), (None, Fault.VALUE)]
)
def test_strings_are_compared_exactly(got, fault):
    assert judge("ab", got, PYTHON) == fault


@pytest.mark.parametrize("got", [None, 1.0, array([1.0]), Foreign("m.Model")])
def test_what_a_procedure_returns_is_its_own_affair(got):
    method = Case("a method", steps=(Method("step"),))
    assert judge(None, got, case=method) is None
    changed = {0: {0: np.ones(2)}}  # a function that works in place
    expected = references(returns(None, states=changed), contents=[np.zeros(2)])
    assert examine(CASE, expected, returns(got, states=changed), NUMPY) is None


@pytest.mark.parametrize("got", [1.0, array([1.0]), Foreign("m.Model"), []])
def test_none_is_the_answer_of_a_function_that_changes_nothing(got):
    for case in (
        CASE,
        Case("a call", steps=(Call("f"),)),
        Case("a run", steps=(Run("f"),)),
        Case("it", steps=(GetAttr("x"),)),
    ):
        difference = examine(case, references(returns(None)), returns(got), NUMPY)
        assert difference.fault == Fault.TYPE
        assert difference.message.en.endswith("expected None")
        assert judge(None, None, case=case) is None


def test_an_object_is_as_good_as_another():
    model = Foreign("reference.Model")
    assert judge(model, Foreign("submission.Model")) is None
    difference = examine(CASE, references(returns(model)), returns(None), NUMPY)
    assert difference.message.en == "result is None; expected Model"


@pytest.mark.parametrize(
    ("wanted", "got"), [((1.0, None), (1.0, array([2.0]))), ([None], [0.0]), ({"b": None}, {"b": 0.0})]
)
def test_none_inside_an_answer_must_be_none(wanted, got):
    assert judge(wanted, got) == Fault.TYPE
    assert judge(wanted, wanted) is None


def test_a_wrong_type_is_told_by_name():
    for got, name in (
        (Foreign("torch.Tensor of torch.float64, torch.sparse_coo"), "torch.sparse_coo"),
        ([1.0], "list"),
        (1.0, "float"),
    ):
        difference = examine(CASE, references(returns(array([1.0]))), returns(got), NUMPY)
        assert name in difference.message.en
        assert "expected numpy.ndarray" in difference.message.en
        assert "应为" in difference.message.zh


# Scripts


def script(*values, states=()):
    """A script of a constructor and a method for every further value."""
    return returns(*values, states=states)


STEPS = Case("a script", steps=(New("C"), Method("f"), Method("f")))


def test_a_wrong_value_is_told_with_its_step():
    difference = examine(STEPS, references(script(None, 1.0, 2.0)), script(None, 1.0, 3.0), NUMPY)
    assert difference.message.en == "step 3 is 3, should be 2"


def test_raising_fails_a_case_that_returns_and_the_first_failure_is_told():
    got = Outcome((StepOutcome(None), StepOutcome(failure=ERROR)))
    difference = examine(STEPS, references(script(None, 1.0, 2.0)), got, NUMPY)
    assert difference.fault == Fault.RAISED
    assert difference.message.en == "line 3: ValueError: bad axis (return x.sum(7))"


RAISES = replace(STEPS, raises=True)
MUST_RAISE = references(Outcome((StepOutcome(None), StepOutcome(failure=ERROR))))


def test_a_case_that_must_raise_passes_with_any_exception():
    other = replace(ERROR, kind="KeyboardInterrupt", bases=("KeyboardInterrupt", "BaseException"))
    for failure in (ERROR, other):
        assert examine(RAISES, MUST_RAISE, Outcome((StepOutcome(None), StepOutcome(failure=failure))), NUMPY) is None


def test_a_starter_raises_but_not_as_the_statement_demands():
    unwritten = replace(ERROR, kind="NotImplementedError", text="")
    found = examine(RAISES, MUST_RAISE, Outcome((StepOutcome(None), StepOutcome(failure=unwritten))), NUMPY)
    assert (found.fault, found.message.en) == (Fault.RAISED, "not implemented yet")


def test_a_case_that_must_raise_fails_where_a_value_is_returned():
    got = Outcome((StepOutcome(None), StepOutcome(1.0), StepOutcome(1.0)))
    assert examine(RAISES, MUST_RAISE, got, NUMPY).fault == Fault.NOT_RAISED


def test_raising_in_an_earlier_or_later_step_than_the_reference_is_wrong():
    early = Outcome((StepOutcome(failure=ERROR),))
    late = Outcome((StepOutcome(None), StepOutcome(1.0), StepOutcome(failure=ERROR)))
    for got in (early, late):
        assert examine(RAISES, MUST_RAISE, got, NUMPY).fault == Fault.RAISED


def test_an_exception_without_words_or_place_is_told_by_its_name():
    assert failure_text(replace(ERROR, text="", line=0, source="")).en == "ValueError"
    assert failure_text(replace(ERROR, text="a\n  b", source="")).zh == "第 3 行：ValueError: a b"
    assert failure_text(Failure("NotImplementedError", (), "", 2, "raise NotImplementedError")).zh == "尚未实现"


# What is left in the caller's arrays


def states(reference, submission, *, case=CASE, values=(None,), contents=([1.0, 2.0], [5.0]), precision="float64"):
    """The difference between what a reference and a submission leave in two arrays, step by step."""

    def played(steps):
        changes = {n: {i: np.array(a) for i, a in step.items()} for n, step in enumerate(steps)}
        return returns(*[None] * len(steps), states=changes)

    del values
    expected = references(played(reference), precision=precision, contents=[np.array(content) for content in contents])
    return examine(case, expected, played(submission), NUMPY)


def test_an_array_that_the_reference_leaves_alone_must_be_left_alone():
    difference = states([{}], [{1: [5.0 + 1e-15]}])
    assert (difference.fault, difference.place) == (Fault.MUTATED, "y")
    assert "y" in difference.message.zh


def test_an_array_that_is_put_back_before_the_call_returns_was_not_changed():
    assert states([{}], [{}]) is None


def test_an_array_changed_in_one_step_and_put_back_in_the_next_was_changed():
    difference = states([{}, {}, {}], [{}, {0: [9.0, 9.0]}, {0: [1.0, 2.0]}], case=STEPS)
    assert difference.fault == Fault.MUTATED


def test_an_update_must_happen_in_place_and_rebinding_is_told_apart_from_a_wrong_value():
    right, wrong = {0: [0.5, 1.5]}, {0: [0.5, 1.4]}
    assert states([right], [right]) is None
    assert states([right], [{}]).fault == Fault.NOT_UPDATED
    assert states([right], [wrong]).fault == Fault.STATE
    assert states([right], [{0: [0.5, NAN]}]).fault == Fault.STATE


def test_an_update_in_the_wrong_step_is_wrong():
    late = states([{}, {0: [0.0, 0.0]}, {}], [{}, {}, {0: [0.0, 0.0]}], case=STEPS)
    early = states([{}, {}, {0: [0.0, 0.0]}], [{}, {0: [0.0, 0.0]}, {}], case=STEPS)
    assert late.fault == Fault.NOT_UPDATED
    assert early.fault == Fault.STATE


def test_what_was_updated_before_is_updated_in_place_though_it_holds_what_it_held_at_first():
    right = [{}, {0: [0.0, 0.0]}, {0: [3.0, 3.0]}]
    difference = states(right, [{}, {0: [0.0, 0.0]}, {0: [1.0, 2.0]}], case=STEPS)
    assert (difference.fault, difference.message.en) == (
        Fault.STATE,
        "x afterwards[0] is 1, should be 3; 2 of 2 values are wrong",
    )


def test_an_update_that_rounds_to_nothing_in_the_cases_precision_is_no_fault():
    assert states([{0: [1.0 + 1e-9, 2.0]}], [{}], precision="float32") is None


def test_an_array_that_was_updated_must_keep_what_the_reference_left_in_it():
    changed_again = states([{}, {0: [0.0, 0.0]}, {}], [{}, {0: [0.0, 0.0]}, {0: [3.0, 0.0]}], case=STEPS)
    assert changed_again.fault == Fault.STATE


@pytest.mark.parametrize("reference", [{}, {0: [0.5, 1.5]}])
def test_an_array_must_keep_its_shape(reference):
    assert states([reference], [{0: [[0.5, 1.5]]}]).fault in (Fault.MUTATED, Fault.STATE)
    assert states([reference], [{0: np.empty(0)}]).fault in (Fault.MUTATED, Fault.STATE)


BUFFER = np.zeros(2)
REUSED = Case("one buffer", steps=(New("C"), Method("f", (BUFFER,)), Write(BUFFER, np.ones(2)), Method("f", (BUFFER,))))


def test_what_the_caller_writes_into_a_buffer_is_no_fault_of_the_submission():
    steps = [{}, {}, {0: [7.0, 7.0]}, {}]
    assert states(steps, steps, case=REUSED) is None


def test_a_buffer_changed_before_or_after_the_caller_writes_into_it_was_changed():
    reference = [{}, {}, {0: [7.0, 7.0]}, {}]
    before = states(reference, [{}, {0: [8.0, 8.0]}, {0: [7.0, 7.0]}, {}], case=REUSED)
    after = states(reference, [{}, {}, {0: [7.0, 7.0]}, {0: [7.0, 0.0]}], case=REUSED)
    assert before.fault == after.fault == Fault.MUTATED


def test_an_update_that_never_comes_is_told_though_the_caller_wrote_into_the_array():
    written = [{}, {}, {0: [7.0, 7.0]}]
    assert states([*written, {0: [6.0, 6.0]}], [*written, {}], case=REUSED).fault == Fault.NOT_UPDATED


def test_an_attribute_is_compared():
    case = Case("an attribute", steps=(New("C"), GetAttr("mean")))
    expected = references(script(None, array([1.0])))
    assert examine(case, expected, script(None, array([1.0])), NUMPY) is None
    assert examine(case, expected, script(None, array([2.0])), NUMPY).fault == Fault.VALUE


def test_a_wrong_value_and_a_changed_argument_are_both_told():
    content = (np.array([1.0, 2.0]),)
    got = returns(array([9.0]), states={0: {0: np.array([0.0, 2.0])}})
    difference = examine(CASE, references(returns(array([1.0])), contents=content), got, NUMPY)
    assert (difference.fault, difference.also.fault, difference.also.place) == (Fault.VALUE, Fault.MUTATED, "x")
    assert difference.message.en == "result[0] is 9, should be 1; besides, the caller's x was changed; work on a copy"
    assert "此外，传入的 x 被改动了" in difference.message.zh
    assert examine(CASE, references(returns(array([1.0])), contents=content), returns(array([9.0])), NUMPY).also is None


# Random values


def checked(check, wanted, got, **about):
    case = replace(CASE, check=check)
    expected = references(returns(wanted), contents=[np.array([1.0])])
    return examine(case, expected, replace(returns(got, **about)), NUMPY)


def doubtful(values):
    return Doubt("mean", Text("the mean is off", "均值不对")) if np.mean(values[-1]) > 5 else None


def test_random_values_are_judged_by_the_cases_check_and_not_compared():
    assert checked(doubtful, array([1.0, 2.0]), array([3.0, 4.0])) is None
    difference = checked(doubtful, array([1.0, 2.0]), array([30.0, 40.0]))
    assert (difference.fault, difference.message.zh, difference.doubt.label) == (Fault.STATISTICS, "均值不对", "mean")


@pytest.mark.parametrize(
    ("got", "fault"),
    [
        (array([1.0]), Fault.SHAPE),
        (array([1.0, 2.0], "float32"), Fault.DTYPE),
        ([1.0, 2.0], Fault.TYPE),
        (None, Fault.TYPE),
    ],
)
def test_random_values_have_the_references_type_shape_and_dtype(got, fault):
    assert checked(doubtful, array([1.0, 2.0]), got).fault == fault


def test_a_check_sees_plain_values():
    seen = []
    value = [array([1.5], "float32"), array(2, "int64", kind="generic"), {"a": (array([True], "bool"), "b", None)}, 3.0]
    checked(seen.extend, value, value)
    first, second, third, fourth = seen[0]
    assert (first.dtype, first.tolist(), second, fourth) == (np.float64, [1.5], 2, 3.0)
    assert (third["a"][0].dtype, third["a"][1:]) == (np.bool_, ("b", None))


def test_a_check_that_an_answer_makes_fail_rejects_it():
    difference = checked(lambda values: [][int(values[0][0])], array([1.0]), array([2.0]))
    assert difference.fault == Fault.STATISTICS
    assert "IndexError" in difference.message.en


def test_where_values_are_random_arguments_are_still_the_callers():
    difference = checked(doubtful, array([1.0]), array([2.0]), states={0: {0: np.array([7.0])}})
    assert (difference.fault, difference.place) == (Fault.MUTATED, "x")


def test_the_global_random_state_is_not_to_be_used_where_a_generator_is_given():
    expected = references(returns(1.0))
    moved = replace(returns(1.0), global_random=True)
    assert examine(CASE, expected, moved, NUMPY).fault == Fault.GLOBAL_RANDOM
    assert examine(CASE, references(moved), moved, NUMPY) is None


# Memory

FRESH = replace(CASE, fresh=True)


def shared(plain, got, case=FRESH, rewritten=()):
    expected = references(Outcome((StepOutcome(1.0, shares=plain),)), contents=[np.zeros(2), np.zeros(2)])
    outcome = Outcome((StepOutcome(1.0, shares=got),), rewritten=rewritten)
    difference = examine(case, expected, outcome, NUMPY)
    return difference and (difference.fault, difference.place)


def test_a_result_that_is_an_argument_is_told_where_the_references_is_none():
    assert shared((), (1,)) == (Fault.ALIASED, "y")
    assert shared((0,), (0, 1)) == (Fault.ALIASED, "y")
    assert shared((), (), rewritten=(0,)) == (Fault.ALIASED, "result")


def test_a_result_may_share_what_the_references_shares_and_anything_where_nobody_asks():
    assert shared((0,), (0,)) is None
    assert shared((0,), ()) is None
    assert shared((), (0,), CASE) is None


# Budgets


def test_a_tensor_beyond_the_budget_is_told_with_its_shape():
    case = replace(CASE, largest=100)
    for elements, fault in ((100, None), (101, Fault.BUDGET)):
        outcome = replace(returns(1.0), largest=Tensor(elements, (1, elements)))
        difference = examine(case, references(returns(1.0)), outcome, TORCH)
        assert (difference and difference.fault) == fault
        assert examine(CASE, references(returns(1.0)), outcome, TORCH) is None
    assert "(1, 101)" in difference.message.en


# Gradients


def gradient(wanted, got, *, value=1.0, precision="float64", **about) -> Difference | None:
    value = None if value is None else tensor([value])
    expected = references(returns(value, gradients=(wanted,)), precision=precision, leaves=("x",))
    return examine(CASE, expected, replace(returns(value, gradients=got), **about), TORCH)


def test_gradients_are_compared():
    wanted = tensor([1.0, -2.0])
    assert gradient(wanted, (tensor([1.0, -2.0]),)) is None
    for got in ((tensor([1.0, -2.1]),), (tensor([1.0, NAN]),), (tensor([0.0, 0.0]),), (tensor([1.0]),), (None,), ()):
        difference = gradient(wanted, got)
        assert (difference.fault, difference.place) == (Fault.GRADIENT, "gradient of x")
        assert "梯度" in difference.message.zh


def test_no_gradient_is_as_good_as_a_zero_gradient():
    zeros = tensor([0.0, 0.0])
    for wanted in (zeros, None):
        for got in (zeros, None):
            assert gradient(wanted, (got,)) is None
    assert gradient(None, (tensor([1e-11, 0.0]),)) is None


def test_a_gradient_where_the_reference_lets_none_through_is_wrong():
    assert gradient(None, (tensor([0.5, 0.0]),)).fault == Fault.GRADIENT
    assert gradient(tensor([0.0, 0.0]), (tensor([0.5, 0.0]),)).fault == Fault.GRADIENT
    assert gradient(None, (tensor([NAN, 0.0]),)).fault == Fault.GRADIENT


def test_gradients_of_what_a_procedure_returns_are_its_own_affair():
    assert gradient(None, (tensor([0.5, 0.0]),), value=None) is None


def test_gradients_that_cancel_may_leave_rounding():
    assert gradient(tensor([0.0]), (tensor([5e-10]),)) is None
    assert gradient(tensor([0.0]), (tensor([5e-9]),)).fault == Fault.GRADIENT
    assert gradient(tensor([0.0], "float32"), (tensor([5e-6], "float32"),), precision="float32") is None


def test_a_backward_pass_that_fails_is_wrong():
    assert gradient(tensor([1.0]), (), gradient_failure=ERROR).fault == Fault.GRADIENT


def test_every_leaf_must_get_its_gradient():
    oracle = returns(tensor([1.0]), gradients=(tensor([1.0]), tensor([2.0])))
    expected = references(oracle, leaves=("x", "w"))
    swapped = returns(tensor([1.0]), gradients=(tensor([2.0]), tensor([1.0])))
    first = returns(tensor([1.0]), gradients=(tensor([1.0]),))
    assert examine(CASE, expected, swapped, TORCH).place == "gradient of x"
    assert examine(CASE, expected, first, TORCH).place == "gradient of w"


# Devices

META = replace(CASE, device="meta")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Expected all tensors to be on the same device, but found at least two devices, meta and cpu!", Fault.DEVICE),
        ("Tensor.item() cannot be called on meta tensors", None),
        ("mat1 and mat2 shapes cannot be multiplied", None),
    ],
)
def test_on_the_meta_device_only_mixed_devices_count(text, fault):
    got = Outcome((StepOutcome(failure=replace(ERROR, text=text)),))
    difference = examine(META, references(returns(tensor([1.0]))), got, TORCH)
    assert (difference and difference.fault) == fault


def test_on_the_meta_device_values_do_not_count():
    nothing = Result(None, "tensor", "float32", "meta", (7,))
    for got in (returns(nothing), returns(tensor([2.0])), returns(None)):
        assert examine(META, references(returns(nothing)), got, TORCH) is None


def test_a_call_is_told_as_a_result_and_a_script_by_its_steps():
    call = Case("a call", steps=(Call("f"),))
    assert "result" in examine(call, references(returns(1.0)), returns(2.0), NUMPY).message.en


def test_wrong_numbers_beside_a_nan_are_counted_and_marked():
    difference = examine(CASE, references(returns(array([1.0, 2.0, 3.0]))), returns(array([1.0, 5.0, NAN])), NUMPY)
    assert difference.fault is Fault.NAN
    assert difference.message.en == "result[2] is nan, should be 3; 2 of 3 values are wrong"
    assert difference.seen.wrong.tolist() == [False, True, True]
