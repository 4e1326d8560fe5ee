"""Who there is: kinds of unit, offices, roles, channels; letters and duties of a regulation."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aduan.model.limits import Anchor, Covers, DayOfMonth, Limit, Roll, Schedule
from aduan.model.rules import (
    PUBLIC,
    REPORTER,
    SYSTEM,
    Channel,
    Duty,
    Letter,
    Role,
    RoleLevel,
    Source,
    UnitKind,
)
from aduan.model.values import Text
from aduan.rulebook import build_values
from aduan.rulebook.build import Element
from aduan.rulebook.build_values import word
from aduan.rulebook.limits import UNSET, parse_rhythm
from aduan.rulebook.reader import Scalar
from aduan.rulebook.references import nearest


@dataclass(frozen=True, slots=True)
class Office:
    """An office that holds roles ("jabatan")."""

    key: str
    label: Text
    level: RoleLevel  # "tingkat"
    source: Source


@dataclass(frozen=True, slots=True)
class OutsideChannels:
    """What comes in another way than the channels ("di_luar_kanal"): taken, with a mark."""

    accepted: bool  # "terima"
    mark: Text  # "tanda"
    source: Source


def unit_kinds(organisation: Element) -> dict[str, UnitKind]:
    """Build the kinds of unit."""
    found = {}
    for element in organisation.parts("jenis_unit"):
        element.name("jenis_unit")
        target = element.flag("sasaran", default=True)
        found[element.key] = UnitKind(element.key, element.label(), target, element.source())
    return found


def offices(organisation: Element) -> dict[str, Office]:
    """Build the offices."""
    found = {}
    for element in organisation.parts("jabatan"):
        element.name("jabatan")
        level = word(element, element.get("tingkat"), RoleLevel) or RoleLevel.REGION
        found[element.key] = Office(element.key, element.label(), level, element.source())
    return found


def roles(organisation: Element) -> dict[str, Role]:
    """Build the roles; the one who files, the system and the public are always there."""
    outside = RoleLevel.OUTSIDE
    found = {
        REPORTER: Role(REPORTER, Text("Pelapor", "Complainant"), outside),
        SYSTEM: Role(SYSTEM, Text("Sistem", "System"), outside),
        PUBLIC: Role(PUBLIC, Text("Umum", "The public"), outside),
    }
    for element in organisation.parts("peran"):
        element.name("peran")
        level = word(element, element.get("tingkat"), RoleLevel)
        if level is None:
            level = outside if element.key in found else RoleLevel.REGION
        held = element.many("jabatan", "dipegang_oleh")
        found[element.key] = Role(element.key, element.label(), level, held, element.source())
    return found


def channels(document: Element) -> dict[str, Channel]:
    """Build the channels."""
    found = {}
    for element in document.parts("kanal"):
        element.name("kanal")
        found[element.key] = Channel(
            element.key,
            element.label(),
            element.text("alamat"),
            element.flag("terverifikasi"),
            element.flag("nomor_luar"),
            element.flag("terbuka", default=True),
            element.source(),
        )
    return found


def outside_channels(document: Element) -> OutsideChannels | None:
    """Build what is said of ways in that are no channel."""
    element = document.part("di_luar_kanal")
    if element is None:
        return None
    accepted = element.flag("terima", default=True)
    return OutsideChannels(accepted, element.label("tanda"), element.source())


# --- Letters ------------------------------------------------------------------------------------

#: What a letter may fill in, beside `{isian.<field>}` and `{batas.<clock>}`.
PLACEHOLDERS = ("nomor", "nama_layanan", "tahap", "langkah", "tanggal", "batas", "unit")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def letters(
    document: Element, fields: Collection[str], clocks: Collection[str]
) -> dict[str, Letter]:
    """Build the letters; their placeholders are a closed list."""
    of_case = (*(f"isian.{key}" for key in fields), *(f"batas.{key}" for key in clocks))
    known = frozenset((*PLACEHOLDERS, *of_case))
    found = {}
    for element in document.parts("surat"):
        element.name("surat")
        for key in ("perihal", "isi"):
            _placeholders(element, element.scalar(key), known)
        found[element.key] = Letter(
            element.key, element.label("perihal"), element.label("isi"), element.source()
        )
    return found


def _placeholders(element: Element, node: Scalar | None, known: Collection[str]) -> None:
    for name in _PLACEHOLDER.findall(node.text) if node else ():
        if name not in known and node:
            element.fault("L005", node.span, "penanda", id=name, near=nearest(name, known))


# --- Duties -------------------------------------------------------------------------------------

_COVERS: Mapping[str, Covers] = {
    **{word.value: word for word in Covers},
    "bulan_lalu": Covers.PREVIOUS,
    "bulan_berjalan": Covers.CURRENT,
    "tanggal_27_sampai_26": Covers.DAY_TO_DAY,
}


def duties(document: Element) -> tuple[Duty, ...]:
    """Build the duties; those named are roles, offices or kinds of unit."""
    found = []
    for element in document.parts("kewajiban"):
        element.name("kewajiban")
        by = element.one("pihak", "oleh")
        duty = Duty(
            key=element.key,
            label=element.label(),
            by=by or "",
            to=element.many("pihak", "kepada"),
            through=element.many("pihak", "melalui"),
            copies=element.many("pihak", "tembusan"),
            schedule=_schedule(element),
            each_of=_each_of(element),
            form=element.text("bentuk"),
            nil_report=element.flag("laporan_nihil"),
            source=element.source(),
        )
        found.extend([duty] if by else [])
    return tuple(found)


def _each_of(element: Element) -> tuple[str, ...]:
    """Read the kinds of unit each of which owes a duty; `semua` are all there are."""
    written = element.scalars("setiap_unit")
    if [node.text for node in written] == [build_values.EVERY]:
        return tuple(element.cx.names.get("jenis_unit", ()))
    return element.many("jenis_unit", "setiap_unit")


def _schedule(element: Element) -> Schedule:
    node = element.scalar("berkala")
    rhythm = None
    standing = node is not None and node.text == UNSET
    if node is not None and not standing:
        try:
            rhythm = parse_rhythm(node.text)
        except ValueError:
            element.fault("L005", node.span, "berkala", id=node.text)
    covers = element.text("meliputi")
    roll = word(element, element.get("jatuh_di_hari_libur"), Roll)
    return Schedule(
        rhythm=rhythm,
        covers=_COVERS.get(covers) if covers else None,
        within=_within(element),
        end_on_day_off=roll or Roll.STAY,
        since=element.day("sejak"),
        once=element.day("tanggal"),
        anchor=word(element, element.get("dihitung_dari"), Anchor) or Anchor.CALENDAR,
        standing=standing,
    )


def _within(element: Element) -> Limit | DayOfMonth | None:
    node = element.get("paling_lambat")
    found = None if node is None else build_values.limit(element, node)
    return found[0] if found else None
