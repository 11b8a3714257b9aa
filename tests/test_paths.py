from pathlib import Path

import pytest

from drill import paths


def test_in_a_folder_that_was_removed_the_banks_at_home_are_found(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "removed"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert paths.user_banks() == (home / "questions", folder / "questions")
    folder.rmdir()
    assert paths.user_banks() == (home / "questions",)
