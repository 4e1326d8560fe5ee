"""The region and the life of a regulation ("daerah", "peraturan")."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO

from aduan.model.limits import Counting
from aduan.model.rules import OpenCases, Region, Regulation
from aduan.model.values import Text
from aduan.rulebook.build import Element, day, leaves, spelled
from aduan.rulebook.build_values import counting, word
from aduan.rulebook.findings import Finding, Mark, Span
from aduan.rulebook.reader import Scalar
from aduan.rulebook.references import nearest

#: The days of the week, Monday first.
WEEK = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_WORKING = frozenset(range(5))


def region(whole: Element, key: str) -> Region:
    """Build the region."""
    holidays = {}
    for name, entry in whole.raw("libur_daerah").items():
        on = day(spelled(name, entry.key.span))
        if on is not None and isinstance(entry.value, Scalar):
            holidays[on] = entry.value.text
    days = frozenset(WEEK.index(n.text) for n in whole.scalars("minggu_kerja") if n.text in WEEK)
    return Region(
        key=whole.text("daerah") or key,
        name=whole.label() if "nama" in whole.body else Text(key),
        timezone=whole.text("zona_waktu") or "Asia/Jakarta",
        work_week=days or _WORKING,
        local_holidays=holidays,
    )


def regulation(whole: Element, key: str) -> Regulation:
    """Build the identity and the life of a regulation, with its defaults of counting."""
    counted = counting(whole, Counting())
    transition = whole.part("peralihan")
    name = "nama" if "nama" in whole.body else "judul"
    return Regulation(
        key=key,
        title=whole.label(name) if name in whole.body else Text(key),
        number=whole.text("nomor"),
        year=whole.whole("tahun"),
        enacted=whole.day("ditetapkan"),
        promulgated=whole.day("diundangkan"),
        in_force=whole.day("berlaku_sejak"),
        tested_from=whole.day("diuji_sejak"),
        ended=whole.day("berlaku_sampai"),
        counting=counted,
        open_cases=_open_cases(transition) if transition else OpenCases.SILENT,
        source=whole.source(),
    )


def _open_cases(transition: Element) -> OpenCases:
    found = word(transition, transition.get("berkas_terbuka"), OpenCases) or OpenCases.SILENT
    transition.source()
    return found


def bases(whole: Element) -> tuple[str, ...]:
    """Give the legal bases that a regulation names, ids of the table of instruments."""
    return tuple(node.text for node in leaves(whole.get("dasar_hukum")))


# --- The seeds of the directory -----------------------------------------------------------------


#: What every row of the units' file says; a fourth column, the parent, may be left out.
_UNIT = ("id", "jenis", "nama")
_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the directory is seeded with it ("unit.csv")."""

    key: str
    kind: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeSeat:
    """An office in a unit ("jabatan.csv")."""

    key: str
    unit: str
    name: str


@dataclass(slots=True)
class Seeds:
    """One file of seeds while it is read; spreadsheets write it with commas or semicolons."""

    file: str
    text: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def _between(self) -> str:
        head = self.text.partition("\n")[0]
        return ";" if head.count(";") > head.count(",") else ","

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Give the rows that say anything, each with its line."""
        reader = csv.DictReader(StringIO(self.text), delimiter=self._between)
        for row in reader:
            cells = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
            if any(cells.values()):
                yield reader.line_num, cells

    @property
    def columns(self) -> list[str]:
        """Give the names of the columns, in their order."""
        head = self.text.partition("\n")[0].strip()
        return [column.strip() for column in head.split(self._between)]

    def known(self, row: int, column: str, kind: str, written: str, ids: Collection[str]) -> bool:
        """Say whether a cell names something; a finding says where it does not."""
        if written in ids:
            return True
        detail = {"id": written, "near": nearest(written, ids)}
        self._told("L005", kind, self._cell(row, column, written), f"{kind}.{written}", detail)
        return False

    def headed(self, wanted: Iterable[str]) -> bool:
        """Say whether the heading has the columns there must be."""
        missing = [column for column in wanted if column not in self.columns]
        if missing:
            detail = {"columns": ", ".join(missing), "wanted": self._between.join(wanted)}
            head = Span(Mark(1, 1, 0), Mark(1, len(self.text.partition("\n")[0]) + 1, 0))
            self._told("L007", "kolom_csv", head, "", detail)
        return not missing

    def filled(self, row: int, cells: Mapping[str, str], wanted: Iterable[str]) -> bool:
        """Say whether no cell of a row that must be filled is empty."""
        empty = [column for column in wanted if not cells.get(column)]
        for column in empty:
            self._told("L007", "sel_csv", self._cell(row, column, ""), "", {"column": column})
        return not empty

    def named(self, row: int, written: str, before: Mapping[str, int]) -> bool:
        """Say whether a cell may be the id of something new; `before` has the rows of the others."""
        if _ID.fullmatch(written) and written not in before:
            return True
        variant = "ganda_csv" if written in before else "id_csv"
        detail = {"value": written, "line": str(before.get(written, 0))}
        self._told("L007", variant, self._cell(row, "id", written), f"unit.{written}", detail)
        return False

    def _cell(self, row: int, column: str, written: str) -> Span:
        """Give where a cell stands; quotes around an earlier one may bring it a little too far on."""
        lines = self.text.splitlines()
        line = lines[row - 1] if row <= len(lines) else ""
        place = self.columns.index(column) if column in self.columns else 0
        start = len(self._between.join([*line.split(self._between)[:place], ""]))
        start = max(line.find(written, start), 0)
        return Span(Mark(row, start + 1, 0), Mark(row, start + 1 + max(len(written), 1), 0))

    def _told(
        self, code: str, variant: str, span: Span, element: str, detail: Mapping[str, str]
    ) -> None:
        self.findings.append(Finding(code, self.file, span, element, variant, detail))


def units(file: str, text: str, kinds: Collection[str]) -> tuple[dict[str, Unit], list[Finding]]:
    """Read the units; each has a known kind and, where it says so, a known parent."""
    seeds = Seeds(file, text)
    if not text.strip() or not seeds.headed(_UNIT):
        return {}, seeds.findings
    rows = list(seeds.rows())
    ids = {row["id"] for _, row in rows if row["id"]}
    found: dict[str, Unit] = {}
    lines: dict[str, int] = {}
    for number, row in rows:
        key, kind, parent = row["id"], row["jenis"], row.get("induk", "")
        whole = seeds.filled(number, row, _UNIT) and seeds.named(number, key, lines)
        if kind and kinds:
            seeds.known(number, "jenis", "jenis_unit", kind, kinds)
        if parent and not seeds.known(number, "induk", "unit", parent, ids):
            parent = ""
        if whole:
            lines[key] = number
            found[key] = Unit(key, kind, row["nama"], parent or None)
    return found, seeds.findings


def seats(
    file: str, text: str, offices: Collection[str], among: Mapping[str, Unit]
) -> tuple[tuple[OfficeSeat, ...], list[Finding]]:
    """Read which offices there are in which units."""
    seeds = Seeds(file, text)
    found = []
    for number, row in seeds.rows():
        key, unit = row.get("id", ""), row.get("unit", "")
        known = not offices or seeds.known(number, "id", "jabatan", key, offices)
        placed = not unit or not among or seeds.known(number, "unit", "unit", unit, among)
        if known and placed:
            found.append(OfficeSeat(key, unit, row.get("nama", "")))
    return tuple(found), seeds.findings
