import os

from drill.judge.runner import locks


def test_a_lock_is_held_by_one_until_its_descriptor_is_closed(tmp_path):
    socket = str(tmp_path / "torch.cuda-1")
    lock = locks.take(socket)
    assert locks.take(socket) is None
    os.close(lock)
    os.close(locks.take(socket))
    assert [file.name for file in tmp_path.iterdir()] == ["torch.cuda-1.lock"]


def test_what_nobody_holds_is_removed_with_its_socket_and_what_is_held_is_left(tmp_path):
    held = locks.take(str(tmp_path / "numpy-1"))
    os.close(locks.take(str(tmp_path / "numpy-2")))
    os.close(locks.take(str(tmp_path / "torch.cuda-3")))
    for name in ("numpy-1", "numpy-2"):
        (tmp_path / name).touch()  # in the place of a socket
    locks.remove_abandoned(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["numpy-1", "numpy-1.lock"]
    os.close(held)


def test_a_lock_that_is_removed_while_it_is_being_taken_is_made_anew(tmp_path, monkeypatch):
    socket = str(tmp_path / "numpy-1")
    flock, sweeps = locks.fcntl.flock, [1]

    def late(descriptor, how):
        if sweeps:
            sweeps.pop()
            locks.remove_abandoned(tmp_path)
        flock(descriptor, how)

    monkeypatch.setattr(locks.fcntl, "flock", late)
    lock = locks.take(socket)
    assert os.path.samestat(os.fstat(lock), (tmp_path / "numpy-1.lock").stat())
    assert locks.take(socket) is None
    os.close(lock)
