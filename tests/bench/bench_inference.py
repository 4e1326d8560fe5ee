"""Sixty rules, about nine of which fire: the agenda and durable-rules; and a table beside zen-engine.

`workload` is a fixed, seeded set of rules over one complaint with single lines of one to four
atoms, some of them chained over three strata, and facts from which about nine rules fire.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import product
from random import Random
from timeit import repeat

import zen

from aduan.engine.agenda import compile_agenda
from aduan.engine.tables import index_table
from aduan.inference.durable import DurableInference, available
from aduan.model.conditions import Atom, Condition
from aduan.model.inference import Derived, Rule, RuleSet
from aduan.model.rules import Row as TableRow
from aduan.model.rules import Table, fixed
from aduan.model.values import Domain, FieldKind, Scalar

Row = tuple[str, float, str, float | None, bool, str]

SEED = 20260313
RULES, FIELDS = 60, 16
CODES = tuple(f"kode_{n}" for n in range(4))
CHOICE = Domain(FieldKind.CHOICE, CODES)
CALLS = 500
AGENDA_TARGET, DURABLE_TARGET = 20_000.0, 5_000.0


def workload(count: int = RULES, seed: int = SEED) -> tuple[RuleSet, list[dict[str, Scalar]]]:
    """Give the rules, and a hundred cases."""
    random = Random(seed)  # noqa: S311 - a workload, to be repeated
    names = [f"isian_{n}" for n in range(FIELDS)]
    derived = [f"turunan_{n}" for n in range(9)]
    rules: list[Rule] = []
    for number in range(count):
        # Every third rule sets a derived field, of a stratum above those it reads.
        target = number // 3 % 9 if number % 3 == 0 else None
        below = derived[: 3 * (target // 3)] if target is not None else derived
        atoms = [
            Atom(name, values=frozenset(random.sample(CODES, random.choice((1, 1, 2, 2, 2)))))
            for name in random.sample(names + below, random.choice((1, 2, 3, 4)))
        ]
        sets = ((derived[target], CODES[0]),) if target is not None else ()
        suggests = () if sets else (("sifat", CODES[number % 4]),)
        rules.append(Rule(f"k{number}", Condition((tuple(atoms),)), sets, suggests))
    fields = tuple(Derived(name, CODES[1], n // 3) for n, name in enumerate(derived))
    cases: list[dict[str, Scalar]] = [
        {name: random.choice(CODES) for name in names} for _ in range(100)
    ]
    return RuleSet(tuple(rules), dict.fromkeys((*names, *derived), CHOICE), fields), cases


def _per_second(
    work: Callable[[Mapping[str, Scalar]], object], cases: list[dict[str, Scalar]]
) -> float:
    turns = CALLS // len(cases)

    def all_cases() -> None:
        for _ in range(turns):
            for case in cases:
                work(case)

    return CALLS / min(repeat(all_cases, number=1, repeat=25))


def _engines() -> list[Row]:
    rules, cases = workload()
    agenda = compile_agenda(rules)
    fired = sum(len(agenda(case).activations) for case in cases) / len(cases)
    note = f"{RULES} rules, {FIELDS} fields, {fired:.1f} fire, full trace"
    rows = [_row("inference, agenda", _per_second(agenda, cases), AGENDA_TARGET, note)]
    if available():
        durable = DurableInference(rules)
        rate = _per_second(durable, cases)
        rows.append(_row("inference, durable-rules", rate, DURABLE_TARGET, note))
        durable.close()
    return rows


def _row(name: str, figure: float, target: float | None, note: str) -> Row:
    return name, figure, "per s", target, target is None or figure >= target, note


BANDS = ((0, 99), (100, 999), (1_000, 9_999), (10_000, 99_999))
KINDS = tuple(f"golongan_{n}" for n in range(12))
DOMAINS: dict[str, Domain | None] = {
    "golongan": Domain(FieldKind.CHOICE, KINDS),
    "kadar": Domain(FieldKind.YES_NO, (True, False)),
    "kerugian": Domain(FieldKind.MONEY, low=0, high=99_999),
}


def _cells() -> list[tuple[str, bool, int, int, str]]:
    cells = product(KINDS, (True, False), BANDS)
    return [(kind, flag, *band, f"hasil_{n}") for n, (kind, flag, band) in enumerate(cells)]


def _table() -> Table:
    rows = tuple(
        TableRow(
            Condition(((
                Atom("golongan", values=frozenset({kind})), Atom("kadar", values=frozenset({flag})),
                Atom("kerugian", low=low, high=high),
            ),)),
            fixed(result),
        )
        for kind, flag, low, high, result in _cells()
    )  # fmt: skip
    return Table("tujuan", "jenis_unit", rows, tuple(DOMAINS))


def _rules() -> RuleSet:
    """Give the table as rules, each row setting the result."""
    rules = tuple(
        Rule(f"k{n}", row.when, sets=(("hasil", cell[-1]),))
        for n, (row, cell) in enumerate(zip(_table().rows, _cells(), strict=True))
    )
    return RuleSet(rules, {}, (Derived("hasil", "tak_ada"),))


def _zen() -> zen.ZenDecision:
    """Give the table as zen-engine's decision."""
    names = ("golongan", "kadar", "kerugian")
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in names],
        "outputs": [{"id": "hasil", "name": "hasil", "field": "hasil"}],
        "rules": [
            {
                "_id": result, "golongan": json.dumps(kind), "kadar": json.dumps(flag),
                "kerugian": f"[{low}..{high}]", "hasil": json.dumps(result),
            }
            for kind, flag, low, high, result in _cells()
        ],
    }  # fmt: skip
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content,
         "position": {"x": 1, "y": 0}},
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
    ]  # fmt: skip
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def _tables() -> list[Row]:
    random = Random(SEED)  # noqa: S311 - a workload, to be repeated
    cases: list[dict[str, Scalar]] = [
        {"golongan": random.choice(KINDS), "kadar": random.random() < 0.5,
         "kerugian": random.randrange(100_000)}
        for _ in range(100)
    ]  # fmt: skip
    index, agenda, decision = index_table(_table(), DOMAINS), compile_agenda(_rules()), _zen()
    wrong = 0
    for case in cases:
        ours = f"hasil_{index.find(case)[0]}"
        wrong += decision.evaluate(case)["result"]["hasil"] != ours
        wrong += dict(agenda(case).values)["hasil"] != ours
    note = f"{len(_cells())} rows, 3 columns"
    return [
        _row("table, our index", _per_second(index.find, cases), None, note),
        _row("table as rules, agenda", _per_second(agenda, cases), None, note),
        _row(
            "table, zen-engine",
            _per_second(lambda case: decision.evaluate(dict(case)), cases),
            None,
            note,
        ),
        ("answers that differ among the three", wrong, "of 100", 0.0, wrong == 0, note),
    ]


def run() -> list[Row]:
    """Measure all."""
    return [*_engines(), *_tables()]


if __name__ == "__main__":
    for row in run():
        print(*row)
