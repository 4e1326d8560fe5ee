"""Load a region: every file read once, checked by the schema, and built into rules.

Nothing here raises for what a file says: every fault is a finding, and what cannot be built is
left out.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from aduan.errors import UsageError
from aduan.model.rules import Region, Rules
from aduan.model.values import Text
from aduan.rulebook import build_region, build_scenarios, build_schedules, schema
from aduan.rulebook.build import Build, entries_of, root
from aduan.rulebook.build_overlay import BASE, upon
from aduan.rulebook.build_region import OfficeSeat, Unit
from aduan.rulebook.build_regulation import (
    Cache,
    Files,
    LoadedRegulation,
    build,
    leftovers,
    missing,
)
from aduan.rulebook.citations import register
from aduan.rulebook.edition import flipped, hashed, is_binding
from aduan.rulebook.findings import START, Finding, Span
from aduan.rulebook.interpretations import Interpretation
from aduan.rulebook.reader import Document, Entry, Scalar, read
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.references import close, nearest
from aduan.texts.checks import CHECKS, Severity

REGION = "daerah"
ENGLISH = "inggris"
#: Files of a regulation, and folders with several files of one kind.
KINDS = (
    "peraturan",
    "organisasi",
    "kanal",
    "norma",
    "tafsir",
    "surat",
    "kewajiban",
    "pengaturan",
    "ubahan",
)
FOLDERS = {
    "layanan": "layanan",
    "skenario": "skenario",
    "peragaan": "skenario",
    "jadwal": "jadwal",
}
#: Codes after which a part of a file is not looked at again: one cause, one message.
_FIRST = frozenset({"L001", "L002", "L003", "L007"})


@dataclass(frozen=True, slots=True)
class LoadedRegion:
    """A region as loaded: its regulations, and every fault that loading found."""

    key: str
    folder: Path
    edition: str
    region: Region
    regulations: Mapping[str, LoadedRegulation]
    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    units: Mapping[str, Unit]
    seats: tuple[OfficeSeat, ...]
    readings: Mapping[str, str]

    @property
    def ok(self) -> bool:
        """Say whether nothing found is an error, so that the rules are whole."""
        return not any(_grave(finding) for finding in self.findings)

    def faulty(self, regulation: str, service: str) -> bool:
        """Say whether errors touch a service, so that checks of its meaning would mislead.

        Those are errors in its own file, or in files of its regulation that all services share.
        """
        own = f"/{regulation}/layanan/"
        mine = f"{own}{service}.yaml"
        law = self.regulations.get(regulation)
        return any(
            _grave(f) and (f.file.endswith(mine) or _shared(f.file, regulation))
            for f in self.findings
        ) or (law is not None and law.base != "" and self.faulty(law.base, service))

    def rules(self, regulation: str, service: str) -> Rules:
        """Give all that the engine needs for one service; raises UsageError if there is none."""
        law = self.regulations.get(regulation)
        if law is None:
            raise _unknown(regulation, self.regulations)
        if service not in law.services:
            raise _unknown(service, law.services)
        return Rules(
            edition=self.edition,
            region=self.region,
            regulation=law.regulation,
            service=law.services[service],
            roles=law.roles,
            unit_kinds=law.unit_kinds,
            channels=law.channels,
            outside=law.outside_channels is None or law.outside_channels.accepted,
            letters=law.letters,
            duties=law.duties,
            settings=law.settings,
        )


def _grave(finding: Finding) -> bool:
    check = CHECKS.get(finding.code)
    return check is None or check.severity is Severity.ERROR


def _shared(file: str, regulation: str) -> bool:
    folder, _, _ = file.rpartition("/")
    return folder.endswith(f"/{regulation}")


def _unknown(asked: str, known: Iterable[str]) -> UsageError:
    ids = tuple(known)
    near = tuple(get_close_matches(asked, ids, 3)) or ids
    return UsageError(asked, code="layanan", candidates=near)


def load_region(folder: Path, *, readings: Mapping[str, str] | None = None) -> LoadedRegion:
    """Load a region's folder; `readings` flips interpretations (id -> reading)."""
    return Loader().load(folder, readings=readings or {})


@contextmanager
def _no_collections() -> Iterator[None]:
    """Keep the garbage collector out: it would walk every node read so far, and finds nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(slots=True)
class Loader:
    """Loads regions; a file whose content did not change is not read again."""

    _seen: dict[str, _Seen] = field(default_factory=dict)
    _caches: dict[str, Cache] = field(default_factory=dict)

    def load(self, folder: Path, *, readings: Mapping[str, str] | None = None) -> LoadedRegion:
        """Load a region's folder; raises UsageError for a reading that does not exist."""
        with _no_collections():
            loading = _Loading(folder, dict(readings or {}), self._caches)
            for path in sorted(folder.rglob("*.yaml")):
                name = path.relative_to(folder).as_posix()
                if not any(part.startswith(".") for part in name.split("/")):
                    self._take(loading, name, path)
            return loading.loaded()

    def _take(self, loading: _Loading, name: str, path: Path) -> None:
        kind = kind_of(name)
        file = path.as_posix()
        if kind is None:
            known = [f"{k}.yaml" for k in (*KINDS, REGION, ENGLISH)]
            detail = {"id": name, "near": nearest(name.rpartition("/")[2], known)}
            loading.findings.append(Finding("L005", file, START, "", "berkas_asing", detail))
            return
        content = path.read_bytes()
        seen = self._seen.get(file)
        if seen is None or seen.content != content:
            seen = _read(content, file, kind)
            self._seen[file] = seen
        loading.contents[name] = content
        loading.documents[name] = seen.document
        loading.findings.extend(seen.findings)


@dataclass(frozen=True, slots=True)
class _Seen:
    content: bytes
    document: Document
    findings: tuple[Finding, ...]


def _read(content: bytes, file: str, kind: str) -> _Seen:
    document = read(content, file)
    findings = list(document.findings)
    if document.root is not None:
        findings.extend(schema.validate(document, kind))
    elif not findings:
        name = file.rpartition("/")[2]
        findings.append(Finding("L005", file, START, "", "berkas_kosong", {"id": name}))
    return _Seen(content, document, tuple(findings))


def kind_of(name: str) -> str | None:
    """Give what kind of file a path inside a region is, None when it has no business there."""
    match name.removesuffix(".yaml").split("/"):
        case [kind] if kind in (REGION, ENGLISH):
            return kind
        case [_, kind] if kind in KINDS:
            return kind
        case [_, holder, _]:
            return FOLDERS.get(holder)
    return None


@dataclass(slots=True)
class _Loading:
    """A region while it is loaded."""

    folder: Path
    readings: dict[str, str]
    caches: dict[str, Cache]
    findings: list[Finding] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    def loaded(self) -> LoadedRegion:
        """Build everything read."""
        english = self._english()
        region = self._region(english)
        every = self._regulations()
        made = [
            build(files, english, self.readings, self.caches.setdefault(files.folder, Cache()))
            for files in every
        ]
        self._check_readings([law.interpretations for law, _, _ in made])
        units, seats = self._seeds([law for law, _, _ in made])
        seeded = {
            "jenis_unit": {unit.kind for unit in units.values()},
            "jabatan": {seat.key for seat in seats},
        }
        for (law, cx, services), files in zip(made, every, strict=True):
            by_key = {built.key: built for built in services}
            for document in (*law.scenarios, *law.demos, *law.drafts):
                cx.findings.extend(build_scenarios.check(cx, by_key, units, document))
            for document in law.schedules:
                cx.findings.extend(build_schedules.check(cx, law.duties, document))
            cx.findings.extend(leftovers(law, cx, seeded))
            self.texts |= cx.texts
            self.findings.extend(missing(files))
            if files.broken():
                self.broken.add(files.key)
            else:
                self.findings.extend(cx.findings)
        self._unknown_texts()
        binding = {n: c for n, c in self.contents.items() if is_binding(n)}
        return LoadedRegion(
            key=region.key,
            folder=self.folder,
            edition=flipped(hashed(binding), self.readings),
            region=region,
            regulations={law.regulation.key: law for law, _, _ in made},
            findings=tuple(_once(self.findings)),
            documents={d.file: d for d in self.documents.values()},
            units=units,
            seats=seats,
            readings=self.readings,
        )

    def _file(self, name: str) -> str:
        return (self.folder / name).as_posix()

    def _texts(self) -> Iterator[tuple[str, Entry]]:
        document = self.documents.get(f"{ENGLISH}.yaml")
        if document is not None and isinstance(document.root, Map):
            yield from document.root.entries.items()

    def _english(self) -> dict[str, str]:
        return {k: e.value.text for k, e in self._texts() if isinstance(e.value, Scalar)}

    def _region(self, english: Mapping[str, str]) -> Region:
        file = self._file(f"{REGION}.yaml")
        document = self.documents.get(f"{REGION}.yaml")
        if document is None:
            detail = {"id": f"{REGION}.yaml"}
            self.findings.append(Finding("L005", file, START, "", "berkas", detail))
        if document is None or document.root is None:
            name = self.folder.name
            return Region(name, Text(name), "Asia/Jakarta", frozenset(range(5)))
        cx = Build("", register(()), {}, english)
        whole = root(cx, file, REGION, document.root, REGION)
        region = build_region.region(whole, self.folder.name)
        self.findings.extend(cx.findings)
        self.texts |= cx.texts
        return region

    def _regulations(self) -> list[Files]:
        keys = dict.fromkeys(name.split("/")[0] for name in self.documents if "/" in name)
        plain = {key: self._files(key) for key in keys}
        return [self._upon(files, plain) for files in plain.values()]

    def _upon(self, files: Files, every: Mapping[str, Files]) -> Files:
        """Give a regulation's files: its own, or those of the one it stands on, changed."""
        node = entries_of(files.root("peraturan")).get(BASE)
        if node is None or not isinstance(node.value, Scalar):
            return files
        base = every.get(node.value.text)
        if base is None or BASE in entries_of(base.root("peraturan")):
            known = [k for k, f in every.items() if BASE not in entries_of(f.root("peraturan"))]
            detail = {"id": node.value.text, "near": nearest(node.value.text, known)}
            name = files.name("peraturan")
            self.findings.append(Finding("O003", name, node.value.span, BASE, "", detail))
            return replace(files, base=node.value.text)
        return upon(files, base)

    def _files(self, key: str) -> Files:
        single = {
            kind: self.documents[f"{key}/{kind}.yaml"]
            for kind in KINDS
            if f"{key}/{kind}.yaml" in self.documents
        }
        return Files(
            key,
            self._file(key),
            single,
            self._inside(key, "layanan"),
            self._inside(key, "skenario"),
            self._inside(key, "peragaan"),
            self._inside(key, "jadwal"),
        )

    def _inside(self, key: str, folder: str) -> tuple[Document, ...]:
        start = f"{key}/{folder}/"
        return tuple(d for name, d in self.documents.items() if name.startswith(start))

    def _seeds(
        self, laws: list[LoadedRegulation]
    ) -> tuple[dict[str, Unit], tuple[OfficeSeat, ...]]:
        kinds = {key for law in laws for key in law.unit_kinds}
        offices = {key for law in laws for key in law.offices}
        name = self._file("unit.csv")
        units, faults = build_region.units(name, self._text("unit.csv"), kinds)
        self.findings.extend(faults)
        name = self._file("jabatan.csv")
        seats, faults = build_region.seats(name, self._text("jabatan.csv"), offices, units)
        self.findings.extend(faults)
        return units, seats

    def _text(self, name: str) -> str:
        path = self.folder / name
        return path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""

    def _check_readings(self, found: list[Mapping[str, Interpretation]]) -> None:
        """Refuse a reading that no regulation has: a wish, not a fault of a file."""
        for key, reading in self.readings.items():
            among = [one[key] for one in found if key in one]
            if not among:
                known = tuple(k for one in found for k in one)
                near = tuple(get_close_matches(key, known, 3)) or known
                raise UsageError(f"tafsir.{key}", code="unsur", candidates=near)
            if not any(reading in one.values or reading in one.readings for one in among):
                known = tuple(r for one in among for r in (*one.readings, *one.values))
                raise UsageError(f"tafsir.{key}.{reading}", code="unsur", candidates=known)

    def _unknown_texts(self) -> None:
        """L005 for English texts of elements that do not exist; those at fault were told of."""
        file = self._file(f"{ENGLISH}.yaml")
        told = {f.element for f in self.findings if f.element}
        for key, entry in self._texts():
            law, _, rest = key.partition(".")
            inside = rest.split(".")
            within = {".".join(inside[:n]) for n in range(1, len(inside))}
            if key not in self.texts and law not in self.broken and not within & told:
                near = close(key, sorted(self.texts))
                detail = {"id": key, "near": near[0] if near else "-"}
                self.findings.append(Finding("L005", file, entry.key.span, key, ENGLISH, detail))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give each fault once; where the schema faults a value, building says no more of it."""
    found = [replace(f, file=f.span.file) if f.span.file else f for f in findings]
    faulted = {(f.file, f.span.start) for f in found if f.code in _FIRST}
    seen: set[tuple[str, str, Span, str]] = set()
    for finding in found:
        mark = (finding.code, finding.file, finding.span, finding.variant)
        later = finding.code not in _FIRST and (finding.file, finding.span.start) in faulted
        if mark not in seen and not later:
            seen.add(mark)
            yield finding
