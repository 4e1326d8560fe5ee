"""What a regulation says beside its services: itself, roles, channels, letters, duties, norms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aduan.model.limits import Anchor, Roll, Schedule
from aduan.model.rules import SYSTEM, Channel, Duty, Role
from aduan.rulebook.build_register import Norm
from aduan.rulebook.instruments import LegalInstrument, load_instruments
from aduan.rulebook.interpretations import Interpretation
from aduan.rulebook.reader import plain
from aduan.services.handbook.book import (
    Body,
    ChangeRow,
    ChannelPage,
    DutyRow,
    Fact,
    Identity,
    InterpretationPage,
    LegalBasis,
    LetterPage,
    NormRow,
    Output,
    Reading,
    RolePage,
    ServicePage,
    SettingsPage,
    Task,
    Term,
)
from aduan.services.handbook.clocks import counting
from aduan.services.handbook.naming import Names, ServiceNames
from aduan.services.registers import coverage, dependents
from aduan.texts.dates import limit_words

#: How one regulation changes another.
CHANGES = ("ubah", "sisipkan", "hapus")
#: How the first article of a regulation defines a term: "Dinas: …", "Dinas ialah …".
_DEFINITION = re.compile(
    r"(?P<term>[^:;.]{2,60}?)(?:: | ialah | adalah )(?P<meaning>.+)", re.DOTALL
)
_DEFINING = re.compile(r"(bab-1/)?pasal-1/angka-[0-9]+[a-z]?")

#: A dated value, behind the path of its element: the handbook tells it in its element's row.
_DATED = re.compile(r"\.(maka|batas|sifat|kepada)\.[0-9]+")


def row_of(element: str) -> str:
    """Give the element in whose row the handbook tells an element."""
    return _DATED.sub("", element)


# --- The regulation itself ---------------------------------------------------------------------


def identity(names: Names) -> Identity:
    """Gather what a regulation says of itself."""
    regulation, declared = names.law.regulation, names.law.declared
    written = declared.written
    return Identity(
        name=names.text(regulation.title),
        about=str(written.get("judul") or ""),
        number=regulation.number or "",
        year=str(regulation.year or ""),
        facts=tuple(_facts(names, written)),
        status=_status(names),
        in_force=regulation.in_force is not None,
        copy=tuple(_copy(names, written)),
        missing=tuple(map(str, _part(written, "naskah").get("tidak_ada") or ())),
        counting=counting(names, regulation.counting),
        transition=tuple(_transition(names, written)),
        bases=tuple(_base(names, key) for key in declared.bases),
        basis=names.basis(regulation.source),
        counting_basis=names.basis_at("peraturan.hitung"),
        transition_basis=names.basis_at("peraturan.peralihan"),
    )


def _part(written: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = written.get(key)
    return found if isinstance(found, Mapping) else {}


def _facts(names: Names, written: Mapping[str, Any]) -> Iterator[Fact]:
    unknown = names.say("tidak_diketahui")
    regulation = names.law.regulation
    kind = str(written.get("jenis") or "")
    yield Fact("jenis", kind.replace("_", " ").capitalize() or unknown)
    yield Fact("nomor", regulation.number or unknown)
    yield Fact("tahun", str(regulation.year or unknown))
    for key, day in (
        ("ditetapkan", regulation.enacted),
        ("diundangkan", regulation.promulgated),
        ("berlaku_sejak", regulation.in_force),
    ):
        yield Fact(key, names.day(day) if day else unknown)
    if regulation.ended:
        yield Fact("berlaku_sampai", names.day(regulation.ended))
    gazette = _part(written, "berita_daerah")
    if gazette:
        number, year = gazette.get("nomor") or unknown, gazette.get("tahun") or unknown
        yield Fact("berita_daerah", names.say("nomor_tahun", number, year))


def _status(names: Names) -> str:
    regulation = names.law.regulation
    if regulation.in_force is None:
        return names.say("status_tidak_diketahui")
    since = names.day(regulation.in_force)
    if regulation.ended is None:
        return names.say("status_berlaku", since)
    return names.say("status_berakhir", since, names.day(regulation.ended))


def _copy(names: Names, written: Mapping[str, Any]) -> Iterator[Fact]:
    copy, checked = _part(written, "naskah"), _part(written, "diperiksa")
    if copy.get("bentuk"):
        yield Fact("naskah", str(copy["bentuk"]))
    if copy.get("sidik"):
        yield Fact("sidik", str(copy["sidik"]))
    day, by = checked.get("tanggal"), checked.get("oleh")
    told = names.say("diperiksa_oleh", by or "-", day) if day else names.say("belum_diperiksa")
    yield Fact("diperiksa", told)
    if names.law.regulation.tested_from and not names.law.regulation.in_force:
        yield Fact("diuji_sejak", names.day(names.law.regulation.tested_from))
    for note in (copy.get("catatan"), written.get("catatan")):
        if note:
            yield Fact("catatan", str(note))


def _transition(names: Names, written: Mapping[str, Any]) -> Iterator[str]:
    yield names.say(f"peralihan_{names.law.regulation.open_cases.value}")
    said = _part(written, "peralihan").get("keterangan")
    if said:
        yield str(said)


def _base(names: Names, key: str) -> LegalBasis:
    found = load_instruments().get(key)
    if found is None:
        return LegalBasis(key, "", names.say("tidak_diketahui"))
    return LegalBasis(found.name, found.about, _standing(names, found))


def _standing(names: Names, found: LegalInstrument) -> str:
    if found.repealed_by:
        known = load_instruments().get(found.repealed_by)
        by = known.name if known else found.repealed_by
        since = names.day(found.repealed_since) if found.repealed_since else "-"
        return names.say("dicabut", by, since)
    return names.say("tidak_dicabut" if found.checked else "status_belum_diperiksa")


# --- Who there is ------------------------------------------------------------------------------


def role_pages(
    names: Names, services: Iterable[ServiceNames], pages: Iterable[ServicePage]
) -> tuple[RolePage, ...]:
    """Gather the roles with what each does, is bound by and owes."""
    both = tuple(zip(services, pages, strict=True))
    return tuple(
        _role(names, role, both)
        for key, role in names.law.roles.items()
        if key != SYSTEM or _used(key, both)
    )


def _used(key: str, both: tuple[tuple[ServiceNames, ServicePage], ...]) -> bool:
    return any(key in move.by for one, _ in both for move in one.program.moves.values())


def _role(names: Names, role: Role, both: tuple[tuple[ServiceNames, ServicePage], ...]) -> RolePage:
    path = role.source.place.path
    return RolePage(
        key=role.key,
        label=names.text(role.label),
        level=names.say(f"tingkat_{role.level.value}"),
        offices=names.parties(role.held_by),
        decree=str(names.written(path).get("keputusan") or "") if path else "",
        steps=tuple(task for one, page in both for task in _steps(names, role, one, page)),
        clocks=tuple(task for one, page in both for task in _clocks(names, role, one, page)),
        duties=tuple(_duty_task(names, d) for d in names.law.duties if d.by == role.key),
        basis=names.basis(role.source) if path else None,
    )


def _steps(names: Names, role: Role, one: ServiceNames, page: ServicePage) -> Iterator[Task]:
    mine = {m.source.place.path for m in one.program.moves.values() if role.key in m.by}
    for group in page.steps:
        for step in (s for s in group.steps if s.basis.element in mine):
            yield _task(names, page, str(step.number), step.label, step.basis.element)


def _clocks(names: Names, role: Role, one: ServiceNames, page: ServicePage) -> Iterator[Task]:
    mine = {c.source.place.path for c in one.program.clocks if c.owner == role.key}
    for clock in (c for c in page.clocks if c.basis.element in mine):
        label = f"{clock.label}: {'; '.join(clock.limits)}"
        yield _task(names, page, clock.code, label, clock.basis.element)


def _task(names: Names, page: ServicePage, code: str, label: str, element: str) -> Task:
    source = names.law.uses[element]
    return Task(
        names.text(page.label),
        code,
        label,
        element,
        names.articles(source.citation),
        source.setting,
    )


def _duty_task(names: Names, duty: Duty) -> Task:
    path = duty.source.place.path
    articles = names.articles(duty.source.citation)
    return Task("", "", names.text(duty.label), path, articles, duty.source.setting)


def offices(names: Names) -> tuple[Body, ...]:
    """Gather the offices."""
    return tuple(
        Body(
            names.text(office.label),
            names.say(f"tingkat_{office.level.value}"),
            names.basis(office.source),
        )
        for office in names.law.offices.values()
    )


def unit_kinds(names: Names) -> tuple[Body, ...]:
    """Gather the kinds of unit."""
    return tuple(
        Body(
            names.text(kind.label),
            names.say("sasaran" if kind.target else "bukan_sasaran"),
            names.basis(kind.source),
        )
        for kind in names.law.unit_kinds.values()
    )


def channels(names: Names) -> tuple[ChannelPage, ...]:
    """Gather the ways in."""
    return tuple(
        ChannelPage(
            names.text(channel.label),
            channel.address or "",
            tuple(_channel_notes(names, channel)),
            names.basis(channel.source),
        )
        for channel in names.law.channels.values()
    )


def _channel_notes(names: Names, channel: Channel) -> Iterator[str]:
    if channel.address:
        yield names.say("alamat_diperiksa" if channel.verified else "alamat_belum_diperiksa")
    if channel.external_number:
        yield names.say("nomor_luar")
    if not channel.open:
        yield names.say("kanal_tertutup")


def outside(names: Names) -> Body | None:
    """Gather what is said of ways in that are no channel."""
    found = names.law.outside_channels
    if found is None:
        return None
    note = names.say("luar_diterima" if found.accepted else "luar_ditolak")
    return Body(names.text(found.mark), note, names.basis(found.source))


# --- Letters and duties ------------------------------------------------------------------------


def letter_numbers(names: Names) -> dict[str, int]:
    """Give the number by which the handbook names each letter."""
    return {key: number for number, key in enumerate(names.law.letters, 1)}


def letters(names: Names, pages: Iterable[ServicePage]) -> tuple[LetterPage, ...]:
    """Gather the letters, with when each is sent and to whom."""
    uses: dict[int, dict[str, None]] = {}
    for page in pages:
        for label, output in _sent(names, page):
            if output.letter is not None:
                told = names.say("dikirim", names.all(output.to), label, names.text(page.label))
                uses.setdefault(output.letter, {})[told] = None
    return tuple(
        LetterPage(
            number,
            names.text(letter.subject),
            names.text(letter.body),
            tuple(uses.get(number, {})),
            names.basis(letter.source),
        )
        for number, letter in enumerate(names.law.letters.values(), 1)
    )


def _sent(names: Names, page: ServicePage) -> Iterator[tuple[str, Output]]:
    """Give what is sent, with the occasion."""
    steps = [step for group in page.steps for step in group.steps]
    occasions = [
        *((names.say("pada_setiap_tahap"), each.outputs) for each in page.each_stage),
        *((names.say("pada_tahap", r.label), r.outputs) for _, rows in page.stages for r in rows),
        *((names.say("pada_langkah", step.number, step.label), step.outputs) for step in steps),
        *((names.say("pada_lewat", c.code, c.label), c.lapse_outputs) for c in page.clocks),
    ]
    return ((occasion, output) for occasion, outputs in occasions for output in outputs)


def duties(names: Names) -> tuple[DutyRow, ...]:
    """Gather the duties."""
    return tuple(
        DutyRow(
            label=names.text(duty.label),
            by=names.party(duty.by),
            to=names.parties(duty.to),
            rhythm=tuple(_rhythm(names, duty.schedule or Schedule())),
            form=duty.form or "",
            notes=tuple(_duty_notes(names, duty)),
            basis=names.basis(duty.source),
        )
        for duty in names.law.duties
    )


def _rhythm(names: Names, schedule: Schedule) -> Iterator[str]:
    """Say when a duty falls due, and what it covers."""
    yield _recurs(names, schedule)
    if schedule.covers is not None:
        yield names.say(f"meliputi_{schedule.covers.name.lower()}")
    if schedule.within is not None:
        yield names.say("paling_lambat", limit_words(str(schedule.within), names.lang))
    if schedule.end_on_day_off is not Roll.STAY:
        yield names.say(f"jatuh_{schedule.end_on_day_off.name.lower()}")
    if schedule.anchor is Anchor.LAST_DONE:
        yield names.say("sejak_terakhir")
    if schedule.since is not None:
        yield names.say("sejak_hari", names.day(schedule.since))


def _recurs(names: Names, schedule: Schedule) -> str:
    if schedule.standing:
        return names.say("tidak_ditetapkan")
    if schedule.rhythm is not None:
        return _every(names, str(schedule.rhythm))
    return (
        names.say("sekali_pada", names.day(schedule.once)) if schedule.once else names.say("sekali")
    )


def _every(names: Names, written: str) -> str:
    if written.startswith("tanggal "):
        return names.say("setiap_tanggal", written.removeprefix("tanggal "))
    return written


def _duty_notes(names: Names, duty: Duty) -> Iterator[str]:
    if duty.through:
        yield names.say("melalui", names.all(names.parties(duty.through)))
    if duty.copies:
        yield names.say("tembusan", names.all(names.parties(duty.copies)))
    if duty.each_of:
        yield names.say("setiap_unit", names.all(names.parties(duty.each_of)))
    if duty.nil_report:
        yield names.say("laporan_nihil")


# --- Interpretations and norms -----------------------------------------------------------------


def interpretations(names: Names) -> tuple[InterpretationPage, ...]:
    """Gather the interpretations, with what depends on each."""
    return tuple(
        _interpretation(names, one.interpretation, one.elements) for one in dependents(names.law)
    )


def _interpretation(
    names: Names, one: Interpretation, elements: tuple[str, ...]
) -> InterpretationPage:
    document = one.document
    parts = (document.number, document.date, document.signer) if document else ()
    return InterpretationPage(
        key=one.key,
        title=names.text(one.title),
        question=names.text(one.question),
        readings=tuple(_reading(names, one, key) for key in _reading_keys(one)),
        reason=one.reason,
        settled=one.settled,
        document=", ".join(part for part in parts if part),
        sketch=one.sketch,
        switch=one.switch,
        dependents=tuple(dict.fromkeys(map(row_of, elements))),
        basis=names.basis(one.source),
    )


def _reading_keys(one: Interpretation) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.readings, *one.values)))


def _reading(names: Names, one: Interpretation, key: str) -> Reading:
    text = names.text(one.readings[key]) if key in one.readings else ""
    value = _value(names, plain(one.values[key])) if key in one.values else ""
    return Reading(key, text, value, key == one.followed, key in one.to_write)


def _value(names: Names, value: object) -> str:
    if isinstance(value, bool):
        return names.say("ya" if value else "tidak")
    if isinstance(value, list):
        return ", ".join(_value(names, part) for part in value)
    return str(value).replace("_", " ") if value is not None else "-"


def changes(names: Names, called: Mapping[str, str]) -> tuple[ChangeRow, ...]:
    """Gather what a regulation changes in the one it stands on."""
    found = []
    for path, source in names.law.uses.items():
        kind, _, number = path.partition(".")
        if kind != "ubahan" or not number.isdecimal():
            continue
        document = names.region.documents[source.place.file]
        written = plain(document.root)["ubahan"][int(number) - 1] if document.root else {}
        way = next((key for key in CHANGES if key in written), "ubah")
        element = str(written.get(way, "-"))
        told = called.get(element, element)
        found.append(ChangeRow(names.say(f"cara_{way}"), told, names.basis(source)))
    return tuple(found)


def norms(names: Names) -> tuple[NormRow, ...]:
    """Gather the provisions, with what carries each out, or why nothing does."""
    return tuple(
        _norm(names, names.law.norms[bound.norm], bound.status, bound.elements)
        for bound in coverage(names.law).norms
    )


def _norm(names: Names, norm: Norm, status: str, elements: tuple[str, ...]) -> NormRow:
    shown = norm.not_automated.shown_to if norm.not_automated else ()
    return NormRow(
        norm=norm.key,
        citation=names.article(norm.key),
        text=norm.text,
        status=status,
        note=norm.note,
        shown_to=names.parties(shown),
        elements=tuple(dict.fromkeys(map(row_of, elements))),
        readings=norm.interpretations,
    )


def defined(names: Names) -> tuple[Term, ...]:
    """Gather the terms that the first article defines, in the order of the alphabet."""
    found = []
    for norm in names.law.norms.values():
        match = _DEFINITION.fullmatch(norm.text) if _DEFINING.fullmatch(norm.key) else None
        if match:
            found.append(Term(match["term"], match["meaning"], names.article(norm.key)))
    return tuple(sorted(found, key=lambda term: term.term.casefold()))


# --- Settings ----------------------------------------------------------------------------------


def settings(names: Names) -> SettingsPage:
    """Gather what the management sets beside the law."""
    found = names.law.settings
    labels = {
        k: names.text(f.label) for s in names.law.services.values() for k, f in s.fields.items()
    }
    return SettingsPage(
        sections=tuple(
            (names.text(section.label), tuple(labels[k] for k in section.fields))
            for section in found.sections
        ),
        hints=tuple((labels[key], names.text(text)) for key, text in found.hints.items()),
        escalation=tuple(
            names.say(
                "eskalasi_kerja" if one.working else "eskalasi",
                one.days,
                names.all(names.parties(one.to)),
            )
            for one in found.escalation
        ),
    )
