"""Broken bank files, by the thousand: each is a good one with something done to it, repeatable by its seed."""

import random

GOOD = r"""bank: attention
title: {en: Attention, zh: 注意力机制}
topics:
  mine/sub: {en: Mine, zh: 我的}
questions:
  - id: choice-one
    type: choice
    topic: attention/scaling
    level: 2
    prompt:
      en: Why divide by $\sqrt{d_k}$?
      zh: 为什么除以 $\sqrt{d_k}$？
    choices:
      - {text: {en: variance, zh: 方差}, correct: true, why: {en: grows, zh: 增大}}
      - {text: {en: memory, zh: 显存}, why: {en: same, zh: 相同}, mistake: no_shift}
    explanation: {en: "E: e", zh: '解'}
    exercise: softmax
    claims: [003-62]
  - id: number-one
    type: number
    params: {d: [16, 64], n: {min: 2, max: 8, step: 2}}
    answer: sqrt(d) * n
    tolerance: 0.01
    unit: bytes
    prompt: "With $d={{d}}$ and {{n}}"
    hints: ["{{d}} times", two]
  - id: choice-several
    params: {k: [1, 2]}
    prompt: Which of {{k}} and {{2 * k}}?
    choices: [{text: "{{k}}", correct: true}, {text: "{{2 * k}}", correct: true}, neither]
  - id: formula-one
    type: formula
    prompt: {en: Gradient, zh: 梯度}
    variables: {p_i: {min: 0, max: 1, also: [softmax(z)_i]}, y_i: [0, 1], n: {min: 1, max: 9, step: 1}}
    answer: (p_i - y_i) / n
    accept: ['(p_i - y_i) / (n + 1)']
  - id: output-one
    prompt: What does it print?
    params: {n: [2, 3]}
    code: |
      import numpy as np

      x = np.zeros(({{n}}, 4))
      print(x.sum(axis=1).shape)
    answer: '({{n}},)'
    accept: ['{{n}}']
    tolerance: 0.01
  - id: order-one
    type: order
    prompt: Order them.
    items:
      - {en: first, zh: 一}
      - [second, {en: third, zh: 三}]
      - last
  - id: match-one
    type: match
    prompt: Pair them.
    pairs:
      - {left: {en: mean, zh: 均值}, right: 1, why: {en: w, zh: 因}}
      - {left: sum, right: 2}
    distractors: [{en: three, zh: 三}]
  - id: bug-one
    type: bug
    prompt: Which line?
    code: |
      def f(x, d):
          # scale
          s = x / d
          return s
    line: 3
    fix: s = x / d ** 0.5
    choices:
      - {text: s = x / d ** 0.5, correct: true, why: root}
      - s = x * d
    language: python
  - id: bug-two
    prompt: Which line?
    code: "a = 1\nb = a"
    line: [1, 2]
    fix: {en: nothing, zh: 无}
    accept: [a = 2, '/b\s*=\s*1/']
  - id: text-one
    prompt: |
      Name it.
        `code $ here`
    accept: {en: [softmax, '/soft\s*max/'], zh: [归一化]}
    sources: [https://arxiv.org/abs/1706.03762]
  - id: recall-one
    prompt: >-
      Say it
      aloud.
    answer: {en: words, zh: 话}
    points:
      - {text: one, any: {en: [a, b], zh: [甲]}}
      - two
"""

_SNIPPETS = (
    *("\t", "  ", "\n", "\r", "\r\n", ":", ": ", "- ", "? ", "#", " #", "'", '"', "|", ">", "|2", "%", "@", "`", "\\"),
    *("[", "]", "{", "}", ",", "&a", "*a", "<<: ", "!!python/object:x ", "!t ", "!!str ", "---\n", "...\n", "%YAML 1.1\n"),
    *("no", "yes", "~", "null", "1e-3", "010", "12:30", ".nan", ".inf", "0x1F", "1_0", "-1", "9" * 500, "2 ** 9 ** 9"),
    *("$", "$$", "{{x}}", "{{answer}}", '"\\frac"', '"\\x00"', '"\\ud800"', '"\\UFFFFFFFF"', "\x00", "\x07", "\u2028", "\ufeff", "\ufffe"),
    *("line: 99", "p_i", "1 / 0", "2p(1-p", "log(0)", "items: [a, b]", "type: order", "variables: {p: [1]}", "answer: p - y"),
    *("id: choice-one", "type: bug", "level: 9", "correct: true", "mistake: x", "params: {e: [1]}", "/(/", "/(?P<a>/", "\U0001f600"),
    *("[" * 40, "{a: " * 40, "- " * 40, "é", "：", "，", " " * 300),
)  # fmt: skip


def mutate(seed: int) -> bytes:
    """One broken (or, by luck, still good) bank file."""
    rng = random.Random(seed)
    words = GOOD
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        words = rng.choice(_TEXT_CHANGES)(words, rng)
    data = words.encode("utf-8", "surrogatepass")
    if rng.random() < 0.1:
        at = rng.randrange(len(data) + 1)
        data = data[:at] + bytes(rng.randrange(256) for _ in range(rng.randint(1, 4))) + data[at + rng.randint(0, 3) :]
    if rng.random() < 0.03:
        data = words.encode(rng.choice(("utf-16", "utf-8-sig", "gbk")), "replace")
    return data


def _insert(words, rng):
    at = rng.randrange(len(words) + 1)
    return words[:at] + rng.choice(_SNIPPETS) + words[at:]


def _replace_word(words, rng):
    parts = words.split(" ")
    parts[rng.randrange(len(parts))] = rng.choice(_SNIPPETS)
    return " ".join(parts)


def _delete(words, rng):
    at = rng.randrange(len(words) + 1)
    return words[:at] + words[at + rng.randint(1, 12) :]


def _cut(words, rng):
    return words[: rng.randrange(len(words) + 1)]


def _shuffle_lines(words, rng):
    lines = words.splitlines(keepends=True)
    if len(lines) > 1:
        a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def _double_line(words, rng):
    lines = words.splitlines(keepends=True)
    if lines:
        lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    return "".join(lines)


def _indent(words, rng):
    lines = words.splitlines(keepends=True)
    if lines:
        at = rng.randrange(len(lines))
        lines[at] = rng.choice(("  ", "\t", " ")) + lines[at] if rng.random() < 0.5 else lines[at].lstrip(" ")
    return "".join(lines)


def _value(words, rng):
    lines = words.splitlines(keepends=True)
    if lines:
        at = rng.randrange(len(lines))
        key, colon, _ = lines[at].partition(": ")
        if colon:
            lines[at] = f"{key}: {rng.choice(_SNIPPETS)}\n"
    return "".join(lines)


_TEXT_CHANGES = (_insert, _insert, _replace_word, _delete, _cut, _shuffle_lines, _double_line, _indent, _value, _value)
