"""`aduan simulate` without a script: a conversation about one case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from aduan.cli.faults import usage_text
from aduan.cli.story import clock_table, letters, tell_decision
from aduan.engine.forms import intake
from aduan.engine.guards import fits, possible
from aduan.engine.options import Option
from aduan.errors import UsageError
from aduan.model.case import Actor, Decision, Reason
from aduan.model.rules import RoleLevel
from aduan.model.values import FieldKind
from aduan.services.answers import answer
from aduan.services.explaining import Audience, Explainer

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.model.rules import Field
    from aduan.services.simulation import Simulation

MOMENT = "%Y-%m-%d %H:%M"


def converse(console: Console, simulation: Simulation) -> int:
    """File a case and go on with it until the person has seen enough."""
    talk = _Talk(console, simulation)
    if talk.file() is None:
        return 1
    while True:
        talk.show()
        choice = click.prompt(
            f"{console.say('ask_what')} [1 {console.say('act')}, 2 {console.say('jump')}, "
            f"3 {console.say('why')}, 4 {console.say('letters')}, 0 {console.say('quit')}]",
            type=click.IntRange(0, 4),
            default=0,
            show_default=False,
        )
        if choice == 0:
            return 0
        (talk.act, talk.jump, talk.why, lambda: letters(console, simulation))[choice - 1]()


class _Talk:
    """The state of one conversation."""

    def __init__(self, console: Console, simulation: Simulation) -> None:
        self.console = console
        self.simulation = simulation
        self.explainer = Explainer(
            simulation.program, simulation.world, console.lang, simulation.units
        )
        self.zone = ZoneInfo(simulation.program.rules.region.timezone)
        self.steps: list[Decision] = []

    def _moment(self, prompt: str, default: str) -> datetime:
        while True:
            text = click.prompt(prompt, default=default)
            try:
                moment = datetime.fromisoformat(text)
            except ValueError:
                self.console.error(self.console.say("moment_again", text))
                continue
            return moment.replace(tzinfo=self.zone)

    def _pick(self, prompt: str, choices: Mapping[str, str], default: str | None = None) -> str:
        """Let one be picked, by number or id; asks again until it is on the list."""
        keys = list(choices)
        for number, key in enumerate(keys, 1):
            self.console.line(f"  {number}. {choices[key]} ({key})")
        while True:
            text = str(click.prompt(self.console.say(prompt), default=default)).strip()
            if text in choices:
                return text
            if text.isascii() and text.isdigit() and 0 < int(text) <= len(keys):
                return keys[int(text) - 1]
            self.console.error(self.console.say("pick_again", text))

    def file(self) -> Decision | None:
        """Ask for channel, day and the fields of the intake, and file the case."""
        program = self.simulation.program
        channels = {k: c.label.to(self.console.lang) for k, c in program.rules.channels.items()}
        channel_key = self._pick("ask_channel", channels, next(iter(channels), None))
        since = program.rules.regulation.since
        start = f"{since.isoformat()} 09:00" if since else ""
        received = self._moment(self.console.say("ask_received"), start)
        fields: dict[str, object] = {}
        for section, asked in intake(program.rules):
            if section is not None:
                self.console.line(section.label.to(self.console.lang), "bold")
            required = {f.key for f in asked if f.required}
            self._fields(list(asked), required, fields, channel_key)
        decision = self.simulation.register(fields, channel_key, received)
        return self._follow(decision)

    def _follow(self, decision: Decision) -> Decision | None:
        self.steps.append(decision)
        tell_decision(self.console, self.explainer, decision)
        return None if decision.refused else decision

    def _fields(
        self,
        fields: list[Field],
        required: set[str],
        answers: dict[str, object],
        channel: str = "",
    ) -> None:
        """Ask for fields; one whose condition the answers so far do not meet is passed over."""
        for field in fields:
            facts = self.simulation.facts_with(answers, channel)
            if field.when.any_of and not facts.holds(field.when):
                continue
            written = self._ask(field, must=field.key in required)
            if written:
                answers[field.key] = written

    def _ask(self, field: Field, *, must: bool) -> str:
        """Ask for one field until the answer fits, so that no form is lost to one slip."""
        options = [(key, text.to(self.console.lang)) for key, text in field.options]
        if field.kind is FieldKind.YES_NO:
            options = [("ya", ""), ("tidak", "")]
        for number, (key, text) in enumerate(options, 1):
            self.console.line(f"    {number}. {text or key}")
        help_text = self.simulation.program.rules.settings.hints.get(field.key)
        if help_text is not None:
            self.console.line(f"  {help_text.to(self.console.lang)}", "dim")
        label = (field.question or field.label).to(self.console.lang)
        hint = "" if must else f" ({self.console.say('optional')})"
        while True:
            default = None if must else ""
            text = str(click.prompt(f"{label}{hint}", default=default, show_default=False))
            written = _chosen(text, [key for key, _ in options])
            if not written or fits(field, answer(field, written)):
                return written
            detail = {"isian": field.key, "nilai": text, "boleh": possible(field)}
            self.console.error(self.explainer.reason(Reason("isian_salah", detail)))

    def show(self) -> None:
        """Show where the case stands."""
        case, now = self.simulation.case, self.simulation.now
        self.console.line()
        when = now.strftime(MOMENT) if now else "-"
        self.console.line(
            f"[{when}] {self.console.say('stage')}: {self.explainer.name(case.stage)}", "bold"
        )
        for held in case.handovers:
            name = held.unit.name or held.unit.key
            self.console.line(f"  {name}: {self.explainer.name(held.stage)}")
        clock_table(self.console, self.explainer, case)

    def _actor(self) -> Actor:
        roles = self.simulation.program.rules.roles
        role = self._pick("ask_role", {k: r.label.to(self.console.lang) for k, r in roles.items()})
        unit = None
        if roles[role].level is RoleLevel.UNIT:
            held = {h.unit.key: h.unit.name or h.unit.key for h in self.simulation.case.handovers}
            every = {u.key: u.name or u.key for u in self.simulation.units.values()}
            unit = self._pick("ask_unit", held or every, next(reversed(held), None))
        return Actor(role, role, unit)

    def act(self) -> None:
        """Let a role make one of its moves; the closed ones are shown with the reason."""
        actor = self._actor()
        found = self.simulation.options(actor)
        open_ones = [o for o in found if o.open]
        for number, option in enumerate(open_ones, 1):
            self.console.line(f"  {number}. {self._label(option)}")
        for option in found:
            if not option.open:
                reasons = "; ".join(self.explainer.reason(r) for r in option.refused)
                self.console.line(f"  -  {self._label(option)}: {reasons}", "dim")
        if not open_ones:
            self.console.line(self.console.say("no_moves"))
            return
        number = click.prompt(self.console.say("ask_move"), type=click.IntRange(1, len(open_ones)))
        self._make(open_ones[number - 1], actor)

    def _label(self, option: Option) -> str:
        held = self.simulation.case.handover(option.handover)
        where = f" ({held.unit.name or held.unit.key})" if held else ""
        return f"{option.move.label.to(self.console.lang)}{where}"

    def _make(self, option: Option, actor: Actor) -> None:
        program = self.simulation.program
        asked = [program.field(k) for k in (*option.asks, *option.may_give)]
        fields: dict[str, object] = {}
        self._fields(asked, set(option.asks), fields)
        units: tuple[str, ...] = ()
        if option.move.hand_to is not None:
            for unit in self.simulation.units.values():
                if not option.kinds or unit.kind in option.kinds:
                    self.console.line(f"  {unit.key}: {unit.name}")
            units = tuple(
                u.strip()
                for u in click.prompt(self.console.say("ask_units")).split(",")
                if u.strip()
            )
        held = self.simulation.case.handover(option.handover)
        now = self.simulation.now
        if now is None:
            return
        try:
            decision = self.simulation.make(
                option.move.key,
                actor,
                fields,
                now + timedelta(minutes=1),
                handover=held.unit.key if held else None,
                units=units,
            )
        except UsageError as error:
            self.console.error(usage_text(error, self.console.lang))
            return
        self._follow(decision)

    def jump(self) -> None:
        """Let days pass, as the worker would see them."""
        days = click.prompt(self.console.say("ask_days"), type=click.IntRange(1, 400), default=1)
        now = self.simulation.now
        if now is None:
            return
        for decision in self.simulation.pass_until(now + timedelta(days=days)):
            self._follow(decision)

    def why(self) -> None:
        """Explain the last decision."""
        for line in self.explainer.decision(self.steps[-1], Audience.OFFICER):
            self.console.line(f"  {line}")


def _chosen(text: str, options: list[str]) -> str:
    """Turn the number of an option into the option; anything else stays as written."""
    place = int(text) - 1 if text.isascii() and text.isdigit() else -1
    return options[place] if 0 <= place < len(options) else text.strip()
