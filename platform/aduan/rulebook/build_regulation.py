"""One regulation: all its files in the order in which they refer to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import Any

from aduan.model.management import Settings
from aduan.model.rules import (
    PUBLIC,
    REPORTER,
    SYSTEM,
    Channel,
    Duty,
    Letter,
    Regulation,
    Role,
    Service,
    Source,
    UnitKind,
)
from aduan.rulebook import build_management, build_organisation, build_region, build_register
from aduan.rulebook.build import Build, Element, root
from aduan.rulebook.build_organisation import Office, OutsideChannels
from aduan.rulebook.build_register import Norm
from aduan.rulebook.build_service import Built, service
from aduan.rulebook.citations import register
from aduan.rulebook.findings import START, Finding
from aduan.rulebook.interpretations import Interpretation
from aduan.rulebook.overlay import Change
from aduan.rulebook.reader import Document, Node, Scalar
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.references import alike, unused
from aduan.texts.checks import CHECKS

#: Marks a scenario whose expectations nobody has confirmed yet.
DRAFT = "rancangan"
#: Kinds of id that all services of a regulation share.
_SHARED = ("peran", "jenis_unit", "jabatan", "kanal", "surat", "tafsir", "kewajiban")
#: Files that every regulation has.
REQUIRED = ("peraturan", "organisasi", "norma")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a regulation says of itself beside the values of the model ("peraturan.yaml")."""

    bases: tuple[str, ...] = ()  # "dasar_hukum": ids of the table of instruments
    text_hash: str | None = None  # "naskah.sidik"
    checked_hash: str | None = None  # "diperiksa.sidik"
    month_end: bool = False  # "hitung.akhir_bulan" is written
    transition: bool = False  # "peralihan" is written
    written: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadedRegulation:
    """One regulation as loaded."""

    regulation: Regulation
    declared: Declared
    roles: Mapping[str, Role]
    unit_kinds: Mapping[str, UnitKind]
    offices: Mapping[str, Office]
    channels: Mapping[str, Channel]
    outside_channels: OutsideChannels | None
    norms: Mapping[str, Norm]
    interpretations: Mapping[str, Interpretation]
    services: Mapping[str, Service]
    letters: Mapping[str, Letter]
    duties: tuple[Duty, ...]
    settings: Settings  # "pengaturan.yaml"
    scenarios: tuple[Document, ...]
    demos: tuple[Document, ...]
    drafts: tuple[Document, ...]  # scenarios with "rancangan": they promise nothing yet
    schedules: tuple[Document, ...]
    uses: Mapping[str, Source]  # by element path
    bound: Mapping[str, tuple[str, ...]]  # norm id -> paths of the elements that cite it
    former: Mapping[str, str]  # former element path -> path ("dahulu")
    base: str = ""  # the regulation it stands on


@dataclass(frozen=True, slots=True)
class Files:
    """The documents of one regulation, by what they hold."""

    key: str
    folder: str
    documents: Mapping[str, Document]
    services: tuple[Document, ...] = ()
    scenarios: tuple[Document, ...] = ()
    demos: tuple[Document, ...] = ()
    schedules: tuple[Document, ...] = ()
    base: str = ""  # "berdasar": the regulation it stands on
    norms: Document | None = None  # its own norms, beside those of the base
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()

    def root(self, kind: str) -> Node | None:
        """Give what one file holds."""
        document = self.documents.get(kind)
        return document.root if document else None

    def name(self, kind: str) -> str:
        """Give the name of one file."""
        document = self.documents.get(kind)
        return document.file if document else f"{self.folder}/{kind}.yaml"

    def broken(self) -> bool:
        """Say whether a file is not there or not readable, so that references prove nothing."""
        gone = any(kind not in self.documents for kind in REQUIRED)
        return gone or any(d.root is None for d in (*self.documents.values(), *self.services))


@dataclass(slots=True)
class Cache:
    """Services as built before, with all that they were built from."""

    services: dict[str, tuple[_From, Built]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _From:
    """What a service is built from: its document and those around it (the same, not equal)."""

    documents: tuple[Document, ...]
    english: Mapping[str, str]
    readings: Mapping[str, str]
    services: Collection[str]

    def same(self, other: _From) -> bool:
        """Say whether building would give the same again."""
        return (
            len(self.documents) == len(other.documents)
            and all(map(is_, self.documents, other.documents))
            and self.english == other.english
            and self.readings == other.readings
            and self.services == other.services
        )


@dataclass(slots=True)
class _Making:
    """A regulation while it is built."""

    cx: Build
    files: Files
    readings: Mapping[str, str]
    cache: Cache
    services: list[Built] = field(default_factory=list)

    def element(self, kind: str, path: str = "") -> Element:
        """Give one file as an element; a file that is not there is empty."""
        file, node = self.files.name(kind), self.files.root(kind)
        return root(self.cx, file, path, node or Map({}, START, flow=False), path or kind)


def build(
    files: Files, english: Mapping[str, str], readings: Mapping[str, str], cache: Cache
) -> tuple[LoadedRegulation, Build, tuple[Built, ...]]:
    """Build a regulation; the builder holds the findings and the uses."""
    norms = _keys(files, "norma", "norma")
    cx = Build(files.key, register(norms), {}, english, base=files.base)
    if files.base:
        cx.own = register(_ids(files.norms.root if files.norms else None, "norma"))
        cx.findings.extend(files.findings)
        _note(cx, files)
    cx.names = _names(files, norms)
    making = _Making(cx, files, readings, cache)
    cx.interpretations = build_register.interpretations(
        cx, files.name("tafsir"), files.root("tafsir"), readings
    )
    loaded = _loaded(making)
    build_register.check_answers(cx, files.name("tafsir"), files.root("tafsir"), frozenset(CHECKS))
    named = [n for n in cx.named if n.kind in _SHARED]
    cx.findings.extend(alike(named))
    return loaded, cx, tuple(making.services)


def _loaded(making: _Making) -> LoadedRegulation:
    files, cx = making.files, making.cx
    identity = making.element("peraturan", "peraturan")
    identity.same("peraturan", files.key)
    regulation = build_region.regulation(identity, files.key)
    cx.counting = regulation.counting
    cx.counting_readings = regulation.source.readings
    organisation, channels = making.element("organisasi"), making.element("kanal")
    kinds, offices = (
        build_organisation.unit_kinds(organisation),
        build_organisation.offices(organisation),
    )
    roles = build_organisation.roles(organisation)
    cx.names = {**cx.names, "sasaran": tuple(k for k, kind in kinds.items() if kind.target)}
    services = _services(making)
    fields = {key for one in services.values() for key in one.fields}
    clocks = {key for built in making.services for key in built.names["batas_waktu"]}
    return LoadedRegulation(
        regulation=regulation,
        declared=_declared(identity),
        roles=roles,
        unit_kinds=kinds,
        offices=offices,
        channels=build_organisation.channels(channels),
        outside_channels=build_organisation.outside_channels(channels),
        norms=_norms(cx, files),
        interpretations=cx.interpretations,
        services=services,
        letters=build_organisation.letters(making.element("surat"), fields, clocks),
        duties=build_organisation.duties(making.element("kewajiban")),
        settings=build_management.settings(making.element("pengaturan"), fields),
        scenarios=tuple(d for d in files.scenarios if not _is_draft(d)),
        drafts=tuple(d for d in files.scenarios if _is_draft(d)),
        demos=files.demos,
        schedules=files.schedules,
        uses=cx.uses,
        bound=_bound(cx.uses),
        former=cx.former,
        base=files.base,
    )


def _is_draft(scenario: Document) -> bool:
    """Say whether nobody has confirmed what a scenario expects."""
    entry = scenario.root.entries.get(DRAFT) if isinstance(scenario.root, Map) else None
    return entry is not None and isinstance(entry.value, Scalar) and entry.value.value is True


def _services(making: _Making) -> dict[str, Service]:
    found = {}
    for document in making.files.services:
        built = _service(making, document)
        if built is not None:
            making.cx.take(built.cx)
            making.services.append(built)
            if built.service is not None:
                found[built.key] = built.service
    return found


def _service(making: _Making, document: Document) -> Built | None:
    """Build a service, or give the one built before from the same documents."""
    around = (document, *making.files.documents.values())
    services = making.cx.names["layanan"]
    origin = _From(around, making.cx.english, making.readings, services)
    before = making.cache.services.get(document.file)
    if before is not None and before[0].same(origin):
        return before[1]
    built = service(making.cx, document)
    if built is not None:
        making.cache.services[document.file] = (origin, built)
    return built


def _declared(identity: Element) -> Declared:
    written = identity.plain()
    text, checked = written.get("naskah"), written.get("diperiksa")
    return Declared(
        bases=build_region.bases(identity),
        text_hash=_hash(text),
        checked_hash=_hash(checked),
        month_end="akhir_bulan" in identity.raw("hitung"),
        transition="peralihan" in written,
        written=written,
    )


def _hash(written: object) -> str | None:
    found = written.get("sidik") if isinstance(written, Mapping) else None
    return None if found is None else str(found)


def _bound(uses: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """Give for each norm the elements that cite it; that it is interpreted binds nothing."""
    found: dict[str, list[str]] = {}
    for path, source in uses.items():
        if not path.startswith("tafsir."):
            for norm in source.citation:
                found.setdefault(norm, []).append(path)
    return {norm: tuple(paths) for norm, paths in found.items()}


# --- Names --------------------------------------------------------------------------------------


def _norms(cx: Build, files: Files) -> dict[str, Norm]:
    """Build the norms of the regulation, with those of the one it stands on."""
    found = build_register.norms(cx, files.name("norma"), files.root("norma"))
    if files.norms is not None:
        found |= build_register.norms(cx, files.norms.file, files.norms.root, own=True)
    return found


def _note(cx: Build, files: Files) -> None:
    """Keep which articles call for which change."""
    for change in files.changes:
        body = Map(change.entries, change.place, flow=False)
        root(cx, change.place.file, change.name, body, change.name).source()


def _keys(files: Files, kind: str, key: str) -> tuple[str, ...]:
    return _ids(files.root(kind), key)


def _ids(node: Node | None, key: str) -> tuple[str, ...]:
    entry = node.entries.get(key) if isinstance(node, Map) else None
    return tuple(entry.value.entries) if entry and isinstance(entry.value, Map) else ()


def _names(files: Files, norms: tuple[str, ...]) -> dict[str, Collection[str]]:
    roles = tuple(dict.fromkeys((REPORTER, SYSTEM, PUBLIC, *_keys(files, "organisasi", "peran"))))
    kinds = _keys(files, "organisasi", "jenis_unit")
    offices = _keys(files, "organisasi", "jabatan")
    return {
        "peran": roles,
        "jenis_unit": kinds,
        "jabatan": offices,
        "pihak": (*roles, *kinds, *offices),
        "kanal": _keys(files, "kanal", "kanal"),
        "layanan": tuple(map(_service_key, files.services)),
        "surat": _keys(files, "surat", "surat"),
        "tafsir": _keys(files, "tafsir", "tafsir"),
        "norma": norms,
    }


def _service_key(document: Document) -> str:
    return document.file.rpartition("/")[2].removesuffix(".yaml")


def missing(files: Files) -> Iterator[Finding]:
    """L005 for files that every regulation has."""
    for kind in () if files.base else REQUIRED:
        if kind not in files.documents:
            yield Finding("L005", files.name(kind), START, "", "berkas", {"id": f"{kind}.yaml"})


def leftovers(
    loaded: LoadedRegulation, cx: Build, seeded: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """L006: roles, offices, kinds of unit, letters and switches that nothing refers to."""
    parties = cx.used.get("pihak", set())
    used: dict[str, set[str]] = {
        kind: cx.used.get(kind, set()) | parties | set(seeded.get(kind, ()))
        for kind in ("peran", "jabatan", "jenis_unit", "surat")
    }
    used["peran"] |= {REPORTER, SYSTEM, PUBLIC}
    used["jenis_unit"] |= {
        key for key, kind in loaded.unit_kinds.items() if kind.target or kind.source.citation
    }
    used["tafsir"] = cx.used.get("saklar", set()) | {
        key for key, one in loaded.interpretations.items() if not one.switch
    }
    yield from unused((n for n in cx.named if n.kind in used), used)
