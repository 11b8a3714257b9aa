"""What confines a submission where Linux's layers are not: the Seatbelt profile, which only macOS can enforce."""

import sys

import pytest

from drill.judge.limits import Limits
from drill.judge.process import Runner
from drill.judge.runner import seatbelt


def test_the_profile_names_what_is_granted_and_quotes_it():
    text = seatbelt.profile(["/opt/python"], ['/opt/scratch "one"\\two'])
    assert text.startswith("(version 1)\n(allow default)\n(deny network*)")
    assert '(allow file-read* (subpath "/opt/python"))' in text
    assert text.endswith('(allow file-read* file-write* (subpath "/opt/scratch \\"one\\"\\\\two"))')
    assert text.index("(deny file-write*)") < text.index("(allow file-read* file-write*")
    assert text.count("(") == text.count(")")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has it")
def test_elsewhere_it_is_refused():
    with pytest.raises(OSError):
        seatbelt.restrict([], [])


@pytest.mark.skipif(sys.platform != "darwin", reason="only macOS enforces it")
def test_on_macos_it_holds():
    with Runner("python", limits=Limits()) as runner:
        assert runner.greet()["layers"] == ["seatbelt"]
