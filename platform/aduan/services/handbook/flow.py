"""The stages and steps of a service: the flow, the table of stages, the table of steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aduan.model.rules import (
    SYSTEM,
    Clock,
    EachStage,
    HandTo,
    Level,
    Lifecycle,
    Move,
    Stage,
)
from aduan.services.handbook.book import (
    EVERY,
    SEVERAL,
    Basis,
    EachStagePage,
    Edge,
    Flow,
    Node,
    StageRow,
    Step,
    StepGroup,
)
from aduan.services.handbook.clocks import codes, dated, limits
from aduan.services.handbook.naming import ServiceNames

#: Stages from which a step may lead before its ways are drawn as one.
_MANY = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A step with its number and the stage under which the handbook tells it (None: several)."""

    number: int
    stage: str | None
    move: Move


def lifecycles(names: ServiceNames) -> tuple[Lifecycle, ...]:
    """Give the lifecycles of a service: of the case, and of its hand-overs."""
    service = names.program.service
    return (service.case,) if service.handover is None else (service.case, service.handover)


def placed(names: ServiceNames) -> tuple[Placed, ...]:
    """Give all steps of a service with their numbers, in the order in which they are told."""
    found: list[tuple[str | None, Move]] = []
    for cycle in lifecycles(names):
        moves = {m.key: m for stage in cycle.stages.values() for m in stage.moves}
        homes = {key: _home(cycle, move) for key, move in moves.items()}
        for stage in (*cycle.stages, None):
            found += [(stage, move) for key, move in moves.items() if homes[key] == stage]
    return tuple(Placed(n, stage, move) for n, (stage, move) in enumerate(found, 1))


def sources(cycle: Lifecycle, move: Move) -> tuple[str, ...]:
    """Give the stages from which a step can be taken."""
    return tuple(k for k, stage in cycle.stages.items() if move in stage.moves)


def everywhere(cycle: Lifecycle, move: Move) -> bool:
    """Say whether a step can be taken from every stage that is not an end."""
    open_stages = {k for k, stage in cycle.stages.items() if not stage.final}
    return len(open_stages) > 1 and open_stages <= set(sources(cycle, move))


def _home(cycle: Lifecycle, move: Move) -> str | None:
    """Give the stage under which a step is told: of several the last before where it leads."""
    found = sources(cycle, move)
    if len(found) == 1:
        return found[0]
    if move.to is None or everywhere(cycle, move):
        return None
    order = list(cycle.stages)
    before = [key for key in found if order.index(key) < order.index(move.to)]
    return before[-1] if before else found[0]


# --- The flow ----------------------------------------------------------------------------------


def flows(names: ServiceNames, steps: tuple[Placed, ...]) -> tuple[Flow, ...]:
    """Give the flow of each lifecycle."""
    return tuple(_flow(names, cycle, steps) for cycle in lifecycles(names))


def _flow(names: ServiceNames, cycle: Lifecycle, steps: tuple[Placed, ...]) -> Flow:
    nodes = tuple(
        Node(
            key, names.names.text(stage.label), stage.final, key == cycle.initial,
            stage.waits_for is not None,
        )
        for key, stage in cycle.stages.items()
    )  # fmt: skip
    edges: dict[tuple[str, str], Edge] = {}
    beside = []
    for step in (s for s in steps if s.move.level is cycle.level):
        move = step.move
        if move.to is None:
            beside.append(step.number)
            continue
        for start in _starts(cycle, move):
            edge = edges.get((start, move.to), Edge(start, move.to, (), (), automatic=True))
            edges[start, move.to] = replace(
                edge,
                numbers=(*edge.numbers, step.number),
                labels=(*edge.labels, names.names.text(move.label)),
                automatic=edge.automatic and _by_system(move),
            )
    path = f"{names.program.service.source.place.path}.{cycle.level.value}"
    basis = names.names.basis_at(path) or Basis(path)
    return Flow(cycle.level.value, nodes, tuple(edges.values()), basis, tuple(beside))


def _starts(cycle: Lifecycle, move: Move) -> tuple[str, ...]:
    """Give where the ways of a step begin: at each stage, or once for all that are many."""
    if everywhere(cycle, move):
        return (EVERY,)
    found = sources(cycle, move)
    return (SEVERAL,) if len(found) > _MANY else found


def _by_system(move: Move) -> bool:
    return move.automatic or move.by == (SYSTEM,)


# --- Stages ------------------------------------------------------------------------------------


def stage_rows(
    names: ServiceNames, letters: Mapping[str, int]
) -> tuple[tuple[str, tuple[StageRow, ...]], ...]:
    """Give the stages of each lifecycle."""
    return tuple(
        (
            cycle.level.value,
            tuple(_stage(names, cycle, stage, letters) for stage in cycle.stages.values()),
        )
        for cycle in lifecycles(names)
    )


def _stage(
    names: ServiceNames, cycle: Lifecycle, stage: Stage, letters: Mapping[str, int]
) -> StageRow:
    notes = [names.say("tahap_awal")] if stage.key == cycle.initial else []
    if stage.waits_for:
        notes.append(names.say("tahap_menunggu", names.names.party(stage.waits_for)))
    if stage.final:
        notes.append(names.say("tahap_akhir_nihil" if stage.fruitless else "tahap_akhir"))
    own = names.outputs(stage.notify, stage.letters, letters)
    return StageRow(
        names.names.text(stage.label), tuple(notes), own, names.names.basis(stage.source)
    )


def each_stage(names: ServiceNames, letters: Mapping[str, int]) -> tuple[EachStagePage, ...]:
    """Give who is told of every stage, in each lifecycle that says so."""
    return tuple(
        EachStagePage(
            cycle.level.value,
            names.outputs(each.notify, each.letters, letters),
            names.names.basis(each.source),
        )
        for cycle in lifecycles(names)
        if (each := cycle.each_stage or EachStage()).notify
    )


# --- Steps -------------------------------------------------------------------------------------


def step_groups(
    names: ServiceNames, steps: tuple[Placed, ...], letters: Mapping[str, int]
) -> tuple[StepGroup, ...]:
    """Give all steps, those that leave one stage together."""
    found: dict[tuple[Level, str | None], list[Step]] = {}
    for step in steps:
        group = found.setdefault((step.move.level, step.stage), [])
        group.append(_step(names, step, letters))
    return tuple(
        StepGroup(level.value, names.stage(stage) or "" if stage else "", tuple(group))
        for (level, stage), group in found.items()
    )


def _step(names: ServiceNames, step: Placed, letters: Mapping[str, int]) -> Step:
    move = step.move
    cycle = names.program.lifecycle(move.level)
    label = names.names.text
    return Step(
        number=step.number,
        label=label(move.label),
        level=move.level.value,
        start=tuple(label(cycle.stages[key].label) for key in sources(cycle, move)),
        everywhere=everywhere(cycle, move),
        to=label(cycle.stages[move.to].label) if move.to else "",
        by=names.names.parties(move.by),
        when=names.condition(move.when),
        asks=names.fields(move.asks),
        may_give=names.fields(move.may_give),
        notes=tuple(_notes(names, move)),
        limits=tuple(_limits(names, move)),
        outputs=names.outputs(move.notify, move.letters, letters),
        basis=names.names.basis(move.source),
    )


def _notes(names: ServiceNames, move: Move) -> Iterator[str]:
    if move.hand_to is not None:
        yield _hand_to(names, move.hand_to)
    for other in move.not_by:
        yield names.say("bukan_oleh", names.move(other))
    if move.extends:
        yield names.say("memperpanjang", names.clock(move.extends))
    if move.automatic:
        yield names.say("otomatis")


def _hand_to(names: ServiceNames, to: HandTo) -> str:
    if to.field:
        return names.say("kepada", names.say("unit_isian", names.field(to.field)))
    if to.kinds.table:
        return names.say("kepada", names.say("menurut_tabel", names.table(to.kinds.table)))
    told = (
        dated(names.names, v, names.names.any(names.names.parties(v.value)))
        for v in to.kinds.versions
    )
    return names.say("kepada_beberapa" if to.multiple else "kepada", "; ".join(told))


def _limits(names: ServiceNames, move: Move) -> Iterator[str]:
    """Say which limits a step meets, and which lapse it waits for."""
    reached = {move.key, move.to} - {None}
    for clock, code in codes(names):
        if reached & set(clock.ends):
            yield f"{code}: {'; '.join(limits(names, clock))}"
        yield from _lapsing(names, move, clock, code)


def _lapsing(names: ServiceNames, move: Move, clock: Clock, code: str) -> Iterator[str]:
    if clock.lapse is None:
        return
    if clock.lapse.allows == move.key:
        yield names.say("baru_boleh", code)
    if clock.lapse.makes == move.key:
        yield names.say("dilakukan_sistem", code)
