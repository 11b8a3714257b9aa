"""Questions as flashcards: every type has something to ask and something to answer."""

import csv
import io
from dataclasses import replace

import pytest

from drill.bank.bank_file import read_bank
from drill.bank.deck import read_deck
from drill.bank.example import example_bank
from drill.bank.known import Known
from drill.session.flashcards import write_cards
from drill.text import Text


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


def test_a_front_that_begins_like_a_comment_is_no_comment(tmp_path):
    file, cards = tmp_path / "mine.yaml", tmp_path / "mine.csv"
    file.write_text(example_bank(file, "en"))
    question = next(one for one in read_bank(file, known=Known()).questions if one.type == "number")
    asked = replace(question, prompt=Text("# 1 is what?", "#1 是什么？"))
    cards.write_text(write_cards([asked], "en", separator=","))
    assert [card.front for card in read_deck(cards).cards] == ["# 1 is what?"]
