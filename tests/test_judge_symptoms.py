import numpy as np
import pytest

from drill.judge.evidence import Inputs, Pair
from drill.judge.symptoms import find_condition, find_position, find_symptom
from drill.text import Text

RNG = np.random.default_rng(3)


def given(**arrays):
    return Inputs({name: value for name, value in arrays.items() if isinstance(value, np.ndarray)}, {})


def pairs(change, shapes=((4, 9), (3, 16), (5, 25)), name="q"):
    """One failing case a shape: the expected values and what `change` makes of them."""
    found = []
    for shape in shapes:
        expected, array = RNG.standard_normal((shape[0], 6)), RNG.standard_normal(shape)
        found.append(Pair(expected, change(expected, array), given(**{name: array})))
    return found


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        (lambda o, q: o * np.sqrt(q.shape[-1]), "factor", "√q.shape[-1]"),
        (lambda o, q: o / q.shape[-1], "factor", "1/q.shape[-1]"),
        (lambda o, q: o * q.shape[0] / (q.shape[0] - 1), "factor", "q.shape[-2]/(q.shape[-2] - 1)"),
        (lambda o, q: 2.5 * o, "factor", "2.5 times"),
        (lambda o, q: -0.5 * o, "factor", "-0.5 times"),
        (lambda o, q: o / np.log(2), "factor", "1.443 (= 1/ln 2) times"),
        (lambda o, q: -o, "sign", "wrong sign"),
        (lambda o, q: o + 0.75, "offset", "too large by 0.75"),
        (lambda o, q: o - 0.75, "offset", "too small by 0.75"),
        (lambda o, q: o.T.copy(), "transposed", "the result is transposed (axes -2, -1)"),
        (lambda o, q: o[:, ::-1], "flipped", "axis -1"),
        (lambda o, q: o[::-1], "flipped", "axis -2"),
        (lambda o, q: np.roll(o, 1, axis=1), "shifted", "too late"),
        (lambda o, q: np.concatenate([o[:, 1:], 9 + o[:, :1]], axis=1), "shifted", "too early"),
    ],
)
def test_a_symptom_that_holds_in_every_failing_case_is_named(change, kind, words):
    found = find_symptom(pairs(change))
    assert found is not None
    assert found.kind == kind
    assert words in found.message.en
    assert found.message.zh


@pytest.mark.parametrize(
    ("words", "factor"), [("1/(1 - p)", lambda p: 1 / (1 - p)), ("(1 - p)", lambda p: 1 - p), ("√p", np.sqrt)]
)
def test_a_factor_may_come_from_a_number_among_the_arguments(words, factor):
    found = []
    for p in (0.1, 0.3, 0.5):
        expected = RNG.standard_normal(7)
        found.append(Pair(expected, factor(p) * expected, Inputs({"x": RNG.random(7)}, {"p": p})))
    symptom = find_symptom(found)
    assert symptom is not None
    assert f"every value is {words} times what it should be" in symptom.message.en
    assert f"所有值都是正确值的 {words} 倍" in symptom.message.zh


def test_a_size_that_is_the_same_everywhere_is_named_only_where_it_can_be_no_coincidence():
    shapes = ((4, 7), (3, 7))
    odd, plain = (find_symptom(pairs(change, shapes)) for change in (lambda o, q: o * np.sqrt(7), lambda o, q: o / 7))
    assert "2.646 (= √q.shape[-1]) times" in odd.message.en
    assert "is 0.1429 times" in plain.message.en


def test_an_array_without_a_name_is_in_no_formula():
    assert find_symptom(pairs(lambda o, q: o * np.sqrt(q.shape[-1]), name="argument 1")) is None


def test_a_factor_of_nearly_one_is_none():
    assert find_symptom(pairs(lambda o, q: o * (1 + 1e-4))) is None


def test_a_sum_in_which_the_answer_is_lost_says_nothing():
    assert find_symptom(pairs(lambda o, q: (o + 1e9).astype(np.float32).astype(np.float64))) is None


def test_single_numbers_need_company():
    def losses(count):
        return [Pair(np.array(x), np.array(2 * x), given(z=RNG.random(4))) for x in RNG.random(count)]

    assert find_symptom(losses(2)) is None
    assert "2 times" in find_symptom(losses(4)).message.en


def test_rounding_of_single_precision_hides_no_factor():
    found = []
    for shape in ((4, 9), (3, 16)):
        expected, q = RNG.standard_normal((5, 6)), RNG.standard_normal(shape).astype(np.float32)
        got = (expected.astype(np.float32) * np.sqrt(np.float32(shape[-1]))).astype(np.float64)
        got += 3e-6 * np.abs(got).max() * RNG.uniform(-1, 1, got.shape)
        found.append(Pair(expected, got, given(q=q), near=2e-5))
    assert "√q.shape[-1]" in find_symptom(found).message.en


def test_the_part_that_is_wrong_is_named():
    part = Text("result[1]", "结果[1]")
    found = find_symptom([Pair(one.expected, -one.expected, one.inputs, place=part) for one in pairs(lambda o, q: o)])
    assert found.message.en == "every value of result[1] has the wrong sign"
    assert found.message.zh == "结果[1] 的所有值的符号都反了"


def test_nothing_is_said_when_one_case_disagrees():
    mixed = [*pairs(lambda o, q: 2 * o), *pairs(lambda o, q: 3 * o)]
    assert find_symptom(mixed) is None


def test_nothing_is_said_of_noise():
    assert find_symptom(pairs(lambda o, q: o + 1e-3 * RNG.standard_normal(o.shape))) is None


def test_nothing_is_said_where_values_are_too_few_to_tell():
    assert find_symptom([Pair(np.array([2.0]), np.array([4.0]), given(x=np.ones(4)))]) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda o, q: np.concatenate([o[:, :1] + 1, o[:, 1:]], axis=1),
            "wrong at the first position along axis -1 only",
        ),
        (
            lambda o, q: np.concatenate([o[:1], o[1:] ** 2]),
            "right at the first position along axis -2 and wrong at all",
        ),
        (lambda o, q: np.concatenate([o[:-1], o[-1:] * np.nan]), "wrong at the last position along axis -2 only"),
    ],
)
def test_an_end_that_is_wrong_or_right_alone_is_told(change, words):
    found = find_position(pairs(change))
    assert words in found.message.en
    assert found.message.zh
    assert find_position([*pairs(change), *pairs(lambda o, q: o + 1)]) is None


def test_overflow_needs_small_inputs_that_passed():
    bad = [Pair(np.ones(4), np.full(4, np.nan), given(x=np.full(4, 1000.0)))]
    assert find_condition(bad, [bad[0].inputs], []) is None
    found = find_condition(bad, [bad[0].inputs], [given(x=np.ones(4))])
    assert found is not None
    assert found.kind == "overflow"


def test_right_only_for_square_inputs():
    wide = [given(x=np.ones((2, 3, n))) for n in (4, 5)]
    square = [given(x=np.ones((2, n, n))) for n in (3, 4)]
    found = find_condition([], wide, square)
    assert found is not None
    assert found.kind == "square_only"
    assert find_condition([], wide, [*square, given(x=np.ones((2, 3, 4)))]) is None
