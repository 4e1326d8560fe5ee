"""The page of one case: what stands in it, what runs, what may be done, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from aduan.engine.decide import decide
from aduan.engine.evolve import evolve
from aduan.engine.explain import command_of
from aduan.engine.options import Option, options
from aduan.engine.visible import Sight, visible
from aduan.errors import AduanError, BeyondCalendarError, MissingError
from aduan.model.case import (
    NEW,
    Actor,
    Case,
    ClockReset,
    ClockState,
    ClockStatus,
    Corrected,
    Event,
    Moved,
    Notified,
    Registered,
    Revealed,
)
from aduan.model.limits import Unit
from aduan.model.rules import SYSTEM, Clock
from aduan.model.values import Value
from aduan.services.cases import DECIDED_AGAIN
from aduan.services.explaining import Audience, Explainer
from aduan.services.installation import Edition, Installation
from aduan.services.letters import Filled, letter_for
from aduan.services.plain import fingerprint
from aduan.services.rulebooks import Opened
from aduan.store import cases, rows
from aduan.store.cases import Kept, Recorded
from aduan.texts.dates import limit_words
from aduan.texts.explanations import WORDS


@dataclass(frozen=True, slots=True)
class Answer:
    """One field as this person sees it; `text` is None where it is closed to them."""

    key: str
    label: str
    text: str | None
    openable: bool
    unit: str = ""
    articles: str = ""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock as people read it."""

    label: str
    unit: str | None
    limit: str
    due: datetime | None
    state: str
    late: bool
    open: bool
    days: int | None
    working: bool
    articles: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One move that this person may make now, or may not and why."""

    option: Option
    actor: Actor
    label: str
    unit: str | None
    articles: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One command of the history, told."""

    at: datetime
    title: str
    who: str
    lines: tuple[str, ...]
    letters: tuple[tuple[str, Filled], ...]
    same: bool


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One hand-over as people read it."""

    number: int
    unit: str
    stage: str
    since: datetime
    lead: bool
    final: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """All of it."""

    kept: Kept
    opened: Opened
    stage: str
    channel: str
    outside: bool
    answers: tuple[Answer, ...]
    clocks: tuple[ClockLine, ...]
    choices: tuple[Choice, ...]
    handovers: tuple[HandoverLine, ...]
    timeline: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the roles they act in, their language, and the moment."""

    actors: tuple[Actor, ...]
    lang: str
    now: datetime


def sight_of(edition: Edition, actors: Sequence[Actor]) -> rows.Sight | None:
    """Give what a person may see: with a role of the region all, else what their units hold."""
    if not actors:
        return None
    of_region = any(a.unit is None for a in actors)
    units = None if of_region else frozenset(a.unit for a in actors if a.unit)
    return rows.Sight(edition.key, units)


def open_case(
    installation: Installation, edition: Edition, case_id: int, reader: Reader
) -> CasePage:
    """Give the page of a case; raises MissingError when this person may not know of it."""
    seen = sight_of(edition, reader.actors)
    with rows.reader(installation.engine, seen) as session:
        found = session.scalars(
            select(rows.CaseRow.id).where(rows.CaseRow.id == case_id)
        ).one_or_none()
    if found is None:
        raise MissingError(str(case_id))
    with installation.engine.connect() as at:
        kept = cases.find(at, edition.key, case_id)
        recorded = cases.recorded(at, case_id)
        identities = installation.vault.open(at, case_id)
        writer = _Writer(installation, at, edition, kept, reader)
        whole = cases.identified(kept.case, identities)
        return CasePage(
            kept=kept,
            opened=writer.opened,
            stage=writer.words.name(kept.case.stage),
            channel=writer.words.name(kept.case.channel),
            outside=kept.case.channel not in writer.opened.program.rules.channels,
            answers=tuple(writer.answers(whole)),
            clocks=tuple(writer.clock(c) for c in kept.case.clocks),
            choices=tuple(writer.choices()),
            handovers=tuple(
                HandoverLine(
                    h.number,
                    h.unit.name or h.unit.key,
                    writer.words.name(h.stage),
                    h.since,
                    h.lead,
                    h.final,
                )
                for h in kept.case.handovers
            ),
            timeline=tuple(writer.timeline(recorded)),
        )


def days_to(
    opened: Opened, clock: str | None, due: datetime | None, unit: str | None, now: datetime
) -> tuple[int | None, bool]:
    """Give the days from now to a due date in the unit its clock counts in, and if those work.

    Negative once it is past; None where nothing is due, or past the last known holiday list.
    """
    rule = opened.program.clock_by_key.get(clock or "")
    if due is None or rule is None:
        return None, False
    zone = ZoneInfo(opened.program.rules.region.timezone)
    today, day = now.astimezone(zone).date(), due.astimezone(zone).date()
    if not _counts_working_days(opened, rule):
        return (day - today).days, False
    calendar = opened.world.calendars.of(unit, joint_leave_is_off=rule.counting.joint_leave_is_off)
    try:
        return calendar.between(today, day), True
    except BeyondCalendarError:
        return None, True


def _counts_working_days(opened: Opened, clock: Clock) -> bool:
    choices: list[Any] = [clock.limit]
    if clock.limit.table is not None:
        choices = [row.result for row in opened.program.tables[clock.limit.table].table.rows]
    limits = [v.value for choice in choices for v in choice.versions]
    return any(str(limit).endswith(Unit.WORKING_DAYS.value) for limit in limits)


class _Writer:
    """Puts one case into words for one reader."""

    def __init__(
        self,
        installation: Installation,
        at: Connection,
        edition: Edition,
        kept: Kept,
        reader: Reader,
    ) -> None:
        self.installation, self.at, self.kept, self.reader = installation, at, kept, reader
        self.opened = edition.service(kept.kind.regulation, kept.kind.service)
        self.program = self.opened.program
        zone = ZoneInfo(self.program.rules.region.timezone)
        self.now = reader.now.astimezone(zone)
        self.units = installation.units(at, edition.key)
        self.words = Explainer(self.program, self.opened.world, reader.lang, self.units)

    # --- What stands in it ----------------------------------------------------------------------

    def answers(self, whole: Case) -> Iterator[Answer]:
        """Give the answers of the case, then of each hand-over, in the order of the rules."""
        scopes: list[tuple[int | None, str | None, Mapping[str, Value]]] = [
            (None, None, whole.fields)
        ]
        scopes += [(h.number, h.unit.name or h.unit.key, h.fields) for h in whole.handovers]
        for handover, unit, given in scopes:
            seen = self.sights(handover)
            for key, field in self.program.service.fields.items():
                if key in given:
                    sight = seen[key]
                    text = self.words.answer(key, given[key]) if sight is Sight.SHOWN else None
                    articles = self.words.articles(field.source.citation)
                    yield Answer(
                        key,
                        field.label.to(self.reader.lang),
                        text,
                        sight is Sight.REVEALABLE,
                        unit or "",
                        articles,
                    )

    def sights(self, handover: int | None) -> dict[str, Sight]:
        """Give how each field appears: as the most that one of the person's roles lets be seen."""
        order = (Sight.HIDDEN, Sight.REVEALABLE, Sight.SHOWN)
        found = dict.fromkeys(self.program.service.fields, Sight.HIDDEN)
        for actor in self.reader.actors:
            for key, sight in visible(self.program, self.kept.case, actor, handover).items():
                found[key] = max(found[key], sight, key=order.index)
        return found

    # --- What runs ------------------------------------------------------------------------------

    def clock(self, state: ClockState) -> ClockLine:
        """Give a clock with the days that are left, or were missed, in the unit it counts in."""
        # Of a clock that the rules no longer have only its id is left.
        clock = self.program.clock_by_key.get(state.key)
        held = self.kept.case.handover(state.handover)
        left, working = None, state.limit.endswith("hari kerja")
        if state.open and clock is not None:
            unit = held.unit.key if held else None
            left, working = days_to(self.opened, state.key, state.due, unit, self.now)
        late = state.lapsed or (state.open and state.due is not None and self.now > state.due)
        return ClockLine(
            self.words.name(state.key),
            (held.unit.name or held.unit.key) if held else None,
            limit_words(state.limit, self.reader.lang),
            state.due,
            state.status.value,
            late or state.status is ClockStatus.MISSED,
            state.open,
            left,
            working,
            self.words.articles(clock.source.citation if clock else ()),
        )

    # --- What may be done -----------------------------------------------------------------------

    def choices(self) -> Iterator[Choice]:
        """Give each move once: open for one of the person's roles, or why it is not."""
        best: dict[tuple[str, int | None], Choice] = {}
        for actor in self.reader.actors:
            for option in options(self.program, self.kept.case, actor, self.now):
                key = (option.move.key, option.handover)
                old = best.get(key)
                if old is None or (option.open and not old.option.open):
                    best[key] = self.choice(option, actor)
        yield from best.values()

    def choice(self, option: Option, actor: Actor) -> Choice:
        """Put one option into words."""
        held = self.kept.case.handover(option.handover)
        return Choice(
            option,
            actor,
            option.move.label.to(self.reader.lang),
            (held.unit.name or held.unit.key) if held else None,
            self.words.articles(option.move.source.citation),
            tuple(self.words.reason(r) for r in option.refused),
        )

    # --- How it came about ----------------------------------------------------------------------

    def timeline(self, recorded: Sequence[Recorded]) -> Iterator[Entry]:
        """Tell the history, newest first, each command decided again under its own edition."""
        told: list[Entry] = []
        case = NEW
        for group in _by_command(recorded):
            events = [one.event for one in group]
            entry, case = self.entry(group[0], events, case)
            told.append(entry)
        yield from reversed(told)

    def entry(self, first: Recorded, events: list[Event], before: Case) -> tuple[Entry, Case]:
        """Tell one command: what was done, by whom, and the steps that led to what followed."""
        edition = self.installation.published(self.at, first.publication)
        opened = edition.service(self.kept.kind.regulation, self.kept.kind.service)
        words = Explainer(opened.program, opened.world, self.reader.lang, self.units)
        zone = ZoneInfo(opened.program.rules.region.timezone)
        at = events[0].at.astimezone(zone)
        case = before
        lines: tuple[str, ...]
        try:
            world = replace(opened.world, units=self.units)
            decision = decide(opened.program, before, command_of(events), at, world)
            same = fingerprint(decision.trace) == first.trace
            lines = tuple(words.decision(decision, Audience.OFFICER))
            case = decision.case if same else _fold(before, events)
        except AduanError as error:
            same, lines, case = False, (str(error),), _fold(before, events)
        letters = tuple(
            (self.to(words, e), self.letter(opened, case, e))
            for e in events
            if isinstance(e, Notified)
        )
        title, who = self.title(words, events[0])
        return Entry(at, title, who, lines, letters, same), case

    def to(self, words: Explainer, notice: Notified) -> str:
        """Say whom a notice is for."""
        unit = self.units.get(notice.unit or "")
        return f"{words.name(notice.to)}{f' ({unit.name})' if unit else ''}"

    def letter(self, opened: Opened, case: Case, notice: Notified) -> Filled:
        """Fill the letter of a notice, with the register number that the case had by then."""
        number = self.kept.number
        lang = self.reader.lang
        return letter_for(opened.program, case, notice, lang, units=self.units, number=number)

    def title(self, words: Explainer, event: Event) -> tuple[str, str]:
        """Say what a command was, and who gave it."""
        if isinstance(event, Registered):
            return words.name(event.stage), self.who(words, event.by)
        if isinstance(event, Moved):
            return words.name(event.move), self.who(words, event.by)
        if isinstance(event, Corrected):
            return WORDS["pembetulan"].to(self.reader.lang) + f": {event.reason}", self.who(
                words, event.by
            )
        if isinstance(event, Revealed):
            fields = ", ".join(words.name(key) for key in event.fields)
            opened = WORDS["pembukaan"].to(self.reader.lang)
            return f"{opened} ({fields}): {event.reason}", self.who(words, event.by)
        cause = event.cause if isinstance(event, ClockReset) else ""
        title = WORDS[cause if cause in DECIDED_AGAIN else "waktu"]
        return title.to(self.reader.lang), words.name(SYSTEM)

    def who(self, words: Explainer, actor: Actor) -> str:
        """Name the role, its unit, and the person where there is one beside the role."""
        role = words.name(actor.role)
        unit = self.units.get(actor.unit or "")
        place = f", {unit.name}" if unit else ""
        person = "" if actor.person in ("", actor.role) else f" ({actor.person})"
        return f"{role}{place}{person}"


def _by_command(recorded: Sequence[Recorded]) -> Iterator[list[Recorded]]:
    group: list[Recorded] = []
    for one in recorded:
        if group and one.command != group[0].command:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _fold(case: Case, events: Sequence[Event]) -> Case:

    for event in events:
        case = evolve(case, event)
    return case
