"""One service: its names first, then everything that may refer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aduan.engine.program import YES_OR_NO, channel_domain
from aduan.model.conditions import ALWAYS
from aduan.model.inference import RuleSet
from aduan.model.rules import Conflict, Field, Level, Lifecycle, Secrecy, Service
from aduan.model.values import Domain, FieldKind
from aduan.rulebook import build_fields, build_tables, build_workflow
from aduan.rulebook.build import Build, Element, root, spelled
from aduan.rulebook.build_workflow import Ids
from aduan.rulebook.conditions import (
    CHANNEL,
    INSIDE,
    LEAD,
    RESERVED,
    UNIT_KIND,
    Scope,
    condition,
)
from aduan.rulebook.reader import Document
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.references import Named, alike, twice, unused

#: Classes of personal data that secrecy may name beside fields.
CLASSES = ("identitas", "teks_bebas", Level.CASE.value)
#: Kinds of id that scenarios may name.
_TOLD = ("isian", "kaidah", "tahap", "langkah", "batas_waktu", "tabel")
#: Kinds of id that conditions and events must tell apart.
_APART = frozenset({"isian", "tahap", "langkah", "batas_waktu"})


@dataclass(frozen=True, slots=True)
class Built:
    """A service (None: it has no stages to stand in) with what scenarios may name of it."""

    key: str
    service: Service | None
    cx: Build
    names: Mapping[str, frozenset[str]]
    domains: Mapping[str, Domain]


def service(above: Build, document: Document) -> Built | None:
    """Build a service from its document, with a builder of its own that keeps what was found."""
    if document.root is None or not isinstance(document.root, Map):
        return None
    key = document.file.rpartition("/")[2].removesuffix(".yaml")
    cx, file = above.within({}), document.file
    whole = root(cx, file, f"layanan.{key}", document.root, key)
    whole.same("layanan", key)
    cases = build_workflow.ids(whole.raw("berkas"))
    handed = build_workflow.ids(whole.raw("penyaluran"))
    fields = build_fields.declared(whole)
    cx.names = {**above.names, **_names(whole, fields, cases, handed)}
    channels = channel_domain(above.names.get("kanal", ()))
    domains = {
        **fields.domains,
        UNIT_KIND: _unit_kinds(above),
        LEAD: YES_OR_NO,
        CHANNEL: channels,
    }
    made = _parts(whole, fields, domains, cases, handed)
    cx.findings.extend(alike(cx.named))
    cx.findings.extend(twice(n for n in cx.named if n.kind in _APART))
    _reserved(whole, cx.named)
    if made is not None:
        _unused(whole, cx.named, made)
    names = {kind: frozenset(cx.names[kind]) for kind in _TOLD}
    return Built(key, made, cx, names, domains)


def _unit_kinds(cx: Build) -> Domain:
    return Domain(FieldKind.CHOICE, tuple(cx.names.get("jenis_unit", ())))


def _names(
    whole: Element, fields: build_fields.Fields, cases: Ids, handed: Ids
) -> dict[str, tuple[str, ...] | dict[str, str]]:
    moves, stages = cases.moves + handed.moves, cases.stages + handed.stages
    dates = tuple(k for k, kind in fields.kinds.items() if kind is FieldKind.DATE)
    return {
        "isian": tuple(fields.kinds),
        "tanggal": dates,
        "isian_unit": tuple(k for k, kind in fields.kinds.items() if kind is FieldKind.UNIT),
        "orang": tuple(k for k, kind in fields.kinds.items() if kind is FieldKind.PERSON),
        "tabel": build_tables.given(whole),
        "tahap": stages,
        "tahap_berkas": cases.stages,
        "langkah": moves,
        "peristiwa": stages + moves,
        "batas_waktu": cases.clocks + handed.clocks,
        "kerahasiaan": (*CLASSES, *fields.kinds),
        "kaidah": tuple(whole.raw("kaidah")),
    }


def _parts(
    whole: Element,
    fields: build_fields.Fields,
    domains: Mapping[str, Domain],
    cases: Ids,
    handed: Ids,
) -> Service | None:
    clocks = frozenset(cases.clocks + handed.clocks)
    broken = frozenset(fields.broken)
    stages = frozenset(cases.stages + handed.stages)
    moves = frozenset(cases.moves + handed.moves)
    scope = Scope(domains, clocks, stages, moves, handovers=True, broken=broken)
    made = build_fields.built(fields, scope)
    ruled = build_fields.rules(whole, domains, scope)
    build_fields.check_targets(whole, ruled, made, fields.elements)
    tables = build_tables.tables(whole, domains, scope)
    case = _cycle(whole, "berkas", Level.CASE, scope, cases)
    inside = replace(scope, inside=True)
    handover = _cycle(whole, "penyaluran", Level.HANDOVER, inside, handed)
    # Time alone never shows or hides a field.
    timeless = replace(scope, clocks=frozenset(), handovers=False)
    secrecy, conflict = _secrecy(whole, timeless), _conflict(whole)
    label, opened_by, source = whole.label(), whole.many("peran", "dibuat_oleh"), whole.source()
    if case is None:
        return None
    settled = build_fields.settled(made, fields.elements, whole.cx.reads, _asked(case, handover))
    derived = build_fields.strata(ruled, settled, fields.elements)
    named = {k: d for k, d in domains.items() if k not in INSIDE}
    rules = RuleSet(ruled, named, derived)
    return Service(
        key=whole.key,
        label=label,
        fields=settled,
        rules=rules,
        tables=tables,
        case=case,
        handover=handover,
        secrecy=secrecy,
        conflict=conflict,
        opened_by=opened_by,
        source=source,
    )


def _cycle(whole: Element, key: str, level: Level, scope: Scope, own: Ids) -> Lifecycle | None:
    cycle = whole.part(key)
    return None if cycle is None else build_workflow.lifecycle(cycle, level, scope, own)


def _asked(case: Lifecycle, handover: Lifecycle | None) -> set[str]:
    cycles = (case, handover) if handover else (case,)
    moves = (m for c in cycles for s in c.stages.values() for m in s.moves)
    return {key for move in moves for key in (*move.asks, *move.may_give)}


def _secrecy(whole: Element, scope: Scope) -> tuple[Secrecy, ...]:
    found: list[Secrecy] = []
    for element in whole.parts("kerahasiaan"):
        element.name("kerahasiaan")
        subject = _subject(element)
        if subject is None:
            continue
        found.extend(_sight(row, subject, scope) for row in element.items("baris"))
        if "baris" not in element.body or {"terlihat", "dibuka_oleh"} & element.body.keys():
            found.append(_sight(element, subject, scope))
        element.source()
    return tuple(found)


def _sight(element: Element, subject: str, scope: Scope) -> Secrecy:
    when = condition(element, scope) or ALWAYS
    seen = element.many("peran", "terlihat")
    revealed = element.many("peran", "dibuka_oleh")
    return Secrecy(subject, seen, revealed, when, element.source())


def _subject(element: Element) -> str | None:
    known = element.cx.names["kerahasiaan"]
    if element.key in known:
        element.cx.use("kerahasiaan", element.key)
        return element.key
    element.unknown("kerahasiaan", spelled(element.key, element.span), known)
    return None


def _conflict(whole: Element) -> Conflict | None:
    element = whole.part("benturan_kepentingan")
    if element is None:
        return None
    person = element.one("orang", "isian")
    barred = element.many("langkah", "dilarang")
    source = element.source()
    if person is None:
        return None
    element.cx.use("isian", person)
    return Conflict(person, barred, source)


# --- Ids ----------------------------------------------------------------------------------------


def _reserved(whole: Element, named: list[Named]) -> None:
    for one in named:
        if one.kind in _APART and one.key in RESERVED:
            whole.fault("L005", one.span, "kata_terlarang", one.path, id=one.key)


def _unused(whole: Element, named: list[Named], made: Service) -> None:
    """L006 for fields nobody reads and tables nobody asks."""
    useful = {key for key, one in made.fields.items() if _needed(whole, one)}
    used = {"tabel": whole.cx.used.get("tabel", set()), "isian": useful}
    mine = (n for n in named if n.kind in used)
    whole.cx.findings.extend(unused(mine, used))


def _needed(whole: Element, one: Field) -> bool:
    """Say whether a field is of use: read, listed, kept secret, told, or asked by its own article."""
    cx = whole.cx
    if one.key in cx.reads or one.listed or one.key in cx.used.get("kerahasiaan", ()):
        return True
    if one.derived or one.decided_by is not None:
        return False
    entry = whole.raw("isian")[one.key].value
    return one.domain is None or (isinstance(entry, Map) and "dasar" in entry.entries)
