"""P checks: who can ever see what."""

from __future__ import annotations

from collections.abc import Iterator

from aduan.engine.visible import IDENTITY
from aduan.model.rules import PUBLIC, Field, Level, Rules, Secrecy
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
