"""Ten thousand tables: what the checker proves of gaps, overlaps and dead rows, z3 proves too.

z3 is told the rows as formulas over the domains of their fields and knows nothing of classes,
masks or cells.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
import z3

from aduan.model.conditions import Atom, Condition
from aduan.model.rules import Field, Row, Rules, Table, fixed
from aduan.model.values import Domain, Text
from aduan.rulebook.checks import tables
from aduan.rulebook.checks.common import guarded
from aduan.rulebook.findings import Finding
from aduan.services.rulebooks import load

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit"))

from random_rules import DOMAINS, condition

TABLES = max(200, 10_000 * int(os.environ.get("ADUAN_SOAK_PERCENT", "100")) // 100)
SEED, MOST_ROWS = 20261125, 6
CONTOH = Path(__file__).resolve().parents[1] / "regions" / "contoh"

pytestmark = pytest.mark.soak


def base() -> Rules:
    """Give rules with a field for every domain, and no table."""
    rules = load(CONTOH).rules("perbup_7_2026", "pengaduan")
    fields = {k: Field(k, d.kind, Text(k), domain=d) for k, d in DOMAINS.items()}
    return replace(rules, service=replace(rules.service, fields=fields, tables={}))


def table(random: Random) -> Table:
    """Give a random table, every fourth of the kind whose first fitting row wins."""
    rows = tuple(
        Row(condition(random, DOMAINS), fixed(n)) for n in range(random.randint(1, MOST_ROWS))
    )
    columns = tuple(sorted({name for row in rows for name in row.when.names}))
    first = random.random() < 0.25
    return Table("acak", "batas", rows, columns, first=first, reason="uji" if first else None)


class Oracle:
    """The rows of tables as formulas; a filled field has a value of its domain, others none."""

    def __init__(self) -> None:
        self.number = {name: z3.Int(name) for name in DOMAINS}
        self.filled = {name: z3.Bool(f"{name} terisi") for name in DOMAINS}

    def world(self) -> z3.BoolRef:
        """Give what holds of every case: values lie in their domains; what is compared is filled."""
        return z3.And(*(self._within(name, domain) for name, domain in DOMAINS.items()))

    def _within(self, name: str, domain: Domain) -> z3.BoolRef:
        value = self.number[name]
        if domain.values:
            return z3.And(self.filled[name], value >= 0, value < len(domain.values))
        if domain.numeric:
            return z3.And(self.filled[name], value >= domain.low, value <= domain.high)
        return z3.BoolVal(True)

    def row(self, when: Condition) -> z3.BoolRef:
        """Give a row as a formula."""
        if not when.any_of:
            return z3.BoolVal(True)
        return z3.Or(*(z3.And(*map(self._atom, atoms)) for atoms in when.any_of))

    def _atom(self, atom: Atom) -> z3.BoolRef:
        value, domain = self.number[atom.name], DOMAINS[atom.name]
        if atom.filled is not None:
            return self.filled[atom.name] if atom.filled else z3.Not(self.filled[atom.name])
        if atom.values is not None:
            among = [domain.values.index(v) if domain.values else v for v in atom.values]
            return z3.Or(*(value == v for v in among))
        bounds = [] if atom.low is None else [value >= atom.low]
        bounds += [] if atom.high is None else [value <= atom.high]
        return z3.And(*bounds)


class Proofs:
    """What z3 says of one table."""

    def __init__(self, oracle: Oracle, solver: z3.Solver, made: Table) -> None:
        rows = [oracle.row(row.when) for row in made.rows]
        self.solver = solver
        self.gap = self.possible([z3.Not(row) for row in rows])
        self.dead = {n for n, row in enumerate(rows) if not self.possible([row])}
        self.overlaps = {
            (a, b)
            for a, b in combinations(range(len(rows)), 2)
            if self.possible([rows[a], rows[b]])
        }
        self.masked = {
            n
            for n, row in enumerate(rows)
            if n not in self.dead and not self.possible([row, *map(z3.Not, rows[:n])])
        }

    def possible(self, formulas: Iterable[z3.BoolRef]) -> bool:
        """Say whether some case makes all of them true."""
        self.solver.push()
        self.solver.add(*formulas)
        answer = self.solver.check()
        self.solver.pop()
        assert answer != z3.unknown
        return bool(answer == z3.sat)


def numbers(found: Iterable[Finding], code: str) -> set[int]:
    """Give the rows, from 0, that findings of a code tell of."""
    return {int(f.detail["row"]) - 1 for f in found if f.code == code}


def test_the_checker_and_z3_agree_on_gaps_overlaps_and_dead_rows() -> None:
    random = Random(SEED)  # noqa: S311 - a workload, to be repeated
    rules, oracle, solver = base(), Oracle(), z3.Solver()
    solver.add(oracle.world())
    told = dict.fromkeys(("D001", "D002", "D003", "D004"), 0)
    for _ in range(TABLES):
        made = table(random)
        whole = replace(rules, service=replace(rules.service, tables={"acak": made}))
        found = [f for f in tables.check(whole) if f.code in told]
        index, _ = guarded(whole, DOMAINS, [row.when for row in made.rows])
        pairs = {pair for _, rows in index.cells() for pair in combinations(rows, 2)}
        proofs = Proofs(oracle, solver, made)

        assert any(f.code == "D001" for f in found) == proofs.gap, made
        assert pairs == proofs.overlaps, made
        assert numbers(found, "D004") == proofs.dead, made
        assert numbers(found, "D003") == (proofs.masked if made.first else set()), made
        assert any(f.code == "D002" for f in found) == (bool(pairs) and not made.first), made
        for finding in found:
            told[finding.code] += 1
    assert all(told.values()), told
