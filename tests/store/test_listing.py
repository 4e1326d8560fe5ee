"""Lists: every case once and in order, page by page, by any column, whatever is asked of them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from aduan.errors import UsageError
from aduan.model.rules import Secrecy, Service
from aduan.model.values import FieldKind
from aduan.services.listing import MOST_COUNTED, Fixed, Lister, Page, Query
from aduan.store import paging
from aduan.store.rows import Sight, reader
from listed import DAWN, KIND, OTHERS, SERVICE, Listed, empty, put
from store_parts import installation_in

ALL = Sight(KIND.region)
ONE_UNIT = Sight(KIND.region, frozenset({"dinas"}))
TWO_UNITS = Sight(KIND.region, frozenset({"dinas", "badan"}))
#: Few different values, so that many are equal; some that databases read in their own way.
WORDS = ("", "a", "A", "ab", "b", "10", "9", "%", "_", "é", "\"'", "🙂", "ya")
DAYS = st.integers(0, 5)
CHOSEN = st.lists(st.sampled_from(("air", "jalan", "jalan raya")), max_size=2, unique=True)
OF_KIND: dict[FieldKind, st.SearchStrategy[Any]] = {
    FieldKind.CHOICE: st.sampled_from(("air", "jalan", "jalan_raya")),
    FieldKind.CHOICES: CHOSEN.map(tuple),
    FieldKind.YES_NO: st.booleans(),
    FieldKind.NUMBER: st.integers(-3, 12) | st.sampled_from((10**12, 2**62)),
    FieldKind.MONEY: st.sampled_from((0, 5_000, 1_000_000)),
    FieldKind.DATE: DAYS.map(lambda n: date(2026, 3, 1) + timedelta(days=n)),
    FieldKind.FILE: CHOSEN.map(tuple),
}
FILLED = {k.value: OF_KIND.get(k, st.sampled_from(WORDS)) for k in FieldKind}
CASES = st.lists(
    st.builds(
        Listed,
        received=DAYS,
        entered=DAYS,
        due=st.none() | DAYS,
        stage=st.sampled_from(("masuk", "ditelaah")),
        holder=st.sampled_from((None, "dinas", "badan")),
        handed=st.sampled_from(((), ("dinas",), ("badan", "dinas"), ("-dinas",), ("kantor",))),
        fields=st.fixed_dictionaries({}, optional=FILLED),
    ),
    max_size=25,
)
COLUMNS = (*(f.value for f in Fixed), *SERVICE.fields)


@pytest.fixture(name="engine", scope="module")
def _engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    installation = installation_in(tmp_path_factory.mktemp("listing"))
    yield installation.engine
    installation.engine.dispose()


def page_of(
    engine: Engine,
    query: Query,
    size: int = 25,
    sight: Sight = ALL,
    service: Service = SERVICE,
) -> Page:
    with reader(engine, sight) as session:
        return Lister(session, KIND, service, "Asia/Makassar").page(query, size)


# --- What is expected, worked out without a database --------------------------------------------


def value_of(number: int, case: Listed, column: str) -> Any:
    """Give what a list sorts a case by."""
    fixed = {
        Fixed.NUMBER: f"2026-{number:06}",
        Fixed.STAGE: case.stage,
        Fixed.RECEIVED: case.received,
        Fixed.ENTERED: number,
        Fixed.DUE: case.due,
    }
    if column in fixed:
        return fixed[Fixed(column)]
    value = case.fields.get(column)
    return ", ".join(value) if isinstance(value, tuple) else value


def in_order(cases: dict[int, Listed], column: str, *, descending: bool) -> list[int]:
    """Give the ids of cases in the order of a column, empty values last."""
    filled = [n for n in cases if value_of(n, cases[n], column) is not None]
    filled.sort(key=lambda n: (value_of(n, cases[n], column), n), reverse=descending)
    rest = [n for n in cases if value_of(n, cases[n], column) is None]
    return filled + sorted(rest, reverse=descending)


#: What says whether a case, by its number, is to be found.
Fits = Callable[[int, Listed], bool]
Asked = tuple[str, Fits]


def whole(column: str, text: str) -> Asked:
    return text, lambda n, case: value_of(n, case, column) == text


def beginning(column: str, text: str) -> Asked:
    return text, lambda n, case: str(value_of(n, case, column) or "").startswith(text)


def one_of(column: str, text: str) -> Asked:
    return text, lambda _, case: text in case.fields.get(column, ())


def answered(column: str, text: str) -> Asked:
    return text, lambda _, case: case.fields.get(column) is (text == "ya")


def between(column: str, low: int | None, high: int | None, *, one: bool, days: bool) -> Asked:
    """Ask for one number or day, or a range that may be open."""

    def write(end: int | None) -> str:
        if end is None:
            return ""
        return (DAWN.date() + timedelta(days=end)).isoformat() if days else str(end)

    def fits(_: int, case: Listed) -> bool:
        value: Any = getattr(case, column) if column in set(Fixed) else case.fields.get(column)
        if isinstance(value, date):
            value = (value - DAWN.date()).days
        first, last = (low, low) if alone else (low, high)
        return (
            value is not None
            and (first is None or value >= first)
            and (last is None or value <= last)
        )

    if low is None and high is None:
        low = 1
    alone = low is not None and (one or low == high)
    return write(low) if alone else f"{write(low)}..{write(high)}", fits


def ranges(column: str, numbers: st.SearchStrategy[int], *, days: bool) -> Any:
    end = st.none() | numbers
    return st.builds(between, st.just(column), end, end, one=st.booleans(), days=st.just(days))


def texts(ask: Callable[[str, str], Asked], column: str, *texts: str) -> Any:
    return st.builds(ask, st.just(column), st.sampled_from(texts))


#: What a person may write to filter by a column, with what it should find.
FILTERS: dict[str, st.SearchStrategy[Asked]] = {
    Fixed.NUMBER: texts(beginning, "number", "2026-00000", "2026-000003", "20", "3"),
    Fixed.STAGE: texts(whole, "stage", "masuk", "ditelaah", "mas"),
    Fixed.RECEIVED: ranges("received", DAYS, days=True),
    Fixed.ENTERED: ranges("entered", DAYS, days=True),
    Fixed.DUE: ranges("due", DAYS, days=True),
    "ya_tidak": texts(answered, "ya_tidak", "ya", "tidak"),
    "bilangan": ranges("bilangan", st.integers(-3, 12), days=False),
    "uang": ranges("uang", st.sampled_from((0, 4_999, 5_000)), days=False),
    "tanggal": ranges("tanggal", DAYS, days=True),
    "pilihan_ganda": texts(one_of, "pilihan_ganda", "air", "jalan", "jalan raya", "jal", "%"),
    **{k: texts(whole, k, "air", "jalan", "a", "ab") for k in ("pilihan", "unit")},
}
for _kind in FieldKind:
    FILTERS.setdefault(_kind.value, texts(beginning, _kind.value, *filter(None, WORDS)))


ASKED = st.sampled_from(COLUMNS).flatmap(lambda c: st.tuples(st.just(c), FILTERS[c]))


def paging_holds(
    engine: Engine,
    cases: list[Listed],
    later: list[Listed],
    asked: list[tuple[str, Asked]],
    *,
    sort: str,
    descending: bool,
    size: int,
    sight: Sight,
) -> None:
    """Walk a list to its end while cases come in, and compare it with what was expected."""
    empty(engine)
    put(engine, cases)
    for kind in OTHERS:
        put(engine, cases[:3], kind)
    known = dict(enumerate(cases, 1))
    chosen = dict(asked)
    wanted = {
        n: case
        for n, case in known.items()
        if all(fits(n, case) for _, fits in chosen.values())
        and (sight.units is None or case.units & sight.units)
    }
    query = Query({c: text for c, (text, _) in chosen.items()}, sort, descending)
    page = page_of(engine, query, size, sight)
    assert (page.count, page.capped) == (len(wanted), False)
    found = [row.id for row in page.rows]
    while page.after:
        put(engine, later[:1])
        later = later[1:]
        page = page_of(engine, replace(query, after=page.after), size, sight)
        assert len(page.rows) <= size
        found += [row.id for row in page.rows]
        assert len(set(found)) == len(found)
    assert [n for n in found if n in known] == in_order(wanted, sort, descending=descending)


@pytest.mark.parametrize("few", [0, paging.FEW])
@pytest.mark.parametrize(
    "examples", [40, pytest.param(600, marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_paging_gives_every_matching_case_once_and_in_order(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, few: int, examples: int
) -> None:
    # Both ways through a range of one column in the order of another, and both through groups.
    monkeypatch.setattr(paging, "FEW", few)
    monkeypatch.setattr(paging, "FEW_TOGETHER", few)
    monkeypatch.setattr(paging, "FEW_GROUPS", 1 if few else paging.FEW_GROUPS)

    @settings(max_examples=examples)
    @given(
        cases=CASES,
        later=CASES,
        asked=st.lists(ASKED, max_size=2),
        sort=st.sampled_from(COLUMNS),
        descending=st.booleans(),
        size=st.integers(1, 9),
        sight=st.sampled_from((ALL, ONE_UNIT, TWO_UNITS)),
    )
    def hold(**asked: Any) -> None:
        paging_holds(engine, **asked)

    hold()


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_is_paged_through_equal_and_empty_values(
    engine: Engine, column: str, *, descending: bool
) -> None:
    few = _two_of(column)
    cases = [
        Listed(
            n % 2, 1, (None, 1, 2)[n % 3], fields={column: few[n % 3]} if n % 3 < len(few) else {}
        )
        for n in range(24)
    ]
    paging_holds(engine, cases, [], [], sort=column, descending=descending, size=5, sight=ALL)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_filtered_by_what_people_write(engine: Engine, column: str) -> None:
    two = _two_of(column)
    cases = [
        Listed(n % 3, n % 3, (None, 1, 2)[n % 3], fields={column: two[n % 2]} if n % 3 else {})
        for n in range(12)
    ]

    @settings(max_examples=12)
    @given(asked=FILTERS[column])
    def hold(asked: Asked) -> None:
        one = [(column, asked)]
        paging_holds(engine, cases, [], one, sort="entered", descending=False, size=9, sight=ALL)

    hold()


def _two_of(kind: str) -> list[Any]:
    """Give two values of a field, the smaller first."""
    known: dict[str, list[Any]] = {
        "pilihan": ["air", "jalan"],
        "pilihan_ganda": [("air",), ("air", "jalan")],
        "ya_tidak": [False, True],
        "bilangan": [9, 10],
        "uang": [0, 5_000],
        "tanggal": [date(2026, 3, 1), date(2026, 3, 2)],
        "lampiran": [("a.pdf",), ("b.pdf", "c.pdf")],
    }
    return known.get(kind, ["a", "b"])


@pytest.mark.parametrize("column", ["rahasia", "nama_pengadu", "uraian", "tak_terdaftar", "bukan"])
@pytest.mark.parametrize("how", ["filter", "sort"])
def test_what_may_not_be_seen_is_neither_filtered_nor_sorted_by(
    engine: Engine, column: str, how: str
) -> None:
    text = replace(SERVICE.fields["teks"], key=column)
    service = replace(
        SERVICE,
        fields={
            **SERVICE.fields,
            "rahasia": replace(text, key="rahasia"),
            "nama_pengadu": replace(text, key="nama_pengadu", personal="identitas"),
            "uraian": replace(text, key="uraian", personal="teks_bebas"),
            "tak_terdaftar": replace(text, key="tak_terdaftar", listed=False),
        },
        secrecy=(Secrecy("rahasia", visible_to=("petugas",)),),
    )
    query = Query({column: "a"}) if how == "filter" else Query(sort=column)

    with pytest.raises(UsageError) as refused:
        page_of(engine, query, service=service)

    assert refused.value.detail["code"] == "kolom"
    assert column not in refused.value.detail["candidates"]


def test_a_service_that_is_secret_as_a_whole_lists_no_field(engine: Engine) -> None:
    service = replace(SERVICE, secrecy=(Secrecy("berkas", visible_to=("petugas",)),))

    with pytest.raises(UsageError):
        page_of(engine, Query(sort="pilihan"), service=service)
    assert page_of(engine, Query(), service=service).after is None


@pytest.mark.parametrize(("many", "capped"), [(MOST_COUNTED, False), (MOST_COUNTED + 5, True)])
def test_counting_stops_at_a_thousand(engine: Engine, many: int, *, capped: bool) -> None:
    empty(engine)
    put(engine, [Listed()] * many)

    page = page_of(engine, Query())

    assert (page.count, page.capped) == (MOST_COUNTED, capped)


def test_an_export_gives_every_case_of_a_list_in_its_order(engine: Engine) -> None:
    empty(engine)
    cases = [Listed(due=(None, 1, 2)[n % 3]) for n in range(1_205)]
    put(engine, cases)

    with reader(engine, ALL) as session:
        lister = Lister(session, KIND, SERVICE, "Asia/Makassar")
        found = [row.id for row in lister.export(Query(sort="due", descending=False))]

    assert found == in_order(dict(enumerate(cases, 1)), "due", descending=False)


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("received", "kemarin", "tanggal"),
        ("received", "2026-02-30", "tanggal"),
        ("due", "9999-12-31", "tanggal"),
        ("due", "0001-01-01..", "tanggal"),
        ("tanggal", "2026", "tanggal"),
        ("tanggal", "2026-03-01..besok", "tanggal"),
        ("bilangan", "sepuluh", "bilangan"),
        ("bilangan", "9" * 30, "bilangan"),
        ("bilangan", "1..x", "bilangan"),
        ("bilangan", "..", "bilangan"),
        ("due", "..", "tanggal"),
        ("uang", "-" + "9" * 5_000, "bilangan"),
        ("ya_tidak", "mungkin", "ya_tidak"),
    ],
)
def test_nonsense_in_a_filter_is_refused_with_what_would_be_right(
    engine: Engine, column: str, text: str, code: str
) -> None:
    with pytest.raises(UsageError) as refused:
        page_of(engine, Query({column: text}))

    assert refused.value.detail["code"] == code


def written_key(value: Any, last: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps([value, last]).encode()).decode()


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "%%%",
        "é",
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
        base64.urlsafe_b64encode(b"{}").decode(),
        base64.urlsafe_b64encode(b'["a", 1, 2]').decode(),
        written_key(float("nan"), 1),
        written_key(float("inf"), float("inf")),
        written_key([1], 1),
        written_key({"at": "kemarin"}, 1),
        written_key({"at": 7}, 1),
        written_key("\ud800", 1),
        written_key("a", "b"),
        written_key("a", 10**30),
        written_key(10**30, 1),
        written_key({"at": "2026-03-01"}, None),
    ],
)
def test_a_forged_page_key_is_refused(engine: Engine, after: str) -> None:
    for column in COLUMNS:
        with pytest.raises(UsageError) as refused:
            page_of(engine, Query(sort=column, after=after))

        assert refused.value.detail["code"] == "halaman"


@settings(max_examples=100)
@given(
    value=st.none()
    | st.integers()
    | st.text(max_size=5)
    | st.datetimes().map(lambda at: {"at": at.isoformat()}),
    last=st.integers(),
    sort=st.sampled_from(COLUMNS),
)
def test_a_page_key_of_another_list_gives_a_page_or_is_refused(
    engine: Engine, value: Any, last: int, sort: str
) -> None:
    with suppress(UsageError):
        page = page_of(engine, Query(sort=sort, after=written_key(value, last)))
        assert not page.rows or page.count
