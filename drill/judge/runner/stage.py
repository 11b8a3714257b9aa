"""Loads submissions and plays the script of a case on them, noting what comes back and what it leaves behind."""

import linecache
import sys
import time
import types
from typing import Any

from .answers import Answers
from .arguments import Scene, decode, evaluate
from .framework import Framework
from .sharing import Returned
from .sizes import Sizes

TEXT_LIMIT = 500  # characters of an exception's message
NAMES_LIMIT = 10_000  # `from torch import *` alone brings more than a thousand


class Stage:
    """The modules loaded so far. The judge's own process loads many (reference, known-wrong), a submission's one."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._modules: dict[str, types.ModuleType] = {}
        self._files: dict[str, str] = {}

    def load(self, name: str, file: str, source: bytes) -> dict[str, Any]:
        """Compile and execute a module. The answer has `names`, its callables, or `error`."""
        module = types.ModuleType(name)
        module.__file__ = file
        sys.modules[name] = module  # dataclasses and pickling look a class's module up there
        self._modules[name], self._files[name] = module, file
        try:
            text = source.decode("utf-8-sig")
            linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
            exec(compile(source, file, "exec"), module.__dict__)  # noqa: S102 - this is what the process is for
        except BaseException as error:  # noqa: BLE001 - SystemExit and KeyboardInterrupt are the submission's too
            return {"error": self._describe(error, file)}
        return {"names": [key for key, value in vars(module).items() if callable(value)][:NAMES_LIMIT]}

    def play(self, request: dict[str, Any], buffers: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        """Play one case. Steps after one that raised are not played."""
        name = request["module"]
        pool = [self._framework.make(spec, buffers[spec["buffer"]]) for spec in request["pool"]]
        leaves = [array for array, spec in zip(pool, request["pool"], strict=True) if spec.get("grad")]
        before = [self._framework.snapshot(array) for array in pool]
        generators = [self._framework.generator(seed) for seed in request.get("generators", ())]
        scene = Scene(self._modules[name], pool, generators)
        if generators:
            # Whoever seeds and then draws as much as in the play before leaves what was there; not what is there now.
            self._framework.reseed()
        drawn = self._framework.global_random() if generators else ()
        answers, returned = Answers(self._framework), Returned(self._framework, pool)
        steps: list[dict[str, Any]] = []
        result: Any = None
        seconds = 0.0
        sizes = Sizes(self._framework.name, watching="largest" in request)
        for step in request["steps"]:
            start = time.perf_counter()
            try:
                with sizes.watch():
                    result = self._step(step, scene)
            except BaseException as error:  # noqa: BLE001
                steps.append({"error": self._describe(error, self._files[name]), "states": []})
                break
            finally:
                seconds += time.perf_counter() - start
            steps.append({"value": answers.add(result), "states": self._changes(pool, before, answers)})
            if "fresh" in request:
                steps[-1]["shares"] = returned.take(None if step["do"] == "get" else result)
        reply: dict[str, Any] = {"steps": steps, "seconds": seconds}
        if generators:
            reply["global_random"] = self._framework.global_random() != drawn
        if "fresh" in request:
            reply["rewritten"] = returned.rewritten()
        if sizes.largest:
            reply["largest"] = [sizes.largest, sizes.shape]
        if leaves and "error" not in steps[-1]:
            reply |= self._gradients(result, leaves, request["seed"], answers, self._files[name])
        return reply, answers.buffers

    def _step(self, step: dict[str, Any], scene: Scene) -> Any:
        args = [decode(arg, scene, self._framework) for arg in step.get("args", [])]
        kwargs = {key: decode(arg, scene, self._framework) for key, arg in step.get("kwargs", {}).items()}
        do, target = step["do"], step.get("name", "")
        if do == "call":
            return getattr(scene.module, step["function"])(*args, **kwargs)
        if do == "run":
            names = vars(scene.module) | scene.objects | self._framework.names
            return evaluate(step["source"], names)(*args)
        if do == "new":
            scene.objects[target] = getattr(scene.module, step["cls"])(*args, **kwargs)
        elif do == "method":
            return getattr(scene.objects[target], step["method"])(*args, **kwargs)
        elif do == "set":
            setattr(scene.objects[target], step["attribute"], args[0])
        elif do == "get":
            return getattr(scene.objects[target], step["attribute"])
        elif do == "write":
            self._framework.overwrite(args[0], args[1])
        else:
            raise ValueError(f"unknown step {do}")
        return None

    def _changes(self, pool: list[Any], before: list[Any], answers: Answers) -> list[list[Any]]:
        """The pool arrays that are no longer what they were after the step before: [pool index, value]."""
        changes = []
        for index, array in enumerate(pool):
            content = self._framework.snapshot(array)
            if content != before[index]:
                before[index] = content
                changes.append([index, answers.add(array)])
        return changes

    def _gradients(self, result: Any, leaves: list[Any], seed: int, answers: Answers, file: str) -> dict[str, Any]:
        try:
            gradients = self._framework.gradients(result, leaves, seed)
        except BaseException as error:  # noqa: BLE001
            return {"gradient_error": self._describe(error, file)}
        return {"gradients": [answers.add(gradient) for gradient in gradients]}

    def _describe(self, error: BaseException, file: str) -> dict[str, Any]:
        """Type, message and the line of the submission that raised. Here a wicked `__str__` can do no harm."""
        line = 0
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == file:
                line = trace.tb_lineno
            trace = trace.tb_next
        if isinstance(error, SyntaxError) and error.filename == file:
            line = error.lineno or 0
        try:
            message = error.msg if isinstance(error, SyntaxError) else str(error)
            message = str(message)[:TEXT_LIMIT]
        except BaseException:  # noqa: BLE001
            message = ""
        source = linecache.getline(file, line).strip()[:200] if line else ""
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind is not object]
        return {
            "type": type(error).__name__[:100],
            "bases": kinds[:10],
            "text": message,
            "line": line,
            "source": source,
        }
