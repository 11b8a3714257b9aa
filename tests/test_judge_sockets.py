import os
import shutil
import tempfile
from pathlib import Path

import pytest

from drill.judge.sockets import find_folder
from drill.judge.zygote import Zygote, all_zygotes, why_cold
from drill.text import NOTHING


@pytest.fixture
def folder(monkeypatch):
    """Where the sockets go, not made yet; short, as the name of a socket must be."""
    base = tempfile.mkdtemp(dir="/tmp")
    monkeypatch.setenv("XDG_RUNTIME_DIR", base)
    monkeypatch.setenv("DRILL_ZYGOTE", "1")
    yield Path(base, f"drill-judge-{os.getuid()}")
    shutil.rmtree(base)


def test_the_folder_is_made_for_this_user_alone(folder):
    assert find_folder() == folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert find_folder() == folder
    assert why_cold() is NOTHING


@pytest.mark.parametrize(
    ("mode", "remedy"), [(0o755, "chmod 700"), (0o701, "chmod 700"), (0o777, "rm -r"), (0o720, "rm -r")]
)
def test_a_folder_that_others_can_enter_is_not_trusted_and_what_to_do_is_said(folder, mode, remedy):
    folder.mkdir()
    folder.chmod(mode)
    for words in (why_cold().en, why_cold().zh):
        assert f"{remedy} {folder}" in words
        assert "\n" not in words
    assert Zygote.of("numpy") is None
    assert list(all_zygotes()) == []


def test_what_is_no_folder_is_said(folder):
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    folder.symlink_to(elsewhere)
    assert "no folder of yours" in why_cold().en
    folder.unlink()
    folder.write_text("")
    assert "cannot be made" in why_cold().en


def test_a_folder_that_cannot_be_made_is_said(folder, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "missing"))
    assert "cannot be made (No such file or directory)" in why_cold().en
    assert "XDG_RUNTIME_DIR" in why_cold().zh


def test_a_name_that_is_too_long_for_a_socket_is_said(folder, monkeypatch):
    deep = folder / ("d" * 60)
    deep.mkdir(parents=True)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    assert "too long" in why_cold().en


def test_a_zygote_that_is_switched_off_is_said(folder, monkeypatch):
    monkeypatch.setenv("DRILL_ZYGOTE", "0")
    assert "DRILL_ZYGOTE=0" in why_cold().en
    assert not folder.exists()
