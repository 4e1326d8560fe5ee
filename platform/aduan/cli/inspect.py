"""`aduan due`, `coverage`, `interpretations` and `set`: look at rules, or change one value."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import click

from aduan.cli.check import folders
from aduan.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from aduan.cli.console import Console
    from aduan.services.registers import Coverage, Dependent

FIVE_DAYS, SIX_DAYS = "5", "6"


def due_command(console: Console) -> click.Command:
    """Give `aduan due`."""

    def run(start: str, limit: str, week: str | None, region: str | None, *, as_json: bool) -> int:
        from aduan.services.dates import due_date

        found = due_date(_moment(start), limit, week=week, region=region)
        if as_json:
            console.json(found)
            return 0
        _print_due(console, found)
        return 0

    return click.Command(
        "due",
        callback=run,
        help=console.help("due"),
        params=[
            click.Argument(["start"], metavar="MULAI"),
            click.Argument(["limit"], metavar="BATAS"),
            click.Option(
                ["--week"], type=click.Choice([FIVE_DAYS, SIX_DAYS]), help=console.help("--week")
            ),
            click.Option(["--region"], metavar="DAERAH", help=console.help("--region")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(text, code="tanggal") from error
    if len(text) <= len("2026-01-01"):
        moment = datetime.combine(moment.date(), time(12))
    return moment.replace(tzinfo=None)


def _print_due(console: Console, found: Any) -> None:
    from aduan.texts.dates import written

    for counted in found.days:
        mark = f"{counted.number:>4}" if counted.number else "   -"
        reason = found.reason(counted, console.lang)
        console.line(
            f"{mark}  {written(counted.day, console.lang)}  {reason}".rstrip(),
            None if counted.number else "dim",
        )
    if found.lowest:
        console.line(console.say("window", written(found.lowest, console.lang)))
    console.line(console.say("due", written(found.at, console.lang)), "bold")


def coverage_command(console: Console) -> click.Command:
    """Give `aduan coverage`."""

    def run(paths: tuple[str, ...], *, only_open: bool, as_json: bool) -> int:
        from aduan.services.registers import UNBOUND, coverage
        from aduan.services.rulebooks import load

        holes = 0
        for folder in folders(paths):
            for law in load(folder).regulations.values():
                found = coverage(law)
                holes += found.count(UNBOUND)
                if as_json:
                    console.json(found)
                else:
                    _print_coverage(console, found, only_open=only_open)
        return 1 if holes else 0

    return click.Command(
        "coverage",
        callback=run,
        help=console.help("coverage"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[DAERAH]..."),
            click.Option(["--open", "only_open"], is_flag=True, help=console.help("--open")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _print_coverage(console: Console, found: Coverage, *, only_open: bool) -> None:
    from aduan.services.registers import (
        BOUND,
        NOT_AUTOMATED,
        PENDING,
        UNBOUND,
    )

    console.line(found.regulation, "bold")
    styles = {BOUND: "green", NOT_AUTOMATED: "cyan", PENDING: "yellow", UNBOUND: "red"}
    for norm in found.norms:
        if only_open and norm.status == BOUND:
            continue
        console.line(
            f"{norm.norm}  {norm.citation}  [{console.say(norm.status)}]", styles[norm.status]
        )
        if norm.note:
            console.line(f"    {norm.note}")
        for element in norm.elements:
            console.line(f"    {element}")
    console.line()
    if not only_open:
        for element, norms in found.elements:
            console.line(f"{element}  ->  {', '.join(norms)}")
        console.line()
    counts = [found.count(s) for s in (BOUND, NOT_AUTOMATED, PENDING, UNBOUND)]
    console.line(console.say("norms", len(found.norms), *counts), "bold")
    console.line(console.say("elements", len(found.elements), len(found.settings)))


def interpretations_command(console: Console) -> click.Command:
    """Give `aduan interpretations`."""

    def run(paths: tuple[str, ...], *, as_json: bool) -> int:
        from aduan.services.registers import dependents
        from aduan.services.rulebooks import load

        for folder in folders(paths):
            for law in load(folder).regulations.values():
                for dependent in dependents(law):
                    if as_json:
                        console.json(_interpretation_json(dependent))
                    else:
                        _print_interpretation(console, dependent)
        return 0

    return click.Command(
        "interpretations",
        callback=run,
        help=console.help("interpretations"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[DAERAH]..."),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _values(dependent: Dependent) -> dict[str, str]:
    from aduan.rulebook.reader import plain

    values = {k: plain(node) for k, node in dependent.interpretation.values.items()}
    return {
        k: {True: "ya", False: "tidak"}.get(v, str(v)) if isinstance(v, bool) else str(v)
        for k, v in values.items()
    }


def _interpretation_json(dependent: Dependent) -> dict[str, Any]:
    entry = dependent.interpretation
    return {
        "id": entry.key,
        "question": entry.question.id,
        "chosen": entry.followed,
        "status": "ditetapkan" if entry.settled else "usulan",
        "switch": entry.switch,
        "readings": {k: t.id for k, t in entry.readings.items()},
        "values": _values(dependent),
        "elements": list(dependent.elements),
        "citation": list(entry.source.citation),
        "to_write": list(entry.to_write),
    }


def _print_interpretation(console: Console, dependent: Dependent) -> None:
    entry = dependent.interpretation
    status = console.say("settled" if entry.settled else "proposed")
    console.line(f"{entry.key}  {entry.question.to(console.lang)}  [{status}]", "bold")
    values = _values(dependent)
    for key in dict.fromkeys([*entry.readings, *values]):
        mark = "*" if key == entry.followed else " "
        value = f" = {values[key]}" if key in values else ""
        text = entry.readings[key].to(console.lang) if key in entry.readings else ""
        console.line(f"  {mark} {key}{value}  {text}".rstrip())
    if entry.switch:
        elements = dependent.elements or (console.say("nothing_depends"),)
        console.line(f"    {console.say('depends')}:")
        for element in elements:
            console.line(f"      {element}")
    console.line()


def set_command(console: Console) -> click.Command:
    """Give `aduan set`."""

    def run(region: str, path: str, value: str, *, show: bool, as_json: bool) -> int:
        from aduan.services.editing import change

        (folder,) = folders((region,))
        done = change(folder, path, value, write=not show)
        if as_json:
            console.json(
                {
                    "file": _shown(done.file),
                    "line": done.line,
                    "before": done.before,
                    "after": done.after,
                    "written": not show,
                }
            )
            return 0
        place = f"{_shown(done.file)}:{done.line}"
        word = "shown" if show else "written"
        console.line(console.say(word, place, done.before, done.after))
        return 0

    return click.Command(
        "set",
        callback=run,
        help=console.help("set"),
        params=[
            click.Argument(["region"], metavar="DAERAH"),
            click.Argument(["path"], metavar="UNSUR"),
            click.Argument(["value"], metavar="NILAI"),
            click.Option(["--show"], is_flag=True, help=console.help("--show")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _shown(file: Path) -> str:
    from pathlib import Path as Here

    try:
        return str(file.resolve().relative_to(Here.cwd()))
    except ValueError:
        return str(file)
