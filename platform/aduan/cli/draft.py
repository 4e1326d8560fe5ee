"""`aduan draft`: scenarios drafted from the rules, for a person to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aduan.cli.check import folders

if TYPE_CHECKING:
    from aduan.cli.console import Console


def draft_command(console: Console) -> click.Command:
    """Give `aduan draft`."""

    def run(region: str, service: str, *, write: bool, as_json: bool) -> int:
        from aduan.services.drafting import draft, put_down
        from aduan.services.rulebooks import load

        (folder,) = folders((region,))
        with console.progress(service):
            found = draft(load(folder), service)
        written = put_down(folder, found) if write else {}
        if as_json:
            for one in found.drafts:
                console.json({
                    "name": one.key, "touches": one.marks, "text": one.text,
                    "written": written.get(one.key, False),
                })  # fmt: skip
            console.json({"drafts": len(found.drafts), "unreached": found.unreached})
            return 0
        for one in found.drafts:
            file = f"{found.regulation}/skenario/{one.key}.yaml"
            if write:
                word = "draft_written" if written[one.key] else "draft_kept"
                console.line(console.say(word, file))
            else:
                console.line(f"# {file}", "bold")
                console.line(one.text)
        if found.unreached:
            console.line(console.say("unreached", ", ".join(found.unreached)), "yellow")
        console.line(console.say("drafted", service, len(found.drafts)), "bold")
        return 0

    return click.Command(
        "draft",
        callback=run,
        help=console.help("draft"),
        params=[
            click.Argument(["region"], metavar="DAERAH"),
            click.Argument(["service"], metavar="LAYANAN"),
            click.Option(["--write"], is_flag=True, help=console.help("--write")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )
