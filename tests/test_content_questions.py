"""Every question that ships: its key, as it is shown, is right, in every variant that is tried."""

import pytest

from drill import grading, paths
from drill.bank.bank_file import read_banks
from drill.bank.files import bank_files
from drill.bank.known import shipped
from drill.check.outputs import framework_of, prove_output
from drill.judge.body import framework_installed
from drill.models.question import TYPE_NAMES

BANKS = read_banks(bank_files([paths.questions_dir()]), shipped())
QUESTIONS = [question for bank in BANKS for question in bank.questions]
SEEDS = range(8)


def right_answers(question, variant):
    """What somebody would type who knows everything."""
    if question.type in ("choice", "order", "match"):
        return [grading.refuse(question, variant, "").key.en.split(" (")[0]]
    if question.type == "number":
        return [repr(variant.solved["answer"])]
    if question.type in ("formula", "output"):
        return [variant.code(answer) for answer in (question.answer, *question.accept) if not answer.startswith("/")]
    if question.type == "text":
        return [variant.code(answer) for answer in question.accept if not answer.startswith("/")]
    if question.type == "bug":
        fixes = [variant.letter(at) for at, choice in enumerate(question.choices) if choice.correct] or [
            answer for answer in question.accept if not answer.startswith("/")
        ]
        return [f"{line}: {fix}" for line in question.lines for fix in fixes or [""]]
    return [question.answer.en, question.answer.zh]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_what_is_right_is_graded_as_right_and_shown_again_as_it_was(question):
    for seed in SEEDS:
        variant = grading.draw(question, seed)
        assert "{{" not in variant.prompt(question.prompt, "en") + variant.prompt(question.prompt, "zh")
        for answer in right_answers(question, variant):
            found = grading.grade(question, variant, answer)
            assert found.correct, answer
            assert grading.restore(question, variant, found.answer) == found
        if not question.params and not variant.order:
            break


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.type == "recall"], ids=lambda question: question.id)
def test_a_model_answer_makes_every_point_in_both_languages(question):
    for lang in ("en", "zh"):
        found = grading.grade(question, grading.draw(question, 0), question.answer.to(lang), lang)
        assert [mark.position for mark in found.marks if not mark.taken] == []


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.type == "output"], ids=lambda question: question.id)
def test_a_program_prints_its_key(question):
    if not framework_installed(framework_of(question)):
        pytest.skip("its framework is not installed")
    assert prove_output(question) is None


def test_a_round_through_every_type_is_possible():
    assert {question.type for question in QUESTIONS} == set(TYPE_NAMES)
    assert any(question.type == "choice" and question.several for question in QUESTIONS)
    assert {question.type for question in QUESTIONS if question.params} >= {"number", "output", "text"}
