import pytest

from drill.judge.excerpt import parse_signature
from drill.judge.options import find_option, in_words, read_signature

SIGNATURE = """
class Adam:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999)): ...
        # params: updated in place
    def step(self, grads): ...
def f(x, stride=1, *, reduction="mean", mask): # no body
"""


def test_a_signature_gives_parameters_in_order_with_defaults_in_words():
    assert read_signature(SIGNATURE) == {
        "Adam": {"params": None, "lr": "0.001", "betas": "(0.9, 0.999)"},
        "step": {"grads": None},
        "f": {"x": None, "stride": "1", "reduction": "'mean'", "mask": None},
    }
    assert read_signature("def f(") == {}
    assert parse_signature("def f(").body == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "1"),
        (1.0, "1.0"),
        (None, "None"),
        ("sum", "'sum'"),
        ((2, 2), "2"),
        ((1, 2), "(1, 2)"),
        ([1], "…"),
        ((), "()"),
    ],
)
def test_an_option_in_words(value, words):
    assert in_words(value) == words


def test_an_option_that_all_failing_cases_have_and_no_other():
    failed, passed = [{"train": "True", "x": "…"}] * 3, [{"train": "False", "x": "…"}] * 2
    found = find_option(failed, passed, {})
    assert found.message.en == "all cases that fail have train = True, and no other has"
    assert found.message.zh == "未通过的用例都是 train = True，通过的都不是"
    assert find_option(failed, [*passed, {"train": "True", "x": "…"}], {}) is None
    assert find_option(failed[:1], passed, {}) is None
    assert find_option(failed, [*passed, {"x": "…"}], {}) is None


def test_an_option_that_only_passing_cases_have():
    failed, passed = [{"weight": "…"}] * 2, [{"weight": "None"}] * 2
    found = find_option(failed, passed, {})
    assert found.message.en == "all cases that pass have weight = None, and none that fails has"
    found = find_option([{"pad": "1"}, {"pad": "(1, 2)"}], [{"pad": "0"}] * 2, {"pad": "0"})
    assert found.message.en == "all cases that pass have pad = 0, and none that fails has"


def test_a_number_that_was_drawn_for_a_case_means_nothing():
    assert find_option([{"lr": "0.05"}] * 2, [{"lr": "0.1"}, {"lr": "0.2"}], {"lr": "0.1"}) is None
    assert find_option([{"lr": "0.2"}, {"lr": "0.1"}], [{"lr": "0.05"}] * 2, {"lr": "0.1"}) is None
