"""Forbidden modules and names in a source."""

import pytest

from drill.judge.rules import forbidden_names

BANNED = ("scipy", "numpy.linalg.solve", "torch.optim")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import scipy", "scipy"),
        ("import scipy.special", "scipy"),
        ("import scipy.special as s", "scipy.special"),
        ("from scipy import special", "scipy.special"),
        ("from scipy.special import softmax as f", "scipy.special.softmax"),
        ("import math, scipy", "scipy"),
        ("def f():\n    import scipy", "scipy"),
        ("try:\n    import scipy\nexcept ImportError:\n    pass", "scipy"),
        ("__import__('scipy')", "scipy"),
        ("import importlib\nimportlib.import_module('scipy.special')", "scipy.special"),
        ("import importlib as i\ni.import_module('scipy')", "scipy"),
        ("from importlib import import_module\nimport_module('scipy')", "scipy"),
        ("from importlib import import_module as load\nload('scipy')", "scipy"),
        ("import numpy as np\nnp.linalg.solve(a, b)", "numpy.linalg.solve"),
        ("import numpy\nnumpy.linalg.solve(a, b)", "numpy.linalg.solve"),
        ("import numpy.linalg\nnumpy.linalg.solve(a, b)", "numpy.linalg.solve"),
        ("import numpy.linalg as la\nla.solve(a, b)", "numpy.linalg.solve"),
        ("from numpy import linalg\nlinalg.solve(a, b)", "numpy.linalg.solve"),
        ("from numpy.linalg import solve", "numpy.linalg.solve"),
        ("import numpy as np\nf = np.linalg.solve", "numpy.linalg.solve"),
        ("import torch\ntorch.optim.Adam(p)", "torch.optim"),
        ("from torch.optim import Adam", "torch.optim.Adam"),
        ("from torch import optim", "torch.optim"),
        ("if __name__ == '__main__':\n    pass\nelse:\n    import scipy", "scipy"),
        ("if __name__ != '__main__':\n    import scipy", "scipy"),
    ],
)
def test_a_forbidden_name_is_found_under_every_alias(source, name):
    found = forbidden_names(source.encode(), BANNED)
    assert name in [name for name, _ in found]


def test_the_line_is_told_and_the_first_comes_first():
    source = b"import numpy as np\n\n\ndef f(a):\n    return np.linalg.solve(a, a)\n\n\nimport scipy\n"
    assert forbidden_names(source, BANNED) == [("numpy.linalg.solve", 5), ("scipy", 8)]


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.linalg.inv(a)",
        "import numpy as np\nnp.linalg.solve_triangular(a)",
        "import scipython",
        "# import scipy",
        "'import scipy'",
        "scipy = 3\nx = scipy + 1",
        "class A:\n    scipy = 1\nA.scipy",
        "import numpy as scipy\nscipy.exp(1)",
        "from math import sqrt as scipy",
        "import numpy as np\nnp.exp(1)",
        "x.linalg.solve(b)",
        "solve(a, b)",
        "from . import scipy",
        "if __name__ == '__main__':\n    import scipy\n    print(scipy.special.softmax)",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import scipy",
        "class LayerNorm:\n    def scipy(self):\n        return self.torch.optim",
        "import torch\nadam = 'torch.optim'",
        "",
        "def f(:",
        "\0",
        "(" * 5000,
    ],
)
def test_what_only_looks_like_it_is_allowed(source):
    assert forbidden_names(source.encode(), BANNED) == []


def test_bytes_that_are_no_source_use_nothing():
    assert forbidden_names(b"\xff\xfe import scipy", BANNED) == []


def test_nothing_is_forbidden_where_nothing_is():
    assert forbidden_names(b"import scipy", ()) == []
