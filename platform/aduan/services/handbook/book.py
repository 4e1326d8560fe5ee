"""What a handbook holds. Texts are in the reader's language; nothing here knows HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aduan.model.values import Text


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a statement comes from: its element in the rule files, articles, interpretations."""

    element: str
    articles: tuple[str, ...] = ()
    setting: bool = False
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A condition: all of these, and all of one of those; with neither it always holds."""

    all: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        """Say whether it asks anything."""
        return bool(self.all or self.any_of)


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading of the platform's, by its key, and what stands beside it."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A legal instrument that the regulation names, with what is known of its status."""

    name: str
    about: str
    status: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The instrument: what it is, its dates, and the state of the copy it was read from."""

    name: str
    about: str
    number: str
    year: str
    facts: tuple[Fact, ...]
    status: str
    in_force: bool
    copy: tuple[Fact, ...]
    missing: tuple[str, ...]
    counting: tuple[str, ...]
    transition: tuple[str, ...]
    bases: tuple[LegalBasis, ...]
    basis: Basis
    counting_basis: Basis | None
    transition_basis: Basis | None


@dataclass(frozen=True, slots=True)
class Task:
    """Something a role does or owes, with where the handbook tells more of it."""

    service: str
    code: str
    label: str
    element: str
    articles: tuple[str, ...]
    setting: bool = False


@dataclass(frozen=True, slots=True)
class RolePage:
    """A role: who holds it, what it does, what binds it, what it owes."""

    key: str
    label: str
    level: str
    offices: tuple[str, ...]
    decree: str
    steps: tuple[Task, ...]
    clocks: tuple[Task, ...]
    duties: tuple[Task, ...]
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Body:
    """An office, or a kind of unit."""

    label: str
    note: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """A way in."""

    label: str
    address: str
    notes: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Node:
    """A stage in a flow."""

    key: str
    label: str
    final: bool
    initial: bool
    waits: bool


#: Where a way begins that leads from every stage, or from too many to draw each.
EVERY, SEVERAL = "*", "**"


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one stage to another, or from every or several stages, by its steps."""

    start: str
    end: str
    numbers: tuple[int, ...]
    labels: tuple[str, ...]
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """The stages of a case or of a hand-over with the ways between them."""

    level: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    basis: Basis
    #: Steps that may be taken from several stages and leave the stage as it is.
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """Who is told, and by which letter (its number in the handbook; None: a plain notice)."""

    to: tuple[str, ...]
    letter: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage, and who is told when it is entered."""

    label: str
    notes: tuple[str, ...]
    outputs: tuple[Output, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Step:
    """A step: who takes it, what it needs, by when, what comes of it."""

    number: int
    label: str
    level: str
    start: tuple[str, ...]
    everywhere: bool
    to: str
    by: tuple[str, ...]
    when: When
    asks: tuple[str, ...]
    may_give: tuple[str, ...]
    notes: tuple[str, ...]
    limits: tuple[str, ...]
    outputs: tuple[Output, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class StepGroup:
    """The steps that leave one stage; without a stage those of several."""

    level: str
    stage: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the form or of a step."""

    label: str
    question: str
    kind: str
    options: tuple[str, ...]
    notes: tuple[str, ...]
    when: When
    intake: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule: when it holds, and what follows."""

    label: str
    when: When
    results: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a decision table: a cell for each column, and the result."""

    number: int
    cells: tuple[str, ...]
    result: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class TablePage:
    """A decision table."""

    label: str
    gives: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Span:
    """How long a limit lasts: in words, and in days of the calendar, counted from a Monday."""

    label: str
    limit: str
    days: float | None


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A limit of time: from when to when, how long, whom it binds, what follows."""

    code: str
    label: str
    level: str
    owner: str
    start: str
    ends: str
    limits: tuple[str, ...]
    force: tuple[str, ...]
    when: When
    notes: tuple[str, ...]
    lapse: tuple[str, ...]
    lapse_outputs: tuple[Output, ...]
    spans: tuple[Span, ...]
    basis: Basis
    lapse_basis: Basis | None
    counting_basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """How fields appear to a role: a mark, and the number of the note that says when."""

    mark: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class SightRow:
    """Fields that appear alike to every role."""

    fields: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SecrecyRow:
    """A rule of secrecy as written."""

    subject: str
    visible_to: tuple[str, ...]
    revealed_to: tuple[str, ...]
    when: When
    basis: Basis


@dataclass(frozen=True, slots=True)
class Sights:
    """Who sees what: roles across, fields down, and the notes that the cells point to."""

    roles: tuple[str, ...]
    rows: tuple[SightRow, ...]
    notes: tuple[tuple[str, ...], ...]
    rules: tuple[SecrecyRow, ...]


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Nobody handles a case about themselves."""

    person: str
    barred: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class EachStagePage:
    """Who is told of every stage entered."""

    level: str
    outputs: tuple[Output, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One service."""

    key: str
    label: Text
    opened_by: tuple[str, ...]
    flows: tuple[Flow, ...]
    stages: tuple[tuple[str, tuple[StageRow, ...]], ...]
    each_stage: tuple[EachStagePage, ...]
    steps: tuple[StepGroup, ...]
    fields: tuple[FieldRow, ...]
    rules: tuple[RuleRow, ...]
    tables: tuple[TablePage, ...]
    clocks: tuple[ClockRow, ...]
    sights: Sights
    conflict: ConflictPage | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter as it reads, its places still to be filled."""

    number: int
    subject: str
    body: str
    uses: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Something owed now and then."""

    label: str
    by: str
    to: tuple[str, ...]
    rhythm: tuple[str, ...]
    form: str
    notes: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read what is open."""

    key: str
    text: str
    value: str
    followed: bool
    unwritten: bool


@dataclass(frozen=True, slots=True)
class InterpretationPage:
    """A question the text leaves open, and what hangs on its answer."""

    key: str
    title: str
    question: str
    readings: tuple[Reading, ...]
    reason: str
    settled: bool
    document: str
    sketch: str
    switch: bool
    dependents: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a regulation changes in the one it stands on: how, and which element."""

    change: str
    element: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class NormRow:
    """A provision of the regulation and the elements that carry it out."""

    norm: str
    citation: str
    text: str
    status: str
    note: str
    shown_to: tuple[str, ...]
    elements: tuple[str, ...]
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What the management sets beside the law."""

    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    escalation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its meaning."""

    term: str
    meaning: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Handbook:
    """The handbook of one regulation under one edition."""

    lang: str
    region: str
    region_name: Text
    law: str
    edition: str
    identity: Identity
    roles: tuple[RolePage, ...]
    offices: tuple[Body, ...]
    unit_kinds: tuple[Body, ...]
    channels: tuple[ChannelPage, ...]
    outside: Body | None
    services: tuple[ServicePage, ...]
    duties: tuple[DutyRow, ...]
    letters: tuple[LetterPage, ...]
    interpretations: tuple[InterpretationPage, ...]
    norms: tuple[NormRow, ...]
    base: str
    changes: tuple[ChangeRow, ...]
    settings: SettingsPage
    defined: tuple[Term, ...]
    #: What an element of the rule files is called in this handbook.
    names: Mapping[str, str] = field(default_factory=dict)
