"""P checks: who can ever see what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aduan.engine.visible import IDENTITY
from aduan.model.rules import PUBLIC, Duty, Field, Level, Rules, Secrecy, UnitKind
from aduan.rulebook.checks.common import found
from aduan.rulebook.findings import Finding


def check(rules: Rules) -> Iterator[Finding]:
    """Check that no rule shows everybody who somebody is."""
    for rule in rules.service.secrecy:
        if PUBLIC in (*rule.visible_to, *rule.revealed_to):
            for field in rules.service.fields.values():
                if field.personal == IDENTITY and _decides(rules, rule, field):
                    yield found("P001", rule.source, field=field.key)


def _decides(rules: Rules, rule: Secrecy, field: Field) -> bool:
    """Say whether a rule may be the one that decides on a field of identity."""
    own = (field.key, IDENTITY)
    if rule.subject != Level.CASE.value:
        return rule.subject in own
    return not any(r.subject in own and not r.when.any_of for r in rules.service.secrecy)


def check_addition(own: Rules, base: Rules) -> Iterator[Finding]:
    """Check that a unit's own procedure shows nobody what the regulation it stands on hides."""
    for key, field in base.service.fields.items():
        before, after = _readers(base, field), _readers(own, field)
        more = sorted(after - before) if after is not None and before is not None else ()
        if before is None or (after is not None and not more):
            continue
        named = [r for r in own.service.secrecy if r.subject in (key, field.personal)]
        added = [r for r in named if r not in base.service.secrecy] or named
        source = added[0].source if added else own.service.source
        yield found("P002", source, field=key, roles=", ".join(more) or "-")


def _readers(rules: Rules, field: Field) -> frozenset[str] | None:
    """Give who may ever see a field, None where nothing keeps anybody from it."""
    readers: set[str] = set()
    for subject in (field.key, field.personal, Level.CASE.value):
        named = [r for r in rules.service.secrecy if r.subject == subject]
        readers.update(role for r in named for role in (*r.visible_to, *r.revealed_to))
        if any(not r.when.any_of for r in named):
            return frozenset(readers)
    # Without a rule, identity is closed to all but the one it is of; all else is open.
    return frozenset(readers) if field.personal == IDENTITY else None


def check_duties(
    duties: tuple[Duty, ...], kinds: Mapping[str, UnitKind], there: frozenset[str]
) -> Iterator[Finding]:
    """Check that every duty is owed by somebody: units of its kinds are in the directory."""
    for duty in duties:
        if duty.each_of and not there.intersection(duty.each_of):
            names = ", ".join(kinds[key].label.id for key in duty.each_of)
            yield found("P003", duty.source, duty=duty.key, kinds=names)
