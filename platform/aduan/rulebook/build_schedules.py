"""References in schedules ("jadwal"): the duties, roles and readings they promise must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aduan.model.rules import Duty
from aduan.rulebook.build import Build, root
from aduan.rulebook.build_scenarios import check_readings
from aduan.rulebook.findings import Finding
from aduan.rulebook.reader import Document


def check(cx: Build, duties: Collection[Duty], document: Document) -> Iterator[Finding]:
    """Check one schedule against the duties of its regulation."""
    if document.root is None:
        return
    # What a schedule names is not thereby used, so its builder is not taken over.
    inside = cx.within({"kewajiban": tuple(duty.key for duty in duties)})
    name = document.file.rpartition("/")[2].removesuffix(".yaml")
    schedule = root(inside, document.file, f"jadwal.{name}", document.root, name)
    check_readings(schedule)
    for key in ("terakhir", "kewajiban"):
        for entry in schedule.raw(key).values():
            schedule.refer("kewajiban", entry.key)
    for duty in schedule.parts("kewajiban"):
        for key in ("oleh", "kepada", "melalui", "tembusan"):
            duty.many("pihak", key)
        duty.many("jenis_unit", "setiap_unit")
    yield from inside.findings
