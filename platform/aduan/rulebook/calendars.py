"""National holidays and cuti bersama by year, each list with the day it became known.

A year's file is a list of decrees in the order they came: the first sets the list, later ones add
days and take days away. So the calendar as it was known on any day can be built again, and a due
date that was right when it was given can be told from one that was miscounted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from aduan.engine.calendar import Holiday, HolidaySet, OffKind
from aduan.errors import RulebookError
from aduan.model.values import Text
from aduan.rulebook.tree import Tree, read_tree

CONFIRMED = {"dikonfirmasi": True, "belum_dikonfirmasi": False}
#: The kinds a decree may list; the others follow from the week or are a region's own.
LISTED = (OffKind.NATIONAL, OffKind.JOINT_LEAVE, OffKind.ELECTION)
YEAR_KEYS = ("tahun", "status", "keputusan")
DECREE_KEYS = ("ditetapkan_dengan", "diketahui_sejak")


@dataclass(frozen=True, slots=True)
class Decree:
    """What one decree did to the list of a year, and since when that was known."""

    name: str | None
    known_since: date | None
    adds: tuple[Holiday, ...] = ()
    removes: tuple[date, ...] = ()

    def known_on(self, day: date | None) -> bool:
        """Say whether it was known on a day (None: on every day)."""
        return day is None or self.known_since is None or self.known_since <= day


@dataclass(frozen=True, slots=True)
class Year:
    """The decrees of one year, in the order they came; the first sets the list."""

    number: int
    decrees: tuple[Decree, ...]

    def known_on(self, day: date | None) -> bool:
        """Say whether the list of the year was known on a day."""
        return self.decrees[0].known_on(day)

    def days_on(self, day: date | None) -> dict[date, Holiday]:
        """Give the days of the list as it was known on a day."""
        found: dict[date, Holiday] = {}
        for decree in self.decrees:
            if decree.known_on(day):
                for gone in decree.removes:
                    found.pop(gone, None)
                found.update((holiday.day, holiday) for holiday in decree.adds)
        return found


@dataclass(frozen=True, slots=True)
class Holidays:
    """All known years, without a gap."""

    years: tuple[Year, ...]

    @property
    def first_year(self) -> int:
        """Give the first year whose holidays are known."""
        return self.years[0].number

    @property
    def last_year(self) -> int:
        """Give the last year whose holidays are known."""
        return self.years[-1].number

    def as_known_on(self, day: date | None) -> HolidaySet:
        """Give the holidays as they were known on a day; None is all that is known now.

        A year whose list was not out by then, and all after it, are left out.
        """
        entries: dict[date, Holiday] = {}
        last = self.first_year - 1
        for year in self.years:
            if not year.known_on(day):
                break
            entries.update(year.days_on(day))
            last = year.number
        if last < self.first_year:
            message = f"no holiday list was known on {day}"
            raise RulebookError(message, day=day, first=self.first_year)
        return HolidaySet(date(self.first_year, 1, 1), date(last, 12, 31), entries)


@dataclass(frozen=True, slots=True)
class CalendarFault:
    """A fault in a calendar file: where, and what is wrong."""

    file: str
    line: int
    text: Text

    def __str__(self) -> str:
        """Give `file:line: what is wrong`, in Indonesian."""
        return f"{self.file}:{self.line}: {self.text.id}"


def load_calendars(folder: Path) -> Holidays:
    """Load all years of a folder; raises RulebookError with every fault of every file."""
    faults: list[CalendarFault] = []
    years: list[Year] = []
    for file in sorted(folder.glob("*.yaml")):
        reading = _Reading(str(file), faults)
        year = reading.year(file)
        if year is not None:
            years.append(year)
    if not years and not faults:
        faults.append(_fault(str(folder), 1, "tidak ada kalender di sini", "no calendars here"))
    faults.extend(_gaps(folder, years) if not faults else ())
    if faults:
        raise RulebookError("\n".join(map(str, faults)), faults=tuple(faults))
    return Holidays(tuple(years))


def _fault(file: str, line: int, indonesian: str, english: str) -> CalendarFault:
    return CalendarFault(file, line, Text(indonesian, english))


def _gaps(folder: Path, years: list[Year]) -> Iterator[CalendarFault]:
    for before, after in pairwise(years):
        for missing in range(before.number + 1, after.number):
            yield _fault(
                str(folder / f"{missing}.yaml"),
                1,
                f"kalender tahun {missing} tidak ada, padahal {after.number} ada",
                f"there is no calendar of {missing}, although there is one of {after.number}",
            )


@dataclass(slots=True)
class _Reading:
    """One file being read: what is known of the year so far, and the faults."""

    file: str
    faults: list[CalendarFault]
    number: int = 0
    confirmed: bool = True
    listed: dict[date, int] = field(default_factory=dict)
    latest: date | None = None

    def fault(self, line: int, indonesian: str, english: str) -> None:
        self.faults.append(_fault(self.file, line, indonesian, english))

    def year(self, file: Path) -> Year | None:
        """Read the file of a year."""
        tree = read_tree(file.read_bytes(), self.file)
        before = len(self.faults)
        for line, text in tree.faults:
            self.fault(line, text.id, text.to("en"))
        if len(self.faults) == before and self.keys(tree, YEAR_KEYS, ()):
            self.head(tree, file)
            decrees = tuple(map(self.decree, self.items(tree.parts["keputusan"])))
            if not decrees and len(self.faults) == before:
                self.fault(tree.line, "tidak ada keputusan", "there is no decree")
            if len(self.faults) == before:
                return Year(self.number, decrees)
        return None

    def keys(self, tree: Tree, needed: tuple[str, ...], allowed: tuple[str, ...]) -> bool:
        """Hold a mapping to its keys: nothing missing, nothing unknown."""
        known = (*needed, *allowed)
        for key, part in tree.parts.items():
            if key not in known:
                self.fault(
                    part.line,
                    f'kunci "{key}" tidak dikenal; yang ada: {", ".join(known)}',
                    f'unknown key "{key}"; known are {", ".join(known)}',
                )
        missing = [key for key in needed if key not in tree.parts]
        for key in missing:
            self.fault(tree.line, f'kunci "{key}" tidak ada', f'the key "{key}" is missing')
        return not missing

    def head(self, tree: Tree, file: Path) -> None:
        year, status = tree.parts["tahun"], tree.parts["status"]
        if year.text != file.stem or not file.stem.isdigit():
            self.fault(
                year.line,
                f'tahun "{year.text}" tidak sama dengan nama berkas "{file.name}"',
                f'the year "{year.text}" is not that of the file name "{file.name}"',
            )
        else:
            self.number = int(file.stem)
        if status.text not in CONFIRMED:
            words = " | ".join(CONFIRMED)
            self.fault(
                status.line,
                f'status "{status.text}" tidak dikenal; tulis {words}',
                f'unknown status "{status.text}"; write {words}',
            )
        self.confirmed = CONFIRMED.get(status.text or "", False)

    def items(self, tree: Tree) -> tuple[Tree, ...]:
        if tree.items is None:
            self.fault(tree.line, "harus berupa daftar", "this must be a list")
            return ()
        return tree.items

    def decree(self, tree: Tree) -> Decree:
        """Read one decree and what it does to the list."""
        if not self.keys(tree, DECREE_KEYS, (*(k.value for k in LISTED), "hapus")):
            return Decree(None, None)
        name, since = tree.parts["ditetapkan_dengan"].text, tree.parts["diketahui_sejak"]
        known = None if since.text is None else self.day(since.text, since.line, any_year=True)
        if known is not None:
            if self.latest is not None and known < self.latest:
                self.fault(
                    since.line,
                    f"lebih awal daripada keputusan di atasnya ({self.latest})",
                    f"earlier than the decree above it ({self.latest})",
                )
            self.latest = known
        removes = tuple(self.removed(tree))
        adds = tuple(
            Holiday(day, holiday, kind, known, name, self.confirmed)
            for kind in LISTED
            for day, holiday in self.added(tree, kind)
        )
        return Decree(name, known, adds, removes)

    def removed(self, tree: Tree) -> Iterator[date]:
        if "hapus" in tree.parts:
            for item in self.items(tree.parts["hapus"]):
                day = self.day(item.text or "", item.line)
                if day is not None and self.listed.pop(day, None) is None:
                    self.fault(
                        item.line,
                        f"{day} tidak ada di daftar, sehingga tidak dapat dihapus",
                        f"{day} is not on the list and cannot be taken off it",
                    )
                if day is not None:
                    yield day

    def added(self, tree: Tree, kind: OffKind) -> Iterator[tuple[date, str]]:
        part = tree.parts.get(kind.value)
        for written, entry in part.parts.items() if part else ():
            day = self.day(written, entry.line)
            if day is None:
                continue
            if not entry.text:
                self.fault(entry.line, f"{day} tanpa nama", f"{day} has no name")
            elif day in self.listed:
                line = self.listed[day]
                self.fault(
                    entry.line,
                    f"{day} sudah ada di daftar, baris {line}",
                    f"{day} is on the list already, line {line}",
                )
            else:
                self.listed[day] = entry.line
                yield day, entry.text

    def day(self, written: str, line: int, *, any_year: bool = False) -> date | None:
        """Read a day of the year; any day for when something became known."""
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = None
        if day is None or day.isoformat() != written:
            self.fault(
                line,
                f'"{written}" bukan tanggal; tulis seperti 2026-03-19',
                f'"{written}" is no date; write it like 2026-03-19',
            )
            return None
        if not any_year and self.number and day.year != self.number:
            self.fault(
                line,
                f"{written} bukan tanggal tahun {self.number}",
                f"{written} is no day of {self.number}",
            )
            return None
        return day
