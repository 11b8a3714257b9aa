from collections import Counter
from dataclasses import replace

from drill.grading import draw, grade, seed_of
from drill.models.question import Choice, ChoiceQuestion, Parameter, TextQuestion
from drill.text import Text

QUESTION = ChoiceQuestion(
    id="q",
    bank="b",
    topic="t",
    prompt=Text("?"),
    choices=tuple(Choice(text=Text(str(at)), correct=at == 0) for at in range(4)),
)


def test_a_seed_gives_the_same_variant_every_time() -> None:
    assert draw(QUESTION, 7) == draw(QUESTION, 7)


def test_questions_of_one_round_do_not_share_the_place_of_the_key() -> None:
    places = Counter(draw(QUESTION, seed_of(f"q{n}", 1, 0)).order.index(0) for n in range(400))
    assert all(70 < places[at] < 130 for at in range(4))


def test_a_repetition_is_shown_in_another_order() -> None:
    orders = {draw(QUESTION, seed_of("q", 1, repetition)).order for repetition in range(8)}
    assert len(orders) > 3


def test_seeds_fit_into_json_numbers() -> None:
    assert all(0 <= seed_of(f"q{n}", n, n) < 2**53 for n in range(100))


def test_a_parameter_more_does_not_move_the_choices() -> None:
    more = replace(QUESTION, params=(Parameter(name="d", values=(8, 16, 32)),))
    assert [draw(more, seed).order for seed in range(20)] == [draw(QUESTION, seed).order for seed in range(20)]
    assert {draw(more, seed).values["d"] for seed in range(40)} == {8, 16, 32}


def test_values_stand_in_prompts_code_and_accepted_answers() -> None:
    question = TextQuestion(
        id="q", bank="b", topic="t", prompt=Text("{{d}} and {{d // 2}}"), accept=("{{d}}",),
        params=(Parameter(name="d", values=(8,)),),
    )  # fmt: skip
    variant = draw(question, 1)
    assert variant.prompt(question.prompt, "en") == "8 and 4"
    assert variant.code("print({{d}}, {{ d ** 2 }})") == "print(8, 64)"
    assert grade(question, variant, "8").correct
    assert not grade(question, variant, "{{d}}").correct
