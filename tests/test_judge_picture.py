import numpy as np
import pytest

from drill.judge.picture import draw

GRID = np.arange(6.0).reshape(2, 3)


def test_a_small_answer_is_shown_in_numbers():
    picture = draw(GRID, GRID + np.eye(2, 3), np.eye(2, 3, dtype=bool))
    assert picture.expected == (("0", "1", "2"), ("3", "4", "5"))
    assert picture.got == (("1", "1", "2"), ("3", "5", "5"))
    assert picture.wrong == ((True, False, False), (False, True, False))
    assert (picture.where, picture.heat, picture.is_difference) == ("", (), False)


@pytest.mark.parametrize(("gap", "shown"), [(1e-2, "1.01"), (1e-3, "1.001"), (1e-5, "1.00001")])
def test_as_many_digits_as_tell_wrong_from_right(gap, shown):
    picture = draw(np.ones((1, 2)), np.array([[1 + gap, 1]]), np.array([[True, False]]))
    assert picture.got[0] == (shown, "1")


def test_differences_are_shown_where_digits_would_be_many():
    picture = draw(np.ones((1, 2)), np.array([[1 + 2e-9, 1]]), np.array([[True, False]]))
    assert picture.is_difference
    assert (picture.expected, picture.got) == ((("1", "1"),), (("2e-09", "0"),))


def test_tables_are_no_wider_than_a_terminal():
    rng = np.random.default_rng(0)
    expected = rng.standard_normal((8, 8)) * 1e-5
    picture = draw(expected, expected * 1.5, np.ones((8, 8), bool))
    assert picture.expected == ()
    assert len(picture.heat) == 8
    near = draw(expected[:, :5] * 1e5, expected[:, :5] * (1e5 + 0.1), np.ones((8, 5), bool))
    for table in (near.expected, near.got):
        assert sum(2 + max(map(len, column)) for column in zip(*table, strict=True)) <= 68


def test_of_more_than_two_axes_the_first_wrong_slice_is_shown():
    wrong = np.zeros((2, 3, 2, 2), dtype=bool)
    wrong[1, 2, 0, 1] = True
    picture = draw(np.zeros((2, 3, 2, 2)), np.where(wrong, 1.0, 0.0), wrong)
    assert picture.where == "[1, 2, :, :]"
    assert picture.got == (("0", "1"), ("0", "0"))


def test_a_large_answer_becomes_a_map_in_which_a_single_wrong_cell_is_seen():
    expected, got = np.zeros((100, 200)), np.zeros((100, 200))
    got[50, 70], got[99, 199] = 2, np.nan
    picture = draw(expected, got, got != expected)
    assert (len(picture.heat), len(picture.heat[0])) == (12, 32)
    assert sum(one > 0 for row in picture.heat for one in row) == 2
    assert picture.heat[-1][-1] == 1.0
    assert picture.largest == "inf"
    got[99, 199] = 0.5
    assert draw(expected, got, got != expected).largest == "2"


def test_nothing_is_drawn_that_would_add_nothing():
    assert draw(np.ones(()), np.zeros(()), np.ones((), bool)) is None
    assert draw(np.ones(1), np.zeros(1), np.ones(1, bool)) is None
    assert draw(GRID, GRID, np.zeros((2, 3), bool)) is None


def test_a_vector_is_a_row():
    assert draw(np.zeros(3), np.array([0, 1.0, 0]), np.array([False, True, False])).got == (("0", "1", "0"),)
