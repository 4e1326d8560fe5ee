"""What inference takes and gives: rules over facts in, activations out.

A fact is a field with its value; an absent fact makes every atom on it false, except `filled=False`.
Derived fields are ordered in strata: when nothing more follows in a stratum, each of its derived
fields that got no value takes its default, and the next stratum begins. Within a stratum the rule
that fires next is the first, in definition order, of those that can; each rule fires at most once.
A rule whose value for a derived field differs from the one already there is a conflict and an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aduan.model.conditions import Condition
from aduan.model.values import NOWHERE, Domain, Place, Scalar


@dataclass(frozen=True, slots=True)
class Rule:
    """When `when` holds, fields are set, judgements suggested, roles notified."""

    key: str
    when: Condition
    sets: tuple[tuple[str, Scalar], ...] = ()
    suggests: tuple[tuple[str, Scalar], ...] = ()
    notifies: tuple[str, ...] = ()
    citation: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Derived:
    """A field that rules set: its default when no rule does, and the stratum it settles in."""

    name: str
    default: Scalar
    stratum: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of one service in definition order, with the domains of all fields they name."""

    rules: tuple[Rule, ...] = ()
    domains: Mapping[str, Domain] = field(default_factory=dict)
    derived: tuple[Derived, ...] = ()


@dataclass(frozen=True, slots=True)
class Activation:
    """One rule that fired: what it read, and what followed."""

    rule: str
    read: tuple[tuple[str, Scalar | None], ...]
    sets: tuple[tuple[str, Scalar], ...] = ()
    suggests: tuple[tuple[str, Scalar], ...] = ()
    notifies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inference:
    """What followed from the facts: derived values (defaults included), and every activation."""

    values: tuple[tuple[str, Scalar], ...] = ()
    suggestions: tuple[tuple[str, Scalar], ...] = ()
    notices: tuple[str, ...] = ()
    activations: tuple[Activation, ...] = ()


#: Facts in, inference out. The engine is given one of these and knows nothing of what is behind.
Infer = Callable[[Mapping[str, Scalar]], Inference]
