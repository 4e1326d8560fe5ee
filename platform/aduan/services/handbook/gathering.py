"""One function for one thing to ask for: the handbook of a regulation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aduan.errors import UsageError
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.messages import severity
from aduan.rulebook.region import LoadedRegion
from aduan.services.handbook import law as of_law
from aduan.services.handbook.book import Basis, Handbook, ServicePage
from aduan.services.handbook.naming import Names
from aduan.services.handbook.service import service_names, service_page
from aduan.services.rulebooks import near
from aduan.texts.checks import Severity
from aduan.texts.handbook import ELEMENTS


def handbooks(region: LoadedRegion, lang: str = "id") -> Iterator[Handbook]:
    """Gather the handbook of each regulation of a region."""
    for key in region.regulations:
        yield handbook(region, key, lang)


def handbook(region: LoadedRegion, law: str, lang: str = "id") -> Handbook:
    """Gather the handbook of one regulation; raises UsageError for rules with faults."""
    if not region.ok:
        # A handbook with a part left out would be handed out, and be wrong.
        errors = sum(severity(f) is Severity.ERROR for f in region.findings)
        folder = str(near(region.folder))
        raise UsageError(folder, code="aturan_salah", candidates=str(errors))
    loaded = region.regulations[law]
    names = Names(region, loaded, lang)
    numbers = of_law.letter_numbers(names)
    services = tuple(service_names(region, names, key) for key in loaded.services)
    pages = tuple(service_page(one, numbers) for one in services)
    called = _names(names, loaded, pages)
    return Handbook(
        lang=lang,
        region=region.key,
        region_name=region.region.name,
        law=law,
        edition=region.edition,
        identity=of_law.identity(names),
        roles=of_law.role_pages(names, services, pages),
        offices=of_law.offices(names),
        unit_kinds=of_law.unit_kinds(names),
        channels=of_law.channels(names),
        outside=of_law.outside(names),
        services=pages,
        duties=of_law.duties(names),
        letters=of_law.letters(names, pages),
        interpretations=of_law.interpretations(names),
        norms=of_law.norms(names),
        base=names.text(region.regulations[loaded.base].regulation.title) if loaded.base else "",
        changes=of_law.changes(names, called),
        settings=of_law.settings(names),
        defined=of_law.defined(names),
        names=called,
    )


def _names(names: Names, law: LoadedRegulation, pages: tuple[ServicePage, ...]) -> dict[str, str]:
    """Give what each element of the rule files is called in the handbook."""
    told = {path: label for page in pages for path, label in _labels(names, page)}
    return {path: _nearest(told, path) or _name(names, path) for path in law.uses}


def _nearest(told: Mapping[str, str], path: str) -> str:
    """Give the name of an element, or of what it is a part of."""
    while path.startswith("layanan.") and path not in told:
        path = path.rpartition(".")[0]
    return told.get(path, "")


def _labels(names: Names, page: ServicePage) -> Iterator[tuple[str, str]]:
    """Give the names of what stands in the chapter of a service."""
    for kind, basis, label in (*_numbered(page), *_clock_parts(names, page)):
        yield basis.element, f"{_kind(names, kind)} {label}"
    for kind, basis, label in _titled(names, page):
        yield basis.element, _called(names, kind, label)
    for table in page.tables:
        for row in table.rows:
            label = f"{_called(names, 'tabel', table.label)} {_kind(names, 'baris')} {row.number}"
            yield row.basis.element, label
    for each in page.each_stage:
        yield each.basis.element, _kind(names, "setiap_tahap")
    for flow in page.flows:
        yield flow.basis.element, _kind(names, flow.level)
    if page.conflict is not None:
        yield page.conflict.basis.element, _kind(names, "benturan_kepentingan")


def _numbered(page: ServicePage) -> Iterator[tuple[str, Basis, str]]:
    for group in page.steps:
        for step in group.steps:
            yield "langkah", step.basis, f"{step.number} {step.label}"
    for clock in page.clocks:
        yield "batas_waktu", clock.basis, f"{clock.code} {clock.label}"


def _clock_parts(names: Names, page: ServicePage) -> Iterator[tuple[str, Basis, str]]:
    for clock in page.clocks:
        for part in (clock.lapse_basis, clock.counting_basis):
            if part is not None:
                key = part.element.rpartition(".")[2]
                yield "batas_waktu", part, f"{clock.code} {_kind(names, key)}"


def _titled(names: Names, page: ServicePage) -> Iterator[tuple[str, Basis, str]]:
    yield "layanan", page.basis, names.text(page.label)
    yield from (("tahap", row.basis, row.label) for _, rows in page.stages for row in rows)
    yield from (("isian", field.basis, field.label) for field in page.fields)
    yield from (("kaidah", rule.basis, rule.label) for rule in page.rules)
    yield from (("tabel", table.basis, table.label) for table in page.tables)
    yield from (("kerahasiaan", rule.basis, rule.subject) for rule in page.sights.rules)


def _name(names: Names, path: str) -> str:
    """Give the name of an element outside the services, with the kind of thing it is."""
    kind, _, key = path.partition(".")
    if kind == "surat":
        return _called(names, kind, names.text(names.law.letters[key].subject))
    if kind == "tafsir":
        return f"{_kind(names, kind)} {key}"
    if kind == "kewajiban":
        duty = next(d for d in names.law.duties if d.key == key)
        return _called(names, kind, names.text(duty.label))
    if kind == "ubahan":
        return f"{_kind(names, kind)} {key}"
    last = path.rpartition(".")[2]
    if not key or last in ELEMENTS:
        return _kind(names, last)
    return _called(names, kind, names.party(key) if kind != "kanal" else names.channel(key))


def _kind(names: Names, key: str) -> str:
    return ELEMENTS[key].to(names.lang) if key in ELEMENTS else key.replace("_", " ")


def _called(names: Names, kind: str, label: str) -> str:
    return f"{_kind(names, kind)} “{label}”"
