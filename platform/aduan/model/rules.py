"""The rules of one service, as the engine reads them.

Each attribute names, in quotes, the key of the rule files it comes from. Interpretations are
already resolved: `readings` keeps the ids of those an element depends on. Dated values are tuples
of versions; the law time of a case chooses among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from aduan.model.conditions import ALWAYS, Condition
from aduan.model.inference import RuleSet
from aduan.model.limits import Counting, DayOfMonth, Limit, Schedule
from aduan.model.management import NO_SETTINGS, Settings
from aduan.model.values import NOWHERE, Domain, FieldKind, Place, Text, Value

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

#: Ids that every region has: who files, the clock-driven hand of the system, and everybody.
REPORTER = "pelapor"
SYSTEM = "sistem"
PUBLIC = "umum"


class Force(StrEnum):
    """How a limit binds ("sifat")."""

    BINDING = "wajib"
    TARGET = "target"
    COORDINATION = "koordinasi"
    ADVICE = "anjuran"


class Level(StrEnum):
    """Where a lifecycle, role or answer belongs: the whole case, or one hand-over to one unit."""

    CASE = "berkas"
    HANDOVER = "penyaluran"


class RoleLevel(StrEnum):
    """Whether a role acts for the whole region, for the unit that holds a hand-over, or outside."""

    REGION = "daerah"
    UNIT = "unit"
    OUTSIDE = "luar"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an element comes from: its articles (norm ids), its readings, its place in the files.

    `citation` is empty for a management setting ("pengaturan: ya").
    """

    citation: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    place: Place = NOWHERE
    setting: bool = False


NO_SOURCE = Source()


@dataclass(frozen=True, slots=True)
class Version(Generic[T_co]):
    """A value from a day on ("sejak", "nilai"); `since` None is from the regulation's beginning."""

    since: date | None
    value: T_co
    citation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Generic[T_co]):
    """A value that may be dated, or be looked up in a decision table of the service."""

    versions: tuple[Version[T_co], ...] = ()
    table: str | None = None

    def on(self, day: date) -> Version[T_co] | None:
        """Give the version in force on a day of law time, None before the first."""
        found = None
        for version in self.versions:
            if version.since is None or version.since <= day:
                found = version
        return found


def fixed(value: T) -> Choice[T]:
    """Give a choice of one undated value."""
    return Choice((Version(None, value),))


@dataclass(frozen=True, slots=True)
class Field:
    """A typed attribute of a case ("isian")."""

    key: str
    kind: FieldKind
    label: Text  # "nama", else the question
    refers_to: str | None = None  # "layanan": the service whose cases it names
    question: Text | None = None  # "tanya"
    domain: Domain | None = None  # what rules may meet; None: nothing to compare
    options: tuple[tuple[str, Text], ...] = ()  # "pilihan"
    required: bool = False  # "wajib"; by default so when rules read it
    when: Condition = ALWAYS  # "bila": asked only then
    otherwise: Value | None = None  # "selain_itu": its value when not asked or given
    personal: str | None = None  # "data_pribadi": identitas | teks_bebas
    listed: bool = False  # "di_daftar"
    decided_by: str | None = None  # "diputuskan_oleh": a judgement of that role
    derived: bool = False  # "ditetapkan_kaidah": set by rules only
    level: Level | None = None  # "berlaku_untuk"; None: where it was answered
    at_intake: bool = False  # "saat_diterima": asked when the case is filed
    max_length: int = 10_000  # "panjang_maksimal"
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a decision table: condition and result ("bila", "maka")."""

    when: Condition
    result: Choice[object]
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table ("tabel"): exactly one row applies.

    `gives` says what its results are: "batas" (Limit or None), "jenis_unit" (ids of unit kinds),
    "sifat" (Force), or the id of a field.
    """

    key: str
    gives: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    first: bool = False  # "cara: pertama": the first row that fits
    reason: str | None = None  # "alasan": why the first row is meant to win
    opaque: bool = False  # "tak_terbuktikan": proofs say unknown
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class HandTo:
    """To whom a move hands the case ("kepada"): kinds of unit, by list or by table, or a field.

    With a field its answer is the unit; `kinds` are then all that a case may be handed to.
    """

    kinds: Choice[tuple[str, ...]]
    multiple: bool = True  # "beberapa"
    field: str | None = None  # "isian.<id>": a field of kind unit


@dataclass(frozen=True, slots=True)
class Move:
    """A step somebody may take from a stage ("langkah")."""

    key: str
    label: Text  # "nama"
    level: Level
    by: tuple[str, ...]  # "oleh": roles, pelapor, sistem
    to: str | None = None  # "ke"; None: the stage stays
    asks: tuple[str, ...] = ()  # "perlu": fields that must be given
    may_give: tuple[str, ...] = ()  # "boleh": fields that may be given
    when: Condition = ALWAYS  # "bila"
    notify: tuple[str, ...] = ()  # "beritahu"
    letters: Mapping[str, str] = field(default_factory=dict)  # "surat": by who is told
    hand_to: HandTo | None = None  # "kepada"
    not_by: tuple[str, ...] = ()  # "bukan_oleh": moves made by the same person
    extends: str | None = None  # "memperpanjang": a clock
    automatic: bool = False  # "otomatis": the system makes it once `when` holds
    from_stages: tuple[str, ...] = ()  # "dari": for moves of several stages
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a case or hand-over stands ("tahap")."""

    key: str
    label: Text  # "nama"
    moves: tuple[Move, ...] = ()  # "langkah", those from several stages included
    waits_for: str | None = None  # "menunggu"
    notify: tuple[str, ...] = ()  # "beritahu": told when it is entered, beside "setiap_tahap"
    letters: Mapping[str, str] = field(default_factory=dict)  # "surat": before "setiap_tahap"
    final: bool = False  # "akhir"
    fruitless: bool = False  # "tanpa_hasil": an end that brings no result
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Lapse:
    """What follows when a clock runs out ("bila_lewat")."""

    notify: tuple[str, ...] = ()  # "beritahu"
    allows: str | None = None  # "boleh": a move it opens (its guard says so)
    makes: str | None = None  # "lakukan": a move the system then makes
    letters: Mapping[str, str] = field(default_factory=dict)  # "surat": by who is told
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Extension:
    """How a clock may be extended ("perpanjangan")."""

    by: Limit  # "tambah"
    at_most: int | None = 1  # "paling_banyak": how often; None: no bound


@dataclass(frozen=True, slots=True)
class Reminder:
    """When a running clock reminds its owner ("ingatkan"): after a share of it, or days before."""

    percent: int | None = None
    before: int | None = None


class Recount(StrEnum):
    """From when a changed limit counts ("hitung_ulang")."""

    FROM_START = "sejak_semula"
    FROM_CHANGE = "sejak_perubahan"


@dataclass(frozen=True, slots=True)
class Instant:
    """Where counting starts ("sejak"): an event, a date in a field, the earliest or latest of some.

    `events` are ids of stages and moves; `field` is the id of a date field; with several events
    `latest` says that all must have happened and the last counts, else the first counts.
    """

    events: tuple[str, ...] = ()
    field: str | None = None
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit of time with its beginning, its end and what follows ("batas_waktu")."""

    key: str
    label: Text  # "nama"
    level: Level
    start: Instant  # "sejak": the moment days are counted from
    ends: tuple[str, ...]  # "sampai": any of these events
    limit: Choice[Limit | DayOfMonth | None]  # "batas"
    owner: str  # "bagi": the role it binds
    active_from: tuple[str, ...] = ()  # "aktif_sejak": the clock exists from this event
    again_from: tuple[str, ...] = ()  # "mulai_lagi": a new round counts from this event
    force: Choice[Force] = field(default_factory=lambda: fixed(Force.BINDING))  # "sifat"
    pauses_in: tuple[str, ...] = ()  # "jeda_saat": stages of the case
    when: Condition = ALWAYS  # "bila": judged when it would start
    lapse: Lapse | None = None  # "bila_lewat"
    counting: Counting = field(default_factory=Counting)  # "hitung"
    recount: Recount = Recount.FROM_START  # "hitung_ulang"
    reminders: tuple[Reminder, ...] = ()  # "ingatkan"
    extension: Extension | None = None  # "perpanjangan"
    within: tuple[str, ...] = ()  # "di_dalam": clocks it is a part of
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class EachStage:
    """Who is told of every stage entered ("setiap_tahap")."""

    notify: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)  # "surat": by who is told
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The stages of a case or of a hand-over ("berkas", "penyaluran")."""

    level: Level
    initial: str
    stages: Mapping[str, Stage]
    clocks: tuple[Clock, ...] = ()
    each_stage: EachStage | None = None
    holder: str | None = None  # "pemegang": a field of kind unit, for the case


@dataclass(frozen=True, slots=True)
class Secrecy:
    """Who sees a field, a class of personal data or the whole case ("kerahasiaan").

    Of several for one subject the first whose condition holds decides; without any it is as if
    the subject were not named.
    """

    subject: str  # a field, identitas | teks_bebas, or berkas: every field not named itself
    visible_to: tuple[str, ...] = ()  # "terlihat"
    revealed_to: tuple[str, ...] = ()  # "dibuka_oleh": with a reason, logged
    when: Condition = ALWAYS  # "bila"
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nobody handles a complaint about themselves ("benturan_kepentingan")."""

    person: str  # "isian": a field of kind orang
    barred: tuple[str, ...] = ()  # "dilarang": moves; empty: all
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Role:
    """What one may do ("peran"), held by offices, offices by persons."""

    key: str
    label: Text
    level: RoleLevel  # "tingkat"
    held_by: tuple[str, ...] = ()  # "dipegang_oleh"
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of body of the directory ("jenis_unit")."""

    key: str
    label: Text
    target: bool = True  # "sasaran": cases may be handed to it
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in ("kanal")."""

    key: str
    label: Text
    address: str | None = None  # "alamat"
    verified: bool = False  # "terverifikasi": somebody checked the address
    external_number: bool = False  # "nomor_luar": it brings a number of its own
    open: bool = True  # "terbuka": cases come in by it
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice or letter ("surat"): subject and body with {placeholders}."""

    key: str
    subject: Text
    body: Text
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed now and then ("kewajiban")."""

    key: str
    label: Text
    by: str  # "oleh"
    to: tuple[str, ...] = ()  # "kepada"
    through: tuple[str, ...] = ()  # "melalui"
    copies: tuple[str, ...] = ()  # "tembusan"
    schedule: Schedule | None = None  # "berkala", "meliputi", "jatuh_di_hari_libur"
    each_of: tuple[str, ...] = ()  # "setiap_unit": kinds of unit each of which owes it
    form: str | None = None  # "bentuk"
    nil_report: bool = False  # "laporan_nihil"
    source: Source = NO_SOURCE


class OpenCases(StrEnum):
    """Which of dated values govern a case that is open when one changes ("berkas_terbuka")."""

    OLD = "aturan_lama"
    NEW = "aturan_baru"
    SILENT = "tidak_diatur"


@dataclass(frozen=True, slots=True)
class Regulation:
    """One legal instrument and its life."""

    key: str
    title: Text
    number: str | None
    year: int | None
    enacted: date | None
    promulgated: date | None
    in_force: date | None  # "berlaku_sejak"; None: not known, so that it binds nobody
    tested_from: date | None = None  # "diuji_sejak": assumed in its place, for tests alone
    ended: date | None = None
    counting: Counting = field(default_factory=Counting)
    open_cases: OpenCases = OpenCases.SILENT  # "peralihan: berkas_terbuka"
    source: Source = NO_SOURCE

    @property
    def since(self) -> date | None:
        """Give the day from which cases can be played: known, or else assumed."""
        return self.in_force or self.tested_from


@dataclass(frozen=True, slots=True)
class Region:
    """A kabupaten or kota."""

    key: str
    name: Text
    timezone: str
    work_week: frozenset[int]  # 0 = Monday
    local_holidays: Mapping[date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of case with everything that governs it ("layanan")."""

    key: str
    label: Text
    fields: Mapping[str, Field]
    rules: RuleSet
    tables: Mapping[str, Table]
    case: Lifecycle
    handover: Lifecycle | None = None
    secrecy: tuple[Secrecy, ...] = ()
    conflict: Conflict | None = None
    opened_by: tuple[str, ...] = ()  # "dibuat_oleh"; empty: filed by or for a reporter
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True)
class Rules:
    """All the engine needs to decide a case of one service under one edition."""

    edition: str
    region: Region
    regulation: Regulation
    service: Service
    roles: Mapping[str, Role]
    unit_kinds: Mapping[str, UnitKind]
    channels: Mapping[str, Channel]
    outside: bool = True  # "di_luar_kanal: terima": what came another way is taken
    letters: Mapping[str, Letter] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()
    settings: Settings = NO_SETTINGS
