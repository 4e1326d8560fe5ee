"""Letters: a notice's template filled from the case, with nothing the reader may not see."""

from __future__ import annotations

from dataclasses import dataclass

from aduan.engine.program import Program
from aduan.model.case import Case, Notified
from aduan.model.rules import Level
from aduan.texts.dates import written


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter ready to send."""

    subject: str
    body: str


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "-"


def letter_for(program: Program, case: Case, notice: Notified, lang: str = "id") -> Filled:
    """Fill the letter of a notice; one without a template is told in a line."""
    names = _placeholders(program, case, notice, lang)
    template = program.rules.letters.get(notice.letter or "")
    if template is None:
        return Filled(names["langkah"], f"{names['nama_layanan']}: {names['langkah']}")
    return Filled(
        template.subject.to(lang).format_map(_Blank(names)),
        template.body.to(lang).format_map(_Blank(names)),
    )


def _placeholders(program: Program, case: Case, notice: Notified, lang: str) -> dict[str, str]:
    held = case.handover(notice.handover)
    stage = program.stage(Level.CASE, case.stage).label.to(lang) if case.stage else "-"
    if held is not None:
        stage = program.stage(Level.HANDOVER, held.stage).label.to(lang)
    return {
        "nomor": "-",
        "nama_layanan": program.service.label.to(lang),
        "tahap": stage,
        "langkah": _label(program, notice.about, lang),
        "batas": _due(case, notice, lang),
        "unit": (held.unit.name or held.unit.key) if held else "-",
    }


def _label(program: Program, about: str, lang: str) -> str:
    for table in (program.moves, program.clock_by_key):
        if about in table:
            return str(table[about].label.to(lang))
    for level in Level:
        stages = program.lifecycle(level).stages
        if about in stages:
            return stages[about].label.to(lang)
    return about


def _due(case: Case, notice: Notified, lang: str) -> str:
    """Give the due date of the clock a notice is about, else of what the complainant must do."""
    open_clocks = [c for c in case.clocks if c.due is not None and c.open]
    about = [c for c in open_clocks if c.key == notice.about]
    theirs = [c for c in open_clocks if c.owner == notice.to]
    for clock in (*about, *theirs):
        if clock.due is not None:
            return written(clock.due.date(), lang)
    return "-"
