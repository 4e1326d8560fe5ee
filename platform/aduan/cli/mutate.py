"""`aduan mutate`: the slips in the rules that no scenario, schedule or check would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aduan.cli.check import folders

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.mutating import Mutated


def mutate_command(console: Console) -> click.Command:
    """Give `aduan mutate`."""

    def run(
        paths: tuple[str, ...], percent: float, least: float, workers: int | None, *, as_json: bool
    ) -> int:
        from aduan.services.mutating import mutate

        below = False
        for folder in folders(paths):
            with console.progress(str(folder)):
                mutated = mutate(folder, percent=percent, workers=workers)
            below = below or mutated.score < least
            if as_json:
                console.json({"score": mutated.score, "mutants": mutated})
            else:
                _print(console, mutated)
        return 1 if below else 0

    return click.Command(
        "mutate",
        callback=run,
        help=console.help("mutate"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[DAERAH]..."),
            click.Option(
                ["--percent"],
                type=click.FloatRange(0, 100, min_open=True),
                default=100.0,
                help=console.help("--percent"),
            ),
            click.Option(
                ["--least"],
                type=click.FloatRange(0, 100),
                default=0.0,
                help=console.help("--least"),
            ),
            click.Option(["--workers"], type=click.IntRange(1), help=console.help("--workers")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _print(console: Console, mutated: Mutated) -> None:
    regulation = ""
    for one in mutated.survivors:
        if one.regulation != regulation:
            regulation = one.regulation
            console.line(console.say("nobody_notices", regulation), "bold")
        console.line(f"  {one.name}", "yellow")
        console.line(f"      {one.place}")
    counts = (mutated.made, mutated.failed, mutated.told, len(mutated.survivors))
    console.line(console.say("mutants", mutated.region, *counts, f"{mutated.score:.1f}"), "bold")
