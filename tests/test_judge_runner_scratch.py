import os
import tempfile
from pathlib import Path

import pytest

from drill.judge.runner.scratch import Scratch, remove_abandoned


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_in_use_is_not_swept_up(root):
    scratch = Scratch()
    remove_abandoned()
    assert scratch.path.is_dir()
    scratch.close()
    assert list(root.iterdir()) == []


@pytest.mark.parametrize("before_opening", [True, False])
def test_a_folder_swept_up_before_it_is_held_is_made_again(root, monkeypatch, before_opening):
    made, opened = tempfile.mkdtemp, os.open
    left = [True]

    def sweep_once() -> None:
        if left:
            left.clear()
            remove_abandoned()

    def make(**options):
        path = made(**options)
        if before_opening:
            sweep_once()
        return path

    def open_first(path, *flags):
        handle = opened(path, *flags)
        if not before_opening:
            sweep_once()
        return handle

    monkeypatch.setattr(tempfile, "mkdtemp", make)
    monkeypatch.setattr(os, "open", open_first)
    scratch = Scratch()
    assert scratch.path.is_dir()
    scratch.close()
