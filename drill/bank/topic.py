"""The topics that a bank file introduces: titles, what to learn before them, which interviews ask them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from drill.bank.node import Reader
from drill.bank.tree import Node
from drill.text import Text

ROLES = ("vision", "nlp", "llm", "general")
TOPIC_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


class Topics(NamedTuple):
    """By topic: its title; the topics to learn before it; the kinds of interview that ask it. The latter two if any."""

    titles: Mapping[str, Text]
    needs: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]


def read_topics(reader: Reader, node: Node | None, known: frozenset[str]) -> Topics:
    """The value of `topics`. `known`: topics of other files, which may be needed as well."""
    found = Topics({}, {}, {})
    if node is None or not reader.expect(node, "map"):
        return found
    titles, needs, roles = dict[str, Text](), dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for key, value in _named(reader, node):
        titles[key] = reader.text(value, also=("needs", "roles")) or Text.plain(key)
    for key, value in _named(None, node):
        lists = {name.value: items for name, items in value.pairs()} if value.kind == "map" else {}
        if wanted := _choices(reader, lists.get("needs"), known | titles.keys(), Text(en="topic", zh="主题")):
            needs[key] = wanted
        if asked := _choices(reader, lists.get("roles"), frozenset(ROLES), Text(en="role", zh="岗位方向")):
            roles[key] = asked
    _refuse_circles(reader, node, needs)
    return Topics(titles, needs, roles)


def _named(reader: Reader | None, node: Node) -> list[tuple[str, Node]]:
    """The topics whose names are well-formed; `reader` is told of the others."""
    found = []
    for key, value in node.pairs():
        if key.kind != "broken" and TOPIC_ID.fullmatch(key.value):
            found.append((key.value, value))
        elif key.kind != "broken" and reader is not None:
            reader.fault(
                key,
                f"a topic is `node` or `node/sub` in kebab-case, not `{key.value}`",
                f"主题须写成 kebab-case 的 `node` 或 `node/sub`，而不是 `{key.value}`",
            )
    return found


def _choices(reader: Reader, node: Node | None, options: frozenset[str], what: Text) -> tuple[str, ...]:
    read = (reader.one_of(item, options, what) for item in reader.items(node))
    return tuple(dict.fromkeys(value for value in read if value in options))


def _refuse_circles(reader: Reader, node: Node, needs: Mapping[str, tuple[str, ...]]) -> None:
    """Nothing can be learnt before itself."""
    for key, _ in node.pairs():
        below, waiting = set[str](), list(needs.get(key.value, ()))
        while waiting:
            topic = waiting.pop()
            if topic not in below:
                below.add(topic)
                waiting += needs.get(topic, ())
        if key.value in below:
            reader.fault(
                key,
                f"`{key.value}` needs itself, by way of what it needs; take one of these `needs` away",
                f"`{key.value}` 经由 `needs` 又依赖自己；请去掉其中一处",
            )
            return
