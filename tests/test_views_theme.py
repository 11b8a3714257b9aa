import os
import subprocess
import sys

import pytest
from rich.color import Color

from drill.views import theme

WHITE = (255, 255, 255)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """As WCAG 2 defines it."""

    def light(colour: tuple[int, int, int]) -> float:
        parts = [value / 255 for value in colour]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("environment", "light"),
    [
        ({}, False),
        ({"COLORFGBG": "15;0"}, False),
        ({"COLORFGBG": "0;15"}, True),
        ({"COLORFGBG": "0;default;15"}, True),
        ({"COLORFGBG": "0;15", "DRILL_THEME": "dark"}, False),
        ({"DRILL_THEME": "Light"}, True),
        ({"DRILL_THEME": "nonsense"}, False),
    ],
)
def test_the_background_is_as_the_learner_or_the_terminal_says(environment: dict[str, str], light: bool) -> None:
    assert (theme.choose(environment) != theme.choose({})) == light


def test_the_colours_of_the_light_theme_can_be_read_on_white() -> None:
    for colour in theme.choose({"DRILL_THEME": "light"}):
        assert contrast(tuple(Color.parse(colour).get_truecolor()), WHITE) > 4


def test_no_theme_has_a_colour_that_some_background_hides() -> None:
    assert not set(theme.choose({})) & {"yellow", "white", "black", "blue", "bright_yellow", "bright_white"}


def test_the_theme_is_taken_from_the_environment() -> None:
    program = "from drill.views import theme; print(theme.ACCENT)"
    environment = os.environ | {"DRILL_THEME": "light"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "color(25)"
