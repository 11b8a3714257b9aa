from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drill.views.cells import fit, pad, pad_left

WORDS = st.text(alphabet="ab 注意力。é", max_size=30)


@given(WORDS, st.integers(2, 40))
def test_a_fitted_column_is_exactly_as_wide_as_said_and_ends_in_a_gap(words: str, width: int) -> None:
    column = fit(words, width)
    assert cell_len(column) == width
    assert column.endswith(" ")


def test_what_is_too_long_is_cut_with_an_ellipsis_and_what_fits_is_whole() -> None:
    assert fit("attention", 6) == "atte… "
    assert fit("注意力机制", 7) == "注意…  "
    assert fit("注意力", 7) == "注意力 "


def test_padding_counts_cells_and_cuts_nothing() -> None:
    assert pad("现在", 6) == "现在  "
    assert pad_left("现在", 6) == "  现在"
    assert pad("attention", 3) == pad_left("attention", 3) == "attention"
