"""What binds what: norms and the elements that carry them out, interpretations and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.citations import cite
from aduan.rulebook.interpretations import Interpretation


@dataclass(frozen=True, slots=True)
class Bound:
    """One norm of a regulation and the elements that carry it out."""

    norm: str
    citation: str
    status: str
    text: str
    note: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Both directions: norms with their elements, elements with their norms."""

    regulation: str
    norms: tuple[Bound, ...]
    elements: tuple[tuple[str, tuple[str, ...]], ...]
    settings: tuple[str, ...]

    def count(self, status: str) -> int:
        """Count the norms of a status."""
        return sum(norm.status == status for norm in self.norms)


#: The states of a norm, as keys of the command line's words.
BOUND, NOT_AUTOMATED, PENDING, UNBOUND = "bound", "not_automated", "pending", "unbound"


def coverage(law: LoadedRegulation) -> Coverage:
    """Give the coverage of a regulation."""
    norms = []
    for key, norm in law.norms.items():
        elements = tuple(sorted(law.bound.get(key, ())))
        status = UNBOUND
        if elements:
            status = BOUND
        elif norm.pending:
            status = PENDING
        elif not norm.automated:
            status = NOT_AUTOMATED
        norms.append(Bound(key, cite(key), status, norm.text, norm.note, elements))
    elements_of = {path: use.citation for path, use in law.uses.items() if use.citation}
    settings = tuple(path for path, use in law.uses.items() if not use.citation and use.setting)
    return Coverage(law.regulation.key, tuple(norms), tuple(sorted(elements_of.items())), settings)


@dataclass(frozen=True, slots=True)
class Dependent:
    """One interpretation with the elements whose values depend on it."""

    interpretation: Interpretation
    elements: tuple[str, ...]


def dependents(law: LoadedRegulation) -> Iterator[Dependent]:
    """Give every interpretation of a regulation and what depends on it."""
    for key, interpretation in law.interpretations.items():
        paths = [path for path, use in law.uses.items() if key in use.readings]
        yield Dependent(interpretation, tuple(sorted(paths)))
