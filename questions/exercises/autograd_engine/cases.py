import math
from collections.abc import Iterator, Sequence

import numpy as np

from drill.judge.case import Case, Run
from drill.text import Text

REPEATED = ("assign", "stale_intermediate", "resets_leaves")  # what a second backward() can show


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _operators(rng)
    yield from _shared()
    yield from _repeated()
    yield from _deep()
    for count in (8, 16):
        leaves, program = _program(rng, count)
        name = Text(f"a random graph of {count} operations", f"{count} 次运算的随机图")
        yield Case(name, steps=[Run(_INTERPRETER, (leaves, program))], reveals=("assign", "no_topo"))


def _expression(en: str, zh: str, source: str, *values: float, reveals: str | tuple[str, ...] = ()) -> Case:
    """The result of an expression in a, b, c and the gradients of these, before and after backward()."""
    names = "abc"[: len(values)]
    lines = [
        "def expression(values):",
        f"    {', '.join(names)}, = leaves = [Value(value) for value in values]",
        "    before = [leaf.grad for leaf in leaves]",
        f"    out = {source}",
        "    out.backward()",
        '    return {"before": before, "out": out.data, "grads": [leaf.grad for leaf in leaves]}',
    ]
    return Case(Text(en, zh), steps=[Run("\n".join(lines), (list(values),))], reveals=reveals)


def _operators(rng: np.random.Generator) -> Iterator[Case]:
    yield _expression("a * b + c", "a * b + c", "a * b + c", 2.0, -3.0, 4.0)
    x, y, z = rng.uniform(1.5, 2.5, size=3).tolist()
    yield _expression("sums, differences, signs", "加、减、取负", "(a - b) + -c", x, y, z)
    yield _expression("a quotient", "商", "a / b", 3.0 * x, -y)
    yield _expression("powers", "幂", "(a ** 2 + b ** -1) + c ** 0.5", -x, y, z)
    zero = "(a ** 2 + a ** 3) + b ** 1"
    yield _expression("powers at 0", "0 处的幂", zero, 0.0, 0.0, reveals="pow_at_zero")
    yield _expression("exp and log", "exp 和 log", "a.exp() + b.log()", -x, y)
    yield _expression("tanh", "tanh", "a.tanh() + b.tanh()", -0.5 * x, 0.3 * y)
    yield _expression("relu, also at 0", "relu，包括 0 处", "a.relu() + (b.relu() + c.relu())", -x, 0.0, z)
    yield _expression("numbers on the right", "右侧是数字", "((((a + 2) - 0.5) * 3) / 4) ** 2", x)
    left = "((2 + a) * (3 * b)) * (2 / c)"
    yield _expression("numbers on the left", "左侧是数字", left, x, y, z, reveals="reflected")
    yield _expression("number minus, number over", "数字减、数字除", "(2 - a) + (3 / b)", x, y, reveals="reflected")


def _shared() -> Iterator[Case]:
    twice = Text("a leaf used twice", "叶子用两次")
    yield _expression(twice.en, twice.zh, "a * a + b", 3.0, 1.0, reveals="assign")
    # In both orders: which of them a wrong traversal gets right is chance.
    for en, zh, v, values in (
        ("a diamond", "菱形图", "u + a", (2.0, -3.0)),
        ("a short way and a long one", "一长一短两条路", "(u.exp() + b).tanh()", (0.5, -1.5)),
    ):
        lines = ["def shared(x, y):", "    grads = []"]
        for product in ("u * v", "v * u"):
            lines += ["    a, b = Value(x), Value(y)", "    u = a * b", f"    v = {v}", f"    ({product}).backward()"]
            lines.append("    grads += [a.grad, b.grad]")
        lines.append("    return grads")
        yield Case(Text(en, zh), steps=[Run("\n".join(lines), values)], reveals=("assign", "no_topo"))


def _repeated() -> Iterator[Case]:
    root = """
def root(x):
    a = Value(x)
    a.backward()
    once = a.grad
    a.backward()
    return [once, a.grad]
"""
    yield Case(Text("the output is a leaf", "输出本身是叶子"), steps=[Run(root, (3.0,))], reveals=REPEATED)
    twice = """
def twice(x, y):
    a, b = Value(x), Value(y)
    out = (a * b).exp().tanh()
    grads = []
    for _ in range(3):
        out.backward()
        grads += [a.grad, b.grad]
    return grads
"""
    name = Text("backward three times", "反向三次")
    yield Case(name, steps=[Run(twice, (0.5, -1.5))], reveals=REPEATED)
    two = """
def two(x, y):
    a, b = Value(x), Value(y)
    (a * b).backward()
    (a + b).backward()
    return [a.grad, b.grad]
"""
    yield Case(Text("two graphs, the same leaves", "两个图，同样的叶子"), steps=[Run(two, (2.0, 5.0))], reveals=("assign", "resets_leaves"))
    common = """
def common(x, y):
    a, b = Value(x), Value(y)
    u = a * b
    u.exp().backward()
    u.tanh().backward()
    return [a.grad, b.grad]
"""
    name = Text("two outputs of one intermediate value", "同一个中间结果的两个输出")
    yield Case(name, steps=[Run(common, (0.5, -1.5))], reveals=REPEATED)


def _deep() -> Iterator[Case]:
    chain = """
def chain(x, count):
    a = Value(x)
    out = a
    for _ in range(count):
        out = out + 0.25
    out.backward()
    return [out.data, a.grad]
"""
    yield Case(Text("a chain of 20 additions", "20 次加法的链"), steps=[Run(chain, (0.5, 20))])
    yield Case(Text("a chain of 5000 additions", "5000 次加法的链"), steps=[Run(chain, (0.5, 5000))], reveals="recursion")


_INTERPRETER = """
def interpret(leaves, program):
    nodes = [Value(value) for value in leaves]
    for operation, i, j in program:
        x = nodes[i]
        if operation == "+":
            nodes.append(x + nodes[j])
        elif operation == "-":
            nodes.append(x - nodes[j])
        elif operation == "*":
            nodes.append(x * nodes[j])
        elif operation == "/":
            nodes.append(x / nodes[j])
        elif operation == "**":
            nodes.append(x ** j)
        elif operation == "neg":
            nodes.append(-x)
        else:
            nodes.append(getattr(x, operation)())
    nodes[-1].backward()
    return [nodes[-1].data] + [node.grad for node in nodes[: len(leaves)]]
"""
_BINARY = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y}
_UNARY = {"neg": lambda x: -x, "exp": math.exp, "log": math.log, "tanh": math.tanh, "relu": lambda x: max(x, 0.0)}


def _program(rng: np.random.Generator, count: int) -> tuple[list[float], list[tuple[str, int, float]]]:
    """Random operations on four leaves, away from poles and kinks; what is left over is added up at the end."""
    values = rng.uniform(0.5, 2.0, size=4).tolist()
    leaves, program, unused = list(values), [], set(range(4))

    def append(operation: str, i: int, j: float, value: float) -> None:
        program.append((operation, i, j))
        unused.difference_update({i, j} if operation in _BINARY else {i})
        unused.add(len(values))
        values.append(value)

    while len(program) < count:
        operation = str(rng.choice([*_BINARY, *_UNARY, "**"]))
        i, j = (int(k) for k in rng.integers(len(values), size=2))
        x = values[i]
        if operation in _BINARY:
            if operation != "/" or abs(values[j]) > 0.3:
                _keep(append, operation, i, j, _BINARY[operation](x, values[j]))
        elif operation == "**":
            exponent = float(rng.choice([2, 3, 0.5, -1, 1.5]))
            if x > 0.3:
                _keep(append, operation, i, exponent, x**exponent)
        elif (operation != "log" or x > 0.3) and (operation != "exp" or x < 2) and (operation != "relu" or abs(x) > 0.1):
            _keep(append, operation, i, 0, _UNARY[operation](x))
    rest: Sequence[int] = sorted(unused)
    total = rest[0]
    for k in rest[1:]:
        append("+", total, k, values[total] + values[k])
        total = len(values) - 1
    # And diamonds, in either order.
    def then(operation: str, i: int, j: float = 0) -> int:
        program.append((operation, i, j))
        return len(leaves) + len(program) - 1

    u = then("tanh", total)
    v = then("+", u, 0)
    t = then("tanh", then("exp", u))
    then("+", then("+", then("*", u, v), then("*", v, u)), then("+", then("*", u, t), then("*", t, u)))
    return leaves, program


def _keep(append, operation: str, i: int, j: float, value: float) -> None:
    if abs(value) < 8:
        append(operation, i, j, value)
