"""Tables, limits and sight of two editions as decisions that can be compared by what follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aduan.engine.program import prepare
from aduan.engine.visible import IDENTITY, Sight
from aduan.model.conditions import ALWAYS
from aduan.model.rules import PUBLIC, REPORTER, Choice, Field, Level, Rules, Table
from aduan.rulebook.equivalence import Decided, Sides, Verdict, compare, looked_up
from aduan.rulebook.phrases import Outcome


def outcome(choice: Choice[object], begins: date | None) -> Outcome:
    """Give what a value is on each day, without days on which nothing changes."""
    found: list[tuple[date | None, object]] = []
    for version in choice.versions:
        early = version.since is None or (begins is not None and version.since <= begins)
        value = frozenset(version.value) if isinstance(version.value, tuple) else version.value
        if not found or found[-1][1] != value:
            found.append((None if early else version.since, value))
    return Outcome(tuple(found))


def decided(rules: Rules, choice: Choice[object]) -> Decided:
    """Give a value as a decision: its table's, or one outcome for every case."""
    begins = rules.regulation.since
    table = rules.service.tables.get(choice.table or "")
    if table is None:
        return Decided(((ALWAYS, outcome(choice, begins)),), opaque=choice.table is not None)
    return looked_up(table, lambda row: outcome(row.result, begins))


def table_effect(old: Table, new: Table, sides: Sides) -> Verdict:
    """Say whether two tables decide the same."""
    begins = sides.new.regulation.since
    before = looked_up(old, lambda row: outcome(row.result, begins))
    return compare(before, looked_up(new, lambda row: outcome(row.result, begins)), sides)


# --- Sight --------------------------------------------------------------------------------------


def sights(sides: Sides) -> Iterator[tuple[str, str, Verdict]]:
    """Give each field and role for which sight is not the same in both editions."""
    old, new = sides.old, sides.new
    fields = [k for k in new.service.fields if k in old.service.fields]
    roles = [k for k in new.roles if k in old.roles]
    given = prepare(old).answered, prepare(new).answered
    for key in fields:
        for role in roles:
            before = _seen(old, old.service.fields[key], role, given[0])
            after = _seen(new, new.service.fields[key], role, given[1])
            if before == after:
                continue
            verdict = compare(before, after, sides)
            if verdict.same is not True:
                yield key, role, verdict


def _seen(rules: Rules, field: Field, role: str, given: frozenset[str]) -> Decided:
    """Give what a role sees of a field as a decision, as `visible` decides it."""
    if role == REPORTER and field.key in given:
        return Decided((), otherwise=Sight.SHOWN)
    classes = () if role == REPORTER else (field.personal,)
    rows = tuple(
        (rule.when, _sight(rule.visible_to, rule.revealed_to, role))
        for subject in (field.key, *classes, Level.CASE.value)
        for rule in rules.service.secrecy
        if rule.subject == subject
    )
    closed = role == PUBLIC or (field.personal == IDENTITY and role != REPORTER)
    return Decided(rows, otherwise=Sight.HIDDEN if closed else Sight.SHOWN)


def _sight(shown: tuple[str, ...], revealed: tuple[str, ...], role: str) -> Sight:
    if role in shown:
        return Sight.SHOWN
    return Sight.REVEALABLE if role in revealed else Sight.HIDDEN
