"""The checks stay quick on the largest table that a rule file may reasonably hold."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from aduan.model.conditions import Atom, Condition
from aduan.model.limits import Limit, Unit
from aduan.model.rules import Field, Row, Rules, Table, fixed
from aduan.model.values import Domain, FieldKind, Text
from aduan.rulebook.checks import tables
from aduan.rulebook.region import load_region

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
NAMES = tuple(f"sifat_{letter}" for letter in "abcdef")
VALUES = ("rendah", "sedang", "tinggi")


def large(without: int) -> Rules:
    """Give rules with a table of 3^6 rows, some of its last rows left out."""
    domain = Domain(FieldKind.CHOICE, VALUES)
    fields = {n: Field(n, FieldKind.CHOICE, Text(n), domain=domain) for n in NAMES}
    rows = tuple(
        Row(
            Condition(
                (tuple(Atom(n, values=frozenset({v})) for n, v in zip(NAMES, c, strict=True)),)
            ),
            fixed(Limit(number + 1, Unit.DAYS)),
        )
        for number, c in enumerate(product(VALUES, repeat=len(NAMES)))
    )
    table = Table("besar", "batas", rows[: len(rows) - without], NAMES)
    region = load_region(CONTOH)
    rules = region.rules("perbup_7_2026", "pengaduan")
    service = replace(
        rules.service, fields={**rules.service.fields, **fields}, tables={"besar": table}
    )
    return replace(rules, service=service)


def test_a_table_of_729_rows_is_proved_whole() -> None:
    assert list(tables.check(large(0))) == []


def test_one_row_that_is_missing_among_729_is_found() -> None:
    (finding,) = tables.check(large(1))

    assert finding.code == "D001"
    assert finding.witness == ", ".join(f"{name} = tinggi" for name in NAMES)
