"""The runner's loop: greet, then answer the judge's requests until it hangs up."""

import contextlib
import gc
import json
import os
import sys
from pathlib import Path
from typing import Any

from . import limits, namespaces, privileges, sandbox, wire
from .rules import Guard, do_nothing
from .timing import TimingStage
from .values import FRAMEWORKS, Framework


def main() -> None:
    """Serve the descriptors named in the JSON of the last argument, in a fresh interpreter."""
    config = json.loads(sys.argv[-1])
    del sys.argv[1:]
    try:
        framework = FRAMEWORKS[config["framework"]](config["device"])
    except ImportError as error:
        wire.write(config["replies"], {"error": str(error)})
        return
    run(config, framework, parent=None)


def run(config: dict[str, Any], framework: Framework, *, parent: int | None) -> None:
    """Greet, confined if the config has limits, and serve. `parent` must be alive, where it is known."""
    limits.die_with_parent(parent)
    hello: dict[str, Any] = {"ready": True}
    if config["device"] == "cuda":
        hello["cuda"] = framework.prepare()
    if config.get("limits"):
        hello["layers"] = confine(config)
    wire.write(config["replies"], hello)
    guard = Guard(framework.name, config["replies"], confined=bool(config.get("limits")))
    serve(TimingStage(framework), guard, config["requests"], config["replies"])


def confine(config: dict[str, Any]) -> list[str]:
    """Give up, for good, what user code is not to have; the layers that hold."""
    device = config["device"]
    alone = privileges.take_own_user()
    # CUDA's driver finds its device through processes and files that a namespace would hide.
    isolated = device == "cpu" and namespaces.enter((config["requests"], config["replies"]), config.get("notice"))
    limits.die_with_parent(None)  # a change of user takes that back
    limits.apply(config["limits"], alone=alone or isolated)
    privileges.drop_capabilities()
    gc.freeze()
    return (["namespaces"] if isolated else []) + sandbox.confine(str(Path.cwd()), device=device)


def serve(stage: TimingStage, guard: Guard, requests: int, replies: int) -> None:
    """Answer `load`, `play` and `time` requests, one at a time."""
    me = os.getpid()
    arm = do_nothing
    while (frame := wire.read(requests)) is not None:
        header, buffers = frame
        reply: dict[str, Any]
        out: list[bytes] = []
        if header["op"] == "load":
            if "forbid" in header:
                arm = guard.before_loading(header["forbid"], header["file"])
            reply = stage.load(header["module"], header["file"], buffers[0])
        else:
            reply, out = (stage.time if header["op"] == "time" else stage.play)(header, buffers)
        if os.getpid() != me:  # the submission forked, and came back twice
            os._exit(0)
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(BaseException):  # the submission may have put anything there
                stream.flush()
        wire.write(replies, reply, out)
        arm()  # while the judge thinks
    # Nothing that the submission registered for exit is to run.
    os._exit(0)
