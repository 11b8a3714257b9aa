"""Hidden tests of infonce_clip."""

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    img, txt = np.array([[2.0, 0.0], [0.0, 3.0]]), np.array([[3.0, 4.0], [-1.0, 0.0]])
    scale = float(5 * np.log(3))
    yield Case(Text("2 pairs by hand, scale 5 ln 3", "可手算的 2 对，scale = 5 ln 3"), args=(img, txt, scale))
    for n, d in ((5, 3), (4, 4), (3, 8)):
        img, txt = draw(rng, n, d)
        yield Case(f"N={n}, D={d}, scale 2.5", args=(img, txt, 2.5), grad=(img, txt))
    img, txt = draw(rng, 4, 3)
    scale = np.array(3.0)
    name = Text("the scale is a tensor", "scale 是张量")
    yield Case(name, args=(img, txt, scale), grad=(img, txt, scale))
    img, txt = draw(rng, 6, 4)
    yield Case(Text("scale 0 gives ln N", "scale = 0 时结果为 ln N"), args=(img, txt, 0.0))
    img, txt = draw(rng, 1, 5)
    yield Case(Text("one pair gives 0", "只有一对时结果为 0"), args=(img, txt, 4.0))
    img, txt = draw(rng, 5, 4)
    img *= np.array([[1e4], [1.0], [1e2], [1.0], [30.0]])
    yield Case(Text("rows of very different length", "各行长度悬殊"), args=(img, txt, 4.0), grad=(img, txt))
    for scale in (1e3, 1e4):
        img, txt = draw(rng, 5, 3)
        txt[0] = -img[0]
        yield Case(f"scale {scale:g}", args=(img, txt, scale), grad=(img, txt), reveals="unstable")
    img, txt = draw(rng, 3, 5)
    name = Text("transposed, not contiguous", "转置后内存不连续")
    yield Case(name, args=(np.ascontiguousarray(img.T).T, np.ascontiguousarray(txt.T).T, 2.0), grad=())
    img, txt = (array.astype(np.float32) for array in draw(rng, 6, 4))
    yield Case("float32", args=(img, txt, 10.0))
    name = Text("on another device", "在另一个设备上")
    yield Case(name, args=(*draw(rng, 4, 3), 10.0), device="meta")


def draw(rng, n, d):
    """Pairs that do not agree, in rows of length 1.2 to 4."""
    both = rng.normal(size=(2, n, d))
    return both / np.linalg.norm(both, axis=2, keepdims=True) * rng.uniform(1.2, 4.0, (2, n, 1))
