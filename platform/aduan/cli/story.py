"""A case told on the terminal: each step with its articles, due dates and notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aduan.engine.evolve import evolve
from aduan.engine.explain import replay
from aduan.errors import UsageError
from aduan.model.case import (
    NEW,
    Actor,
    Case,
    ClockEnded,
    ClockLapsed,
    ClockPaused,
    ClockReset,
    ClockResumed,
    ClockStarted,
    ClockStatus,
    Decision,
    HandedOver,
    Moved,
    Notified,
    Reason,
    Registered,
)
from aduan.model.rules import Level
from aduan.services.explaining import Audience, Explainer
from aduan.services.letters import letter_for
from aduan.services.plain import fingerprint
from aduan.texts.dates import limit_words, short, written
from aduan.texts.explanations import WORDS

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.scenarios import Outcome
    from aduan.services.simulation import Simulation


def tell(console: Console, outcome: Outcome, script: dict[str, Any]) -> None:
    """Tell a whole scenario, step by step."""
    simulation = outcome.simulation
    explainer = Explainer(simulation.program, simulation.world, console.lang, simulation.units)
    console.line(str(script.get("skenario", outcome.file)), "bold")
    said: set[tuple[str, str]] = set()
    steps = ({}, *(script.get("langkah") or ()))
    for step, decisions in zip(steps, outcome.steps, strict=False):
        for decision in decisions:
            if decision.refused and step:
                _tell_attempt(console, explainer, step)
            tell_decision(console, explainer, decision)
            _collisions(console, explainer, decision, said)
    console.line()
    stage = explainer.name(simulation.case.stage)
    console.line(console.say("ended" if simulation.case.final else "not_ended", stage), "bold")
    clock_table(console, explainer, simulation.case)
    _failures(console, outcome)


def _tell_attempt(console: Console, explainer: Explainer, step: dict[str, Any]) -> None:
    """Say who tried what, before it is said that it was refused."""
    who = explainer.name(str(step.get("oleh", "")))
    when = written(datetime.fromisoformat(str(step["pada"])), console.lang)
    console.line()
    console.line(f"{when}  {explainer.name(str(step.get('lakukan', '')))} ({who})", "bold")


def _failures(console: Console, outcome: Outcome) -> None:
    """Tell what did not hold."""
    for failure in outcome.failures:
        wrong = console.say("expected", failure.expected, failure.found)
        console.line(f"{console.say('step', failure.step)}, {failure.what}: {wrong}", "red")


def tell_decision(console: Console, explainer: Explainer, decision: Decision) -> None:
    """Tell what one command brought about."""
    if decision.refused:
        console.line(console.say("refused"), "red")
        for line in explainer.why_not(decision.refused):
            console.line(f"  {line}")
        return
    if decision.events and not any(isinstance(e, Registered | Moved) for e in decision.events):
        when = written(decision.events[0].at.date(), console.lang)
        console.line()
        console.line(f"{when}  ({console.say('time_passes')})", "bold")
    for event in decision.events:
        _tell_event(console, explainer, event, decision)


def _tell_event(console: Console, explainer: Explainer, event: object, decision: Decision) -> None:
    lang = console.lang
    if isinstance(event, Registered):
        channel = explainer.name(event.channel or event.by.role)
        if event.outside_channels:
            channel += " *"
        console.line()
        console.line(f"{written(event.received, lang)}  {console.say('filed')} ({channel})", "bold")
        _articles(
            console, explainer, explainer.program.service.case.stages[event.stage].source.citation
        )
    elif isinstance(event, Moved):
        _tell_move(console, explainer, event, decision)
    elif isinstance(event, HandedOver):
        console.line(f"  → {console.say('handed', event.unit.name or event.unit.key)}")
    elif isinstance(event, Notified):
        told = console.say("told", explainer.name(event.about))
        console.line(f"  ✉ {_reader(explainer, event)} {told}", "dim")
    else:
        _tell_clock(console, explainer, event, decision)


def _reader(explainer: Explainer, notice: Notified) -> str:
    """Name whom a notice is for, with the unit it is sent to."""
    unit = f" ({explainer.name(notice.unit)})" if notice.unit else ""
    return f"{explainer.name(notice.to)}{unit}"


def _tell_move(console: Console, explainer: Explainer, event: Moved, decision: Decision) -> None:
    who = explainer.name(event.by.role)
    unit = _unit(decision, event.handover) or explainer.name(event.by.unit or "")
    where = f", {unit}" if unit else ""
    console.line()
    console.line(
        f"{written(event.at, console.lang)}  {explainer.name(event.move)} ({who}{where})", "bold"
    )
    if event.entered:
        console.line(f"  {console.say('stage')}: {explainer.name(event.to)}")
    _articles(console, explainer, explainer.program.moves[event.move].source.citation)


def _articles(console: Console, explainer: Explainer, norms: Iterable[str]) -> None:
    articles = explainer.articles(norms)
    console.line(f"  {console.say('article')}: {articles or console.say('setting')}", "cyan")


def _unit(decision: Decision, handover: int | None) -> str:
    held = decision.case.handover(handover)
    return (held.unit.name or held.unit.key) if held else ""


def _tell_clock(console: Console, explainer: Explainer, event: object, decision: Decision) -> None:
    lang = console.lang
    if isinstance(event, ClockStarted | ClockReset):
        due = written(event.due, lang) if event.due else WORDS["tidak_ada"].to(lang)
        before = ""
        if isinstance(event, ClockReset) and event.old_due:
            before = f"{written(event.old_due, lang)} → "
        articles = explainer.articles(explainer.program.clock_by_key[event.clock].source.citation)
        unit, limit = _unit(decision, event.handover), limit_words(str(event.limit), lang)
        name = f"{explainer.name(event.clock)}{f', {unit}' if unit else ''}"
        console.line(f"  ⏱ {name}: {limit} → {before}{due}  [{articles or console.say('setting')}]")
    elif isinstance(event, ClockLapsed):
        due = written(event.due, lang) if event.due else ""
        console.line(f"  ⚠ {console.say('late')}: {explainer.name(event.clock)} ({due})", "red")
    elif isinstance(event, ClockPaused):
        console.line(f"  ⏸ {explainer.name(event.clock)}: {console.say('paused')}")
    elif isinstance(event, ClockResumed):
        due = written(event.due, lang) if event.due else ""
        console.line(f"  ▶ {explainer.name(event.clock)}: {console.say('resumed')} → {due}")
    elif isinstance(event, ClockEnded) and event.status is not ClockStatus.CANCELLED:
        late = event.status is ClockStatus.MISSED
        mark = f"✗ {console.say('late')}" if late else "✓"
        console.line(f"  {mark} {explainer.name(event.clock)}", "red" if late else "green")


def _collisions(
    console: Console, explainer: Explainer, decision: Decision, said: set[tuple[str, str]]
) -> None:
    """Point out where the text itself collides: a whole that is due before one of its parts."""
    running = [c for c in decision.case.clocks if c.open and c.due]
    for part in running:
        for whole in running:
            inside = whole.key in explainer.program.clock_by_key[part.key].within
            if not inside or not part.due or not whole.due or whole.due >= part.due:
                continue
            if (whole.key, part.key) in said:
                continue
            said.add((whole.key, part.key))
            text = console.say(
                "collisions",
                explainer.name(whole.key),
                short(whole.due, console.lang),
                explainer.name(part.key),
                short(part.due, console.lang),
            )
            console.line(f"  ! {text}", "yellow")


def clock_table(console: Console, explainer: Explainer, case: Case) -> None:
    """Print all clocks of a case."""
    rows = []
    for clock in case.clocks:
        due = short(clock.due, console.lang) if clock.due else WORDS["tidak_ada"].to(console.lang)
        articles = explainer.articles(explainer.program.clock_by_key[clock.key].source.citation)
        held = case.handover(clock.handover)
        name = explainer.name(clock.key) + (f", {held.unit.name or held.unit.key}" if held else "")
        if clock.round > 1:
            name += f" ({clock.round})"
        rows.append(
            [
                name,
                limit_words(str(clock.limit), console.lang),
                due,
                explainer.name(clock.status.value),
                articles or console.say("setting"),
            ]
        )
    if rows:
        heads = [
            console.say("clock"),
            console.say("limit_column"),
            console.say("due_column"),
            console.say("state"),
            console.say("article"),
        ]
        console.table(heads, rows)


def letters(console: Console, simulation: Simulation) -> None:
    """Print the letters and notices that went out so far."""
    explainer = Explainer(simulation.program, simulation.world, console.lang, simulation.units)
    case = NEW
    for event in simulation.history:
        case = evolve(case, event)
        if isinstance(event, Notified):
            letter = letter_for(
                simulation.program, case, event, console.lang, units=simulation.units
            )
            to = _reader(explainer, event)
            console.line(f"[{written(event.at, console.lang)}] {to}: {letter.subject}", "bold")
            console.line(letter.body)
            console.line()


def explain_script(
    console: Console,
    outcome: Outcome,
    *,
    step: int | None,
    audience: str,
    why_not: str | None,
    role: str | None,
    unit: str | None,
    as_json: bool,
) -> int:
    """Explain the decisions of a played scenario, or why a step is not possible after it."""
    simulation = outcome.simulation
    explainer = Explainer(simulation.program, simulation.world, console.lang, simulation.units)
    if step is not None and step >= len(outcome.steps):
        raise UsageError(str(step), code="langkah_ke", candidates=(len(outcome.steps) - 1,))
    if why_not is not None:
        actor = _asker(simulation, role, unit)
        return _explain_why_not(console, explainer, simulation, why_not, actor, as_json=as_json)
    for number in range(len(outcome.steps)) if step is None else (step,):
        decisions = [d for d in outcome.steps[number] if d.events or d.refused]
        lines = [line for d in decisions for line in explainer.decision(d, Audience(audience))]
        if as_json:
            console.json(
                {
                    "step": number,
                    "lines": lines,
                    "trace": [d.trace for d in decisions],
                    "sha256": [fingerprint(d.trace) for d in decisions],
                }
            )
            continue
        console.line(console.say("step", number), "bold")
        for line in lines or [console.say("nothing_explained")]:
            console.line(f"  {line}")
    if not as_json:
        _failures(console, outcome)
        if audience == Audience.AUDITOR.value and not _replayed(console, simulation):
            return 1
    return 0 if outcome.passed else 1


def _asker(simulation: Simulation, role: str | None, unit: str | None) -> Actor:
    """Give who asks why not; the role must exist, the unit too where it is named."""
    roles = simulation.program.rules.roles
    if role is None:
        raise UsageError("", code="peran_kurang", candidates=tuple(roles))
    if role not in roles:
        raise UsageError(role, code="peran", candidates=tuple(roles))
    if unit is not None:
        simulation.unit(unit)
    return Actor(role, role, unit)


def _explain_why_not(
    console: Console,
    explainer: Explainer,
    simulation: Simulation,
    move: str,
    actor: Actor,
    *,
    as_json: bool,
) -> int:
    if move not in simulation.program.moves:
        known = tuple(simulation.program.moves)
        raise UsageError(move, code="langkah", candidates=known)
    for unit, refused in _refusals(simulation, move, actor):
        lines = explainer.why_not(refused)
        if as_json:
            console.json(
                {
                    "move": move,
                    "role": actor.role,
                    "unit": unit,
                    "open": not refused,
                    "lines": lines,
                    "reasons": refused,
                }
            )
            continue
        if unit:
            console.line(explainer.name(unit), "bold")
        for line in lines:
            console.line(line)
    return 0


def _refusals(
    simulation: Simulation, move: str, actor: Actor
) -> list[tuple[str | None, tuple[Reason, ...]]]:
    """Give for each hand-over the move could be made in, or the case, why it is refused."""
    found = [o for o in simulation.options(actor) if o.move.key == move]
    held = {h.number: h.unit.key for h in simulation.case.handovers}
    if found:
        theirs = [o for o in found if actor.unit and held.get(o.handover or 0) == actor.unit]
        return [(held.get(o.handover or 0), o.refused) for o in theirs or found]
    if simulation.now is None:
        raise UsageError("", code="belum_ada_berkas")
    unit = None
    if simulation.program.moves[move].level is not Level.CASE and held:
        units = tuple(held.values())
        unit = actor.unit if actor.unit in units else units[-1]
    return [(unit, simulation.make(move, actor, {}, simulation.now, handover=unit).refused)]


def _replayed(console: Console, simulation: Simulation) -> bool:
    """Decide the whole history again and say whether it is the same."""
    again = list(replay(simulation.program, simulation.history, simulation.world))
    same = all(r.same for r in again)
    word = WORDS["sama" if same else "beda"].to(console.lang)
    console.line(word.format(sidik=fingerprint(simulation.history)), "green" if same else "red")
    return same
