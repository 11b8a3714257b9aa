"""What a submission returned → values of a frame.

A value is JSON as it is for None, bool, int, float and str, else an object with one tag:
`l` list, `t` tuple, `d` dict (pairs), `a` array (index of its buffer), `o` an object that cannot be sent (its type).
"""

from typing import Any

from .values import DEPTH_LIMIT, Framework


def encode(value: Any, framework: Framework, buffers: list[bytes], depth: int = 0) -> Any:
    """A value of an answer; the bytes of arrays are appended to `buffers`."""
    if value is None or type(value) in (bool, int, float, str):
        return value if type(value) is not int or abs(value) < 1 << 63 else {"o": "int of more than 64 bits"}
    if depth < DEPTH_LIMIT:
        if type(value) is list:
            return {"l": [encode(item, framework, buffers, depth + 1) for item in value]}
        if isinstance(value, tuple):
            return {"t": [encode(item, framework, buffers, depth + 1) for item in value]}
        if type(value) is dict:
            pairs = value.items()
            return {
                "d": [
                    [encode(k, framework, buffers, depth + 1), encode(v, framework, buffers, depth + 1)]
                    for k, v in pairs
                ]
            }
    found = framework.describe(value)
    if found is None:
        return {"o": framework.type_name(value)[:200]}
    header, content = found
    buffers.append(content)
    return {"a": len(buffers) - 1, **header}
