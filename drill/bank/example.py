"""The bank that `drill bank new` writes: one question of each type, with comments in the language of the user."""

import re
from pathlib import Path

from drill.text import Lang

_ENGLISH = r"""# Your own questions. Needed: id, prompt, and answer (a recall card) or choices. The rest is optional.
# Check the file with:    drill bank lint {file}
# Practise it alone with: drill quiz --bank {file}
bank: {bank}
title: My questions
questions:

  # The shortest form: a card to recall and grade yourself.
  - id: {bank}-recall     # permanent, because your progress hangs on it; no other bank may use it
    prompt: Why does BatchNorm behave differently in training and in evaluation?
    answer: In training it normalises with the statistics of the batch, in evaluation with the running averages.

  - id: {bank}-choice
    level: 2              # 1 recall … 5 research
    prompt: By what are attention scores divided before the softmax?
    choices:              # shown in random order
      - {{text: '$\sqrt{{d_k}}$', correct: true, why: A dot product of d_k unit-variance terms has variance d_k.}}
      - {{text: $d_k$, why: That would shrink the scores as the heads get larger.}}
      - {{text: the sequence length, why: The variance of a score does not depend on it.}}
    explanation: |
      In a block like this one, LaTeX needs no care: $\frac{{QK^\top}}{{\sqrt{{d_k}}}}$.
      On one line, text with braces, colons or backslashes stands in 'single quotes', never in "double quotes".

  - id: {bank}-number
    type: number
    params: {{d: [256, 512, 1024], h: [4, 8]}}   # a fresh variant each time
    prompt: 'A model of width {{{{d}}}} has {{{{h}}}} heads. How wide is one head?'
    answer: d / h         # + - * / // % **, sqrt exp log log2 log10 abs min max floor ceil round, pi, e
    tolerance: 0.01       # one per cent; without it the exact number is asked for

  - id: {bank}-text
    prompt: Which function turns logits into probabilities that sum to one?
    accept: [softmax, '/soft\s*max/']   # words, or regular expressions between slashes
    hints: [It is a smooth form of argmax.]

  - id: {bank}-several    # several `correct: true`: all of them are asked for
    prompt: 'Which of these change when `model.eval()` is called? (all that apply)'
    choices:
      - {{text: Dropout, correct: true, why: In evaluation it passes its input through.}}
      - {{text: BatchNorm, correct: true, why: In evaluation it uses the running averages.}}
      - {{text: LayerNorm, why: It computes the statistics of each sample in both modes.}}

  - id: {bank}-formula
    type: formula
    prompt: 'The derivative of the sigmoid, in terms of its output $s$?'
    variables: {{s: {{min: 0, max: 1, also: ['σ(z)']}}}}   # where it is tried, and other ways of writing it
    answer: s (1 - s)     # every equivalent form is right: s - s^2, σ(z)(1-σ(z)), …

  - id: {bank}-output
    type: output
    prompt: What does this print?
    code: |
      import numpy as np

      print(np.zeros((2, 3)).sum(axis=0).shape)
    answer: (3,)          # brackets, commas and quotes do not matter; `drill bank lint --run` runs the program

  - id: {bank}-order
    type: order
    prompt: One training step of PyTorch, in order?
    items:                # in the right order; items in a list of their own may change places
      - zero the gradients
      - forward pass and loss
      - backward pass
      - optimiser step

  - id: {bank}-match
    type: match
    prompt: How many bytes does one number take?
    pairs:
      - {{left: float16, right: 2 bytes, why: 16 bits are two bytes.}}
      - {{left: float32, right: 4 bytes}}
    distractors: [8 bytes]   # right sides that belong to none

  - id: {bank}-bug
    type: bug
    prompt: Which line is wrong?
    code: |
      def softmax(z):
          e = np.exp(z)
          return e / e.sum()
    line: 2               # numbered from 1
    fix: '`e = np.exp(z - z.max())`, or large logits overflow'
    accept: ['/.*exp\(z *- *(np\.)?(z\.)?max\(z?\)\)/']   # optional second step: what the line should be; or `choices`
"""

_CHINESE = r"""# 你自己的题目。必填：id、prompt，再加 answer（自评卡片）或 choices；其余都可省略。
# 检查这个文件：drill bank lint {file}
# 只练这个题库：drill quiz --bank {file}
bank: {bank}
title: 我的题目
questions:

  # 最短的写法：先自己回忆，再对照答案给自己打分。
  - id: {bank}-recall     # 永久不变，学习进度靠它关联；不能与其他题库重复
    prompt: BatchNorm 在训练和推理时的行为有什么不同？
    answer: 训练时用当前 batch 的统计量做归一化，推理时用滑动平均得到的统计量。

  - id: {bank}-choice
    level: 2              # 1 记忆 … 5 研究
    prompt: 注意力分数在 softmax 之前要除以什么？
    choices:              # 显示时随机排序
      - {{text: '$\sqrt{{d_k}}$', correct: true, why: d_k 个方差为 1 的乘积项相加，方差为 d_k。}}
      - {{text: $d_k$, why: 这样 head 越宽，分数反而被压得越小。}}
      - {{text: 序列长度, why: 单个分数的方差与序列长度无关。}}
    explanation: |
      在这样的块里写 LaTeX 不必转义：$\frac{{QK^\top}}{{\sqrt{{d_k}}}}$。
      写在一行里时，含大括号、冒号或反斜杠的文本要放进 '单引号'，不要用 "双引号"。

  - id: {bank}-number
    type: number
    params: {{d: [256, 512, 1024], h: [4, 8]}}   # 每次抽一组新的数
    prompt: '模型宽度为 {{{{d}}}}，共 {{{{h}}}} 个 head。每个 head 的宽度是多少？'
    answer: d / h         # + - * / // % **，sqrt exp log log2 log10 abs min max floor ceil round，pi，e
    tolerance: 0.01       # 允许 1% 的相对误差；不写则要求精确

  - id: {bank}-text
    prompt: 哪个函数把 logits 变成和为 1 的概率？
    accept: [softmax, '/soft\s*max/']   # 文本，或两条斜杠之间的正则表达式
    hints: [它是 argmax 的光滑版本。]

  - id: {bank}-several    # 写多个 `correct: true` 就是多选题
    prompt: '调用 `model.eval()` 之后，下列哪些层的行为会变？（多选）'
    choices:
      - {{text: Dropout, correct: true, why: 推理时原样输出。}}
      - {{text: BatchNorm, correct: true, why: 推理时改用滑动平均的统计量。}}
      - {{text: LayerNorm, why: 两种模式下都按单个样本计算统计量。}}

  - id: {bank}-formula
    type: formula
    prompt: 'sigmoid 的导数，用它的输出 $s$ 表示？'
    variables: {{s: {{min: 0, max: 1, also: ['σ(z)']}}}}   # 取值范围，以及其他写法
    answer: s (1 - s)     # 任何等价形式都算对：s - s^2、σ(z)(1-σ(z))……

  - id: {bank}-output
    type: output
    prompt: 这段程序打印什么？
    code: |
      import numpy as np

      print(np.zeros((2, 3)).sum(axis=0).shape)
    answer: (3,)          # 括号、逗号和引号都不计较；`drill bank lint --run` 会运行程序来验证

  - id: {bank}-order
    type: order
    prompt: 请按顺序排出 PyTorch 的一步训练。
    items:                # 按正确顺序写；写在同一个内层列表里的几项先后不限
      - 梯度清零
      - 前向传播并计算损失
      - 反向传播
      - 优化器更新参数

  - id: {bank}-match
    type: match
    prompt: 一个数各占多少字节？
    pairs:
      - {{left: float16, right: 2 字节, why: 16 位等于两个字节。}}
      - {{left: float32, right: 4 字节}}
    distractors: [8 字节]    # 不与任何一项配对的干扰项

  - id: {bank}-bug
    type: bug
    prompt: 哪一行有错？
    code: |
      def softmax(z):
          e = np.exp(z)
          return e / e.sum()
    line: 2               # 从 1 数起
    fix: '`e = np.exp(z - z.max())`，否则 logits 较大时会溢出'
    accept: ['/.*exp\(z *- *(np\.)?(z\.)?max\(z?\)\)/']   # 可选的第二步：这一行应怎么写；也可以给 `choices`
"""


def example_bank(file: Path, lang: Lang) -> str:
    """The text of a new bank that will be `file`. Its ids begin with the bank's, so that two new banks never clash."""
    bank = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "my-questions"
    return (_CHINESE if lang == "zh" else _ENGLISH).format(bank=bank, file=file)
