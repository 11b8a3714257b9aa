"""The index of exercises: what was read comes back exactly, and only for the file as it was."""

import pytest

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.bank.files import list_exercises
from drill.session.exercises import Exercises
from drill.store import Store

NAMES = list_exercises(paths.exercises_dir())


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_comes_back_exactly(store, name):
    exercise, _ = read_exercise(paths.exercises_dir() / name, paths.solutions_dir())
    file = paths.exercises_dir() / name / "exercise.yaml"
    store.catalogue.shelf().put(file, (1, 2), exercise)
    assert store.catalogue.shelf().find(file, (1, 2)) == exercise


def test_a_file_that_has_changed_is_not_known(store, tmp_path):
    exercise, _ = read_exercise(paths.exercises_dir() / "softmax", paths.solutions_dir())
    shelf = store.catalogue.shelf()
    shelf.put(tmp_path / "exercise.yaml", (1, 2), exercise)
    assert shelf.find(tmp_path / "exercise.yaml", (1, 3)) is None
    assert shelf.find(tmp_path / "exercise.yaml", (2, 2)) is None
    assert shelf.find(tmp_path / "other.yaml", (1, 2)) is None
    shelf.put(tmp_path / "exercise.yaml", (2, 2), exercise)
    assert shelf.find(tmp_path / "exercise.yaml", (1, 2)) is None
    assert shelf.find(tmp_path / "exercise.yaml", (2, 2)) == exercise


def test_what_planning_needs_agrees_with_the_whole(store, tmp_path):
    exercises = Exercises(store)
    whole = [(one.id, one.topic, one.level, one.minutes, one.frequency) for one in exercises.exercises()]
    assert [tuple(one) for one in exercises.briefs()] == whole
    with Store.open(tmp_path / "anew") as anew:
        assert [tuple(one) for one in Exercises(anew).briefs()] == whole
