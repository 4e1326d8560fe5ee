"""`aduan impact`: what other rules would do to cases, before they bind anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aduan.cli.play import reading_option, readings_of
from aduan.texts.differences import IMPACT

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.explaining import Explainer
    from aduan.services.impact import Change, Comparing, Impact
    from aduan.services.outcomes import Aspect, Cause

#: Groups and aspects of a group that are told without --all.
GROUPS, ASPECTS = 3, 4


def impact_command(console: Console) -> click.Command:
    """Give `aduan impact`."""

    def run(
        old: str, new: str, *, cases: str | None, service: str | None, number: int,
        reading: tuple[str, ...], show_all: bool, as_json: bool,
    ) -> int:  # fmt: skip
        from aduan.services.editions import region_at
        from aduan.services.impact import impact, pairs, population

        both = region_at(old), region_at(new, readings_of(reading))
        worst = 0
        for comparing in pairs(*both, service):
            with console.progress(comparing.new.program.service.key):
                groups = population(comparing, Path(cases) if cases else None, number)
                found = impact(comparing, groups)
            (_machine if as_json else _print)(console, comparing, found, show_all=show_all)
            worst = max(worst, 1 if found.changes or found.orphans else 0)
        return worst

    return click.Command(
        "impact",
        callback=run,
        help=console.help("impact"),
        params=[
            click.Argument(["old"], metavar="LAMA"),
            click.Argument(["new"], metavar="BARU"),
            click.Option(["--cases"], metavar="BERKAS", help=console.help("--cases")),
            click.Option(["--service"], metavar="LAYANAN", help=console.help("--service")),
            click.Option(
                ["-n", "--number"], type=click.IntRange(1), default=100_000,
                help=console.help("--number"),
            ),
            reading_option(console),
            click.Option(["--all", "show_all"], is_flag=True, help=console.help("--all")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )  # fmt: skip


def _say(console: Console, key: str, *parts: object) -> str:
    return IMPACT[key].to(console.lang).format(*parts)


def _count(number: int, lang: str) -> str:
    return f"{number:,}" if lang == "en" else f"{number:,}".replace(",", ".")


def _print(console: Console, comparing: Comparing, found: Impact, *, show_all: bool) -> None:
    from aduan.services.telling import sentence

    program = comparing.new.program
    law = program.rules.regulation.title.to(console.lang)
    name = program.service.label.to(console.lang)
    console.line(_say(console, "layanan", law, name), "bold")
    if not found.cases:
        console.line(_say(console, "tanpa_skenario"), "yellow")
        return
    total = _count(found.cases, console.lang)
    if found.changes:
        many = _count(found.changed, console.lang)
        console.line(_say(console, "jumlah", total, many))
        for kind, count in found.by_aspect().items():
            console.line(f"  {_say(console, kind)}: {_count(count, console.lang)}")
    else:
        console.line(_say(console, "sama", total), "green")
    for cause, changes in found.by_cause().items():
        many = _count(sum(change.count for change in changes), console.lang)
        console.line(_say(console, "sebab" if cause else "sebab_lain", many), "bold")
        for number in cause:
            part, one = found.causes[number]
            console.line(f"  {sentence(part, one, console.lang)}")
        _print_changes(console, comparing, cause, changes, show_all=show_all)
    _print_open(console, found)


def _print_changes(
    console: Console,
    comparing: Comparing,
    cause: Cause,
    changes: tuple[Change, ...],
    *,
    show_all: bool,
) -> None:
    from aduan.texts.dates import written

    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        marks = {(a.kind, a.subject) for a in change.because_of(cause)}
        key = (change.script.key, frozenset(marks)) if not change.names else (id(change),)
        alike.setdefault(key, []).append(change)
    groups = sorted(alike.values(), key=lambda several: -sum(c.count for c in several))
    shown = groups if show_all else groups[:GROUPS]
    for several in shown:
        change = several[0]
        first = written(change.days[0], console.lang)
        many = _count(sum(c.count for c in several), console.lang)
        name = ", ".join(change.names[:GROUPS]) or change.script.key
        console.line(f"    {_say(console, 'contoh', many, name, first)}")
        for line in _aspects(console, comparing, change, cause, show_all=show_all):
            console.line(f"      {line}")
    if len(shown) < len(groups):
        console.line(f"    {_say(console, 'lagi', len(groups) - len(shown))}")


def _print_open(console: Console, found: Impact) -> None:
    if found.opened:
        counts = (_count(n, console.lang) for n in (found.opened, found.redated))
        console.line(_say(console, "terbuka", *counts))
    for one in found.orphaned:
        console.line(_say(console, "yatim", _count(one.count, console.lang), one.stage), "red")


def _aspects(
    console: Console, comparing: Comparing, change: Change, cause: Cause, *, show_all: bool
) -> Iterator[str]:
    from aduan.services.explaining import Explainer

    later = change.days[0] - change.told_of
    units = comparing.new.units
    names = Explainer(comparing.new.program, comparing.new.world, console.lang, units)
    aspects = change.because_of(cause)
    shown = aspects if show_all else aspects[:ASPECTS]
    for aspect in shown:
        old, new = (_value(console, v, later) for v in (aspect.old, aspect.new))
        subject = _subject(names, aspect)
        yield _say(console, "aspek", _say(console, aspect.kind), subject, old, new).replace(
            "  ", " "
        )
    if len(shown) < len(aspects):
        yield _say(console, "aspek_lagi", len(aspects) - len(shown))


def _subject(names: Explainer, aspect: Aspect) -> str:
    key, _, rest = aspect.subject.partition(" ")
    return f"“{names.name(key)}” {rest}".strip() if key and not key.isdecimal() else aspect.subject


def _value(console: Console, value: Any, later: timedelta) -> str:
    """Write what an aspect was or would be, its moments as of the day that is told."""
    from aduan.texts.dates import short

    if value is None:
        return _say(console, "tidak_ada")
    if isinstance(value, tuple):
        return ", ".join(_value(console, part, later) for part in value if part not in (None, ""))
    if isinstance(value, datetime | date):
        return short(value + later, console.lang)
    return str(value).replace("_", " ")


def _aspect(found: Impact, aspect: Aspect, cause: Cause) -> dict[str, Any]:
    behind = [found.causes[number][1] for number in cause]
    return {
        "what": aspect.kind,
        "of": aspect.subject,
        "old": aspect.old,
        "new": aspect.new,
        "cause": [".".join(one.path) for one in behind],
        "citation": [norm for one in behind for norm in one.citation],
    }


def _machine(console: Console, comparing: Comparing, found: Impact, *, show_all: bool) -> None:  # noqa: ARG001  machines get all
    program = comparing.new.program
    for change in found.changes:
        console.json({
            "regulation": program.rules.regulation.key,
            "service": program.service.key,
            "aspects": [_aspect(found, *one) for one in change.aspects],
            "script": change.script.key,
            "count": change.count,
            "days": change.days,
            "told_of": change.told_of,
            "cases": change.names,
        })  # fmt: skip
    console.json({
        "regulation": program.rules.regulation.key,
        "service": program.service.key,
        "cases": found.cases,
        "groups": found.groups,
        "outcomes": found.decided,
        "changed": found.changed,
        "by_aspect": found.by_aspect(),
        "open": found.opened,
        "redated": found.redated,
        "orphaned": found.orphaned,
    })  # fmt: skip
