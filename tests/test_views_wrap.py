from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from drill.views.console import PlainConsole
from drill.views.wrap import Indented, Prose, breaks, widest_run


def lines(words: str, width: int, *, whole_words: bool = False) -> list[str]:
    edges = [0, *breaks(words, width, whole_words=whole_words), len(words)]
    return [words[a:b].rstrip(" ") for a, b in pairwise(edges)]


def test_english_breaks_at_spaces() -> None:
    assert lines("one two three four", 9) == ["one two", "three", "four"]


def test_chinese_breaks_anywhere_by_cells() -> None:
    assert lines("缩放点积注意力", 6) == ["缩放点", "积注意", "力"]


def test_latin_words_within_chinese_stay_whole() -> None:
    assert lines("使用softmax之后", 9) == ["使用", "softmax之", "后"]


def test_closing_punctuation_never_begins_a_line_nor_opening_ends_one() -> None:
    assert lines("得分除以方差。然后", 12) == ["得分除以方", "差。然后"]
    assert lines("一二三四（五）", 10) == ["一二三四", "（五）"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert lines("https://example.org/a/b", 10) == ["https://ex", "ample.org/", "a/b"]


def test_an_unbreakable_run_too_wide_for_a_line_is_cut_all_the_same() -> None:
    assert lines("a（a。", 4) == ["a", "（a", "。"]


def test_whole_words_break_only_at_spaces() -> None:
    assert lines("1\u00a0忘了   2\u00a0吃力", 9, whole_words=True) == ["1\u00a0忘了", "2\u00a0吃力"]


def test_a_formula_is_broken_after_its_operators_rather_than_within_a_name() -> None:
    assert lines("log\u00a0p\u00a0= aa\u00a0bb", 8) == ["log\u00a0p\u00a0=", "aa\u00a0bb"]
    assert lines("aaaa\u00a0bbbb\u00a0cccc", 10) == ["aaaa\u00a0bbbb\u00a0", "cccc"]


@pytest.mark.parametrize("letter", ["👨\u200d👩\u200d👧", "🇩🇪", "👍🏽", "e\u0301\u0302", "⚠\ufe0f", "한"])
def test_letters_of_several_signs_stay_whole(letter: str) -> None:
    found = lines(letter * 6, 4)
    assert "".join(found) == letter * 6
    assert all(len(line) % len(letter) == 0 for line in found)


def test_text_from_right_to_left_is_broken_at_its_spaces() -> None:
    assert lines("שלום עולם טוב", 9) == ["שלום עולם", "טוב"]


def test_the_widest_run_is_what_stays_whole() -> None:
    assert widest_run("使用 softmax，之后") == 9
    assert widest_run("a bcd ef") == 3


@given(
    st.lists(st.tuples(st.text("中文字ab", min_size=1, max_size=5), st.sampled_from("，。；：！？、）”"))),
    st.integers(14, 40),
)
def test_no_line_begins_with_what_closes(clauses: list[tuple[str, str]], width: int) -> None:
    text = "".join(f"（{words}{sign}" if sign == "）" else words + sign for words, sign in clauses)
    for line in lines(text, width):
        assert line[:1] not in tuple("，。；：！？、）”")
        assert line[-1:] != "（"


@given(st.text(alphabet="ab ，。（中文字x", max_size=60), st.integers(4, 20))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(words: str, width: int) -> None:
    found = lines(words, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == words.replace(" ", "")


def test_an_address_that_is_read_from_a_pipe_stays_whole() -> None:
    address = "https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html"
    body = Indented(Prose(Line(address), Line("source    ")), 2, 2)
    for console, whole in ((PlainConsole(width=40), True), (Console(width=40), False)):
        with console.capture() as capture:
            console.print(body)
        assert (address in capture.get()) is whole
