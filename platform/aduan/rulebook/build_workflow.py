"""Stages and moves of a case and of its hand-overs ("berkas", "penyaluran")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aduan.model.rules import EachStage, HandTo, Level, Lifecycle, Move, Stage, fixed
from aduan.rulebook import build_values
from aduan.rulebook.build import Element, Entries, entries, spelled
from aduan.rulebook.build_clocks import FIELD, clocks
from aduan.rulebook.build_letters import letters
from aduan.rulebook.conditions import Scope, condition
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Scalar

ALL = "semua"
HOLDER = "pemegang"


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one lifecycle."""

    stages: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def ids(cycle: Entries) -> Ids:
    """Give the ids of a lifecycle, before anything that refers to one is built."""
    stages = entries(cycle, "tahap")
    bodies = {k: e.value.entries for k, e in stages.items() if isinstance(e.value, Map)}
    moves = [move for body in bodies.values() for move in entries(body, "langkah")]
    return Ids(
        tuple(stages),
        (*moves, *entries(cycle, "langkah")),
        tuple(entries(cycle, "batas_waktu")),
        tuple(key for key, body in bodies.items() if _is_end(body)),
    )


def _is_end(stage: Entries) -> bool:
    entry = stage.get("akhir")
    return entry is not None and isinstance(entry.value, Scalar) and entry.value.value is True


def lifecycle(cycle: Element, level: Level, scope: Scope, own: Ids) -> Lifecycle | None:
    """Build the stages, moves and clocks of a case or of its hand-overs."""
    initial = cycle.scalar("awal")
    first = None if initial is None else _stage_id(cycle, initial, own)
    common = [m for e in cycle.parts("langkah") if (m := _common(e, level, scope, own))]
    part = cycle.part("setiap_tahap")
    each = _each_stage(part) if part else None
    stages = {}
    for element in cycle.parts("tahap"):
        stage = _stage(element, level, scope, own, each.notify if each else ())
        more = tuple(m for m in common if stage.key in m.from_stages)
        # The copy in each stage is the same move: it may leave any of them.
        stages[stage.key] = replace(stage, moves=stage.moves + more)
    made = clocks(cycle, level, scope)
    holder = _holder(cycle, level)
    cycle.source()
    if first is None:
        return None
    return Lifecycle(level, first, stages, made, each, holder)


def _holder(cycle: Element, level: Level) -> str | None:
    """Give the field that names the unit which holds the case."""
    if level is Level.HANDOVER and HOLDER in cycle.body:
        cycle.fault("L005", cycle.body[HOLDER].key.span, HOLDER)
        return None
    key = cycle.one("isian_unit", HOLDER)
    if key is not None:
        cycle.cx.use("isian", key)
        cycle.cx.reads.add(key)
    return key


def _stage_id(element: Element, node: Scalar, own: Ids) -> str | None:
    """Give a stage of this lifecycle; one of the other lifecycle is as unknown as any."""
    if node.text in own.stages:
        element.cx.use("tahap", node.text)
        return node.text
    element.unknown("tahap", node, own.stages)
    return None


def _each_stage(element: Element) -> EachStage:
    notify = element.many("peran", "beritahu")
    return EachStage(notify, letters(element, notify), element.source())


def _stage(
    element: Element, level: Level, scope: Scope, own: Ids, always_told: tuple[str, ...]
) -> Stage:
    element.name("tahap")
    moves = tuple(m for e in element.parts("langkah") if (m := _move(e, level, scope, own)))
    notify = element.many("peran", "beritahu")
    return Stage(
        key=element.key,
        label=element.label(),
        moves=moves,
        waits_for=element.one("peran", "menunggu"),
        notify=notify,
        letters=letters(element, tuple(dict.fromkeys((*always_told, *notify)))),
        final=element.flag("akhir"),
        fruitless=element.flag("tanpa_hasil"),
        source=element.source(),
    )


def _common(element: Element, level: Level, scope: Scope, own: Ids) -> Move | None:
    """Build a move of several stages; `semua` are all that are not final."""
    move = _move(element, level, scope, own)
    nodes = element.scalars("dari")
    if [n.text for n in nodes] == [ALL]:
        origins = tuple(key for key in own.stages if key not in own.ends)
    else:
        origins = tuple(s for n in nodes if (s := _stage_id(element, n, own)))
    return None if move is None else replace(move, from_stages=origins)


def _move(element: Element, level: Level, scope: Scope, own: Ids) -> Move | None:
    element.name("langkah")
    when = condition(element, scope)
    target = element.scalar("ke")
    to = None if target is None else _stage_id(element, target, own)
    if when is None or (target is not None and to is None):
        return None
    notify = element.many("peran", "beritahu")
    asks, may_give = element.many("isian", "perlu"), element.many("isian", "boleh")
    return Move(
        key=element.key,
        label=element.label(),
        level=level,
        by=element.many("peran", "oleh"),
        to=to,
        asks=asks,
        may_give=may_give,
        when=when,
        notify=notify,
        letters=letters(element, notify),
        hand_to=_hand_to(element),
        not_by=element.many("langkah", "bukan_oleh"),
        extends=element.one("batas_waktu", "memperpanjang"),
        automatic=element.flag("otomatis"),
        source=element.source(),
    )


def _hand_to_answer(element: Element, node: Scalar) -> HandTo | None:
    """Read `isian.<id>`: the unit that a field names."""
    named = spelled(node.text.removeprefix(FIELD), node.span)
    key = element.refer("isian_unit", named)
    if key is None:
        return None
    element.cx.use("isian", key)
    element.cx.reads.add(key)
    targets = tuple(element.cx.names["sasaran"])
    return HandTo(fixed(targets), multiple=False, field=key)


def _hand_to(element: Element) -> HandTo | None:
    node = element.scalar("kepada")
    if node is not None and node.text.startswith(FIELD):
        return _hand_to_answer(element, node)
    kinds = build_values.choice(
        element, "kepada", build_values.unit_kinds, gives=build_values.UNIT_KINDS
    )
    multiple = element.flag("beberapa", default=True)
    return None if kinds is None else HandTo(kinds, multiple)
