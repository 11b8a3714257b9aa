import random
from dataclasses import replace
from pathlib import Path

import pytest

from drill.check.guessing import find_tells, longest_share, position_share
from drill.models.question import BugQuestion, Choice, ChoiceQuestion
from drill.text import Text

PLACE = Path("bank.yaml")


def question(lengths, key, *, zh=None):
    zh = zh or lengths
    choices = [
        Choice(text=Text("x" * length, "字" * chinese), correct=number == key)
        for number, (length, chinese) in enumerate(zip(lengths, zh, strict=True))
    ]
    return ChoiceQuestion(id="q", bank="b", topic="t", prompt=Text("p"), choices=tuple(choices))


def fair(count, seed=0):
    rng = random.Random(seed)
    return [question([rng.randint(10, 40) for _ in range(4)], number % 4) for number in range(count)]


def test_a_bank_whose_longest_choice_is_the_key_is_a_fault_in_the_language_concerned():
    bank = [
        question([9, 9, 9, 9], number % 4, zh=[20 if i == number % 4 else 9 for i in range(4)]) for number in range(20)
    ]
    (fault,) = find_tells(PLACE, bank)
    assert "Chinese" in fault.message.en
    assert "20/20 = 100%" in fault.message.en
    assert "by chance 25%" in fault.message.en
    assert (fault.file, fault.line, fault.column) == (PLACE, 1, 1)


def test_a_key_always_in_the_same_place_is_a_fault():
    (fault,) = find_tells(PLACE, [question([9, 9, 9, 9], 2) for _ in range(20)])
    assert "choice 3" in fault.message.en


def test_few_questions_prove_nothing():
    assert find_tells(PLACE, [question([9, 5, 5], 0) for _ in range(2)]) == []
    assert find_tells(PLACE, []) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_fair_bank_is_clean(seed):
    assert find_tells(PLACE, fair(60, seed)) == []


def test_equally_long_choices_share_the_guess():
    share = longest_share([question([9, 9, 5, 5], 0)], "en")
    assert (share.hits, share.chance) == (0.5, 0.25)


def test_chance_follows_the_number_of_choices():
    share = position_share([question([9, 9], 0), question([9, 9, 9, 9], 3)], 3)
    assert (share.n, share.hits, share.chance) == (1, 1, 0.25)


def test_the_bound_is_five_points_and_two_standard_deviations():
    share = position_share(fair(100), 0)
    assert share.allowed == pytest.approx(0.25 + 0.05 + 2 * (0.25 * 0.75 / 100) ** 0.5)
    assert not share.excessive


def test_questions_with_several_keys_are_left_out():
    several = [
        ChoiceQuestion(
            id="q", bank="b", topic="t", prompt=Text("p"),
            choices=(Choice(text=Text("long long"), correct=True), Choice(text=Text("x"), correct=True), Choice(text=Text("y"))),
        )
    ] * 40  # fmt: skip
    assert find_tells(PLACE, several) == []
    assert find_tells(PLACE, [replace(question([9, 9, 9, 9], 2), select_all=True) for _ in range(20)]) == []


def test_choices_of_the_second_step_of_a_bug_count_as_well():
    bug = BugQuestion(
        id="q",
        bank="b",
        topic="t",
        prompt=Text("p"),
        code="a",
        lines=(1,),
        fix=Text("b"),
        choices=(Choice(text=Text("b"), correct=True), Choice(text=Text("c")), Choice(text=Text("d"))),
    )
    (fault,) = find_tells(PLACE, [bug] * 20)
    assert "choice 1" in fault.message.en
    assert find_tells(PLACE, [replace(bug, choices=())] * 20) == []
