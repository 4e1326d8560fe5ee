"""Explanations of decisions, for the citizen, the officer and the auditor, in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from aduan.engine import due as dues
from aduan.engine.program import Program, World
from aduan.engine.tables import shown
from aduan.model.case import (
    Case,
    ClockLapsed,
    ClockReset,
    ClockStarted,
    Decision,
    Event,
    HandedOver,
    Moved,
    Reason,
    Registered,
    Step,
    UnitRef,
)
from aduan.model.rules import REPORTER, SYSTEM, Level
from aduan.model.values import FieldKind
from aduan.rulebook.citations import cite
from aduan.services.plain import fingerprint
from aduan.store.coding import SEALED
from aduan.texts.dates import limit_words, short, written
from aduan.texts.explanations import CITIZEN, STEPS, WORDS
from aduan.texts.filling import fill
from aduan.texts.reasons import REASONS

#: What an id looks like.
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")


class Audience(StrEnum):
    """For whom something is explained."""

    CITIZEN = "pelapor"
    OFFICER = "petugas"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Explainer:
    """Puts decisions of one program into words."""

    program: Program
    world: World
    lang: str = "id"
    units: Mapping[str, UnitRef] = field(default_factory=dict)

    # --- Names ----------------------------------------------------------------------------------

    def name(self, key: str) -> str:
        """Give the label of whatever bears an id; without one, the id as words."""
        rules, service = self.program.rules, self.program.service
        tables: tuple[Mapping[str, Any], ...] = (
            rules.roles,
            service.fields,
            self.program.moves,
            self.program.clock_by_key,
            rules.unit_kinds,
            rules.channels,
        )
        for table in tables:
            if key in table:
                return str(table[key].label.to(self.lang))
        for level in Level:
            stages = self.program.lifecycle(level).stages
            if key in stages:
                return stages[key].label.to(self.lang)
        if key in self.units:
            return self.units[key].name or key
        return WORDS[key].to(self.lang) if key in WORDS else _words(key)

    def value(self, field: str, value: str) -> str:
        """Give the label of an option, else the value as written."""
        known = self.program.service.fields.get(field)
        options = dict(known.options) if known else {}
        if value in options:
            return options[value].to(self.lang)
        return WORDS[value].to(self.lang) if value in ("ya", "tidak") else value

    def answer(self, field: str, value: object) -> str:
        """Give an answer as people read it, as a case holds it or a list: none is empty."""
        if value is None:
            return ""
        if isinstance(value, list | tuple):
            return ", ".join(self.answer(field, part) for part in value)
        known = self.program.service.fields.get(field)
        text = shown(value)
        if known and known.kind is FieldKind.UNIT and text in self.units:
            return self.units[text].name or text
        if known and known.kind is FieldKind.DATE and text != SEALED:
            return short(date.fromisoformat(text), self.lang)
        return self.value(field, text)

    def _word(self, field: str, word: str) -> str:
        """Give the label of an option of a field, else of whatever else a word names."""
        told = self.value(field, word)
        return told if told != word else self.name(word)

    def articles(self, norms: Iterable[str]) -> str:
        """Give articles as people cite them, each once."""
        return "; ".join(dict.fromkeys(cite(norm, self.lang) for norm in norms))

    # --- Reasons --------------------------------------------------------------------------------

    def reason(self, reason: Reason) -> str:
        """Say why something is refused, with the article."""
        detail = {k: self._detail(k, v, reason) for k, v in reason.detail.items()}
        text = fill(REASONS[reason.code].to(self.lang), detail)
        articles = self.articles(reason.citation)
        return f"{text} ({articles})" if articles else text

    def _detail(self, key: str, value: Any, reason: Reason) -> str:
        if isinstance(value, datetime | date):
            return written(self._local(value), self.lang)
        if key in ("perlu", "kini", "boleh"):
            field = str(reason.detail.get("nama", reason.detail.get("isian", "")))
            parts = value if isinstance(value, tuple) else str(value).split(", ")
            return " / ".join(self._word(field, part) for part in parts) or "-"
        if key == "nilai":
            return self.value(str(reason.detail.get("isian", "")), str(value))
        if isinstance(value, tuple):
            return ", ".join(self.name(str(v)) for v in value) or "-"
        return self.name(str(value)) if value not in (None, "") else "-"

    def needed(self, reason: Reason) -> str:
        """Say what a guard asks to be there."""
        return self._detail("perlu", reason.detail["perlu"], reason)

    def why_not(self, reasons: tuple[Reason, ...]) -> list[str]:
        """Say why a move is refused, and the smallest change that would let it pass."""
        if not reasons:
            return [WORDS["boleh"].to(self.lang)]
        lines = [WORDS["tidak_boleh"].to(self.lang), *(f"- {self.reason(r)}" for r in reasons)]
        changes = [
            f"{self._detail('nama', r.detail['nama'], r)} → {self._detail('perlu', r.detail['perlu'], r)}"
            for r in reasons
            if r.code == "syarat"
        ]
        if changes and len(changes) == len(reasons):
            lines.append(WORDS["cukup"].to(self.lang).format(hal=", ".join(changes)))
        return lines

    # --- Decisions ------------------------------------------------------------------------------

    def decision(self, decision: Decision, audience: Audience) -> list[str]:
        """Explain one decision."""
        if decision.refused:
            return self.why_not(decision.refused)
        if audience is Audience.CITIZEN:
            return list(self._for_citizen(decision.events, decision.case))
        lines = [line for step in decision.trace for line in self._step(step, audience)]
        if audience is Audience.AUDITOR:
            lines += [f"[{type(e).__name__}] {_compact(e)}" for e in decision.events]
            lines.append(f"{WORDS['edisi'].to(self.lang)}: {decision.case.edition}")
            lines.append(f"sha256: {fingerprint(decision.trace)}")
        return lines

    def _step(self, step: Step, audience: Audience) -> Iterator[str]:
        kind = _kind(step)
        line = fill(STEPS[kind].to(self.lang), self._details(step))
        if step.detail.get("syarat"):
            line += "; " + STEPS["syarat"].to(self.lang).format(
                syarat=self._pairs(step.detail["syarat"])
            )
        yield line
        if kind in ("batas", "batas_ubah"):
            yield from self._days(step)
        if step.citation:
            articles = self.articles(step.citation)
            if audience is Audience.AUDITOR:
                articles += f" [{', '.join(step.citation)}]"
            yield "  " + STEPS["dasar"].to(self.lang).format(pasal=articles)
        elif kind != "kaidah":
            yield f"  ({WORDS['pengaturan'].to(self.lang)})"
        if step.readings:
            tafsir = ", ".join(step.readings)
            yield "  " + STEPS["tafsir"].to(self.lang).format(tafsir=tafsir)

    def _details(self, step: Step) -> dict[str, str]:
        detail = step.detail
        return {
            "nama": self.name(step.subject),
            "peran": self.name(str(detail.get("oleh", SYSTEM))),
            "baris": str(detail.get("baris", "")),
            "dibaca": self._pairs(detail.get("dibaca", {})),
            "akibat": self._consequences(detail),
            "batas": limit_words(str(detail.get("batas", "")), self.lang),
            "sebab": self.name(str(detail.get("sebab", ""))),
            **{k: self._when(detail.get(k)) for k in ("sejak", "jatuh", "semula")},
        }

    def _consequences(self, detail: Mapping[str, Any]) -> str:
        parts = [
            STEPS[kind].to(self.lang).format(isian=self.name(k), nilai=self.value(k, v))
            for kind in ("tetapkan", "sarankan")
            for k, v in detail.get(kind, {}).items()
        ]
        who = detail.get("beritahu", ()) if isinstance(detail.get("beritahu"), tuple) else ()
        parts += [STEPS["beritahu"].to(self.lang).format(siapa=self.name(w)) for w in who]
        return ", ".join(parts)

    def _pairs(self, pairs: Mapping[str, str]) -> str:
        return ", ".join(f"{self.name(k)} = {self._word(k, v)}" for k, v in pairs.items()) or "-"

    def _when(self, moment: datetime | None) -> str:
        return written(self._local(moment), self.lang) if moment else "-"

    def _local(self, moment: date | datetime) -> date | datetime:
        zone = ZoneInfo(self.program.rules.region.timezone)
        return moment.astimezone(zone) if isinstance(moment, datetime) else moment

    # --- Days -----------------------------------------------------------------------------------

    def _days(self, step: Step) -> Iterator[str]:
        working = str(step.detail["batas"]).endswith("hari kerja")
        if not working:
            return
        clock = self.program.clock_by_key[step.subject]
        calendar = self.world.calendars.of(
            None, joint_leave_is_off=clock.counting.joint_leave_is_off
        )
        days = list(
            dues.explain(
                step.detail["sejak"], step.detail["jatuh"], working=True, calendar=calendar
            )
        )
        yield "  " + self.counted(days)

    def counted(self, days: list[dues.Counted]) -> str:
        """Say how many days were counted, and which were skipped and why."""
        count = max((d.number or 0 for d in days), default=0)
        return (
            STEPS["dihitung"]
            .to(self.lang)
            .format(jumlah=count, dilewati=self._skipped(days) or WORDS["tidak_ada"].to(self.lang))
        )

    def _skipped(self, days: list[dues.Counted]) -> str:
        return ", ".join(
            f"{short(d.day, self.lang)} ({self.name(d.reason)})" for d in days if d.reason
        )

    # --- For the citizen ------------------------------------------------------------------------

    def _for_citizen(self, events: Iterable[Event], case: Case) -> Iterator[str]:
        for event in events:
            line = self._citizen_line(event)
            if line:
                yield line
        if case.final:
            yield CITIZEN["selesai"].to(self.lang)
        elif self.program.stage(Level.CASE, case.stage).waits_for == REPORTER:
            yield CITIZEN["menunggu"].to(self.lang)

    def _citizen_line(self, event: Event) -> str | None:
        if isinstance(event, Registered):
            return self._say(
                "diterima", tanggal=event.received, layanan=self.program.service.label.to(self.lang)
            )
        if isinstance(event, Moved) and event.handover is None and event.entered:
            return self._say("tahap", tanggal=event.at, tahap=self.name(event.to))
        if isinstance(event, HandedOver):
            return self._say("penyaluran", unit=event.unit.name or event.unit.key)
        if isinstance(event, ClockStarted) and event.due:
            return self._say(
                "batas",
                nama=self.name(event.clock),
                batas=limit_words(str(event.limit), self.lang),
                jatuh=event.due,
            )
        if isinstance(event, ClockReset) and event.due and event.old_due:
            return self._say(
                "batas_ubah", nama=self.name(event.clock), semula=event.old_due, jatuh=event.due
            )
        if isinstance(event, ClockLapsed) and event.due:
            return self._say("lewat", nama=self.name(event.clock), jatuh=event.due)
        return None

    def _say(self, kind: str, **detail: Any) -> str:
        texts = {k: self._when(v) if isinstance(v, datetime) else str(v) for k, v in detail.items()}
        return fill(CITIZEN[kind].to(self.lang), texts)


def _kind(step: Step) -> str:
    """Give the kind of sentence a step is told with."""
    if step.kind != "batas":
        return step.kind
    if step.detail.get("jatuh") is None:
        return "tanpa_batas"
    return "batas" if step.detail.get("semula") is None else "batas_ubah"


def _words(key: str) -> str:
    """Give an id without a label as words; anything else stays as it is."""
    return key.replace("_", " ") if _ID.fullmatch(key) else key


def _compact(event: Event) -> str:
    parts = []
    for name in event.__dataclass_fields__:
        value = getattr(event, name)
        if value not in (None, "", (), {}) and name != "at":
            parts.append(
                f"{name}={value}"
                if not isinstance(value, datetime)
                else f"{name}={value.isoformat()}"
            )
    return " ".join(parts)
