"""`aduan diff`: what an edit of the rules does, before it binds anybody."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from aduan.cli.play import reading_option, readings_of
from aduan.texts.differences import COMPARING

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.differing import Against, Comparison, Kind, Part

#: How many differences are named that stand against a kind of publication.
NAMED = 3


def diff_command(console: Console) -> click.Command:
    """Give `aduan diff`."""

    def run(old: str, new: str, reading: tuple[str, ...], *, as_json: bool) -> int:
        from aduan.services.differing import compare, sound
        from aduan.services.editions import region_at

        found = compare(sound(region_at(old)), sound(region_at(new, readings_of(reading))))
        (_machine if as_json else _print)(console, found, old, new)
        return 1 if found.differences else 0

    return click.Command(
        "diff",
        callback=run,
        help=console.help("diff"),
        params=[
            click.Argument(["old"], metavar="LAMA"),
            click.Argument(["new"], metavar="BARU"),
            reading_option(console),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def tell_against(console: Console, kind: Kind, against: Against) -> None:
    """Tell why an edition cannot be published as a kind."""
    from aduan.services.telling import sentence

    console.line(_say(console, "tidak_boleh", kind.value), "yellow")
    for part, one in against[:NAMED]:
        console.line(f"    {sentence(part, one, console.lang)}")
    if len(against) > NAMED:
        console.line(f"    {_say(console, 'lagi', len(against) - NAMED)}")
    console.line(f"    {_say(console, f'sebab_{kind.value}')}.")


def _say(console: Console, key: str, *parts: object) -> str:
    return COMPARING[key].to(console.lang).format(*parts)


def _print(console: Console, found: Comparison, old: str, new: str) -> None:
    if not found.differences:
        console.line(_say(console, "sama", old, new), "green")
        return
    for part in found.parts:
        if part.differences:
            _print_part(console, part)
    console.line(_say(console, "jumlah", len(found.differences)), "bold")
    for kind, against in _kinds(found):
        if against:
            tell_against(console, kind, against)
        else:
            console.line(_say(console, "boleh", kind.value), "green")


def _print_part(console: Console, part: Part) -> None:
    from aduan.services.telling import sentence

    name = part.title.to(console.lang)
    console.line(name if part.key else f"{_say(console, 'daerah')}: {name}", "bold")
    for service, several in groupby(part.differences, key=lambda one: one.service):
        if part.key:
            title = part.services[service].to(console.lang) if service in part.services else service
            head = _say(console, "layanan", title) if service else _say(console, "bersama")
            console.line(f"  {head}")
        for one in several:
            console.line(f"    {sentence(part, one, console.lang)}")
    console.line()


def _kinds(found: Comparison) -> list[tuple[Kind, Against]]:
    from aduan.services.differing import Kind

    return [(kind, found.against(kind)) for kind in Kind]


def _machine(console: Console, found: Comparison, _old: str, _new: str) -> None:
    from aduan.services.telling import as_object, sentence

    for part in found.parts:
        for one in part.differences:
            console.json(as_object(part, one, console.lang))
    kinds = {
        kind.value: [sentence(part, one, console.lang) for part, one in against]
        for kind, against in _kinds(found)
    }
    console.json({
        "old": found.old, "new": found.new, "differences": len(found.differences),
        "publishable": {kind: not against for kind, against in kinds.items()}, "against": kinds,
    })  # fmt: skip
