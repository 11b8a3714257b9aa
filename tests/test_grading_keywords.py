import subprocess
import sys

import pytest

from drill.grading.keywords import hear, prepare


@pytest.mark.parametrize(
    ("keyword", "said"),
    [
        ("normalise", "the normalization of activations"),
        ("normalization", "we normalise it"),
        ("quantisation", "quantized weights"),
        ("behaviour", "its behavior"),
        ("vanishing gradient", "vanishing gradients"),
        ("calibration", "well calibrated"),
        ("memory", "memories"),
        ("query", "all queries"),
        ("low-rank", "a low rank update"),
        ("low rank", "LowRank"),
        ("logsumexp", "the log-sum-exp trick"),
        ("log-sum-exp", "use logsumexp"),
        ("temperature", "temprature scaling"),
        ("overflow", "overflwo happens"),
        ("rank", "ranks"),
        ("d_k", "divide by sqrt(d_k)"),
        ("16 bytes", "takes 16 bytes"),
        ("缓存", "把结果缓存起来"),
        ("交叉熵", "用交叉熵损失"),
    ],
)
def test_a_keyword_is_heard_in_any_form(keyword, said):
    heard = hear([keyword], prepare(said))
    assert heard
    assert heard.replace(" ", "") in said.casefold().replace(" ", "").replace("-", "") or heard in said.casefold()


@pytest.mark.parametrize(
    ("keyword", "said"),
    [
        ("stable", "unstable"),
        ("supervised", "unsupervised"),
        ("increase", "decrease"),
        ("overflow", "underflow"),
        ("encoder", "decoder"),
        ("maximise", "minimise"),
        ("softmax", "softmin"),
        ("rank", "frankly"),
        ("row", "grow"),
        ("16 bytes", "160 bytes"),
        ("vanishing gradient", "gradients vanish"),
        ("方差", "偏差"),
        ("", "anything"),
    ],
)
def test_what_means_something_else_is_not_heard(keyword, said):
    assert hear([keyword], prepare(said)) == ""


def test_the_first_keyword_that_was_said_is_named():
    assert hear(["缓存", "cache"], prepare("They are cached.")) == "cache"


def test_an_answer_without_typos_needs_no_library():
    code = (
        "import sys; from drill.grading.keywords import hear, prepare;"
        "assert hear(['cache'], prepare('cached')); assert 'rapidfuzz' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
