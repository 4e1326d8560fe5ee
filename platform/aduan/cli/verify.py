"""`aduan verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from aduan.cli.console import Console


def verify_command(console: Console) -> click.Command:
    """Give `aduan verify`."""

    def run(*, as_json: bool) -> int:
        from aduan.services.verifying import verify
        from aduan.wsgi import installation

        place = installation()
        with console.progress(console.say("verifying")):
            found = verify(place)
        place.engine.dispose()
        if as_json:
            for fault in found.faults:
                console.json(fault)
            counted = {"cases": found.cases, "events": found.events}
            console.json({"ok": not found.faults, **counted, "faults": len(found.faults)})
            return 1 if found.faults else 0
        for fault in found.faults:
            where = f"{fault.region}/{fault.service} {fault.number}".lstrip("/ ")
            told = console.say(f"verify_{fault.code}", fault.event or "-")
            console.line(f"{where}: {told}", "red")
        end = "verify_faults" if found.faults else "verify_well"
        console.line(console.say(end, found.cases, found.events, len(found.faults)))
        return 1 if found.faults else 0

    return click.Command(
        "verify",
        callback=run,
        help=console.help("verify"),
        params=[click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json"))],
    )
