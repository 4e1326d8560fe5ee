"""Letters: a notice's template filled from the case, with nothing the reader may not see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aduan.engine.facts import Facts, holder_of
from aduan.engine.program import Program
from aduan.engine.tables import shown
from aduan.engine.visible import Sight, visible
from aduan.model.case import Actor, Case, Notified, UnitRef
from aduan.model.rules import Level
from aduan.texts.dates import written

#: A place to fill: `{tahap}`, `{isian.tanggapan}`.
_PLACE = re.compile(r"\{([a-z0-9_.]+)\}")
_FIELD = "isian."
_CLOCK = "batas."

#: What stands where there is nothing to say.
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter ready to send."""

    subject: str
    body: str


def letter_for(
    program: Program,
    case: Case,
    notice: Notified,
    lang: str = "id",
    *,
    units: Mapping[str, UnitRef],
    number: str = NOTHING,
) -> Filled:
    """Fill the letter of a notice from the case as it was then; without a template, one line.

    `units` is the directory, `number` the register number, which the case itself does not know.
    """
    names = _names(program, case, notice, lang)
    names["nomor"] = number
    names["unit"] = unit_of(program, case, notice, units) or NOTHING
    template = program.rules.letters.get(notice.letter or "")
    if template is None:
        return Filled(names["langkah"], f"{names['nama_layanan']}: {names['langkah']}")

    def place(found: re.Match[str]) -> str:
        name = found.group(1)
        if name.startswith(_FIELD):
            return _answer(program, case, notice, name.removeprefix(_FIELD), lang)
        if name.startswith(_CLOCK):
            return _due_of(case, notice, name.removeprefix(_CLOCK), lang)
        return names.get(name, NOTHING)

    return Filled(
        _PLACE.sub(place, template.subject.to(lang)), _PLACE.sub(place, template.body.to(lang))
    )


def _names(program: Program, case: Case, notice: Notified, lang: str) -> dict[str, str]:
    held = case.handover(notice.handover)
    level, stage = (Level.HANDOVER, held.stage) if held else (Level.CASE, case.stage)
    return {
        "nama_layanan": program.service.label.to(lang),
        "tahap": program.stage(level, stage).label.to(lang),
        "langkah": _label(program, notice.about, lang),
        "tanggal": written(notice.at.date(), lang),
        "batas": _due(case, notice, lang),
    }


def unit_of(
    program: Program, case: Case, notice: Notified, units: Mapping[str, UnitRef]
) -> str | None:
    """Name the unit a notice is about: of its hand-over, else where it is sent, else the holder."""
    held = case.handover(notice.handover)
    if held is not None:
        return held.unit.name or held.unit.key
    key = notice.unit or holder_of(program, case)
    known = units.get(key or "")
    return known.name or key if known else key


def _answer(program: Program, case: Case, notice: Notified, key: str, lang: str) -> str:
    """Give an answer to whoever may see it."""
    reader = Actor(notice.to, notice.to, notice.unit)
    if visible(program, case, reader, notice.handover).get(key) is not Sight.SHOWN:
        return NOTHING
    value = Facts(program, case, notice.at, case.handover(notice.handover)).value(key)
    options = dict(program.field(key).options)
    if isinstance(value, str) and value in options:
        return options[value].to(lang)
    return NOTHING if value is None else shown(value)


def _label(program: Program, about: str, lang: str) -> str:
    for table in (program.moves, program.clock_by_key):
        if about in table:
            return table[about].label.to(lang)
    for level in Level:
        stages = program.lifecycle(level).stages
        if about in stages:
            return stages[about].label.to(lang)
    return about


def _due_of(case: Case, notice: Notified, key: str, lang: str) -> str:
    """Give the due date of one clock: of the hand-over a notice is about, else of the case."""
    known = [c for c in case.clocks if c.key == key and c.due is not None]
    nearest = [c for c in known if c.handover in (None, notice.handover)] or known
    due = nearest[-1].due if nearest else None
    return NOTHING if due is None else written(due.date(), lang)


def _due(case: Case, notice: Notified, lang: str) -> str:
    """Give the due date of the clock a notice is about, else of what its reader must do."""
    running = [c for c in case.clocks if c.due is not None and c.open]
    about = [c for c in running if c.key == notice.about]
    theirs = [c for c in running if c.owner == notice.to and c.handover in (None, notice.handover)]
    for clock in (*about, *theirs):
        if clock.due is not None:
            return written(clock.due.date(), lang)
    return NOTHING
