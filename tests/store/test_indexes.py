"""Every list column of every service is sorted and filtered by its index, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, event

from aduan.model.rules import Service
from aduan.model.values import FieldKind
from aduan.paths import region_folders
from aduan.rulebook.region import Loader
from aduan.services.installation import opened
from aduan.services.listing import Fixed, Lister, Query, list_fields
from aduan.store import publications
from aduan.store.cases import Kind
from aduan.store.database import writing
from aduan.store.rows import Sight, reader
from store_parts import installation_in

OF_TESTS = (Path(__file__).parents[1] / "regions" / name for name in ("contoh", "uji"))


class OfService(NamedTuple):
    """A service of a region."""

    kind: Kind
    service: Service


def _services() -> Iterator[OfService]:
    for folder in (*region_folders(), *OF_TESTS):
        edition = opened(0, Loader().load(folder))
        for (law, key), one in edition.services.items():
            yield OfService(Kind(edition.key, law, key), one.program.service)


SERVICES = list(_services())
COLUMNS = [
    pytest.param(one, column, id="/".join((*one.kind, column)))
    for one in SERVICES
    for column in list_fields(one.service)
]
#: What is written to filter a column by one value, by kind; others are found by how they begin.
VALUES = {
    FieldKind.YES_NO: "ya",
    FieldKind.NUMBER: "5",
    FieldKind.MONEY: "5000",
    FieldKind.DATE: "2026-03-01",
}
RANGES = {
    FieldKind.NUMBER: ("5..", "..9", "5..9"),
    FieldKind.MONEY: ("5000..", "..9000", "5000..9000"),
    FieldKind.DATE: ("2026-03-01..", "..2026-03-09", "2026-03-01..2026-03-09"),
}


@pytest.fixture(name="engine", scope="module")
def _engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = installation_in(tmp_path_factory.mktemp("indexes")).engine
    with writing(engine) as at:
        publications.index_fields(at, [one.service for one in SERVICES])
    yield engine
    engine.dispose()


def plans(engine: Engine, one: OfService, query: Query) -> list[str]:
    """Give how the database goes about each statement of a page of a list."""
    asked: list[tuple[str, Any]] = []

    def listen(_c: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if "FROM cases" in statement:
            asked.append((statement, given))

    event.listen(engine, "before_cursor_execute", listen)
    try:
        with reader(engine, Sight(one.kind.region)) as session:
            Lister(session, one.kind, one.service, "Asia/Makassar").page(query)
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    with engine.connect() as at:
        return [
            "; ".join(
                row.detail for row in at.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            )
            for statement, given in asked
        ]


def never_through_all(plan: str) -> bool:
    """Say whether no plan reads the whole table, or sorts what an index would give in order."""
    return "SCAN cases" not in plan and "TEMP B-TREE" not in plan


@pytest.mark.parametrize(("one", "column"), COLUMNS)
def test_a_list_column_is_sorted_and_filtered_by_its_index(
    engine: Engine, one: OfService, column: str
) -> None:
    index = f"USING INDEX {publications.index_name(column)} "
    kind = one.service.fields[column].kind
    value = VALUES.get(kind, "a")
    for descending in (False, True):
        filled, empty, counted = plans(engine, one, Query({}, column, descending))
        assert index in filled, filled
        assert index in empty, empty
        for plan in (filled, empty, counted):
            assert never_through_all(plan), plan

        for asked in (value, *RANGES.get(kind, ())):
            found = plans(engine, one, Query({column: asked}, column, descending))
            for plan in found:
                assert publications.index_name(column) in plan, (asked, plan)
                assert never_through_all(plan), (asked, plan)

        # Cases found by one value come in the order they were entered.
        if kind in (FieldKind.CHOICE, FieldKind.UNIT, FieldKind.YES_NO):
            for plan in plans(engine, one, Query({column: value}, "entered", descending)):
                assert f"{index}(region=? AND service=? AND <expr>=?" in plan, plan
                assert never_through_all(plan), plan


@pytest.mark.parametrize("column", [f.value for f in Fixed])
@pytest.mark.parametrize("descending", [False, True])
def test_a_column_of_every_list_is_sorted_and_paged_by_an_index(
    engine: Engine, column: str, *, descending: bool
) -> None:
    for plan in plans(engine, SERVICES[0], Query({}, column, descending)):
        assert "(region=? AND service=?" in plan
        assert never_through_all(plan), plan
