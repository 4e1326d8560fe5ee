"""Nothing of the model can change without being told, in the words of the rule files."""

from __future__ import annotations

import enum
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pytest

from aduan.engine.program import domains_of
from aduan.model.conditions import ALWAYS, Atom, Condition
from aduan.model.limits import Limit, Unit
from aduan.model.rules import Choice, Field, Region, Row, Source, Table, Version, fixed
from aduan.model.values import FieldKind, Text
from aduan.rulebook.attributes import ATTRIBUTES, UNTOLD, Weight, key_of
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.differences import Difference, What, differences, values
from aduan.rulebook.equivalence import Sides
from aduan.rulebook.reader import Scalar, read
from aduan.rulebook.region import LoadedRegion, load_region
from aduan.rulebook.words import words
from contoh_region import CONTOH, LAW, SERVICE, changed

#: Classes that are values of their own: told as a whole, in the words they are written in.
WHOLE = ("Atom", "Choice", "Condition", "DayOfMonth", "Limit", "TimesPer", "Version")
ONE, TWO = date(2026, 1, 1), date(2027, 1, 1)
UNITED = (Union, types.UnionType)


def parts(hint: Any) -> Iterator[Any]:
    """Give the classes that a type is made of."""
    if isinstance(hint, TypeVar):
        return
    yield get_origin(hint) or hint
    for inner in get_args(hint):
        yield from parts(inner)


def reachable() -> dict[str, type]:
    """Give every dataclass that an edition is made of."""
    found: dict[str, type] = {}
    waiting: list[Any] = [LoadedRegulation, Region]
    while waiting:
        kind = waiting.pop()
        if not (isinstance(kind, type) and is_dataclass(kind)) or kind.__name__ in found:
            continue
        if kind.__module__ == "aduan.rulebook.reader" or kind.__name__ == "Place":
            continue
        found[kind.__name__] = kind
        for hint in get_type_hints(kind).values():
            waiting.extend(parts(hint))
    return found


CLASSES = reachable()
ALL = [(name, f.name) for name, kind in sorted(CLASSES.items()) for f in fields(kind)]
OWN = [(n, f) for n, f in ALL if n not in WHOLE]


def sample(hint: Any, number: int) -> Any:
    """Give a value of a type; another number gives another value."""
    origin = get_origin(hint) or hint
    if origin in UNITED:
        inner = [a for a in get_args(hint) if a is not type(None)]
        return sample(inner[0], number)
    if isinstance(origin, type) and issubclass(origin, enum.Enum):
        return list(origin)[number]
    simple: dict[Any, Any] = {
        str: f"kata_{number}", int: 3 + number, bool: bool(number), date: (ONE, TWO)[number],
        Scalar: read(f"a: nilai_{number}\n", "x").root.entries["a"].value,  # type: ignore[union-attr]
        Condition: Condition(((Atom("golongan", frozenset({f"kata_{number}"})),),)),
        Choice: fixed(f"kata_{number}"),
        object: f"kata_{number}", Any: f"kata_{number}",
    }  # fmt: skip
    if origin in simple:
        return simple[origin]
    if isinstance(origin, type) and is_dataclass(origin):
        return made(origin, number)
    if origin in (tuple, frozenset):
        inner = [a for a in get_args(hint) if a is not Ellipsis]
        one = tuple(sample(a, number) for a in inner)
        return origin(one)
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        key, value = get_args(hint)
        return {sample(key, 0): sample(value, number)}
    raise AssertionError(hint)


def made(kind: type, number: int = 0) -> Any:
    """Give an instance: what it must be given, and the first thing told of what it need not."""
    hints = get_type_hints(kind)
    must = [f for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    more = [f for f in fields(kind) if f not in must and (kind, f.name) not in UNTOLD]
    given = [f.name for f in (*must, *more[:1])]
    return kind(**{name: sample(hints[name], number) for name in given})


def test_the_walk_knows_every_attribute_of_every_class() -> None:
    unknown = [
        (name, field)
        for name, field in OWN
        if field not in ATTRIBUTES[CLASSES[name]]
        and (CLASSES[name], field) not in UNTOLD
        and field != key_of(CLASSES[name])
    ]

    assert unknown == []
    assert len(CLASSES) > 40


def test_each_attribute_has_a_word_of_the_rule_files() -> None:
    keys = {a.key for attributes in ATTRIBUTES.values() for a in attributes.values()}

    assert keys - {"", "inggris"} - set(words()) == set()


def test_no_attribute_is_named_that_the_model_does_not_have() -> None:
    named = {(kind, name) for kind, rows in ATTRIBUTES.items() for name in rows} | set(UNTOLD)

    assert [(k.__name__, n) for k, n in named if n not in {f.name for f in fields(k)}] == []


@pytest.mark.parametrize(("name", "field"), OWN)
def test_changing_any_attribute_is_told(name: str, field: str) -> None:
    kind = CLASSES[name]
    if (kind, field) in UNTOLD:
        assert UNTOLD[kind, field]
        return
    hint = get_type_hints(kind)[field]
    base = made(kind)
    one, two = (replace(base, **{field: sample(hint, n)}) for n in (0, 1))

    if field == key_of(kind):
        told = list(values({getattr(one, field): one}, {getattr(two, field): two}, "unsur"))
        assert [d.what for d in told] == [What.ADDED, What.REMOVED]
        return
    told = list(values(one, two, "unsur"))
    assert told, "nobody is told"
    assert all(d.old != d.new for d in told)
    key = ATTRIBUTES[kind][field].key
    assert any(key in d.path for d in told) or not key
    assert list(values(two, two, "unsur")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Limit(3, Unit.DAYS), Limit(4, Unit.DAYS)),
        (Limit(3, Unit.DAYS), Limit(3, Unit.WORKING_DAYS)),
        (Limit(3, Unit.DAYS), Limit(3, Unit.DAYS, lowest=2)),
        (Limit(3, Unit.HOURS), Limit(3, Unit.HOURS, times=2)),
        (fixed(3), Choice((Version(None, 3), Version(TWO, 4)))),
        (fixed(3), Choice((), "tujuan")),
        (fixed(3), fixed(4)),
        (Choice((Version(None, 3, ("pasal-1",)),)), Choice((Version(None, 3, ("pasal-2",)),))),
        (Condition(((Atom("a", low=1),),)), Condition(((Atom("a", low=2),),))),
        (Condition(((Atom("a", high=1),),)), ALWAYS),
        (Condition(((Atom("a", filled=True),),)), Condition(((Atom("a", filled=False),),))),
        (Condition(((Atom("a", filled=True),),)), Condition(((Atom("b", filled=True),),))),
        (Text("a", "b"), Text("a")),
    ],
)
def test_changing_a_limit_a_day_or_a_condition_is_told(old: object, new: object) -> None:
    (told,) = values(old, new, "unsur")

    assert told.old != told.new


def test_what_is_untold_follows_from_what_is_told() -> None:
    rules = load_region(CONTOH).rules(LAW, "pengaduan")
    fields_, domains = rules.service.fields, domains_of(rules)

    for key, domain in rules.service.rules.domains.items():
        # Of what no rule compares the kind is all there is.
        assert domains[key] in (domain, None)
        assert key not in fields_ or domain.kind is fields_[key].kind
    for derived in rules.service.rules.derived:
        assert fields_[derived.name].otherwise == derived.default


# --- On the example -----------------------------------------------------------------------------


def told(tmp_path: Path, *changes: tuple[str, str, str]) -> list[Difference]:
    """Give what is told of a change of the example."""
    return compared(load_region(CONTOH), changed(tmp_path, *changes))


def compared(old: LoadedRegion, new: LoadedRegion) -> list[Difference]:
    service = "pengaduan"
    sides = {service: Sides(old.rules(LAW, service), new.rules(LAW, service))}
    return list(differences(old.regulations[LAW], new.regulations[LAW], sides))


def test_a_copy_of_a_region_is_the_same_edition(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_a_comment_or_a_moved_line_is_no_difference(tmp_path: Path) -> None:
    assert told(tmp_path, (SERVICE, "tabel:\n", "# lihat Pasal 11\n\ntabel:\n")) == []


def test_a_limit_is_told_with_its_article(tmp_path: Path) -> None:
    (one,) = told(tmp_path, (SERVICE, "batas: 30 hari, bagi", "batas: 20 hari, bagi"))

    assert (one.old, one.new, one.citation) == ("30 hari", "20 hari", ("pasal-8/ayat-4",))
    assert one.path == ("layanan", "pengaduan", "berkas", "batas_waktu", "melengkapi", "batas")
    assert (one.service, one.attribute, one.weight) == ("pengaduan", ("batas",), Weight.LAW)


def test_a_value_from_a_later_day_is_told_with_that_day(tmp_path: Path) -> None:
    later = "batas: [{sejak: 2026-03-01, nilai: 30 hari, dasar: Pasal 8 ayat (4)}, {sejak: 2028-01-01, nilai: 20 hari, dasar: Pasal 8 ayat (4)}], bagi"
    (one,) = told(tmp_path, (SERVICE, "batas: 30 hari, bagi", later))

    assert (one.what, one.new, one.since) == (What.ADDED, "20 hari", date(2028, 1, 1))


def test_a_label_is_wording_and_a_new_option_is_not(tmp_path: Path) -> None:
    label, option = (
        told(tmp_path / str(n), (SERVICE, "      keluhan: Keluhan\n", new))
        for n, new in enumerate(
            ("      keluhan: Keluhan warga\n", "      keluhan: Keluhan\n      saran: Saran\n")
        )
    )

    assert [(d.what, d.weight) for d in label] == [(What.CHANGED, Weight.WORDING)]
    assert [(d.what, d.weight) for d in option] == [(What.ADDED, Weight.LAW)]


def test_the_order_of_fields_is_wording(tmp_path: Path) -> None:
    uraian = "  puas: {jenis: ya_tidak, tanya: Apakah Anda puas, dasar: Pasal 15}\n"
    file = CONTOH / SERVICE
    text = file.read_text("utf-8")
    assert uraian in text
    moved = text.replace(uraian, "").replace(
        "\nkaidah:", f"\n{uraian}\nkaidah:".replace("\n\n", "\n")
    )
    found = told(tmp_path, (SERVICE, text, moved))

    assert {(d.what, d.weight) for d in found} <= {(What.ORDER, Weight.WORDING)}


def test_a_renamed_element_is_found_by_its_former_id(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        (SERVICE, "    melengkapi: {sejak", "    kelengkapan: {dahulu: [melengkapi], sejak"),
        (SERVICE, "bila: {melengkapi: lewat}", "bila: {kelengkapan: lewat}"),
    )

    assert (What.RENAMED, "melengkapi", "kelengkapan") in [(d.what, d.old, d.new) for d in found]
    assert all(d.what is not What.REMOVED for d in found)


def test_a_move_open_in_another_stage_is_told_once(tmp_path: Path) -> None:
    lengkapi = "        lengkapi: {oleh: pelapor, ke: diterima, perlu: [uraian]}\n"
    salurkan = "        minta_lengkapi:"
    found = told(tmp_path, (SERVICE, lengkapi, ""), (SERVICE, salurkan, lengkapi + salurkan))
    moved = [d for d in found if d.path[-2:] == ("lengkapi", "dari")]

    assert [(d.old, d.new) for d in moved] == [("tertunda", "diterima")]


def test_sight_is_told_for_each_field_and_role_with_a_case(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        (
            SERVICE,
            "kerahasiaan:\n",
            "kerahasiaan:\n  uraian: {terlihat: [admin], bila: {golongan: pengaduan}, dasar: Pasal 20}\n",
        ),
    )
    sight = {d.path[-1]: d.verdict for d in found if d.what is What.EFFECT}

    assert "admin" not in sight
    verdict = sight["kepala_unit"]
    assert verdict is not None
    assert (verdict.old, verdict.new) == ("terlihat", "tertutup")
    assert dict(verdict.witness)["golongan"] == "pengaduan"


def test_a_table_written_otherwise_is_proved_the_same(tmp_path: Path) -> None:
    row = "      - {bila: {kadar_pengawasan: tidak}, maka: perangkat_daerah, dasar: Pasal 11 ayat (1)}\n"
    split = "".join(
        row.replace("tidak}", f"tidak, golongan: {value}}}")
        for value in ("pengaduan", "[keluhan, permintaan_informasi]")
    )
    found = told(tmp_path, (SERVICE, row, split))

    assert [d.verdict.same for d in found if d.verdict] == [True]


def test_rows_are_found_again_by_their_condition() -> None:
    one = Row(Condition(((Atom("a", frozenset({"x"})),),)), fixed("x"), Source(("pasal-1",)))
    two = Row(Condition(((Atom("a", frozenset({"y"})),),)), fixed("y"), Source(("pasal-2",)))
    table = Table("t", "jenis_unit", (one, two), ("a",))
    more = replace(two, when=Condition(((Atom("a", frozenset({"z"})),),)), result=fixed("z"))

    swapped = list(values(table, replace(table, rows=(two, one)), "t"))
    assert [(d.what, d.weight) for d in swapped] == [(What.ORDER, Weight.WORDING)]
    first = replace(table, first=True)
    swapped = list(values(first, replace(first, rows=(two, one)), "t"))
    assert [(d.what, d.weight) for d in swapped] == [(What.ORDER, Weight.LAW)]
    come = list(values(table, replace(table, rows=(one, more, two)), "t"))
    assert [(d.what, d.headings[-1].id, d.new) for d in come] == [(What.ADDED, "2", "a = z: z")]
    gone = list(values(table, replace(table, rows=(two,)), "t"))
    assert [(d.what, d.old) for d in gone] == [(What.REMOVED, "a = x: x")]


def test_a_field_that_is_gone_is_told_with_what_it_was() -> None:
    field = Field("a", FieldKind.TEXT, Text("A"), required=True)
    (gone,) = values({"a": field}, {}, "isian")

    assert (gone.what, gone.old) == (What.REMOVED, "jenis teks; wajib ya; panjang maksimal 10000")
