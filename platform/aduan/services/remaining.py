"""What is still to be written of a region, told from its rules: nobody has to keep a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aduan.model.rules import Clock, RoleLevel, Service, Source
from aduan.paths import REGION_FILE, data_folder
from aduan.rulebook.build_region import Unit
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.messages import severity
from aduan.rulebook.reader import at, plain
from aduan.rulebook.region import LoadedRegion
from aduan.services.founding import BASES, UNITS, choices
from aduan.services.registers import PENDING, UNBOUND, coverage
from aduan.services.rulebooks import check, load
from aduan.services.testing import Tested, test
from aduan.texts.checks import Severity

#: Keys of a regulation that a copy may not tell, and that are to be found out.
_IDENTITY = ("judul", "nomor", "tahun", "ditetapkan", "diundangkan", "berlaku_sejak")
#: How many names one line gives.
NAMED = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to write: what it is (a key of the texts), where, and of how many what."""

    kind: str
    place: str
    count: int = 0
    names: tuple[str, ...] = ()


def remaining(folder: Path) -> tuple[Item, ...]:
    """Give what is still to be written, in the order in which a region is best written."""
    report = check(folder)
    errors = sum(severity(f) is Severity.ERROR for f in report.findings)
    if errors:
        # What follows from files that say something wrongly would mislead.
        return (Item("salah", str(folder), errors),)
    region = report.region
    found = list(_of_region(region))
    for law in region.regulations.values():
        found += _of_regulation(region, law)
    played = test(folder)
    found += _of_scenarios(region, played)
    return tuple(found)


def _of_region(region: LoadedRegion) -> Iterator[Item]:
    file = region.folder / REGION_FILE
    written = _plain(region, file)
    if not written.get("kode_wilayah"):
        yield Item("kode_wilayah", _place(region, file, "kode_wilayah"))
    if not written.get("libur_daerah"):
        yield Item("libur_daerah", str(file))
    examples = [unit.key for unit in region.units.values() if unit in _base_units()]
    if examples or not region.units:
        yield Item("unit", str(region.folder / UNITS), len(examples), tuple(examples))


def _of_regulation(region: LoadedRegion, law: LoadedRegulation) -> Iterator[Item]:
    folder = region.folder / law.regulation.key
    yield from _identity(region, law, folder)
    yield from _norms(law, folder)
    proposed = [key for key, one in law.interpretations.items() if not one.settled]
    yield from _named("tafsir", folder / "tafsir.yaml", proposed)
    yield from _organisation(region, law, folder)
    yield from _named(
        "alamat", folder / "kanal.yaml", (k for k, c in law.channels.items() if not c.address)
    )
    if law.base:
        return
    yield from _settings(law, folder)
    if not law.duties:
        yield Item("kewajiban", str(folder / "kewajiban.yaml"))


def _identity(region: LoadedRegion, law: LoadedRegulation, folder: Path) -> Iterator[Item]:
    file = folder / "peraturan.yaml"
    written = law.declared.written
    for key in _IDENTITY:
        if written.get(key) in (None, choices()["belum_diketahui"]):
            yield Item(f"peraturan.{key}", _place(region, file, key))
    if not (written.get("diperiksa") or {}).get("tanggal"):
        yield Item("diperiksa", _place(region, file, "diperiksa"))


def _norms(law: LoadedRegulation, folder: Path) -> Iterator[Item]:
    file = folder / "norma.yaml"
    found = coverage(law)
    if not law.base and set(law.norms) <= set(_base_norms()):
        yield Item("norma", str(file))
    for kind, status in (("belum_terikat", UNBOUND), ("menyusul", PENDING)):
        yield from _named(kind, file, (n.citation for n in found.norms if n.status == status))


def _organisation(region: LoadedRegion, law: LoadedRegulation, folder: Path) -> Iterator[Item]:
    served = {unit.kind for unit in region.units.values()}
    empty = [key for key, kind in law.unit_kinds.items() if kind.target and key not in served]
    if region.units:
        yield from _named("tanpa_unit", region.folder / UNITS, empty)
    roles = [r for r in law.roles.values() if r.level is not RoleLevel.OUTSIDE and not r.held_by]
    yield from _named("tanpa_jabatan", folder / "organisasi.yaml", (r.key for r in roles))


def _settings(law: LoadedRegulation, folder: Path) -> Iterator[Item]:
    """Give what no article asks for; once the rules were checked, all of it is meant."""
    if (law.declared.written.get("diperiksa") or {}).get("tanggal"):
        return
    ours = _base_letters()
    letters = [key for key in law.letters if _letter(law, key) in ours]
    yield from _named("surat", folder / "surat.yaml", letters)
    for key, service in law.services.items():
        file = folder / "layanan" / f"{key}.yaml"
        own = f"layanan.{key}."
        free = [p for p, use in law.uses.items() if p.startswith(own) and _free(use)]
        if free:
            yield Item("pengaturan", str(file), len(free))
        yield from _named("tanpa_batas", file, (c.key for c in _clocks(service) if _open(c)))


def _of_scenarios(region: LoadedRegion, played: Tested) -> Iterator[Item]:
    for key, law in region.regulations.items():
        folder = region.folder / key / "skenario"
        told = {_service_of(d.root) for d in (*law.scenarios, *law.demos)}
        silent = [s for s in law.services if s not in told and not law.base]
        yield from _named("tanpa_skenario", folder, silent)
    if played.failed:
        files = tuple(outcome.file for outcome in played.failed)
        yield Item("skenario_gagal", str(region.folder), len(files), files[:NAMED])
    yield from _named("belum_tercakup", region.folder, played.missing)


def _service_of(root: Any) -> str:
    return str((plain(root) if root else {}).get("layanan", ""))


def _named(kind: str, place: Path, names: Iterable[str]) -> Iterator[Item]:
    """Give one item for all names of a kind, none where there are none."""
    found = tuple(names)
    if found:
        yield Item(kind, str(place), len(found), found[:NAMED])


def _free(use: Source) -> bool:
    return use.setting and not use.citation


def _clocks(service: Service) -> Iterator[Clock]:
    for cycle in (service.case, service.handover):
        yield from cycle.clocks if cycle else ()


def _open(clock: Clock) -> bool:
    limits = [version.value for version in clock.limit.versions]
    return clock.limit.table is None and _free(clock.source) and not any(limits)


def _plain(region: LoadedRegion, file: Path) -> dict[str, Any]:
    document = region.documents.get(file.as_posix())
    found = plain(document.root) if document and document.root else {}
    return dict(found)


def _place(region: LoadedRegion, file: Path, key: str) -> str:
    """Give file and line of a key, the file alone where the key is not there."""
    document = region.documents.get(file.as_posix())
    node = at(document.root, (key,)) if document and document.root else None
    return f"{file}:{node.span.start.line}" if node else str(file)


# --- What stands in the bases ---------------------------------------------------------------------


@cache
def _bases() -> tuple[LoadedRegion, ...]:
    folder = data_folder("rules") / BASES
    return tuple(load(file.parent) for file in sorted(folder.glob(f"*/{REGION_FILE}")))


def _base_units() -> list[Unit]:
    return [unit for base in _bases() for unit in base.units.values()]


def _base_norms() -> list[str]:
    return [norm for base in _bases() for law in base.regulations.values() for norm in law.norms]


def _base_letters() -> set[tuple[str, str]]:
    laws = (law for base in _bases() for law in base.regulations.values())
    return {_letter(law, key) for law in laws for key in law.letters}


def _letter(law: LoadedRegulation, key: str) -> tuple[str, str]:
    one = law.letters[key]
    return one.subject.id, one.body.id
