"""`aduan duties`: the reports and other duties that fall due, with who owes them to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from aduan.cli.check import folders
from aduan.errors import UsageError

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.model.rules import Role, UnitKind
    from aduan.rulebook.build_organisation import Office
    from aduan.rulebook.region import LoadedRegion
    from aduan.services.duties import Owed

    Named = Role | UnitKind | Office

#: How far ahead is looked unless somebody says.
AHEAD = timedelta(days=31)


def duties_command(console: Console) -> click.Command:
    """Give `aduan duties`."""

    def run(region: str, first: str, last: str | None, *, as_json: bool) -> int:
        from aduan.services.duties import owed
        from aduan.services.rulebooks import load

        (folder,) = folders((region,))
        start = _day(first)
        end = _day(last) if last else start + AHEAD
        loaded = load(folder)
        for one in owed(loaded, start, end):
            if as_json:
                console.json(_as_json(one))
            else:
                _print(console, loaded, one)
        return 0

    return click.Command(
        "duties",
        callback=run,
        help=console.help("duties"),
        params=[
            click.Argument(["region"], metavar="DAERAH"),
            click.Argument(["first"], metavar="TANGGAL"),
            click.Option(["--to", "last"], metavar="TANGGAL", help=console.help("--to")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(text, code="tanggal") from error


def _as_json(one: Owed) -> dict[str, Any]:
    return {
        "regulation": one.regulation,
        "duty": one.duty.key,
        "label": one.duty.label.id,
        "by": one.duty.by,
        "to": one.duty.to,
        "through": one.duty.through,
        "copies": one.duty.copies,
        "units": one.units,
        "form": one.duty.form,
        "nil_report": one.duty.nil_report,
        "occurrence": one.occurrence,
        "citation": one.duty.source.citation,
        "readings": one.duty.source.readings,
    }


def _print(console: Console, region: LoadedRegion, one: Owed) -> None:
    from aduan.rulebook.citations import cite
    from aduan.texts.dates import written

    due, lang = one.occurrence.due, console.lang
    day = written(due, lang) if due else console.say("no_due_day")
    console.line(f"{day}  {one.duty.label.to(lang)}", "bold")
    told = [*_parties(console, region, one), *_details(console, one)]
    told += ["; ".join(map(cite, one.duty.source.citation))]
    for line in filter(None, told):
        console.line(f"    {line}")


def _parties(console: Console, region: LoadedRegion, one: Owed) -> Iterator[str]:
    names = _names(region, one.regulation, console.lang)
    duty = one.duty
    for word, keys in (
        ("by", (duty.by,)),
        ("to", duty.to),
        ("through", duty.through),
        ("copies", duty.copies),
    ):
        if keys:
            yield f"{console.say(word)}: {', '.join(names.get(k, k) for k in keys)}"
    if one.units:
        yield console.say("each_of", len(one.units))


def _details(console: Console, one: Owed) -> Iterator[str]:
    from aduan.texts.dates import written

    duty, occurrence, lang = one.duty, one.occurrence, console.lang
    if duty.schedule and duty.schedule.covers and occurrence.start and occurrence.end:
        yield console.say("covers", written(occurrence.start, lang), written(occurrence.end, lang))
    if occurrence.times > 1:
        yield console.say("times", occurrence.times)
    if occurrence.moved_from:
        yield console.say("moved_from", written(occurrence.moved_from, lang))
    if duty.nil_report:
        yield console.say("nil_report")


def _names(region: LoadedRegion, regulation: str, lang: str) -> dict[str, str]:
    law = region.regulations[regulation]
    parties: tuple[Mapping[str, Named], ...] = (law.unit_kinds, law.offices, law.roles)
    return {key: party.label.to(lang) for among in parties for key, party in among.items()}
