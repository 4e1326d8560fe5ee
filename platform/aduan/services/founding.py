"""A new region: a copy of one of Aduan's own bases with what was answered written into it.

A base (a folder of `rules/pola/`) is a whole region whose every element is a setting. It is copied
and not stood upon (`berdasar`): that is for regulations that change another one by their own
articles, while a region must cite its own text alone, element by element.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from aduan.errors import UsageError
from aduan.model.rules import RoleLevel
from aduan.paths import REGION_FILE, data_folder, region_folders
from aduan.rulebook.build_region import Unit, units
from aduan.rulebook.patch import set_value
from aduan.rulebook.reader import at, plain, read
from aduan.rulebook.region import kind_of
from aduan.services.rulebooks import load, near

BASES = "pola"
#: The folder of the regulation in a base, and the file of all answers there are to choose from.
LAW, CHOICES = "peraturan_baru", "pilihan.yaml"
#: What stands in the folder's name for a number and a year that are not known.
UNNUMBERED = "baru"
UNITS, SEATS = "unit.csv", "jabatan.csv"
_NULL = "null"
_MODELINE = "# yaml-language-server: $schema="
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Founding:
    """What was answered; None stands for what is not known yet."""

    name: str
    kind: str
    code: str | None
    zone: str
    week: str
    base: str
    law: str
    number: str | None
    year: int | None
    title: str | None
    enacted: date | None
    promulgated: date | None
    in_force: date | None
    units: tuple[Unit, ...]

    @property
    def key(self) -> str:
        """Give the id of the region, the name of its folder."""
        return slug(short_name(self.name))

    @property
    def regulation(self) -> str:
        """Give the id of the regulation, the name of its folder."""
        abbreviation = str(choices()["jenis_peraturan"][self.law]["singkatan"])
        known = [part for part in (slug(self.number or ""), str(self.year or "")) if part]
        return "_".join([abbreviation, *(known or [UNNUMBERED])])


@cache
def choices() -> Mapping[str, Any]:
    """Give all that may be chosen from, as plain values."""
    file = data_folder("rules") / BASES / CHOICES
    root = read(file.read_bytes(), str(file)).root
    found: Mapping[str, Any] = plain(root) if root else {}
    return found


def base_folder(base: str) -> Path:
    """Give the folder of a base."""
    return data_folder("rules") / BASES / base


def laws_for(kind: str) -> list[str]:
    """Give the kinds of regulation that a kind of region may have."""
    every = choices()["jenis_peraturan"]
    return [key for key, law in every.items() if law.get("bagi", kind) == kind]


def slug(text: str) -> str:
    """Give a text as an id is written."""
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")


def short_name(name: str) -> str:
    """Give a region's name without what it is."""
    first, _, rest = name.partition(" ")
    return rest.strip() if first.casefold() in choices()["sebutan"] and rest.strip() else name


# --- Answers as they are written ------------------------------------------------------------------


def named(text: str) -> str:
    """Read a region's name; a region of that name must not be there already."""
    name = " ".join(text.split())
    key = slug(short_name(name))
    sound = re.fullmatch(r"[^\W\d_][\w .'\-]*", name) and re.fullmatch(r"[a-z]\w{2,}", key)
    if not sound or key in choices()["sebutan"]:
        raise UsageError(text, code="nama_daerah")
    there = {folder.name: folder for folder in region_folders()}
    if key in there:
        raise UsageError(name, code="daerah_ada", candidates=str(near(there[key])))
    return name


def kind_in(name: str) -> str | None:
    """Give what kind of region a name says it is."""
    first = name.partition(" ")[0].casefold()
    return first if first in choices()["sebutan"] else None


def chosen(text: str, among: Sequence[str]) -> str:
    """Read one of several words."""
    if text not in among:
        raise UsageError(text, code="pilihan", candidates=tuple(among))
    return text


def zone(text: str) -> str:
    """Read a time zone by its own name or its abbreviation."""
    known = {k.casefold(): v for k, v in choices()["zona_waktu"].items()}
    found = str(known.get(text.casefold(), text))
    if found not in known.values():
        raise UsageError(text, code="pilihan", candidates=tuple(choices()["zona_waktu"]))
    return found


def area_code(text: str, kind: str) -> str:
    """Read the code of an area; its second half tells a kabupaten from a kota."""
    if not re.fullmatch(r"\d{2}\.\d{2}", text):
        raise UsageError(text, code="kode_wilayah")
    first, last = choices()["sebutan"][kind]["kode"]
    if not first <= int(text[-2:]) <= last:
        raise UsageError(text, code="kode_sebutan", candidates=f"{kind}: {first:02}-{last}")
    for folder in region_folders():
        file = folder / REGION_FILE
        root = read(file.read_bytes(), str(file)).root
        if root is not None and plain(root).get("kode_wilayah") == text:
            raise UsageError(text, code="kode_dipakai", candidates=(folder.name,))
    return text


def number(text: str) -> str:
    """Read the number of a regulation as printed."""
    if not re.fullmatch(r"\w[\w./ \-]{0,39}", text) or not slug(text):
        raise UsageError(text, code="nomor")
    return text


def year(text: str) -> int:
    """Read the year of a regulation."""
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise UsageError(text, code="tahun")
    return int(text)


def title(text: str) -> str:
    """Read the title of a regulation."""
    if not re.search(r"\w{3}", text) or "\n" in text:
        raise UsageError(text, code="judul")
    return text


def day(text: str, after: date | None = None) -> date:
    """Read a day that does not come before another."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(text, code="tanggal") from error
    if after is not None and found < after:
        raise UsageError(text, code="tanggal_urut", candidates=(after.isoformat(),))
    return found


def units_in(file: str, base: str) -> tuple[Unit, ...]:
    """Read the units of a file; raises UsageError with a finding for each fault, by row and column.

    Each kind of unit that cases of the base go to must be there, so that it can be played.
    """
    path = Path(file).expanduser()
    if not path.is_file():
        raise UsageError(file, code="berkas_tidak_ada")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(file, code="bukan_utf8") from error
    kinds = unit_kinds(base)
    found, findings = units(file, text, kinds)
    if findings:
        raise UsageError(file, code="unit_salah", findings=tuple(findings), text=text)
    missing = [kind for kind in kinds if kind not in {unit.kind for unit in found.values()}]
    if missing:
        raise UsageError(file, code="unit_kurang", candidates=tuple(missing))
    return tuple(found.values())


def unit_kinds(base: str) -> tuple[str, ...]:
    """Give the kinds of unit that a base knows."""
    return tuple(dict.fromkeys(unit.kind for unit in example_units(base)))


def example_units(base: str) -> tuple[Unit, ...]:
    """Give the units that stand in a base until a region's own are known."""
    return tuple(load(base_folder(base)).units.values())


# --- The folder -----------------------------------------------------------------------------------


def found_region(home: Path, founding: Founding) -> Path:
    """Make the region's folder in a home and give it; one that is there is never written over.

    It is made beside its place and put there whole, so that nobody sees half of it.
    """
    place = home / founding.key
    if place.exists():
        raise UsageError(founding.name, code="daerah_ada", candidates=str(near(place)))
    home.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{founding.key}.", dir=home))
    try:
        draft = aside / founding.key
        for name, text in _files(founding):
            file = draft / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_with_schema(place / name, name, text), "utf-8")
        draft.rename(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return place


def _files(founding: Founding) -> Iterator[tuple[str, str]]:
    """Give the files of a region: name and text."""
    folder = base_folder(founding.base)
    examples = example_units(founding.base)
    stands_for = _standing_for(examples, founding.units)
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        text = path.read_text("utf-8")
        for key, value in _values(founding, name):
            text = set_value(text, name, key, value)
        if name == f"{LAW}/peraturan.yaml" and founding.in_force:
            text = _without(text, "diuji_sejak")
        if "/skenario/" in name:
            text = _played_by(text, stands_for, founding.in_force)
        if name == "inggris.yaml":
            text = re.sub(rf"^{LAW}\.", f"{founding.regulation}.", text, flags=re.MULTILINE)
        yield name.replace(LAW, founding.regulation, 1), text
    yield UNITS, _table(("id", "jenis", "nama", "induk"), _unit_rows(founding.units or examples))
    seats = list(_seats(folder / SEATS, examples, founding.units or examples))
    yield SEATS, _table(("id", "unit", "nama"), seats)


def _values(founding: Founding, name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give what is written into one file of the base: place and value."""
    kind = choices()["sebutan"][founding.kind]
    law = choices()["jenis_peraturan"][founding.law]
    parts = _parts(founding)
    if name == REGION_FILE:
        yield ("daerah",), founding.key
        yield ("nama",), parts["lengkap"]
        yield ("sebutan",), founding.kind
        yield ("kode_wilayah",), f'"{founding.code}"' if founding.code else _NULL
        yield ("kepala_daerah",), str(kind["kepala_daerah"])
        yield ("zona_waktu",), founding.zone
        yield ("minggu_kerja",), f"[{', '.join(choices()['minggu_kerja'][founding.week])}]"
    elif name == f"{LAW}/peraturan.yaml":
        yield ("peraturan",), founding.regulation
        yield ("nama",), str(law["nama"]).format(**parts)
        yield ("judul",), founding.title or str(choices()["belum_diketahui"])
        yield ("jenis",), founding.law
        yield ("nomor",), founding.number or _NULL
        yield ("tahun",), str(founding.year or _NULL)
        yield ("ditetapkan",), _written(founding.enacted)
        yield ("diundangkan",), _written(founding.promulgated)
        yield ("berlaku_sejak",), _written(founding.in_force)
    elif name == "inggris.yaml":
        yield ("daerah.nama",), parts["inggris"]
        english = {**parts, "lengkap": parts["inggris"]}
        yield (f"{LAW}.peraturan.nama",), str(law["inggris"]).format(**english)


def _parts(founding: Founding) -> dict[str, str]:
    """Give what names are put together from."""
    unknown = str(choices()["belum_diketahui"])
    kind = choices()["sebutan"][founding.kind]
    short = short_name(founding.name)
    return {
        "daerah": short,
        "lengkap": str(kind["nama"]).format(daerah=short),
        "inggris": str(kind["inggris"]).format(daerah=short),
        "nomor": founding.number or unknown,
        "tahun": str(founding.year or unknown),
    }


def _written(on: date | None) -> str:
    return on.isoformat() if on else _NULL


def _without(text: str, key: str) -> str:
    """Give a text without one of its keys and the remark right above it."""
    root = read(text, key).root
    node = at(root, (key,)) if root else None
    if node is None:
        return text
    lines = text.splitlines(keepends=True)
    last = node.span.start.line
    first = last - 1
    while first > 0 and lines[first - 1].startswith("#"):
        first -= 1
    blank = first > 0 and not lines[first - 1].strip()
    return "".join([*lines[: first - blank], *lines[last:]])


def _standing_for(examples: Sequence[Unit], own: Sequence[Unit]) -> dict[str, str]:
    """Give for each unit of the base the first of the region's that is of its kind."""
    first: dict[str, str] = {}
    for unit in own or examples:
        first.setdefault(unit.kind, unit.key)
    return {unit.key: first[unit.kind] for unit in examples}


def _played_by(text: str, units_for: Mapping[str, str], in_force: date | None) -> str:
    """Give a scenario with the region's own units, and not before its regulation took effect."""
    names = re.compile(rf"\b({'|'.join(map(re.escape, units_for))})\b")
    text = names.sub(lambda found: units_for[found[0]], text)
    days = [date.fromisoformat(found) for found in _DAY.findall(text)]
    late = max(((in_force or min(days)) - min(days)).days, 0)
    # Whole weeks, so that everything happens on the weekdays it was written for.
    shift = -(-late // _WEEK.days) * _WEEK
    return _DAY.sub(lambda found: (date.fromisoformat(found[0]) + shift).isoformat(), text)


def _unit_rows(every: Sequence[Unit]) -> Iterator[tuple[str, ...]]:
    yield from ((u.key, u.kind, u.name, u.parent or "") for u in every)


def _seats(
    file: Path, examples: Sequence[Unit], own: Sequence[Unit]
) -> Iterator[tuple[str, str, str]]:
    """Give every unit the offices that the example of its kind has, one for the region once."""
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8"))))
    kinds = {unit.kind: unit for unit in reversed(examples)}
    whole = _offices_of_region(file.parent)
    seen = set()
    for unit in own:
        example = kinds[unit.kind]
        for row in rows:
            once = row["id"] in whole
            if row["unit"] == example.key and not (once and row["id"] in seen):
                seen.add(row["id"])
                yield row["id"], unit.key, row["nama"].replace(example.name, unit.name)


def _offices_of_region(folder: Path) -> set[str]:
    """Give the offices of a base of which the region has one, not each unit."""
    offices = load(folder).regulations[LAW].offices
    return {key for key, office in offices.items() if office.level is RoleLevel.REGION}


def _table(
    heads: Sequence[str], rows: Iterator[tuple[str, ...]] | list[tuple[str, str, str]]
) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([heads, *rows])
    return out.getvalue()


def _with_schema(place: Path, name: str, text: str) -> str:
    """Give a file with the line by which an editor finds what may stand in it."""
    kind = kind_of(name)
    if kind is None or place.suffix != ".yaml":
        return text
    schema = data_folder("rules") / "bahasa" / "skema" / f"{kind}.json"
    where = Path(os.path.relpath(schema, place.parent.absolute())).as_posix()
    return f"{_MODELINE}{where}\n{text}"
