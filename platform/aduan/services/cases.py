"""What people do with cases: file, move, put right, open what is closed; and let time pass.

One function is one thing a person can ask for, and one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from aduan.engine.decide import decide
from aduan.engine.facts import holder_of
from aduan.engine.options import options
from aduan.engine.program import Program
from aduan.engine.wake import next_wake
from aduan.errors import AduanError, ChangedError
from aduan.model.case import (
    NEW,
    Actor,
    Case,
    Command,
    Correct,
    Decision,
    Make,
    PassTime,
    Reason,
    Recompute,
    Register,
    Reveal,
)
from aduan.model.rules import RoleLevel
from aduan.model.values import Value
from aduan.services.answers import answer
from aduan.services.differing import Kind as Publishing
from aduan.services.installation import Installation
from aduan.services.listing import columns_of
from aduan.services.plain import fingerprint
from aduan.services.rulebooks import Opened
from aduan.store import cases, publications
from aduan.store.cases import Appended, Kept, Kind, Task
from aduan.store.database import writing

#: The kinds of publication after which open cases are decided again; they are its causes.
DECIDED_AGAIN = (Publishing.CORRECTION.value, Publishing.AMENDMENT.value)
#: A case whose clocks cannot be brought forward is tried again after this.
RETRY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, and the case as it stands after it (None: it was not filed)."""

    decision: Decision
    kept: Kept | None

    @property
    def refused(self) -> bool:
        """Say whether nothing was changed."""
        return bool(self.decision.refused)


@dataclass(frozen=True, slots=True)
class Filing:
    """What is filed: under which service, by which channel, and when it arrived."""

    kind: Kind
    fields: Mapping[str, object]
    channel: str
    received: datetime
    channel_note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A move asked for; `seen` is how many events the person had seen, None for a program."""

    by: Actor
    move: str
    fields: Mapping[str, object] = field(default_factory=dict)
    handover: int | None = None
    units: tuple[str, ...] = ()
    lead: str | None = None
    reason: str = ""
    seen: int | None = None


def register(installation: Installation, filing: Filing, by: Actor, now: datetime) -> Done:
    """File a case. The day it arrived may lie before the day it is entered, never after."""
    with writing(installation.engine) as at:
        edition = installation.edition(at, filing.kind.region)
        opened = edition.service(filing.kind.regulation, filing.kind.service)
        regulation = opened.program.rules.regulation
        if regulation.in_force is None and not installation.trial:
            unknown = Reason("belum_berlaku", {}, regulation.source.citation)
            return Done(Decision(refused=(unknown,)), None)
        fields = _values(opened.program, filing.fields)
        command = Register(
            by, fields, filing.channel, _here(opened, filing.received), filing.channel_note
        )
        world = replace(opened.world, units=installation.units(at, filing.kind.region))
        decision = decide(opened.program, NEW, command, _here(opened, now), world)
        if decision.refused:
            return Done(decision, None)
        added = _added(opened, decision, edition.number, now)
        return Done(decision, cases.create(at, filing.kind, added, installation.vault))


def move(installation: Installation, region: str, case_id: int, step: Step, now: datetime) -> Done:
    """Make a move; raises MissingError, and ChangedError when the case changed since it was seen."""

    def command(at: Connection, opened: Opened, kept: Kept) -> Command:
        if step.seen is not None and step.seen != kept.case.events:
            raise ChangedError(kept.number, number=kept.number)
        units = installation.units(at, region)
        refs = tuple(units[key] for key in step.units if key in units)
        fields = _values(opened.program, step.fields)
        return Make(step.move, step.by, fields, step.handover, refs, step.lead, step.reason)

    return _change(installation, region, case_id, command, now)


def correct(
    installation: Installation, region: str, case_id: int, step: Step, now: datetime
) -> Done:
    """Put answers right, with the reason; `step.move` says nothing here."""

    def command(_at: Connection, opened: Opened, kept: Kept) -> Command:
        if step.seen is not None and step.seen != kept.case.events:
            raise ChangedError(kept.number, number=kept.number)
        return Correct(step.by, _values(opened.program, step.fields), step.reason, step.handover)

    return _change(installation, region, case_id, command, now)


def reveal(
    installation: Installation,
    region: str,
    case_id: int,
    command: Reveal,
    now: datetime,
) -> tuple[Done, Mapping[str, Value]]:
    """Open closed fields to somebody who says why; that it was done stands in the history."""
    done = _change(installation, region, case_id, lambda *_: command, now)
    if done.refused or done.kept is None:
        return done, {}
    with installation.engine.connect() as at:
        found = installation.vault.open(at, case_id)
    whole = cases.identified(done.kept.case, found)
    return done, {
        key: value for key in command.fields for value in (_value(whole, key),) if value is not None
    }


def _value(case: Case, key: str) -> Value | None:
    held = [h.fields[key] for h in case.handovers if key in h.fields]
    return case.fields.get(key, held[-1] if held else None)


def pass_time(installation: Installation, region: str, case_id: int, now: datetime) -> Done:
    """Let due clocks of a case lapse, reminders go out, automatic moves happen."""
    return _change(installation, region, case_id, lambda *_: PassTime(), now)


def tick(installation: Installation, now: datetime, limit: int = 200) -> int:
    """Let time pass for the cases in which it has something to do; gives how many it dealt with.

    Each case is a transaction of its own, so that what is done stays done when one fails.
    """
    with installation.engine.connect() as at:
        waiting = cases.due_cases(at, now, limit)
    for region, case_id in waiting:
        try:
            pass_time(installation, region, case_id, now)
        except AduanError:
            with writing(installation.engine) as at:
                cases.wake_at(at, case_id, now + RETRY)
    return len(waiting)


def _change(
    installation: Installation,
    region: str,
    case_id: int,
    asked: Callable[[Connection, Opened, Kept], Command],
    now: datetime,
) -> Done:
    with writing(installation.engine) as at:
        kept = cases.find(at, region, case_id)
        edition = installation.edition(at, region)
        opened = edition.service(kept.kind.regulation, kept.kind.service)
        command = asked(at, opened, kept)
        opened = replace(opened, world=replace(opened.world, units=installation.units(at, region)))
        again = _again(at, kept, opened, edition.number, now)
        if again is not None:
            kept = _kept(at, installation, kept, again)
            if again.events and isinstance(command, PassTime):
                # Time passes at the next look: each command is a moment of its own.
                return Done(Decision(tuple(again.events), case=kept.case), kept)
        decision = decide(opened.program, kept.case, command, _here(opened, now), opened.world)
        if decision.refused:
            return Done(decision, kept)
        added = _added(opened, decision, edition.number, now)
        if not decision.events:
            cases.wake_at(at, case_id, added.next_tick)
            return Done(decision, kept)
        return Done(decision, cases.append(at, kept, added, installation.vault))


def _again(
    at: Connection, kept: Kept, opened: Opened, newest: int, now: datetime
) -> Appended | None:
    """Decide an open case again that was last decided before rules were published; None if not.

    Law time leaves what was received before an amendment as it is; a correction changes it.
    """
    since = cases.decided_under(at, kept.id)
    kinds = publications.kinds_between(at, kept.kind.region, since, newest)
    published = [kind for kind in DECIDED_AGAIN if kind in kinds]
    if kept.case.final or not published:
        return None
    command = Recompute(published[0])
    decision = decide(opened.program, kept.case, command, _here(opened, now), opened.world)
    return _added(opened, decision, newest, now)


def _kept(at: Connection, installation: Installation, kept: Kept, added: Appended) -> Kept:
    if added.events:
        return cases.append(at, kept, added, installation.vault)
    cases.project_again(at, kept, added)
    return kept


def _here(opened: Opened, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(opened.program.rules.region.timezone))


def _values(program: Program, written: Mapping[str, object]) -> dict[str, Value]:
    """Turn written answers into values; unknown fields stay, to be refused with a reason."""
    known = program.service.fields
    return {k: answer(known[k], v) if k in known else str(v) for k, v in written.items()}


def _added(opened: Opened, decision: Decision, publication: int, now: datetime) -> Appended:
    program, case = opened.program, decision.case
    here = _here(opened, now)
    return Appended(
        events=decision.events,
        after=case,
        fields=dict(program.service.fields),
        columns=columns_of(program.service),
        tasks=tuple(tasks(program, case, here)),
        holder=holder_of(program, case),
        edition=program.rules.edition,
        publication=publication,
        trace=fingerprint(decision.trace),
        next_tick=next_wake(program, case, here, opened.world),
    )


# --- Inbox --------------------------------------------------------------------------------------


def tasks(program: Program, case: Case, now: datetime) -> Iterator[Task]:
    """Give what each role can do now with the case and with each of its hand-overs."""
    if case.final:
        return
    held = (h.unit.key for h in case.handovers if not h.final)
    holders = [unit for unit in (holder_of(program, case), *held) if unit]
    for role in program.rules.roles.values():
        units = holders if role.level is RoleLevel.UNIT else [""]
        if role.level is RoleLevel.OUTSIDE:
            continue
        for unit in dict.fromkeys(units):
            yield from _tasks(program, case, Actor("", role.key, unit or None), now)


def _tasks(program: Program, case: Case, actor: Actor, now: datetime) -> Iterator[Task]:
    opened: dict[int, list[str]] = {}
    for option in options(program, case, actor, now):
        if option.open:
            opened.setdefault(option.handover or 0, []).append(option.move.key)
    for handover, moves in opened.items():
        held = case.handover(handover or None)
        due, clock = _due(case, actor.role, handover)
        since = (held.since if held else case.since) or now
        yield Task(
            actor.role,
            actor.unit or "",
            handover,
            held.stage if held else case.stage,
            since,
            due,
            clock,
            tuple(moves),
        )


def _due(case: Case, role: str, handover: int) -> tuple[datetime | None, str | None]:
    """Give what is due first: of the role's own clocks, else of those that run here at all."""
    here = [
        (c.due, c.key, c.owner)
        for c in case.clocks
        if c.open and c.due and (c.handover or 0) in (0, handover)
    ]
    own = [one for one in here if one[2] == role]
    due, key, _ = min(own or here, default=(None, None, ""))
    return due, key
