"""Hidden tests of distillation_kd.

Ordinary logits stay within [-3, 3], so that neither a clamp nor an underflow shows.
"""

import math

import numpy as np

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    student, teacher = np.array([[0.0, 2.0 * math.log(2.0)]]), np.array([[2.0 * math.log(3.0), 0.0]])
    args = (student, teacher, np.array([0]), 2.0, 0.75)
    yield Case(Text("the example", "题面示例"), args=args, grad=args[:2])
    for n, c, T, alpha in ((3, 5, 4.0, 0.3), (5, 4, 1.0, 0.6), (4, 4, 10.0, 0.9), (1, 6, 3.0, 0.4), (2, 3, 1.5, 0.5)):
        args = (*draw(rng, n, c), T, alpha)
        name = Text(f"N={n}, C={c}, T={T:g}, alpha={alpha}", f"N={n}，C={c}，T={T:g}，alpha={alpha}")
        yield Case(name, args=args, grad=args[:2])
    for alpha, en, zh in ((1.0, "only the teacher", "只有教师"), (0.0, "only the labels", "只有标签")):
        args = (*draw(rng, 4, 3), 2.5, alpha)
        yield Case(Text(f"{en}, alpha={alpha:g}", f"{zh}，alpha={alpha:g}"), args=args, grad=args[:2])
    student, _, labels = draw(rng, 3, 4)
    name = Text("student equal to the teacher", "学生与教师相同")
    yield Case(name, args=(student, student.copy(), labels, 2.0, 0.4))
    yield from extreme(rng)
    student, teacher, labels = draw(rng, 5, 3)
    args = (np.asfortranarray(student), np.asfortranarray(teacher), labels, 2.0, 0.7)
    yield Case(Text("transposed in memory", "内存中是转置的"), args=args, grad=args[:2])
    student, teacher, labels = draw(rng, 6, 5)
    args = (student.astype(np.float32), teacher.astype(np.float32), labels, 2.0, 0.5)
    yield Case("float32", args=args, atol=1e-5)


def extreme(rng):
    """One class of either model stands out by more than exp can hold."""
    for by, T in ((1e3, 1.0), (1e3, 1.2)):
        student, teacher, labels = draw(rng, 3, 4)
        student[np.arange(3), labels] -= by
        teacher[np.arange(3), (labels + 1) % 4] -= by
        name = Text(f"logits down to -{by:g}, T={T:g}", f"logits 低至 -{by:g}，T={T:g}")
        args = (student, teacher, labels, T, 0.5)
        yield Case(name, args=args, grad=args[:2], reveals=("naive_log", "clamp"))
    student, teacher, labels = draw(rng, 3, 4)
    name = Text("logits around 1000, T=2", "logits 在 1000 附近，T=2")
    yield Case(name, args=(student + 1e3, teacher + 1e3, labels, 2.0, 0.5))


def draw(rng, n, c):
    """Logits of student and teacher, labels."""
    student, teacher = (rng.uniform(-3.0, 3.0, (n, c)) for _ in range(2))
    return student, teacher, rng.integers(0, c, n)
