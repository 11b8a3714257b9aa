"""Hidden tests of vit_patchify. Both directions are tested by themselves, and one after the other."""

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text


def cases(rng):
    x = np.arange(16.0).reshape(1, 2, 2, 4)
    yield Case(Text("2 channels, 2x4, p=2", "2 通道，2x4，p=2"), args=(x, 2))
    for shape, p in (((2, 3, 4, 6), 2), ((1, 1, 9, 6), 3), ((2, 3, 4, 4), 2), ((2, 2, 3, 2), 1), ((2, 3, 4, 4), 4)):
        x = rng.normal(size=shape)
        yield Case(f"patchify {shape}, p={p}", args=(x, p), grad=(x,))
    x = rng.normal(size=(6, 4, 3, 2)).transpose(3, 2, 1, 0)
    yield Case(Text("patchify, not contiguous", "patchify，内存不连续"), args=(x, 2))
    patches = np.arange(16.0).reshape(1, 2, 8)
    name = Text("back: 2 patches of 2 channels, 2x4", "还原：2 通道的 2 个 patch，2x4")
    yield Case(name, function="unpatchify", args=(patches, 2, 2, 4))
    for (b, c, h, w), p in (
        ((2, 3, 4, 6), 2),
        ((1, 1, 9, 6), 3),
        ((2, 3, 4, 4), 2),
        ((1, 2, 2, 8), 2),
        ((2, 2, 3, 2), 1),
    ):
        patches = rng.normal(size=(b, h * w // p**2, p * p * c))
        name = f"unpatchify {patches.shape}, p={p}, {h}x{w}"
        yield Case(name, function="unpatchify", args=(patches, p, h, w), grad=(patches,))
    patches = rng.normal(size=(12, 6, 2)).T
    name = Text("unpatchify, not contiguous", "unpatchify，内存不连续")
    yield Case(name, function="unpatchify", args=(patches, 2, 4, 6))
    x = rng.normal(size=(2, 3, 6, 4)).astype(np.float32)
    name = Text("there and back, float32", "切开再还原，float32")
    yield Case(name, steps=[Run("lambda x: unpatchify(patchify(x, 2), 2, 6, 4)", (x,))])
    for h, w in ((5, 4), (4, 5), (5, 7)):
        name = Text(f"{h}x{w}, p=2: must raise", f"{h}x{w}，p=2：必须报错")
        yield Case(name, args=(rng.normal(size=(2, 2, h, w)), 2), raises=True)
