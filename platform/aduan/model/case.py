"""A case, what may be asked of it, and the events it is the fold of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from aduan.model.rules import Force
from aduan.model.values import Value


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a person in a role, for a unit where the role belongs to one."""

    person: str
    role: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit of the directory, as far as the engine must know it."""

    key: str
    kind: str
    name: str = ""


# --- Commands -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Register:
    """File a case. `received` is when it arrived, which may be before it is entered."""

    by: Actor
    fields: Mapping[str, Value]
    channel: str
    received: datetime
    channel_note: str = ""


@dataclass(frozen=True, slots=True)
class Make:
    """Make a move, on the case or on one of its hand-overs."""

    move: str
    by: Actor
    fields: Mapping[str, Value] = field(default_factory=dict)
    handover: int | None = None
    units: tuple[UnitRef, ...] = ()
    lead: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassTime:
    """Let due clocks lapse, reminders go out and automatic moves happen."""


@dataclass(frozen=True, slots=True)
class Recompute:
    """Recompute the running clocks, because the calendar or a register changed."""

    cause: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Put answers right that were given before, with the reason; no move is made."""

    by: Actor
    fields: Mapping[str, Value]
    reason: str
    handover: int | None = None


@dataclass(frozen=True, slots=True)
class Reveal:
    """Open fields that are closed to one's role unless one says why; it is kept in the history."""

    by: Actor
    fields: tuple[str, ...]
    reason: str


Command = Register | Make | PassTime | Recompute | Correct | Reveal


# --- State --------------------------------------------------------------------------------------


class ClockStatus(StrEnum):
    """How a clock stands. That a running clock is past its due date is seen from the time."""

    RUNNING = "berjalan"
    PAUSED = "dijeda"
    MET = "dipenuhi"
    EARLY = "terlalu_awal"
    MISSED = "dipenuhi_terlambat"
    CANCELLED = "gugur"


#: What a condition may say of a clock beside its status.
NOT_STARTED = "belum_mulai"
LAPSED = "lewat"
TOO_SOON = "belum_waktunya"


@dataclass(frozen=True, slots=True)
class ClockState:
    """One round of one clock; `due` None means that no limit of time applies."""

    key: str
    handover: int | None
    round: int
    counted_from: datetime
    started_at: datetime
    due: datetime | None
    lowest: date | None
    limit: str
    force: Force
    owner: str
    status: ClockStatus = ClockStatus.RUNNING
    lapsed: bool = False
    paused_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    extensions: int = 0
    reminded: tuple[int, ...] = ()
    escalated: tuple[int, ...] = ()
    ended_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Say whether it still runs or waits."""
        return self.status in (ClockStatus.RUNNING, ClockStatus.PAUSED)


@dataclass(frozen=True, slots=True)
class HandOver:
    """The case in the hands of one unit."""

    number: int
    unit: UnitRef
    stage: str
    since: datetime
    lead: bool = False
    final: bool = False
    fruitless: bool = False
    fields: Mapping[str, Value] = field(default_factory=dict)
    happened: Mapping[str, datetime] = field(default_factory=dict)
    made_by: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """Where a case stands: the fold of its events."""

    service: str = ""
    edition: str = ""
    received: datetime | None = None
    entered: datetime | None = None
    channel: str = ""
    stage: str = ""
    since: datetime | None = None
    final: bool = False
    fields: Mapping[str, Value] = field(default_factory=dict)
    suggestions: Mapping[str, Value] = field(default_factory=dict)
    happened: Mapping[str, datetime] = field(default_factory=dict)
    made_by: Mapping[str, str] = field(default_factory=dict)
    handovers: tuple[HandOver, ...] = ()
    clocks: tuple[ClockState, ...] = ()
    events: int = 0

    def handover(self, number: int | None) -> HandOver | None:
        """Give a hand-over by its number."""
        for handover in self.handovers:
            if handover.number == number:
                return handover
        return None


NEW = Case()


# --- Events -------------------------------------------------------------------------------------
# Each holds all that `evolve` needs: stages, due dates and ends stand in it, rules do not.


@dataclass(frozen=True, slots=True)
class Registered:
    """A case was filed."""

    at: datetime
    received: datetime
    service: str
    edition: str
    channel: str
    channel_note: str
    outside_channels: bool
    by: Actor
    stage: str
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Moved:
    """A move was made. `to` is the stage then stood in, `entered` whether it was entered anew."""

    at: datetime
    move: str
    by: Actor
    handover: int | None
    origin: str
    to: str
    entered: bool
    final: bool
    fruitless: bool
    fields: Mapping[str, Value]
    case_fields: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """Rules set fields or suggested judgements."""

    at: datetime
    values: Mapping[str, Value]
    suggestions: Mapping[str, Value]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The case was handed to a unit."""

    at: datetime
    number: int
    unit: UnitRef
    stage: str
    lead: bool
    move: str


@dataclass(frozen=True, slots=True)
class ClockStarted:
    """A clock began a round."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    counted_from: datetime
    due: datetime | None
    lowest: date | None
    limit: str
    force: Force
    owner: str
    lapsed_at_once: bool = False


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """A clock stands still."""

    at: datetime
    clock: str
    handover: int | None
    round: int


@dataclass(frozen=True, slots=True)
class ClockResumed:
    """A clock runs on, with a later due date."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    old_due: datetime | None
    due: datetime | None


@dataclass(frozen=True, slots=True)
class ClockReset:
    """A running clock got another due date: reclassified, extended, or the calendar changed."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    counted_from: datetime
    old_due: datetime | None
    due: datetime | None
    lowest: date | None
    limit: str
    force: Force
    cause: str
    extended: bool = False


@dataclass(frozen=True, slots=True)
class ClockEnded:
    """A clock ended: met, missed, too early, or of no more use."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    status: ClockStatus
    due: datetime | None


@dataclass(frozen=True, slots=True)
class ClockLapsed:
    """The due date of a running clock passed."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder of a running clock went out; `mark` numbers it among the clock's reminders."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    mark: int
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Escalated:
    """Others were told that a clock ran out; `mark` numbers it among the escalations."""

    at: datetime
    clock: str
    handover: int | None
    round: int
    mark: int
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Notified:
    """Somebody is to be told. `about` is the move, stage or clock it is about."""

    at: datetime
    to: str
    about: str
    letter: str | None
    handover: int | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """Answers were put right; `case_fields` are those of the case, `fields` of the hand-over."""

    at: datetime
    by: Actor
    handover: int | None
    fields: Mapping[str, Value]
    case_fields: Mapping[str, Value]
    reason: str


@dataclass(frozen=True, slots=True)
class Revealed:
    """Somebody opened fields that are closed to their role, and said why."""

    at: datetime
    by: Actor
    fields: tuple[str, ...]
    reason: str


Event = (
    Registered
    | Moved
    | Derived
    | HandedOver
    | ClockStarted
    | ClockPaused
    | ClockResumed
    | ClockReset
    | ClockEnded
    | ClockLapsed
    | Reminded
    | Escalated
    | Notified
    | Corrected
    | Revealed
)


# --- Decisions ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused, or what would be needed.

    `code` names the text in `aduan.texts.reasons`, `detail` fills it; `citation` are norm ids.
    """

    code: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    citation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a decision: a rule that fired, a row that applied, a guard, a due date."""

    kind: str
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    citation: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows from a command: events, or the reasons why not; and how it was decided."""

    events: tuple[Event, ...] = ()
    refused: tuple[Reason, ...] = ()
    trace: tuple[Step, ...] = ()
    case: Case = NEW
