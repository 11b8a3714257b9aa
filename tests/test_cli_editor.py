import pytest

from drill.cli.editor import Line, lay_out, make_field
from drill.cli.keys import Paste


def typed(*keys: str, text: str = "", several: bool = True) -> Line:
    line = Line(text, len(text), several)
    for key in keys:
        line.press(key)
    return line


def shown(line: Line, width: int = 24, most: int = 10) -> list[str]:
    return [row[4:] for row in make_field(line, width + 5, most).rows]


@pytest.mark.parametrize(
    "letter", ["a", "缓", "e\u0301", "👍🏽", "👩\u200d💻", "🇨🇳", "❤\ufe0f", "👨\u200d👩\u200d👧\u200d👦"]
)
def test_backspace_and_arrows_take_a_letter_whole(letter: str) -> None:
    assert typed("backspace", text=f"x{letter}").text == "x"
    line = typed("left", text=f"x{letter}")
    assert line.at == 1
    line.press("right")
    assert line.at == len(line.text)
    assert typed("home", "delete", text=f"{letter}x").text == "x"


def test_two_flags_are_two_letters() -> None:
    assert typed("backspace", text="🇨🇳🇩🇪").text == "🇨🇳"


def test_what_is_pasted_keeps_its_lines_where_several_may_be_typed() -> None:
    pasted = Paste("one\n  two\n\x1b[31mthree\t")
    assert typed(pasted).text == "one\n  two\n[31mthree"
    assert typed(Paste("1\n2\n"), several=False).text == "1 2"


def test_a_new_line_is_begun_only_where_several_may_be_typed() -> None:
    assert typed("a", "newline", "b").text == "a\nb"
    assert typed("a", "newline", "b", several=False).text == "ab"


def test_home_and_end_stay_on_the_line() -> None:
    line = Line("one\ntwo\nthree", 6, several=True)
    line.press("home")
    assert line.at == 4
    line.press("end")
    assert line.at == 7
    line.press("clear")
    assert line.text == "one\n\nthree"


def test_the_cursor_climbs_by_rows_and_keeps_its_column() -> None:
    line = Line("abcdef\n缓存缓存\nxy", 5, several=True)
    line.climb(20, 1)
    assert (line.at, lay_out(line, 20).column) == (10, 6)
    line.climb(20, 1)
    assert line.at == len(line.text)
    line.climb(20, 5)
    line.climb(20, -9)
    assert lay_out(line, 20).row == 0


def test_rows_are_broken_by_cells_and_a_wide_letter_is_never_cut() -> None:
    layout = lay_out(Line("缓存ab缓存", 8), 5)
    assert layout.rows == ("缓存a", "b缓存")
    assert layout.starts == (0, 3)


def test_the_cursor_stands_on_a_row_of_its_own_behind_a_full_one() -> None:
    layout = lay_out(Line("abcd", 4), 4)
    assert (layout.rows, layout.row, layout.column) == (("abcd", ""), 1, 0)


def test_a_field_shows_the_rows_around_the_cursor() -> None:
    line = Line("\n".join(map(str, range(20))), 0, several=True)
    assert shown(line, most=4) == ["0", "1", "2", "3"]
    line.press("end")
    line.climb(24, 10)
    assert shown(line, most=4)[-1] == "10"
    field = make_field(line, 29, 4)
    assert field.row == 3


def test_an_empty_field_says_what_is_expected_cut_to_fit() -> None:
    (row,) = make_field(Line(), 24, 3, "type a number in bytes, such as 1024").rows
    assert "type a number" in row
    assert "…" in row
    assert "type a number" not in make_field(Line("7", 1), 24, 3, "type a number").rows[0]


@pytest.mark.parametrize("size", [1, 500, 20_000])
def test_a_long_answer_is_laid_out_without_loss(size: int) -> None:
    words = ("attention 注意力 " * size)[:size]
    assert "".join(lay_out(Line(words, len(words)), 36).rows) == words
