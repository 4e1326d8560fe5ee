"""`aduan check` and `aduan help`."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from aduan.errors import UsageError
from aduan.rulebook.messages import as_json, render, severity
from aduan.texts.checks import CHECKS, Severity
from aduan.texts.commands import HELP

if TYPE_CHECKING:
    from pathlib import Path

    from aduan.cli.console import Console
    from aduan.services.rulebooks import Report

#: How many findings are shown without --all.
SHOWN = 20

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def folders(paths: tuple[str, ...]) -> list[Path]:
    """Give the region folders that were named, or all of them."""
    from aduan.services.rulebooks import all_regions, find_region

    return [find_region(p) for p in paths] if paths else all_regions()


def day(text: str | None) -> date | None:
    """Read a date given on the command line."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(str(text), code="tanggal") from error


def check_command(console: Console) -> click.Command:
    """Give `aduan check`."""

    def run(
        paths: tuple[str, ...], on: str | None, *, show_all: bool, as_json: bool, strict: bool
    ) -> int:
        from aduan.services.rulebooks import check

        worst = 0
        for folder in folders(paths):
            report = check(folder, day(on))
            (_machine if as_json else _print)(console, report, show_all=show_all)
            grades = {severity(f) for f in report.findings}
            failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
            worst = max(worst, 1 if grades & failing else 0)
        return worst

    return click.Command(
        "check",
        callback=run,
        help=console.help("check"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[LOKASI]..."),
            click.Option(["--on"], metavar="TANGGAL", help=console.help("--on")),
            click.Option(["--all", "show_all"], is_flag=True, help=console.help("--all")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
            click.Option(["--strict"], is_flag=True, help=console.help("--strict")),
        ],
    )


def _machine(console: Console, report: Report, *, show_all: bool) -> None:  # noqa: ARG001  machines get all
    for finding in report.findings:
        console.json(as_json(finding, console.lang))


def _print(console: Console, report: Report, *, show_all: bool) -> None:
    findings = report.findings
    shown = findings if show_all else findings[:SHOWN]
    for finding in shown:
        text = render(finding, console.lang, report.text(finding))
        head, _, rest = text.partition("\n")
        console.line(head, _STYLES[severity(finding)])
        console.line(rest)
        console.line()
    if len(shown) < len(findings):
        console.line(console.say("more", len(findings) - len(shown)))
    name = report.region.key
    if not findings:
        console.line(console.say("clean", name), "green")
        return
    counts = [sum(severity(f) is grade for f in findings) for grade in Severity]
    console.line(console.say("total", name, *counts), "bold")


def help_command(console: Console) -> click.Command:
    """Give `aduan help`."""

    def run(topic: str | None, *, as_json: bool) -> int:
        if topic is None:
            for code, check in CHECKS.items():
                title = check.title.to(console.lang)
                if as_json:
                    console.json({"topic": code, "title": title})
                else:
                    console.line(f"{code}  {title}")
            return 0
        title, text = _about(console, topic)
        if as_json:
            console.json({"topic": topic, "title": title, "help": text})
            return 0
        console.line(title, "bold")
        console.line()
        console.line(text)
        return 0

    return click.Command(
        "help",
        callback=run,
        help=console.help("help"),
        params=[
            click.Argument(["topic"], required=False, metavar="[KODE]"),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _about(console: Console, topic: str) -> tuple[str, str]:
    """Give the heading and the text of the help on a code or a command."""
    found = CHECKS.get(topic.upper())
    if found is not None:
        return f"{found.code}  {found.title.to(console.lang)}", found.help.to(console.lang)
    commands = [k for k in HELP if not k.startswith("-")]
    if topic in commands:
        more = console.say("more_help", f"aduan {topic} --help")
        return f"aduan {topic}", f"{console.help(topic)}\n{more}"
    known = [*CHECKS, *commands]
    near = get_close_matches(topic, known, 3, 0.4) or get_close_matches(
        topic.upper(), known, 3, 0.4
    )
    raise UsageError(topic, code="bantuan", candidates=tuple(near or list(CHECKS)[:3]))
