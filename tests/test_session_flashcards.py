"""Questions as flashcards: every type has something to ask and something to answer."""

import csv
import io

import pytest

from drill.bank.bank_file import read_bank
from drill.bank.example import example_bank
from drill.bank.known import Known
from drill.session.flashcards import write_cards


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_every_type_of_question_becomes_a_card(tmp_path, lang, separator):
    file = tmp_path / "mine.yaml"
    file.write_text(example_bank(file, lang))
    questions = read_bank(file, known=Known()).questions
    lines = write_cards(questions, lang, separator=separator).splitlines(keepends=True)
    rows = list(csv.reader(io.StringIO("".join(lines[3:])), delimiter=separator))
    assert len(rows) == len(questions) == 10
    cards = {question.id.removeprefix("mine-"): row for question, row in zip(questions, rows, strict=True)}
    assert all(front.strip() and back.strip() and tags for front, back, tags in rows)
    assert "{{" not in cards["number"][0]
    assert cards["number"][1].splitlines()[0].isdigit()
    assert cards["text"][1] == "softmax"
    assert "print(np.zeros" in cards["output"][0]
    letter, words = cards["choice"][1].splitlines()[0].split(". ", 1)
    assert f"{letter}. {words}" in cards["choice"][0]
    assert cards["choice"][2] == "mine level::2"
