import pytest

from drill import paths
from drill.bank.bank_file import read_bank
from drill.bank.known import Known, shipped
from drill.session.library import Library
from drill.text import Text


@pytest.fixture
def read(tmp_path):
    def reader(topics):
        file = tmp_path / "b.yaml"
        file.write_text(f"topics:\n{topics}questions: []\n", encoding="utf-8")
        return read_bank(file, known=Known(topics=frozenset({"attention"})))

    return reader


def test_a_topic_says_what_to_learn_before_it_and_who_asks_it(read):
    bank = read("  a: {en: A, zh: 甲, needs: [b, attention], roles: [llm]}\n  b: B\n")
    assert not bank.faults
    assert bank.topics == {"a": Text("A", "甲"), "b": Text.plain("B")}
    assert bank.needs == {"a": ("b", "attention")}
    assert bank.roles == {"a": ("llm",)}


@pytest.mark.parametrize(
    ("topics", "line", "words"),
    [
        ("  a: {en: A, needs: [atention]}\n", 2, "`attention`"),
        ("  a: {en: A, roles: [boss]}\n", 2, "`vision`"),
        ("  a: {en: A, need: [attention]}\n", 2, "`needs`"),
        ("  a: {en: A, needs: attention}\n", 2, "a list"),
        ("  a: {en: A, needs: [b]}\n  b: {en: B, needs: [c]}\n  c: {en: C, needs: [b]}\n", 3, "needs itself"),
    ],
)
def test_what_cannot_be_needed_is_a_fault_at_its_line(read, topics, line, words):
    (fault,) = read(topics).faults
    assert fault.line == line
    assert words in fault.message.en


def test_shipped_topics_form_a_graph_without_circles_and_every_role_has_its_own():
    bank = read_bank(paths.questions_dir() / "topics.yaml", known=shipped())
    assert not bank.faults
    assert bank.needs["attention/blocks"] == ("attention/heads", "normalisation/layer-norm")
    assert {role for roles in bank.roles.values() for role in roles} == {"vision", "nlp", "llm", "general"}


def test_the_index_knows_needs_and_roles_and_roles_hold_below(store):
    Library(store).refresh()
    assert store.catalogue.needs()["attention/masks"] == ("attention/scaling",)
    roles = store.catalogue.roles()
    assert roles["cnn/shapes"] == roles["cnn"] == ("vision", "general")
    assert "foundations/autograd" not in roles
