"""Limits of time in words, and as lengths that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aduan.model.limits import Counting, DayOff, DayOfMonth, Limit, Roll, Start, Unit
from aduan.model.rules import Choice, Clock, Force, Instant, Recount, Reminder, Version
from aduan.services.handbook.book import ClockRow, Span
from aduan.services.handbook.naming import Names, ServiceNames
from aduan.texts.dates import limit_words

_MINUTES = 60
_HOURS = 24
#: Days of the calendar in a unit, where they do not depend on the working week.
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30, Unit.YEARS: 365}


def codes(names: ServiceNames) -> Iterator[tuple[Clock, str]]:
    """Give the limits of a service with the letter and number by which the handbook names them."""
    for number, clock in enumerate(names.program.clocks, 1):
        yield clock, f"B{number}"


def limit_text(names: ServiceNames, limit: object) -> str:
    """Give a limit in words."""
    if limit is None:
        return names.say("tanpa_batas")
    return limit_words(str(limit), names.names.lang)


def dated(names: Names, version: Version[object], text: str) -> str:
    """Give a value with the day from which it holds, where it has one."""
    if version.since is None:
        return text
    articles = ", ".join(names.articles(version.citation))
    since = names.say("nilai_sejak", names.day(version.since), text)
    return f"{since} ({articles})" if articles else since


def limits(names: ServiceNames, clock: Clock) -> tuple[str, ...]:
    """Give how long a limit is: printed, dated, or by a table."""
    if clock.limit.table:
        return (names.say("menurut_tabel", names.table(clock.limit.table)),)
    return tuple(
        dated(names.names, v, limit_text(names, v.value)) for v in clock.limit.versions
    ) or (names.say("tanpa_batas"),)


def clock_rows(names: ServiceNames, letters: Mapping[str, int]) -> tuple[ClockRow, ...]:
    """Give all limits of time of a service."""
    return tuple(_row(names, clock, code, letters) for clock, code in codes(names))


def _row(names: ServiceNames, clock: Clock, code: str, letters: Mapping[str, int]) -> ClockRow:
    lapse = clock.lapse
    of = names.names
    return ClockRow(
        code=code,
        label=of.text(clock.label),
        level=clock.level.value,
        owner=of.party(clock.owner),
        start=_start(names, clock.start),
        ends=of.any(map(names.event, clock.ends)),
        limits=limits(names, clock),
        force=_force(names, clock.force),
        when=names.condition(clock.when),
        notes=tuple(_notes(names, clock)),
        lapse=tuple(_lapse(names, clock)),
        lapse_outputs=names.outputs(lapse.notify, lapse.letters, letters) if lapse else (),
        spans=tuple(_spans(names, clock)),
        basis=of.basis(clock.source),
        lapse_basis=of.basis(lapse.source) if lapse else None,
        counting_basis=of.basis_at(f"{clock.source.place.path}.hitung"),
    )


def _start(names: ServiceNames, start: Instant) -> str:
    if start.field:
        return names.say("tanggal_isian", names.field(start.field))
    events = tuple(map(names.event, start.events))
    if len(events) > 1 and start.latest:
        return names.say("yang_terakhir", names.names.all(events))
    return names.names.any(events)


def _force(names: ServiceNames, force: Choice[Force]) -> tuple[str, ...]:
    if force.table:
        return (names.say("menurut_tabel", names.table(force.table)),)
    return tuple(dated(names.names, v, names.say(f"sifat_{v.value}")) for v in force.versions)


def _notes(names: ServiceNames, clock: Clock) -> Iterator[str]:
    of = names.names
    if clock.active_from and clock.active_from != clock.start.events:
        yield names.say("aktif_sejak", of.any(map(names.event, clock.active_from)))
    if clock.again_from:
        yield names.say("mulai_lagi", of.any(map(names.event, clock.again_from)))
    if clock.pauses_in:
        stages = [f"“{names.stage(key)}”" for key in clock.pauses_in]
        yield names.say("jeda", of.all(stages))
    if clock.within:
        yield names.say("di_dalam", of.all(f"“{names.clock(key)}”" for key in clock.within))
    if clock.extension is not None:
        most = clock.extension.at_most
        more = names.say("paling_banyak_kali", most) if most else names.say("tanpa_batas_kali")
        yield names.say("perpanjangan", limit_text(names, clock.extension.by), more)
    for reminder in clock.reminders:
        yield _reminder(names, reminder)
    if clock.recount is Recount.FROM_CHANGE:
        yield names.say("hitung_sejak_perubahan")
    yield from _own_counting(of, clock)


def _own_counting(of: Names, clock: Clock) -> Iterator[str]:
    """Say how a clock counts other than its regulation does."""
    general = of.law.regulation.counting
    if clock.counting != general:
        usual = set(counting(of, general))
        yield from (line for line in counting(of, clock.counting) if line not in usual)


def _reminder(names: ServiceNames, reminder: Reminder) -> str:
    if reminder.percent is not None:
        return names.say("ingatkan_persen", reminder.percent)
    return names.say("ingatkan_hari", reminder.before)


def _lapse(names: ServiceNames, clock: Clock) -> Iterator[str]:
    lapse = clock.lapse
    if lapse is None:
        return
    if lapse.allows:
        yield names.say("lewat_boleh", names.move(lapse.allows))
    if lapse.makes:
        yield names.say("lewat_lakukan", names.move(lapse.makes))


def counting(names: Names, how: Counting) -> tuple[str, ...]:
    """Say how days are counted."""
    lines = [
        names.say("hitung_berikutnya" if how.first is Start.NEXT_DAY else "hitung_hari_sama"),
        names.say(
            "hitung_libur_hari_itu"
            if how.event_on_day_off is DayOff.AS_IS
            else "hitung_libur_berikutnya"
        ),
        names.say(
            {
                Roll.STAY: "akhir_tetap",
                Roll.NEXT: "akhir_berikutnya",
                Roll.PREVIOUS: "akhir_sebelumnya",
            }[how.end_on_day_off]
        ),
        names.say("cuti_libur" if how.joint_leave_is_off else "cuti_kerja"),
        names.say("akhir_bulan" if how.month_end else "awal_bulan"),
    ]
    if how.after_hours is not None:
        lines.append(names.say("setelah_jam", _hour(how.after_hours), _hour(how.opening)))
    return tuple(lines)


def _hour(minute: int) -> str:
    return f"{minute // _MINUTES:02d}.{minute % _MINUTES:02d}"


# --- Lengths -----------------------------------------------------------------------------------


def _spans(names: ServiceNames, clock: Clock) -> Iterator[Span]:
    """Give the lengths that a limit may have, each with what it depends on."""
    week = len(names.program.rules.region.work_week)
    if clock.limit.table:
        for row in names.program.service.tables[clock.limit.table].rows:
            when = names.inline(row.when)
            for version in row.result.versions:
                yield _span(names, version, when, week)
        return
    for version in clock.limit.versions or (Version(None, None),):
        yield _span(names, version, "", week)


def _span(names: ServiceNames, version: Version[object], when: str, week: int) -> Span:
    text = dated(names.names, version, limit_text(names, version.value))
    return Span(when, text, days(version.value, week))


def days(limit: object, week: int) -> float | None:
    """Give the days of the calendar that a limit takes from a Monday on, without holidays."""
    if isinstance(limit, DayOfMonth):
        return float(limit.day)
    if not isinstance(limit, Limit):
        return None
    if limit.unit is Unit.HOURS:
        return limit.total / _HOURS
    if limit.unit is Unit.WORKING_DAYS:
        return float(limit.total + (7 - week) * (limit.total // week))
    return float(limit.total * _DAYS[limit.unit])
