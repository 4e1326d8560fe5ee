"""Fields ("isian"): their kinds, domains, options, and what follows from how others read them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from aduan.model.conditions import ALWAYS
from aduan.model.inference import Derived, Rule
from aduan.model.rules import Field, Level
from aduan.model.values import COMPARABLE, Domain, FieldKind, Text, Value
from aduan.rulebook.build import Element, day, leaves
from aduan.rulebook.build_values import word
from aduan.rulebook.conditions import RESERVED_OPTIONS, Scope, condition, values
from aduan.rulebook.reader import Scalar
from aduan.rulebook.references import Named

T = TypeVar("T")

#: Bounds of whole numbers where a field writes none.
_HIGHEST = {FieldKind.NUMBER: 1_000_000_000, FieldKind.MONEY: 1_000_000_000_000_000}
_WITH_OPTIONS = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
_TEXT_LENGTH = 10_000
AT_INTAKE = "saat_diterima"
SERVICE = "layanan"


@dataclass(slots=True)
class Fields:
    """The fields of a service while it is built."""

    elements: dict[str, Element] = field(default_factory=dict)
    kinds: dict[str, FieldKind] = field(default_factory=dict)
    options: dict[str, tuple[tuple[str, Text], ...]] = field(default_factory=dict)
    domains: dict[str, Domain] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


def declared(service: Element) -> Fields:
    """Read what the fields are, before anything that reads them is built."""
    found = Fields()
    for element in service.parts("isian"):
        kind = word(element, element.get("jenis"), FieldKind)
        element.name("isian")
        if kind is None:
            # The schema says so; what refers to the field is not at fault.
            found.broken.add(element.key)
            kind = FieldKind.TEXT
        found.elements[element.key] = element
        found.kinds[element.key] = kind
        found.options[element.key] = _options(element) if kind in _WITH_OPTIONS else ()
        found.domains[element.key] = _domain(element, kind, found.options[element.key])
    return found


def _options(element: Element) -> tuple[tuple[str, Text], ...]:
    found: list[tuple[str, Text]] = []
    for key, entry in element.raw("pilihan").items():
        if key in RESERVED_OPTIONS:
            element.fault("L005", entry.key.span, "kata_terlarang", id=key)
        label = entry.value.text if isinstance(entry.value, Scalar) else key
        path = f"{element.path}.pilihan.{key}"
        found.append((key, element.cx.text(path, label)))
        kind = f"pilihan {element.key}"
        element.cx.named.append(Named(kind, key, element.file, entry.key.span, path))
    return tuple(found)


def _domain(element: Element, kind: FieldKind, options: tuple[tuple[str, Text], ...]) -> Domain:
    if kind is FieldKind.YES_NO:
        return Domain(kind, (True, False))
    if kind in _WITH_OPTIONS:
        return Domain(kind, tuple(key for key, _ in options))
    if kind in _HIGHEST:
        low, high = element.whole("paling_sedikit"), element.whole("paling_banyak")
        return Domain(kind, (), low or 0, _HIGHEST[kind] if high is None else high)
    return Domain(kind)


def built(fields: Fields, scope: Scope) -> dict[str, Field]:
    """Build the fields; who reads them is settled later, by `settled`."""
    return {key: _field(fields, key, e, scope) for key, e in fields.elements.items()}


def _field(fields: Fields, key: str, element: Element, scope: Scope) -> Field:
    # A field with a broken condition stays, since others refer to it; its fault is told.
    when = condition(element, scope) or ALWAYS
    kind, domain = fields.kinds[key], fields.domains[key]
    question = element.text("tanya")
    asked = None if question is None else element.cx.text(f"{element.path}.tanya", question)
    named = element.scalar("nama") is not None or asked is None
    level = element.scalar("berlaku_untuk")
    return Field(
        key=key,
        kind=kind,
        label=element.label() if named or asked is None else asked,
        refers_to=_refers_to(element, kind),
        question=asked,
        domain=domain if kind in COMPARABLE else None,
        options=fields.options[key],
        required=element.flag("wajib"),
        when=when,
        otherwise=_otherwise(element, key, domain),
        personal=element.text("data_pribadi"),
        listed=element.flag("di_daftar"),
        decided_by=element.one("peran", "diputuskan_oleh"),
        derived=element.flag("ditetapkan_kaidah"),
        level=word(element, level, Level),
        max_length=_or(element.whole("panjang_maksimal"), _TEXT_LENGTH),
        source=element.source(),
    )


def _refers_to(element: Element, kind: FieldKind) -> str | None:
    """Give the service whose cases a field names; only that kind of field has one."""
    entry = element.body.get(SERVICE)
    if (entry is None) == (kind is FieldKind.CASE):
        element.fault("L005", entry.key.span if entry else element.span, "isian_berkas")
        return None
    return element.one(SERVICE, SERVICE)


def _or(found: T | None, default: T) -> T:
    return default if found is None else found


def _otherwise(element: Element, key: str, domain: Domain) -> Value | None:
    node = element.get("selain_itu")
    if node is None:
        return None
    if domain.kind in COMPARABLE and isinstance(node, Scalar):
        found = values(element, key, domain, (node,))
        return found[0] if found else None
    if domain.kind is FieldKind.CHOICES:
        known = Domain(FieldKind.CHOICE, domain.values)
        return tuple(str(v) for v in values(element, key, known, leaves(node)) or ())
    if not isinstance(node, Scalar):
        return tuple(leaf.text for leaf in leaves(node))
    return day(node) if domain.kind is FieldKind.DATE else node.text


def settled(
    fields: Mapping[str, Field],
    elements: Mapping[str, Element],
    reads: Collection[str],
    asked: Collection[str],
) -> dict[str, Field]:
    """Settle what is required and what is asked when a case is filed.

    A field is required when it says so, or when something reads it and nothing stands in for it.
    It is asked at the filing when it says so; silent, when it must be given or no move asks for it.
    """
    found = {}
    for key, one in fields.items():
        says = "wajib" in elements[key].body
        required = (
            one.required if says else (key in reads and one.otherwise is None and not one.derived)
        )
        usual = (says and one.required) or key not in asked
        at_intake = _at_intake(elements[key], one, default=usual)
        found[key] = replace(one, required=required, at_intake=at_intake)
    return found


def _at_intake(element: Element, one: Field, *, default: bool) -> bool:
    """Say whether a field is asked at the filing; what others decide cannot be."""
    if one.decided_by is None and not one.derived:
        return element.flag(AT_INTAKE, default=default)
    if element.flag(AT_INTAKE):
        element.fault("L005", element.body[AT_INTAKE].key.span, AT_INTAKE, id=element.key)
    return False


# --- Rules --------------------------------------------------------------------------------------


def rules(service: Element, domains: Mapping[str, Domain], scope: Scope) -> tuple[Rule, ...]:
    """Build the rules ("kaidah"): what they set, suggest, and whom they notify."""
    found: list[Rule] = []
    for element in service.parts("kaidah"):
        element.name("kaidah")
        when = condition(element, scope)
        result = element.part("maka")
        if when is None or result is None:
            continue
        sets = _assigned(result, "tetapkan", domains)
        suggests = _assigned(result, "sarankan", domains)
        notifies = result.many("peran", "beritahu")
        element.readings.extend(result.readings)
        source = element.source()
        found.append(
            Rule(element.key, when, sets, suggests, notifies, source.citation, source.place)
        )
    return tuple(found)


def _assigned(
    result: Element, key: str, domains: Mapping[str, Domain]
) -> tuple[tuple[str, str | int | bool], ...]:
    found: list[tuple[str, str | int | bool]] = []
    for name, entry in result.raw(key).items():
        field_id = result.refer("isian", entry.key)
        node = result.resolved(entry.value)
        if field_id is None or not isinstance(node, Scalar):
            continue
        value = values(result, name, domains[field_id], (node,))
        if value:
            found.append((field_id, value[0]))
    return tuple(found)


def check_targets(
    service: Element,
    made: Iterable[Rule],
    fields: Mapping[str, Field],
    elements: Mapping[str, Element],
) -> None:
    """Fault rules that set what is not theirs, and derived fields without a default."""
    written = service.raw("kaidah")
    for rule in made:
        span, path = written[rule.key].key.span, f"{service.path}.kaidah.{rule.key}"
        for name, _ in rule.sets:
            if name in fields and not fields[name].derived:
                service.fault("L005", span, "bukan_ketetapan", path, id=name)
        for name, _ in rule.suggests:
            if name in fields and fields[name].decided_by is None:
                service.fault("L005", span, "bukan_pertimbangan", path, id=name)
    for key, one in fields.items():
        if one.derived and "selain_itu" not in elements[key].body:
            elements[key].fault("L005", elements[key].span, "tanpa_selain_itu", id=key)


# --- Strata -------------------------------------------------------------------------------------


def strata(
    made: Iterable[Rule], fields: Mapping[str, Field], elements: Mapping[str, Element]
) -> tuple[Derived, ...]:
    """Order derived fields: each settles after those its rules read; a circle is a fault."""
    needs: dict[str, set[str]] = {k: set() for k, f in fields.items() if f.derived}
    for rule in made:
        reads = {n for n in rule.when.names if n in needs}
        for name, _ in rule.sets:
            if name in needs:
                needs[name] |= reads
    levels: dict[str, int] = {}
    while len(levels) < len(needs):
        ready = [k for k in needs if k not in levels and needs[k] <= levels.keys()]
        if not ready:
            circle = sorted(k for k in needs if k not in levels)
            first = elements[circle[0]]
            first.fault("L005", first.span, "lingkaran", id=", ".join(circle))
            break
        for key in ready:
            levels[key] = 1 + max((levels[n] for n in needs[key]), default=-1)
    return tuple(
        Derived(key, default, levels.get(key, 0))
        for key in needs
        if isinstance(default := fields[key].otherwise, str | int | bool)
    )
