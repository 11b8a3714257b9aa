"""Hidden tests of receptive_field."""

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    yield Case(Text("one 3-wide kernel", "一层，核长 3"), args=([(3, 1, 1)],))
    yield Case(Text("three 3-wide kernels", "三层，核长 3"), args=([(3, 1, 1)] * 3,))
    name = Text("kernels 7, 3, 3, 3, strides 2, 2, 1, 1", "核长 7、3、3、3，步长 2、2、1、1")
    yield Case(name, args=([(7, 2, 1), (3, 2, 1), (3, 1, 1), (3, 1, 1)],))
    yield Case(Text("no layers", "没有层"), args=([],), reveals="empty_list")
    yield Case(Text("dilations 1, 2, 4", "膨胀率 1、2、4"), args=([(3, 1, 1), (3, 1, 2), (3, 1, 4)],))
    yield Case(
        Text("strides 3 and 2, dilations 2 and 3", "步长 3、2，膨胀率 2、3"), args=([(3, 3, 2), (4, 2, 3), (2, 1, 1)],)
    )
    vgg = [(3, 1, 1), (3, 1, 1), (2, 2, 1)] * 2 + [(3, 1, 1), (3, 1, 1), (3, 1, 1), (2, 2, 1)] * 3
    yield Case(Text("VGG-16 up to its last pooling", "VGG-16 到最后一次池化"), args=(vgg,))
    yield Case(Text("1x1 kernels with strides", "带步长的 1x1 卷积"), args=([(1, 2, 1), (1, 3, 1), (3, 1, 1)],))
    for depth in (2, 4, 6, 8):
        layers = [tuple(int(n) for n in rng.integers(1, [8, 4, 4])) for _ in range(depth)]
        yield Case(Text(f"{depth} random layers", f"{depth} 个随机层"), args=(layers,))
