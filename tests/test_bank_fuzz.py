import pytest
import yaml
from bank_mutations import GOOD, mutate
from hypothesis import given
from hypothesis import strategies as st

from drill.bank import parser
from drill.bank.bank_file import read_bank
from drill.bank.known import Known
from drill.bank.parser import parse_tree
from drill.models.question import TYPE_NAMES

KNOWN = Known(
    topics=frozenset({"attention/scaling"}),
    exercises=frozenset({"softmax"}),
    mistakes=lambda _exercise: frozenset({"no_shift"}),
)


def check(file, data):
    file.write_bytes(data)
    bank = read_bank(file, known=KNOWN)
    lines = data.count(b"\n") + data.count(b"\r") + 3
    for fault in bank.faults:
        assert fault.file == file
        # libyaml counts the Unicode line separators too
        assert 1 <= fault.line <= lines + data.count("\u2028".encode())
        assert 1 <= fault.column <= len(data) + 2
        assert fault.message.en
        assert fault.message.zh
    ids = [question.id for question in bank.questions]
    assert len(ids) == len(set(ids))
    return bank


def test_the_bank_that_is_mutated_is_clean(tmp_path):
    bank = check(tmp_path / "b.yaml", GOOD.encode())
    assert not bank.faults
    assert {question.type for question in bank.questions} == set(TYPE_NAMES)


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_no_mutation_raises_and_whatever_is_refused_says_where(tmp_path, start):
    refused = 0
    for seed in range(start, start + 100):
        bank = check(tmp_path / "b.yaml", mutate(seed))
        # Whatever is not there any more must have been refused, or cut off with the end of the file.
        refused += bool(bank.faults)
    assert refused > 40


def test_mutations_of_many_words_break_nothing_without_libyaml_either(tmp_path, monkeypatch):
    monkeypatch.setattr(parser, "_Loader", yaml.SafeLoader)
    for seed in range(60):
        check(tmp_path / "b.yaml", mutate(seed))


@given(st.text(max_size=200))
def test_no_text_makes_the_parser_raise(words):
    from pathlib import Path

    tree = parse_tree(words, Path("x.yaml"))
    assert tree.root is not None or tree.faults


def test_the_tree_agrees_with_what_yaml_loads():
    from pathlib import Path

    def plain(node):
        if node.kind == "map":
            return {key.value: plain(value) for key, value in node.pairs()}
        return [plain(child) for child in node.children] if node.kind == "list" else node.value

    tree = parse_tree(GOOD, Path("x.yaml"))
    assert plain(tree.root) == yaml.load(GOOD, Loader=yaml.BaseLoader)
