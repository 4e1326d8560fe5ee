"""The region and the life of a regulation ("daerah", "peraturan")."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
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
    """One file of seeds while it is read."""

    file: str
    lines: list[str]
    findings: list[Finding]

    def known(self, row: int, kind: str, written: str, ids: Collection[str]) -> bool:
        """Say whether a cell names something; a finding says where it does not."""
        if written in ids:
            return True
        line = self.lines[row - 1] if row <= len(self.lines) else ""
        column = max(line.find(written), 0) + 1
        span = Span(Mark(row, column, 0), Mark(row, column + len(written), 0))
        detail = {"id": written, "near": nearest(written, ids)}
        self.findings.append(Finding("L005", self.file, span, f"{kind}.{written}", kind, detail))
        return False


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(StringIO(text))
    for row in reader:
        yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}


def units(file: str, text: str, kinds: Collection[str]) -> tuple[dict[str, Unit], list[Finding]]:
    """Read the units; each has a known kind and, where it says so, a known parent."""
    seeds = Seeds(file, text.splitlines(), [])
    rows = list(_rows(text))
    ids = {row["id"] for _, row in rows if row.get("id")}
    found = {}
    for number, row in rows:
        key, parent = row.get("id", ""), row.get("induk", "")
        if kinds:
            seeds.known(number, "jenis_unit", row.get("jenis", ""), kinds)
        if parent and not seeds.known(number, "unit", parent, ids):
            parent = ""
        if key:
            found[key] = Unit(key, row.get("jenis", ""), row.get("nama", ""), parent or None)
    return found, seeds.findings


def seats(
    file: str, text: str, offices: Collection[str], among: Mapping[str, Unit]
) -> tuple[tuple[OfficeSeat, ...], list[Finding]]:
    """Read which offices there are in which units."""
    seeds = Seeds(file, text.splitlines(), [])
    found = []
    for number, row in _rows(text):
        key, unit = row.get("id", ""), row.get("unit", "")
        known = not offices or seeds.known(number, "jabatan", key, offices)
        placed = not unit or not among or seeds.known(number, "unit", unit, among)
        if known and placed:
            found.append(OfficeSeat(key, unit, row.get("nama", "")))
    return tuple(found), seeds.findings
