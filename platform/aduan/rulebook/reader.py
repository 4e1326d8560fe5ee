"""Reading a rule file: a small part of YAML, with the place of every word.

libyaml gives the events; the tree is built here, in a loop, so that no depth of nesting can
overrun a stack. What two YAML programs might read differently is refused.
"""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from aduan.rulebook.characters import (
    BOM,
    CODE,
    REPLACED,
    Lines,
    Stretch,
    clean,
    decode,
    first_stumbling_block,
    foreign,
)
from aduan.rulebook.findings import START, Finding, Span
from aduan.rulebook.syntax import mistake

#: Levels of nesting, and bytes, that a file must stay under.
DEPTH = 32
SIZE = 1_000_000

#: How far around a fault is looked.
LOOK_AROUND = 80

DUPLICATE = "L002"
#: The merge key has its own message; the alias that follows it is no second fault.
MERGE = "<<"
#: Keys that YAML 1.1 takes for true or false, and what to write instead.
RESERVED = {
    "no": "nomor",
    "n": "nomor",
    "yes": "ya",
    "y": "ya",
    "on": "aktif",
    "off": "nonaktif",
    "true": "ya",
    "false": "tidak",
}
#: The words for true and false.
YES_NO = ("ya", "tidak")
_WORDS: dict[str, bool | None] = {"ya": True, "tidak": False, "null": None}
#: A whole number; longer ones are numbers of documents and persons, never amounts.
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
#: A question mark that announces a key, as far as a look at the text can tell.
_ASKING = re.compile(r"(?:^[ -]*|[{,\[] *)\?\s", re.MULTILINE)
_HEADER = re.compile(r"[|>][^\n#]*[^\s#]#|[|>]#")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or text; `text` is what was written, without quotes."""

    value: str | int | bool | None
    text: str
    quoted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` says it was written in brackets."""

    items: tuple[Node, ...]
    span: Span
    flow: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; `flow` says it was written in braces."""

    entries: abc.Mapping[str, Entry]
    span: Span
    flow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read; `root` is None where it is empty or its structure cannot be read."""

    file: str
    text: str
    root: Node | None
    findings: tuple[Finding, ...]


def read(text: str | bytes, file: str) -> Document:
    """Read a file with all its faults; never raises."""
    size = len(text) if isinstance(text, bytes) or len(text) >= SIZE else _bytes(text)
    if size >= SIZE:
        detail = {"size": f"{size:,}".replace(",", "."), "most": f"{SIZE:,}".replace(",", ".")}
        kept = "" if isinstance(text, bytes) else text
        return Document(file, kept, None, (Finding(CODE, file, START, "", "besar", detail),))
    decoded, faults = decode(text, file)
    if decoded is None:
        return Document(file, "", None, tuple(faults))
    shift = 1 if decoded.startswith(BOM) else 0
    reader = _Reader(decoded[shift:], file, shift, faults)
    root = reader.run()
    return Document(file, decoded, root, tuple(reader.faults))


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("entries", "flow", "items", "key", "last", "line", "skip", "start")

    def __init__(self, mark: Any, *, mapping: bool, flow: bool) -> None:
        self.start: int = mark.index
        self.line: int = mark.line
        #: Where the last value in it ends.
        self.last: int = mark.index
        self.flow = flow
        self.items: list[Node] = []
        self.entries: dict[str, Entry] | None = {} if mapping else None
        self.key: Scalar | None = None
        self.skip = False


class _Reader:
    """Builds the tree of one file from libyaml's events."""

    def __init__(self, body: str, file: str, shift: int, faults: list[Finding]) -> None:
        self.file = file
        self.shift = shift
        self.written = body
        self.lines = Lines(body, shift)
        self.body, found = clean(body, file, self.lines, decoded=not faults)
        self.faults = [*faults, *found]
        self.marred = bool(self.faults)
        self.asks = _ASKING.search(self.body) is not None
        self.frames: list[_Frame] = []
        self.root: Node | None = None
        self.stopped = False
        self.documents = 0
        self.flows = 0
        self.handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def run(self) -> Node | None:
        """Give the root; None where the structure cannot be read."""
        handlers = self.handlers
        try:
            next_event = yaml.CSafeLoader(self.body).get_event
            while (event := next_event()) is not None and not self.stopped:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except yaml.YAMLError as error:
            self._syntax(error)
            return None
        return None if self.stopped else self.root

    # --- events ---------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        text = event.value
        plain = not event.style
        span = Stretch(self.lines, event.start_mark.index, event.end_mark.index)
        if event.anchor or event.tag:
            self._marked(event, span)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.entries is not None and frame.key is None:
            self._key(frame, text, span, plain=plain)
            return
        if plain:
            self._check_plain(text, span)
        if self.marred and REPLACED in text:
            text = text.replace(REPLACED, "")
        value: str | int | bool | None = text
        if plain:
            value = _typed(text)
        elif event.style in "|>":
            span = self._block(span)
        self._put(Scalar(value, text, not plain, span), span.last)

    def _open(self, event: Any) -> None:
        mark = event.start_mark
        mapping = isinstance(event, yaml.MappingStartEvent)
        flow = bool(event.flow_style)
        if len(self.frames) + 1 >= DEPTH:
            span = self.lines.span(mark.index, mark.index + 1)
            self._fault("dalam", span, most=str(DEPTH - 1))
            self.stopped = True
            return
        if event.anchor or event.tag:
            self._marked(event, self.lines.span(mark.index, mark.index + 1))
        above = self.frames[-1] if self.frames else None
        if above is not None and above.entries is not None and above.key is None:
            self._fault("kunci_rumit", self.lines.span(mark.index, mark.index + 1))
        elif flow and mapping and self.body[mark.index : mark.index + 1] not in "{&!":
            self._fault("pasangan", self.lines.span(mark.index, self._end_of_line(mark.index)))
        self.frames.append(_Frame(mark, mapping=mapping, flow=flow))
        self.flows += flow

    def _close(self, event: Any) -> None:
        frame = self.frames.pop()
        mark = event.end_mark
        if frame.flow:
            frame.last = mark.index
            self.flows -= 1
            if not self.flows and frame.line != mark.line:
                self._fault("baris_kurung", self.lines.span(frame.start, mark.index))
        span = Stretch(self.lines, frame.start, frame.last)
        if frame.entries is None:
            self._put(Sequence(tuple(frame.items), span, frame.flow), frame.last)
        else:
            self._put(Mapping(frame.entries, span, frame.flow), frame.last)

    def _alias(self, event: Any) -> None:
        mark = event.start_mark
        span = self.lines.span(mark.index, event.end_mark.index)
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.key is None or frame.key.text != MERGE:
            self._fault("alias", span, text=f"*{event.anchor}")
        if frame is not None and frame.entries is not None and frame.key is None:
            frame.skip = True
            frame.key = Scalar("", "", quoted=False, span=span)
        else:
            self._put(Scalar(None, "", quoted=False, span=span), event.end_mark.index)

    def _document(self, event: Any) -> None:
        self.documents += 1
        index = event.start_mark.index
        span = self.lines.span(index, self._end_of_line(index))
        if event.version or event.tags:
            self._fault("arahan", span, text=self.body[index : self._end_of_line(index)])
        if self.documents > 1:
            self._fault("dokumen", span)
            self.stopped = True

    # --- building -------------------------------------------------------------------------------

    def _put(self, node: Node, end: int) -> None:
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        frame.last = end
        if frame.entries is None:
            frame.items.append(node)
            return
        key = frame.key
        if key is None:
            # A list or mapping as a key, already refused: its value is read and let go.
            frame.key = Scalar("", "", quoted=False, span=node.span)
            frame.skip = True
            return
        frame.key = None
        if frame.skip:
            frame.skip = False
        else:
            frame.entries.setdefault(key.text, Entry(key, node))

    def _key(self, frame: _Frame, written: str, span: Stretch, *, plain: bool) -> None:
        text = written.replace(REPLACED, "") if self.marred else written
        frame.key = Scalar(text, text, not plain, span)
        first = frame.entries.get(text) if frame.entries else None
        if first is not None:
            detail = {"key": text, "line": str(first.key.span.start.line)}
            self.faults.append(Finding(DUPLICATE, self.file, span, self._path(), "", detail))
        elif text.lower() in RESERVED:
            self._fault("kunci_ya", span, text=text, instead=RESERVED[text.lower()])
        elif text == MERGE and plain:
            self._fault("gabung", span)
        elif not written:
            self._fault("kunci_kosong", span)
        elif not text.isascii() and (odd := foreign(text, identifier=True)):
            self._fault("campur", span, text=text, char=odd[0], script=odd[1])
        elif frame.flow and plain and "?" in text:
            self._fault("tanya", span, text=text)
        elif self.asks and self._asked(frame, span.first):
            self._fault("tanda_tanya", span, text=text)

    def _asked(self, frame: _Frame, at: int) -> bool:
        """Say whether a key was announced by a question mark, on its own line."""
        if at == frame.start:
            return False
        return self.body[max(0, at - LOOK_AROUND) : at].rstrip(" ").endswith("?")

    def _check_plain(self, text: str, span: Stretch) -> None:
        frame = self.frames[-1] if self.frames else None
        flow = frame is not None and frame.flow
        if not text:
            self._empty(frame, span)
        elif flow and "?" in text:
            self._fault("tanya", span, text=text)
        elif not text.isascii() and (odd := foreign(text, identifier=False)):
            self._fault("campur", span, text=text, char=odd[0], script=odd[1])

    def _empty(self, frame: _Frame | None, span: Span) -> None:
        key = frame.key if frame is not None else None
        if key is None:
            self._fault("kosong", span, text="-")
            return
        after = self.body[key.span.end.offset - self.shift :][:1]
        if frame is not None and frame.flow and after != ":":
            self._fault("koma", key.span, text=key.text)
        else:
            self._fault("kosong", key.span, text=f"{key.text}:")

    def _block(self, span: Stretch) -> Stretch:
        """Give the span of a text under `|` or `>` without the blank lines that follow it."""
        body, index = self.body, span.first
        if _HEADER.match(body, index):
            self._fault("pagar", self.lines.span(index, self._end_of_line(index)))
        written = body[index : span.last].rstrip()
        return Stretch(self.lines, index, index + len(written))

    # --- faults ---------------------------------------------------------------------------------

    def _marked(self, event: Any, span: Span) -> None:
        variant, text = ("jangkar", f"&{event.anchor}") if event.anchor else ("tag", f"{event.tag}")
        self._fault(variant, span, text=text)

    def _syntax(self, error: yaml.YAMLError) -> None:
        found = mistake(error, self.body)
        block = first_stumbling_block(self.written)
        # What a tab or odd line end leads to is no second fault.
        if block is None or self.lines.line(found.start) < self.lines.line(block):
            span = self.lines.span(found.start, found.end)
            self._fault(found.variant, span, most=str(DEPTH - 1), **found.detail)

    def _fault(self, variant: str, span: Span, **detail: str) -> None:
        self.faults.append(Finding(CODE, self.file, span, self._path(), variant, detail))

    def _path(self) -> str:
        path = ""
        for frame in self.frames:
            if frame.entries is None:
                path += f"[{len(frame.items)}]"
            elif frame.key is not None:
                path += f".{frame.key.text}"
        return path.removeprefix(".")

    def _end_of_line(self, index: int) -> int:
        """Give where the line ends, or some way on: a line may be as long as the file."""
        line, _, _ = self.body[index : index + LOOK_AROUND].partition("\n")
        return index + len(line.rstrip())


def _typed(text: str) -> str | int | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if text[:1] in "-0123456789" and _NUMBER.fullmatch(text) else text


def plain(node: Node) -> Any:
    """Give a node as dicts, lists and scalars; no file is nested deeper than `DEPTH`."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def at(root: Node, path: tuple[str | int, ...]) -> Node | None:
    """Give the node at a path of keys and places (from 0); None where there is none."""
    node: Node = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            node = node.entries[step].value
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
