"""Reading a file of progress that comes from elsewhere: nothing in it is believed before it has been looked at."""

import gzip
import io
import json
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from drill.errors import StoreError
from drill.store.events import VERSION as EVENT_VERSION
from drill.store.events import Event, parse
from drill.store.parcel import KIND, LARGEST_FILE, LARGEST_LINE, VERSION, Parcel, is_submitted
from drill.store.soundness import find_flaw
from drill.text import Text

_GZIP = b"\x1f\x8b"
_BLANK = 10_000  # lines; drill writes none
_AGAIN = Text(
    "make it once more with `drill export`, or take what is sound with --partial",
    "请重新运行 drill export，或用 --partial 只取其中完好的部分",
)


def unpack(
    stream: io.BufferedReader,
    name: str,
    *,
    partial: bool = False,
    examine: Callable[[Event], Text | None] = lambda _event: None,
) -> Parcel:
    """What a file holds, compressed or not. `name` is what faults call it; `partial`: lines with faults are skipped.

    `examine` says what else may be wrong with an event.

    Raises:
        StoreError: it is no such file, one of a newer version, or has a fault; the message begins with `name:line`.
        OSError: it cannot be read.
    """
    return _Unpacking(name, examine, partial=partial).run(_open(stream))


def _open(stream: io.BufferedReader) -> IO[bytes]:
    packed = stream.peek(2)[:2] == _GZIP
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream)) if packed else stream


class _Unpacking:
    def __init__(self, name: str, examine: Callable[[Event], Text | None], *, partial: bool) -> None:
        self.name = name
        self.examine = examine
        self.partial = partial
        self.events: dict[str, Event] = {}
        self.code: dict[str, bytes] = {}
        self.skipped = 0

    def run(self, stream: IO[bytes]) -> Parcel:
        lines = self._lines(stream)
        number, first = next(lines, (1, b""))
        header = self._header(first)
        for number, line in lines:
            if (flaw := self._take(number, line)) is not None:
                self._refuse(number, flaw)
        if not self.partial and (header.get("events"), header.get("code")) != (len(self.events), len(self.code)):
            raise self._fault(
                number,
                Text(
                    "the file is not whole: {found} of {all} events, {code} of {codes} pieces of code",
                    "文件不完整：共 {all} 条记录，只有 {found} 条；共 {codes} 份代码，只有 {code} 份",
                ).fill(
                    found=len(self.events),
                    all=header.get("events", "?"),
                    code=len(self.code),
                    codes=header.get("code", "?"),
                ),
            )
        return Parcel(list(self.events.values()), self.code, self.skipped)

    def _lines(self, stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
        number = total = blank = 0
        try:
            while line := stream.readline(LARGEST_LINE + 1):
                number, total, stripped = number + 1, total + len(line), line.strip()
                blank += not stripped
                # A small file may unpack to nothing but line ends, which would take minutes to count.
                if len(line) > LARGEST_LINE or total > LARGEST_FILE or blank > _BLANK:
                    raise self._fault(
                        number, Text("it is larger than anything drill writes", "超出 drill 会写出的大小")
                    )
                if stripped:
                    yield number, stripped
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self._refuse(number + 1, Text("the compressed file is damaged from here on", "压缩文件从这里起已损坏"))

    def _header(self, line: bytes) -> dict[str, Any]:
        try:
            header = json.loads(line)
        except (ValueError, RecursionError):
            header = None
        if not isinstance(header, dict) or header.get("drill") != KIND or not _is_count(header.get("version")):
            if self.partial and line and self._take(1, line) is None:  # a journal is such a file without a header
                return {}
            raise StoreError(
                Text(
                    "{place}:1: this is no file of progress; `drill export FILE` writes one",
                    "{place}:1：这不是进度文件；请用 drill export 文件名 导出",
                ).fill(place=self.name)
            )
        if header["version"] > VERSION:
            raise self._newer(1)
        # They are told where they do not agree: only numbers that drill could have written are.
        return {name: held for name, held in header.items() if _is_count(held, 0) and held <= LARGEST_FILE}

    def _take(self, number: int, line: bytes) -> Text | None:
        """Keep what is on a line. Gives what is wrong with it."""
        event = parse(line)
        if event is None:
            return self._take_code(line)
        if event.line.encode() != line and not self.partial:
            return Text("two events stand on this line", "这一行里有两条记录")
        if event.version > EVENT_VERSION:
            raise self._newer(number)
        return find_flaw(event) or self.examine(event) or self._keep(event)

    def _keep(self, event: Event) -> Text | None:
        known = self.events.setdefault(event.id, event)
        return None if known.line == event.line else Text("its id is used by another event", "id 与另一条记录重复")

    def _take_code(self, line: bytes) -> Text | None:
        try:
            data = json.loads(line)
            attempt = data["code"]
            source = data["text"].encode() if "text" in data else b64decode(data["base64"], validate=True)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Text("it is no line that drill writes", "这一行不是 drill 写出的")
        event = self.events.get(attempt) if isinstance(attempt, str) else None
        if event is None or event.kind != "attempt":
            return Text("the submission of this code is not in the file", "文件里没有这份代码对应的提交")
        if not is_submitted(event, source):
            return Text(
                "the code is not what was submitted (its checksum differs)", "代码与当初提交的不一致（校验和不符）"
            )
        self.code[event.id] = source
        return None

    def _refuse(self, number: int, flaw: Text) -> None:
        """Skip a line, or refuse the file."""
        if not self.partial:
            raise self._fault(number, flaw)
        self.skipped += 1

    def _fault(self, number: int, flaw: Text) -> StoreError:
        words = Text(
            "{place}:{line}: {flaw}; {again}. Nothing was changed.", "{place}:{line}：{flaw}；{again}。未作任何改动。"
        )
        return StoreError(words.fill(place=self.name, line=number, flaw=flaw, again=_AGAIN))

    def _newer(self, number: int) -> StoreError:
        return StoreError(
            Text(
                "{place}:{line}: written by a newer version of drill. Update drill here; nothing was changed.",
                "{place}:{line}：由更新版本的 drill 写出。请先升级本机的 drill；未作任何改动。",
            ).fill(place=self.name, line=number)
        )


def _is_count(value: object, least: int = 1) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least
