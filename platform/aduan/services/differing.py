"""What an edit does, in legal terms; and as which kind of publication it may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from aduan.errors import UsageError
from aduan.model.values import Text
from aduan.rulebook import differences as compared
from aduan.rulebook.attributes import Weight
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.differences import Difference, What
from aduan.rulebook.edition import FREE_FOLDERS
from aduan.rulebook.equivalence import Sides
from aduan.rulebook.findings import Finding
from aduan.rulebook.messages import severity
from aduan.rulebook.region import LoadedRegion
from aduan.services.rulebooks import near
from aduan.texts.checks import Severity

#: Elements that, where they are new, change nothing for a case that is already there.
_HARMLESS = frozenset({
    "peran", "jenis_unit", "jabatan", "kanal", "surat", "kewajiban", "norma", "tafsir", "layanan",
    "isian", "pilihan", "tabel", compared.WHOLE,
})  # fmt: skip


class Kind(StrEnum):
    """Why an edition is published."""

    AMENDMENT = "perubahan"
    CORRECTION = "koreksi"
    WORDING = "redaksi"


@dataclass(frozen=True, slots=True)
class Part:
    """The differences of one regulation; `key` is empty for the region's own."""

    key: str
    title: Text
    differences: tuple[Difference, ...]
    services: Mapping[str, Text] = field(default_factory=dict)
    norms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of two editions."""

    old: str
    new: str
    parts: tuple[Part, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Give what is written otherwise; what follows from it stands beside it in the parts."""
        return tuple(d for p in self.parts for d in p.differences if d.what is not What.EFFECT)

    def against(self, kind: Kind, services: Iterable[tuple[str, str]] | None = None) -> Against:
        """Give what stands against publishing as a kind.

        An amendment must leave what governs cases received before as it is, so that whatever it
        changes is dated or a regulation of its own; `services` (regulation, service) are those that
        have open cases, None stands for all.
        """
        open_ones = None if services is None else set(services)
        return tuple(
            (part, one)
            for part in self.parts
            for one in part.differences
            if one.what is not What.EFFECT and _stands_against(kind, part.key, one, open_ones)
        )


Against = tuple[tuple[Part, Difference], ...]


def _stands_against(
    kind: Kind, regulation: str, one: Difference, services: set[tuple[str, str]] | None
) -> bool:
    if kind is Kind.WORDING:
        return one.weight is not Weight.WORDING
    if kind is Kind.CORRECTION or one.weight is not Weight.LAW or one.setting or _later(one):
        return False
    return services is None or any(
        (not regulation or law == regulation) and one.service in ("", service)
        for law, service in services
    )


def _later(one: Difference) -> bool:
    """Say whether a difference leaves cases that are already there as they are."""
    if one.what is not What.ADDED:
        return False
    if one.since is not None:
        return True
    return bool(one.headings) and not one.attribute and one.headings[-1].key in _HARMLESS


def sound(region: LoadedRegion) -> LoadedRegion:
    """Give a region whose rules are whole; raises UsageError where errors stand in what binds."""
    faults = sum(map(_grave, region.findings))
    if faults:
        raise UsageError(str(near(region.folder)), code="aturan_salah", candidates=str(faults))
    return region


def compare(old: LoadedRegion, new: LoadedRegion) -> Comparison:
    """Compare two editions of a region."""
    own = tuple(compared.values(old.region, new.region, "daerah"))
    parts = [Part("", new.region.name, own)]
    keys = dict.fromkeys((*new.regulations, *old.regulations))
    parts += [_part(old, new, key) for key in keys]
    return Comparison(old.edition, new.edition, tuple(_told_once(new, parts)))


def _grave(finding: Finding) -> bool:
    """Say whether a fault stands in what binds; scenarios may still speak of the other edition."""
    free = FREE_FOLDERS.intersection(finding.file.split("/"))
    return severity(finding) is Severity.ERROR and not free


def _part(old: LoadedRegion, new: LoadedRegion, key: str) -> Part:
    before, after = old.regulations.get(key), new.regulations.get(key)
    law = after or before
    title = law.regulation.title if law else Text(key)
    if before is None or after is None:
        whole = compared.whole(before, after)
        return Part(key, title, (whole,))
    sides = {s: Sides(old.rules(key, s), new.rules(key, s)) for s in _both(before, after)}
    found = tuple(compared.differences(before, after, sides))
    names = {s: one.label for law in (before, after) for s, one in law.services.items()}
    return Part(key, title, found, names, frozenset({*before.norms, *after.norms}))


def _both(old: LoadedRegulation, new: LoadedRegulation) -> Iterator[str]:
    yield from (key for key in new.services if key in old.services)


def _told_once(new: LoadedRegion, parts: Iterable[Part]) -> Iterator[Part]:
    """Leave out of a regulation what is told of the one it stands on."""
    told: dict[str, set[tuple[tuple[str, ...], What, str, str]]] = {}
    for part in parts:
        marks = {(d.path, d.what, d.old, d.new) for d in part.differences}
        told[part.key] = marks
        law = new.regulations.get(part.key)
        base = told.get(law.base, set()) if law else set()
        mine = tuple(d for d in part.differences if (d.path, d.what, d.old, d.new) not in base)
        yield replace(part, differences=mine)
