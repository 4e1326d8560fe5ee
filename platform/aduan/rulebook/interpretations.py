"""Interpretations: each ambiguity with its readings, the one followed, and what it is a switch of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aduan.model.rules import NO_SOURCE, Source
from aduan.model.values import Text
from aduan.rulebook.findings import Span
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Node, Scalar

SETTLED = "ditetapkan"
PROPOSED = "usulan"


@dataclass(frozen=True, slots=True)
class Answer:
    """A warning that a settled interpretation answers ("menjawab")."""

    code: str
    element: str


@dataclass(frozen=True, slots=True)
class Document:
    """The document by which a reading was settled ("dokumen")."""

    number: str = ""
    date: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One ambiguity and how it is read ("tafsir").

    `values` are the readings that differ in a value, so that it is a switch; `chosen` is the one
    followed in the files, `followed` the one followed here, after switches were flipped.
    """

    key: str
    title: Text  # "judul", else the question
    question: Text  # "pertanyaan"
    readings: Mapping[str, Text]  # "bacaan"
    values: Mapping[str, Node]  # "pilihan"
    chosen: str  # "dipilih"
    followed: str
    reason: str = ""  # "alasan"
    settled: bool = False  # "status: ditetapkan"
    document: Document | None = None  # "dokumen"
    to_write: tuple[str, ...] = ()  # "perlu_disusun": readings not built
    sketch: str = ""  # "susunan"
    answers: tuple[Answer, ...] = ()  # "menjawab"
    source: Source = NO_SOURCE

    @property
    def status(self) -> str:
        """Give the word of its status."""
        return SETTLED if self.settled else PROPOSED

    @property
    def switch(self) -> bool:
        """Say whether its readings differ in a value that files may refer to."""
        return bool(self.values)

    def value(self) -> Node | None:
        """Give the value of the reading followed."""
        return self.values.get(self.followed)


def switched(node: Node) -> tuple[Scalar, Node | None] | None:
    """Give the id and the `jumlah` of a value written `{tafsir: ID}`, None for other values."""
    if not isinstance(node, Map) or "tafsir" not in node.entries:
        return None
    if not node.entries.keys() <= {"tafsir", "jumlah"}:
        return None
    key = node.entries["tafsir"].value
    amount = node.entries.get("jumlah")
    return (key, amount.value if amount else None) if isinstance(key, Scalar) else None


def joined(amount: Scalar, unit: Scalar, span: Span) -> Scalar:
    """Join a number with the unit that a reading gives: `3` and `hari kerja`."""
    text = f"{amount.text} {unit.text}"
    return Scalar(text, text, quoted=False, span=span)
