"""A runner in a fresh interpreter, started ahead of its grading where forking is unsafe: CUDA, macOS."""

import json
import os
import subprocess
from collections.abc import Sequence
from typing import Any

from .child import Child
from .scratch import Scratch


def spawn(program: Sequence[str], framework: str, device: str, limits: dict[str, Any] | None) -> Child:
    """Start `program`, the command line of a runner without its last argument; it comes up while the zygote goes on.

    Raises:
        OSError: No folder, pipe or process can be had.
    """
    scratch = Scratch()
    try:
        return _spawn(program, {"framework": framework, "device": device}, limits, scratch)
    except OSError:
        scratch.close()
        raise


def _spawn(program: Sequence[str], config: dict[str, Any], limits: dict[str, Any] | None, scratch: Scratch) -> Child:
    requests, to_requests = os.pipe()
    from_replies, replies = os.pipe()
    from_output, output = os.pipe()
    config |= {"requests": requests, "replies": replies} | ({"limits": limits} if limits else {})
    home = str(scratch.path)
    try:
        process = subprocess.Popen(
            [*program, json.dumps(config)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=(requests, replies),
            cwd=home,
            env=os.environ | {"HOME": home, "TMPDIR": home},
            start_new_session=True,
        )
    finally:
        for descriptor in (requests, replies, output):
            os.close(descriptor)
    # The zygote reaps its children itself: what Popen thinks of this one must not matter.
    process.returncode = 0
    return Child(process.pid, limits, scratch, (to_requests, from_replies, from_output))
