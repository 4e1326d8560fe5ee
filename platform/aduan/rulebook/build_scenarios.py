"""References in scenarios: what they name must exist, or they promise nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aduan.model.case import LAPSED, NOT_STARTED, TOO_SOON, ClockStatus
from aduan.model.values import COMPARABLE, Domain, FieldKind
from aduan.rulebook.build import Build, Element, leaves, root, spelled
from aduan.rulebook.build_service import Built
from aduan.rulebook.citations import is_amendment
from aduan.rulebook.conditions import values
from aduan.rulebook.findings import Finding
from aduan.rulebook.reader import YES_NO, Document, Entry, Node, Scalar
from aduan.rulebook.references import close
from aduan.texts.reasons import REASONS

#: Keys of `maka` whose keys name something: the kind of id; a clock may stand behind a unit.
_KEYS = {
    "penyaluran": "unit",
    "batas": "batas_waktu",
    "sifat": "batas_waktu",
    "bagi": "batas_waktu",
    "diingatkan": "batas_waktu",
    "kepada": "langkah",
}
#: Kinds of element that a decision cites an article for.
_CITING = ("langkah", "batas_waktu", "kaidah", "tabel")
#: What stands where there is nothing to name.
_NOTHING = "tidak ada"
#: What may be said of a limit of time instead of its due date.
_STATES = (*(status.value for status in ClockStatus), NOT_STARTED, LAPSED, TOO_SOON, _NOTHING)
#: Keys of `maka` whose values name something.
_VALUES = {
    "tahap": "tahap",
    "menunggu": "peran",
    "boleh": "langkah",
    "tidak_boleh": "langkah",
    "kaidah": "kaidah",
}
#: Keys of `maka` below whose keys stand names: the kind of id.
_NAMES = {"penyaluran": "tahap", "surat": "surat", "kepada": "jenis_unit", "bagi": "peran"}
#: Fields whose answers are checked.
_CHECKED = COMPARABLE | {FieldKind.CHOICES}


def check(
    cx: Build, services: Mapping[str, Built], units: Collection[str], document: Document
) -> Iterator[Finding]:
    """Check one scenario against the service it plays."""
    if document.root is None:
        return
    # What a scenario names is not thereby used, so its builder is not taken over.
    inside = cx.within({"layanan": tuple(services), "unit": tuple(units)})
    _check(inside, services, document, document.root)
    yield from inside.findings


def _check(inside: Build, services: Mapping[str, Built], document: Document, node: Node) -> None:
    name = document.file.rpartition("/")[2].removesuffix(".yaml")
    scenario = root(inside, document.file, f"skenario.{name}", node, name)
    check_readings(scenario)
    key = scenario.one("layanan", "layanan")
    if key is None:
        return
    built = services[key]
    if built.service is None:
        return
    inside.names = {**inside.names, **built.names}
    _channel(scenario, must=not built.service.opened_by)
    scenario.many("peran", "oleh")
    scenario.many("unit", "unit")
    _refusals(scenario)
    _answers(scenario, built.domains)
    _expected(scenario, built.domains)
    for step in scenario.items("langkah"):
        _step(step, built)


def check_readings(scenario: Element) -> None:
    """Check the interpretations that a scenario or schedule flips."""
    for key, entry in scenario.raw("tafsir").items():
        if scenario.refer("tafsir", entry.key) is None or not isinstance(entry.value, Scalar):
            continue
        known = scenario.cx.interpretations[key].values
        if entry.value.text not in known:
            scenario.unknown("bacaan", entry.value, known)


def _channel(scenario: Element, *, must: bool) -> None:
    """Fault a channel that is misspelt or lacking; any other text is a way outside the list."""
    node = scenario.scalar("kanal")
    if must and node is None:
        scenario.fault(
            "L007",
            scenario.span,
            "kurang",
            key="kanal",
            help="tulis id kanal",
            help_en="write the id of a channel",
        )
    known = tuple(scenario.cx.names.get("kanal", ()))
    if node is not None and node.text not in known and close(node.text, known):
        scenario.unknown("kanal", node, known)


def _refusals(element: Element) -> None:
    for node in leaves(element.get("ditolak")):
        if node.value is not None and node.text not in REASONS:
            element.unknown("penolakan", node, REASONS)


def _answers(element: Element, domains: Mapping[str, Domain], key: str = "isian") -> None:
    """Check answers; where a refusal shows what a wrong one meets, those like a right one."""
    refused = {node.text for node in leaves(element.get("ditolak"))}
    for entry in element.raw(key).values():
        meant = "isian_tak_dikenal" in refused and not close(entry.key.text, sorted(domains))
        field = None if meant else element.refer("isian", entry.key)
        wrong = "isian_salah" in refused
        given = leaves(entry.value)
        if field is not None and domains[field].kind is FieldKind.UNIT and not wrong:
            for node in given:
                element.refer("unit", node)
        if field is None or domains[field].kind not in _CHECKED:
            continue
        values(element, field, domains[field], _alike(domains[field], given) if wrong else given)


def _alike(domain: Domain, given: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    """Give the answers that are like one the field can hold."""
    known = YES_NO if domain.kind is FieldKind.YES_NO else tuple(map(str, domain.values))
    return tuple(node for node in given if close(node.text, known))


def _step(step: Element, built: Built) -> None:
    refused = {node.text for node in step.scalars("ditolak")}
    for kind, key, unless in (
        ("peran", "oleh", ""),
        ("langkah", "lakukan", "langkah_tak_dikenal"),
        ("unit", "penyaluran", "penyaluran_tak_dikenal"),
        ("unit", "unit", ""),
        ("unit", "kepada", ""),
        ("unit", "utama", "tujuan"),
    ):
        if unless not in refused:
            step.many(kind, key)
    _refusals(step)
    _answers(step, built.domains)
    _expected(step, built.domains)


def _expected(element: Element, domains: Mapping[str, Domain]) -> None:
    then = element.part("maka")
    if then is None:
        return
    for key in ("isian", "saran"):
        _answers(then, domains, key)
    for kind, entry in ((kind, e) for key, kind in _KEYS.items() for e in then.raw(key).values()):
        _named(then, kind, entry)
    for kind, node in _ids(then):
        if node.text != _NOTHING:
            _refer(then, kind, node)
    _states(then)
    _parties(then)
    _cited(then, {node.text for node in leaves(element.get("ditolak"))})


def _states(then: Element) -> None:
    """Check what a limit of time is said to be, where that is no day."""
    for entry in then.raw("batas").values():
        for node in leaves(entry.value):
            if not node.text[:1].isdigit() and node.text not in _STATES:
                then.unknown("kata", node, _STATES)


def _refer(then: Element, kind: str, node: Scalar) -> None:
    known = then.cx.names.get(kind, ())
    if node.text not in known and close(node.text, (_NOTHING,)):
        then.unknown(kind, node, (_NOTHING,))
    else:
        then.refer(kind, node)


def _ids(then: Element) -> Iterator[tuple[str, Scalar]]:
    """Give what stands as a value and names something, with the kind of id."""
    for key, kind in _VALUES.items():
        yield from ((kind, node) for node in then.scalars(key))
    for key, kind in _NAMES.items():
        yield from ((kind, node) for e in then.raw(key).values() for node in leaves(e.value))


def _parties(then: Element) -> None:
    for entry in then.raw("terlihat").values():
        who, dot, field = entry.key.text.partition(".")
        _party(then, spelled(who, entry.key.span))
        if dot:
            then.refer("isian", spelled(field, entry.key.span))
    told = (entry.key for entry in then.raw("surat").values())
    for node in (*then.scalars("diberitahu"), *then.scalars("tidak_diberitahu"), *told):
        _party(then, node)


def _cited(then: Element, refused: Collection[str]) -> None:
    """Check what is cited: an element that decisions cite for, or a refusal; and its articles."""
    names = {kind: tuple(then.cx.names.get(kind, ())) for kind in _CITING}
    known = [*refused, *(key for keys in names.values() for key in keys)]
    for entry in then.raw("dasar").values():
        if entry.key.text not in known:
            then.unknown("langkah", entry.key, known)
        for node in leaves(entry.value):
            if node.text != _NOTHING and not is_amendment(node.text):
                then.cited(node)


def _named(then: Element, kind: str, entry: Entry) -> None:
    """Check a key that names something; `unit.clock` names a clock of a hand-over."""
    unit, dot, rest = entry.key.text.rpartition(".")
    if kind == "batas_waktu" and dot:
        span = entry.key.span
        then.refer("unit", spelled(unit, span))
        then.refer(kind, spelled(rest, span))
    else:
        then.refer(kind, entry.key)


def _party(then: Element, node: Scalar) -> None:
    """Check a role, which a unit may follow: `kepala_unit dinas_pu`."""
    role, _, unit = node.text.partition(" ")
    then.refer("peran", spelled(role, node.span))
    if unit:
        then.refer("unit", spelled(unit, node.span))
