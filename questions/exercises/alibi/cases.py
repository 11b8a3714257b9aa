"""Hidden tests of alibi.

All work is float32, of values up to 8: slopes may be computed by powers or by products.

Any finite number may stand where -inf should.
"""

from drill.judge.case import Case
from drill.text import Text


def cases(rng):
    for heads, tq, tk in (
        (2, 3, 3),
        (3, 2, 3),
        (8, 4, 4),
        (4, 2, 5),
        (8, 1, 7),
        (1, 3, 4),
        (6, 3, 3),
        (12, 2, 6),
        (5, 5, 9),
        (7, 4, 4),
        (16, 1, 1),
        (3, 3, 3),
    ):
        more = int(rng.integers(0, 3)) if tk > tq else 0
        name = Text(
            f"{heads} heads, {tq} queries, {tk + more} keys", f"{heads} 个头，{tq} 个 query，{tk + more} 个 key"
        )
        yield Case(name, args=(heads, tq, tk + more), atol=1e-5, reveals="no_causal" if tq > 1 else ())
