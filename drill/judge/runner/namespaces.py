"""User, PID, network, IPC and UTS namespaces, where the kernel lets an ordinary process have them (Linux).

In a PID namespace everything dies with its first process, whoever kills it and however it tried to hide. Interface:
user_namespaces(7), pid_namespaces(7).
"""

import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

_NEW_USER, _NEW_PID, _NEW_NET, _NEW_IPC, _NEW_UTS = 0x10000000, 0x20000000, 0x40000000, 0x08000000, 0x04000000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4


def enter(keep: tuple[int, ...], notice: int | None) -> bool:
    """Continue in fresh namespaces, as a process whose parent is their init. False: the kernel does not allow it.

    Two processes stay behind, the init and one outside: they close `keep`, wait, and end as this one ends, when nothing
    is left in the namespaces. The init's pid, as seen from outside, is written to `notice`, which is closed.
    """
    try:
        return _enter(keep, notice)
    finally:
        if notice is not None:
            os.close(notice)


def _enter(keep: tuple[int, ...], notice: int | None) -> bool:
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    uid, gid = os.geteuid(), os.getegid()
    libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)  # else the maps below belong to root
    if libc.unshare(_NEW_USER | _NEW_PID | _NEW_NET | _NEW_IPC | _NEW_UTS):
        return False
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    read, write = os.pipe()
    if init := os.fork():
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # new namespaces took that back
        if notice is not None:
            os.write(notice, str(init).encode())
            os.close(notice)
        _close(write, *keep)
        status = os.read(read, 16)
        os.waitpid(init, 0)  # which takes until the last process in there has gone
        _end_as(status)
    os.close(read)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    child = os.fork()
    if child:
        _close(*keep, *([] if notice is None else [notice]))
        os.write(write, str(_reap_until(child)).encode())
        os._exit(0)
    os.close(write)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    return True


def _close(*descriptors: int) -> None:
    for descriptor in (0, 1, 2, *descriptors):
        os.close(descriptor)


def _reap_until(child: int) -> int:
    """The init's work: reap whatever is orphaned until `child` ends; its wait status."""
    while True:
        pid, status = os.wait()
        if pid == child:
            return status


def _end_as(status: bytes) -> NoReturn:
    """End this process as the one inside ended; killed without a word: by SIGKILL."""
    code = os.waitstatus_to_exitcode(int(status)) if status else -signal.SIGKILL
    if code >= 0:
        os._exit(code)
    if -code != signal.SIGKILL:
        signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
    os._exit(1)
