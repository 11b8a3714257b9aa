"""Flashcards read from spreadsheets and other programs."""

from pathlib import Path

import pytest

from drill.bank.bank_file import read_bank
from drill.bank.deck import bind, name_bank, read_deck
from drill.bank.known import Known


def deck(tmp_path: Path, data, name="cards.csv"):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_deck(file)


def pairs(found):
    assert found.faults == ()
    return [(card.front, card.back) for card in found.cards]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("a,b\nc,d\n", "x.csv"),
        ("a;b\nc;d", "x.csv"),
        ("a\tb\r\nc\td\r\n", "x.csv"),
        ("a\tb\nc\td\n", "x.tsv"),
        ("a\tb\n\nc\td\n", "x.txt"),
        ("\ufefffront,back\na,b\nc,d\n", "x.csv"),
        ("正面,背面\na,b\nc,d\n", "x.csv"),
        ("#separator:Semicolon\n#html:false\na;b\nc;d\n", "x.txt"),
        (
            "#separator:tab\n#guid column:1\n#deck column:3\n#tags column:5\ng1\ta\tmain\tb\tt\ng2\tc\tmain\td\tt\n",
            "x.txt",
        ),
    ],
)
def test_rows_are_read_whatever_stands_between_them(tmp_path, data, name):
    assert pairs(deck(tmp_path, data, name)) == [("a", "b"), ("c", "d")]


def test_quotes_lines_markup_and_formulas_are_understood(tmp_path):
    data = (
        '"Why ""√d""?\nSay it.",x\n'
        "a &lt; b,<div>one</div><div>two&nbsp;<b>three</b></div>\n"
        r"score \(q k^T\),[$]x[/$] and [$$]y[/$$]" + "\n"
        "a < b > c,plain\n"
    )
    assert pairs(deck(tmp_path, data)) == [
        ('Why "√d"?\nSay it.', "x"),
        ("a < b", "one\n\ntwo three"),
        ("score $q k^T$", "$x$ and $$y$$"),
        ("a < b > c", "plain"),
    ]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("a,b\nc\n", 2, "a row is front, back"),
        ("a,b\nc,\n", 2, "a row is front, back"),
        ("a,b,t,u\n", 1, "a row is front, back"),
        ('a,"b\nc",x,y\nd,e\n', 1, "a row is front, back"),
        ('a,b\n"c,d\n', 2, "cannot be read"),
        ("a,b\nc,d\na,e\n", 3, "line 1 has the same front"),
        ("", 1, "there is no card"),
        (b"a,b\nc,\xff\n", 2, "not UTF-8"),
    ],
)
def test_faults_name_the_line(tmp_path, data, line, words):
    found = deck(tmp_path, data)
    assert found.faults[0].line == line
    assert words in found.faults[0].message.en
    assert found.faults[0].message.zh


def test_a_bank_of_cards_reads_as_it_was_written(tmp_path):
    cards = deck(
        tmp_path,
        "no,1e-3\n"
        '"it\'s: {x} # [y]",\\frac{a}{b}\n'
        '"  indented\nlines","- a\n\n- b"\n'
        "注意力,Attention,maths::algebra level::4 other\n",
    ).cards
    source, origins = bind(cards, "cards", {"maths/algebra"})
    file = tmp_path / "cards.yaml"
    file.write_text(source)
    bank = read_bank(file, known=Known(topics=frozenset({"maths/algebra"})))
    assert bank.faults == ()
    assert [(question.prompt.en, question.answer.en) for question in bank.questions] == [
        (card.front, card.back) for card in cards
    ]
    assert (bank.questions[-1].topic, bank.questions[-1].level) == ("maths/algebra", 4)
    assert bank.questions[0].topic == "cards"
    assert [origins[question.line - 1] for question in bank.questions] == [card.line for card in cards]


def test_a_card_keeps_its_id_whatever_file_it_comes_in(tmp_path):
    one = bind(deck(tmp_path, "a,b\n").cards, "one", set())[0]
    two = bind(deck(tmp_path, "x,y\na,other\n", "b.csv").cards, "two", set())[0]
    assert next(line for line in one.splitlines() if " id:" in line) in two


def test_a_bank_is_called_like_its_file():
    assert name_bank(Path("My Cards_v2.csv")) == "my-cards-v2"
    assert name_bank(Path("卡片.csv")) == "cards"
