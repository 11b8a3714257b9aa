"""Short words to the learner, the same on a page and line by line."""

from drill.text import Text

LINES = Text(
    "After an answer: w tells every reason, o the source, =1 to =4 rates it anew. f flags a question as unclear.",
    "答完之后：w 查看所有理由，o 查看来源，=1 到 =4 重新评分。f 把题目标记为“不清楚”。",
)
NO_HINT = Text("there is no further hint", "没有更多提示了")
NO_UNDO = Text("there is nothing to undo in this round", "本轮还没有可以撤销的作答")
STRUCK = Text("that choice was struck out", "这个选项已被划掉")
LATER = Text("answer first; then this key shows it", "先作答，之后再按这个键查看")
RATE_FIRST = Text("rate it first, with a number from 1 to 4", "先用数字 1 到 4 给自己评分")
EDIT = Text("{file}, line {line}; e once more opens it in your editor", "{file} 第 {line} 行；再按一次 e 用编辑器打开")
FIX = Text("what should line {line} be?", "第 {line} 行应该改成什么？")
FLAGGED = Text(
    "flagged as unclear; drill quiz --flagged asks what is flagged", "已标记为“不清楚”；drill quiz --flagged 可专门练习"
)
UNFLAGGED = Text("no longer flagged", "已取消标记")
NO_SOURCE = Text("this question names no source", "这道题没有注明来源")
