"""Values of fields, the domains they come from, and texts in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: What a rule may read of a field. Dates and texts are never compared with anything but presence.
Scalar = str | int | bool
#: What a field may hold: one scalar, or several choices, or several names of files or persons.
Value = str | int | bool | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people: Indonesian, and English where somebody wrote it."""

    id: str
    en: str | None = None

    def to(self, lang: str) -> str:
        """Give the text in `lang` ("id" or "en"), falling back to Indonesian."""
        return self.en if lang == "en" and self.en else self.id


class FieldKind(StrEnum):
    """The kinds of field; the value is the Indonesian word of the rule files."""

    CHOICE = "pilihan"
    CHOICES = "pilihan_ganda"
    YES_NO = "ya_tidak"
    NUMBER = "bilangan"
    MONEY = "uang"
    DATE = "tanggal"
    TEXT = "teks"
    PERSON = "orang"
    FILE = "lampiran"
    UNIT = "unit"
    PLACE = "tempat"
    CASE = "berkas"


#: Kinds whose value a rule may compare; of all others a rule may only ask whether they are filled.
COMPARABLE = frozenset({FieldKind.CHOICE, FieldKind.YES_NO, FieldKind.NUMBER, FieldKind.MONEY})


@dataclass(frozen=True, slots=True)
class Domain:
    """The values a rule may meet in one field.

    `values` lists them all for choices and yes/no; for whole numbers `low` and `high` bound them
    (both included). A domain with neither is one of which only presence may be asked.
    """

    kind: FieldKind
    values: tuple[Scalar, ...] = ()
    low: int = 0
    high: int = 0

    @property
    def numeric(self) -> bool:
        """Say whether atoms on it are ranges."""
        return self.kind in (FieldKind.NUMBER, FieldKind.MONEY)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: file, line, column (both from 1) and dotted path."""

    file: str
    line: int
    column: int
    path: str

    def __str__(self) -> str:
        """Give `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0, "")
