"""Every table of ours. Events are the truth; cases, handovers, clocks, inbox are projected from them.

Moments are kept in UTC as ISO text with a fixed width, so that they sort as text on every database.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from aduan.store.moments import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _case_key() -> Column[int]:
    return Column("case_id", Integer, ForeignKey("cases.id"), primary_key=True)


def _exact(length: int) -> TypeEngine[str]:
    """Give a text that sorts by its characters alone, whatever language the database speaks."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


# --- Rules and directory ------------------------------------------------------------------------

#: Each publication of a region's rule files: the whole files, as they were.
publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region", String(64), nullable=False),
    Column("edition", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("files", LargeBinary, nullable=False),
    Index(None, "region", "id"),
)

units = Table(
    "units",
    metadata,
    Column("region", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("parent", String(64)),
)

#: Who holds which office, in which unit, from when to when, under which decree.
postings = Table(
    "postings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region", String(64), nullable=False),
    Column("person", String(64), nullable=False),
    Column("office", String(64), nullable=False),
    Column("unit", String(64)),
    Column("acting", String(16), nullable=False),
    Column("decree", String(200), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Index(None, "region", "person"),
)

# --- Cases --------------------------------------------------------------------------------------

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region", String(64), nullable=False),
    #: `regulation/service`: two regulations of a region may call a service by one name.
    Column("service", String(129), nullable=False),
    #: Given last of all, when the rest of the filing stands.
    Column("number", String(40)),
    Column("channel", String(64), nullable=False),
    #: The unit that holds the case by itself, before or without any hand-over.
    Column("holder", String(64)),
    Column("stage", String(64), nullable=False),
    Column("since", Moment, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("received", Moment, nullable=False),
    Column("entered", Moment, nullable=False),
    #: The earliest due date that still runs, and when time alone next does something.
    Column("due", Moment),
    Column("next_tick", Moment),
    #: Fields that are no personal data, those of hand-overs excepted.
    Column("fields", JSON(none_as_null=True), nullable=False),
    Column("events", Integer, nullable=False),
    Column("head", String(64), nullable=False),
    UniqueConstraint("region", "service", "number"),
    Index(None, "region", "holder", "id"),
    Index(None, "next_tick"),
)

events = Table(
    "events",
    metadata,
    _case_key(),
    Column("number", Integer, primary_key=True),
    #: Which command of the case brought it about; its first event keeps the hash of the trace.
    Column("command", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("body", JSON, nullable=False),
    Column("edition", String(64), nullable=False),
    Column("publication", Integer, ForeignKey("publications.id"), nullable=False),
    Column("trace", String(64)),
    Column("hash", String(64), nullable=False),
)

handovers = Table(
    "handovers",
    metadata,
    _case_key(),
    Column("number", Integer, primary_key=True),
    Column("region", String(64), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("stage", String(64), nullable=False),
    Column("since", Moment, nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("fruitless", Boolean, nullable=False),
    Index(None, "region", "unit", "case_id"),
)

clocks = Table(
    "clocks",
    metadata,
    _case_key(),
    Column("key", String(64), primary_key=True),
    #: 0 is the case itself.
    Column("handover", Integer, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("counted_from", Moment, nullable=False),
    Column("due", Moment),
    Column("limit", String(64), nullable=False),
    Column("force", String(16), nullable=False),
    Column("status", String(24), nullable=False),
    Column("lapsed", Boolean, nullable=False),
    Index(None, "due"),
)

#: What a role can do now: a line for each case or hand-over in which a move is open to it.
inbox = Table(
    "inbox",
    metadata,
    _case_key(),
    Column("handover", Integer, primary_key=True),
    Column("role", String(64), primary_key=True),
    Column("region", String(64), nullable=False),
    Column("service", String(129), nullable=False),
    Column("unit", String(64), primary_key=True),
    Column("stage", String(64), nullable=False),
    Column("since", Moment, nullable=False),
    #: Sorted by this: a due date, or a day past all days where no limit of time runs.
    Column("due", Moment, nullable=False),
    Column("clock", String(64)),
    Column("moves", JSON, nullable=False),
    Index(None, "region", "role", "unit", "due", "case_id"),
)

# --- Lists --------------------------------------------------------------------------------------

#: Cases of one service that a list cannot tell apart but by number, days and written values: the
#: same unit, stage and values of all list columns with few values, and the same columns filled.
#: The unit is empty for those who see the whole region. A group stays when its last case leaves it.
list_groups = Table(
    "list_groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region", String(64), nullable=False),
    Column("service", String(129), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("stage", String(64), nullable=False),
    #: Values of the columns with few values; columns with many that have one here.
    Column("values", JSON, nullable=False),
    Column("filled", JSON, nullable=False),
    #: A hash of all of the above.
    Column("mark", String(64), nullable=False, unique=True),
    Index(None, "region", "service", "unit"),
)

#: A case in each of the groups it is listed in. Kept in the order of groups, so that a group is
#: read from one place.
list_lines = Table(
    "list_lines",
    metadata,
    Column("group_id", Integer, ForeignKey("list_groups.id"), primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id"), primary_key=True),
    Column("number", _exact(40)),
    Column("received", Moment, nullable=False),
    Column("entered", Moment, nullable=False),
    Column("due", Moment),
    Index(None, "case_id"),
    Index(None, "group_id", "number", "case_id"),
    # A range of the one is often asked for in the order of the other.
    Index(None, "group_id", "received", "case_id", "due"),
    Index(None, "group_id", "entered", "case_id"),
    Index(None, "group_id", "due", "case_id", "received"),
    sqlite_with_rowid=False,
)

#: The values of list columns with many: dates, numbers, texts; as texts that sort as they should.
list_values = Table(
    "list_values",
    metadata,
    Column("group_id", Integer, ForeignKey("list_groups.id"), primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id"), primary_key=True),
    Column("value", _exact(200), nullable=False),
    Index(None, "case_id"),
    Index(None, "group_id", "field", "value", "case_id"),
    sqlite_with_rowid=False,
)

#: Register numbers, one row for each register of a region in a year.
counters = Table(
    "counters",
    metadata,
    Column("region", String(64), primary_key=True),
    Column("service", String(129), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    CheckConstraint("last > 0", name="positive"),
)

# --- Personal data ------------------------------------------------------------------------------

#: The key of each case, itself encrypted; without it nothing of its identities can be read.
vault_keys = Table(
    "vault_keys",
    metadata,
    _case_key(),
    Column("wrapped", LargeBinary, nullable=False),
)

#: Identities: name, address, number. `match` finds the same value again without reading it.
identities = Table(
    "identities",
    metadata,
    _case_key(),
    #: 0 is the case itself.
    Column("handover", Integer, primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("match", String(64), nullable=False),
    Index(None, "match"),
)

#: Free texts, beside the event they were given in; the event holds their salted hash.
texts = Table(
    "texts",
    metadata,
    _case_key(),
    Column("event", Integer, primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("value", JSON, nullable=False),
)

#: Tables that services alone may write; `aduan.screens` refuses every other write of them.
PROJECTED = frozenset({
    cases, handovers, clocks, inbox, list_groups, list_lines, list_values,
    events, counters, identities, texts,
})  # fmt: skip
