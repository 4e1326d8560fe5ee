"""Clocks ("batas_waktu"): beginning, end, limit, pauses, and what follows when they run out."""

from __future__ import annotations

import re

from aduan.model.limits import Limit
from aduan.model.rules import (
    Choice,
    Clock,
    Extension,
    Force,
    Instant,
    Lapse,
    Level,
    Recount,
    Reminder,
    fixed,
)
from aduan.rulebook import build_values
from aduan.rulebook.build import Element, leaves
from aduan.rulebook.build_letters import letters
from aduan.rulebook.build_values import Read, word
from aduan.rulebook.conditions import Scope, condition
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Node, Scalar

FIELD = "isian."
NONE = "tidak_ada"
EARLIEST = "paling_awal"
LATEST = "paling_akhir"
_PERCENT = re.compile(r"(\d{1,2}) ?%")
_DAYS = re.compile(r"(\d{1,3}) hari")


def clocks(cycle: Element, level: Level, scope: Scope) -> tuple[Clock, ...]:
    """Build the clocks of a lifecycle."""
    found = (_clock(element, level, scope) for element in cycle.parts("batas_waktu"))
    return tuple(clock for clock in found if clock is not None)


def _clock(element: Element, level: Level, scope: Scope) -> Clock | None:
    element.name("batas_waktu")
    when = condition(element, scope)
    start = _instant(element)
    limit = build_values.choice(element, "batas", build_values.limit, gives=build_values.LIMIT)
    owner = element.one("peran", "bagi")
    ends = element.many("peristiwa", "sampai")
    lapse = element.part("bila_lewat")
    if when is None or start is None or limit is None or owner is None or not ends:
        return None
    return Clock(
        key=element.key,
        label=element.label(),
        level=level,
        start=start,
        ends=ends,
        limit=limit,
        owner=owner,
        active_from=element.many("peristiwa", "aktif_sejak"),
        again_from=element.many("peristiwa", "mulai_lagi"),
        force=_force(element),
        pauses_in=_pauses(element),
        when=when,
        lapse=_lapse(lapse) if lapse else None,
        counting=build_values.counting(element, element.cx.counting),
        recount=word(element, element.get("hitung_ulang"), Recount) or Recount.FROM_START,
        reminders=tuple(r for n in element.scalars("ingatkan") if (r := _reminder(element, n))),
        extension=_extension(element.part("perpanjangan")),
        within=element.many("batas_waktu", "di_dalam"),
        source=element.source(element.cx.counting_readings),
    )


def _instant(element: Element) -> Instant | None:
    node = element.get("sejak")
    latest = False
    if isinstance(node, Map):
        latest = LATEST in node.entries
        entry = node.entries.get(LATEST) or node.entries.get(EARLIEST)
        node = entry.value if entry else None
    if isinstance(node, Scalar) and node.text.startswith(FIELD):
        return _field(element, node)
    events = tuple(e for n in leaves(node) if (e := element.refer("peristiwa", n)))
    return Instant(events, latest=latest) if events else None


def _field(element: Element, node: Scalar) -> Instant | None:
    key = node.text.removeprefix(FIELD)
    known = element.cx.names.get("tanggal", ())
    if key in known:
        element.cx.use("isian", key)
        return Instant(field=key)
    dates = [f"{FIELD}{name}" for name in known]
    element.unknown("tanggal", node, dates)
    return None


def _force(element: Element) -> Choice[Force]:
    read: Read[Force] = build_values.force
    found = build_values.choice(element, "sifat", read, gives=build_values.FORCE)
    return found or fixed(Force.BINDING)


def _pauses(element: Element) -> tuple[str, ...]:
    nodes = element.scalars("jeda_saat")
    if [n.text for n in nodes] == [NONE]:
        return ()
    found = (element.refer("tahap_berkas", n) for n in nodes)
    return tuple(dict.fromkeys(key for key in found if key))


def _lapse(element: Element) -> Lapse:
    notify = element.many("peran", "beritahu")
    return Lapse(
        notify=notify,
        allows=element.one("langkah", "boleh"),
        makes=element.one("langkah", "lakukan"),
        letters=letters(element, notify),
        source=element.source(),
    )


def _extension(element: Element | None) -> Extension | None:
    if element is None:
        return None
    node: Node | None = element.get("tambah")
    found = None if node is None else build_values.limit(element, node)
    more = found[0] if found else None
    bound = element.whole("paling_banyak") if "paling_banyak" in element.body else 1
    return Extension(more, bound) if isinstance(more, Limit) else None


def _reminder(element: Element, node: Scalar) -> Reminder | None:
    """Read `50%` (of the limit gone) or `2 hari` (before it is due)."""
    if match := _PERCENT.fullmatch(node.text):
        return Reminder(percent=int(match[1]))
    if match := _DAYS.fullmatch(node.text):
        return Reminder(before=int(match[1]))
    build_values.no_limit(element, node)
    return None
