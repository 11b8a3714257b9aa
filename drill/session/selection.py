"""What a round asks, by what the learner wished for."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from drill.bank.files import bank_files
from drill.errors import BankError, DrillError
from drill.store import Mode, Store
from drill.text import Lang, Text

if TYPE_CHECKING:
    from drill.models.fault import Fault


class Wish(NamedTuple):
    """What the learner asked for on the command line."""

    topics: tuple[str, ...] = ()
    size: int = 10
    new: int = 10
    mode: Mode = "due"
    types: tuple[str, ...] = ()
    seed: int | None = None
    banks: tuple[Path, ...] = ()
    flagged: bool = False  # only questions found unclear
    confidence: bool = False  # ask how sure one is
    resume: bool = False  # go on with the round that was broken off

    @property
    def narrowed(self) -> bool:
        """Whether only some of the questions are meant."""
        return bool(self.topics or self.types or self.banks or self.flagged)


def choose(store: Store, wish: Wish, seed: int, now: datetime, lang: Lang = "en") -> tuple[list[str], "list[Fault]"]:
    """The ids to ask, and the faults of the banks that were named.

    Before an interview what is due is for the plan to say, unless only some of the questions are meant.

    Raises:
        DrillError: a topic that no bank has.
        BankError: a named bank has no question that can be asked.
    """
    check_topics(store, wish.topics)
    banks, faults = _find_banks(store, wish.banks)
    if wish.flagged:
        ids = store.catalogue.present(list(store.flags.all()), wish.topics, wish.types, banks)
        return ids[: wish.size], faults
    if wish.mode == "due" and not wish.narrowed:
        from drill.session import daily  # noqa: PLC0415 - only where it may matter

        plan = daily.find_plan(store, now, None)
        planned = plan and daily.choose(store, plan, size=wish.size, new=wish.new, now=now, tz=None, lang=lang)
        if planned:
            return planned, faults
    ids = store.catalogue.pick(
        mode=wish.mode,
        now=now,
        count=wish.size,
        new=wish.new,
        rng=Random(seed),
        topics=wish.topics,
        types=wish.types,
        banks=banks,
    )
    return ids, faults


def check_topics(store: Store, topics: Sequence[str]) -> None:
    """See that the banks have these topics, or any below them.

    Raises:
        DrillError: one that no bank has, with those that are near.
    """
    if not topics:
        return
    known = dict.fromkeys([*store.catalogue.topics(), *store.catalogue.used_topics()])
    known |= dict.fromkeys(topic.partition("/")[0] for topic in list(known))
    for topic in topics:
        if topic in known:
            continue
        import difflib  # noqa: PLC0415 - only to mend a name

        last = {name.rpartition("/")[2]: name for name in known}
        close = difflib.get_close_matches(topic, [*known, *last], n=3, cutoff=0.5)
        near = list(dict.fromkeys(last.get(name, name) for name in close)) or [
            name for name in known if "/" not in name
        ]
        raise DrillError(
            Text("there is no topic '{topic}'; did you mean {near}?", "没有主题“{topic}”；是不是想输入 {near}？").fill(
                topic=topic, near=Text(", ".join(near), "、".join(near))
            )
        )


def _find_banks(store: Store, banks: Sequence[Path]) -> tuple[tuple[str, ...], "list[Fault]"]:
    """The ids of the banks that were named, and their faults."""
    if not banks:
        return (), []
    named = {os.path.realpath(file) for file in bank_files([], banks)}
    faults = [fault for fault in store.catalogue.faults() if os.path.realpath(fault.file) in named]
    ids = tuple(bank for bank, _, file in store.catalogue.banks() if os.path.realpath(file) in named)
    if not any(next(store.catalogue.questions(bank), None) for bank in ids):
        raise BankError(
            Text(
                "\n".join(["no question can be read there", *(fault.to("en") for fault in faults)]),
                "\n".join(["那里没有可读的题目", *(fault.to("zh") for fault in faults)]),
            )
        )
    return ids, faults
