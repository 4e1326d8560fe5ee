"""`aduan test`, `simulate` and `explain`: rules at work."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aduan.cli.check import folders
from aduan.errors import UsageError

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.scenarios import Outcome
    from aduan.services.testing import Tested


def test_command(console: Console) -> click.Command:
    """Give `aduan test`."""

    def run(paths: tuple[str, ...], *, show_all: bool, as_json: bool) -> int:
        from aduan.services.testing import test

        failed = 0
        for folder in folders(paths):
            with console.progress(str(folder)):
                tested = test(folder)
            failed += len(tested.failed) + len(tested.shut)
            if as_json:
                console.json(_tested_json(tested))
            else:
                _print_tested(console, tested, show_all=show_all)
        return 1 if failed else 0

    return click.Command(
        "test",
        callback=run,
        help=console.help("test"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[LOKASI]..."),
            click.Option(["--all", "show_all"], is_flag=True, help=console.help("--all")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _tested_json(tested: Tested) -> dict[str, Any]:
    return {
        "region": tested.region,
        "gates": dict(tested.gates),
        "covered": tested.covered,
        "missing": tested.missing,
        "drafts": tested.drafts,
        "scenarios": [
            {"name": o.name, "file": o.file, "passed": o.passed, "failures": o.failures}
            for o in tested.outcomes
        ],
    }


def _print_tested(console: Console, tested: Tested, *, show_all: bool) -> None:
    for outcome in tested.outcomes:
        if outcome.passed and not show_all:
            continue
        word = console.say("passed" if outcome.passed else "failed")
        console.line(f"{word}  {outcome.name}", "green" if outcome.passed else "red")
        if not outcome.passed:
            console.line(f"    {outcome.file}")
        for failure in outcome.failures:
            step = console.say("step", failure.step)
            wrong = console.say("expected", failure.expected, failure.found)
            console.line(f"    {step}, {failure.what}: {wrong}")
    _print_covered(console, tested)
    for service, verdict in tested.gates:
        bad = service in tested.shut
        line = console.say("gate", service, verdict.status.value, verdict.tried)
        console.line(line, "red" if bad else None)
    total = len(tested.outcomes)
    failed = len(tested.failed)
    console.line(console.say("scenarios", tested.region, total, total - failed, failed), "bold")


def _print_covered(console: Console, tested: Tested) -> None:
    console.line(f"{console.say('covered')}: {tested.covered}")
    if tested.missing:
        console.line(f"{console.say('uncovered')}: {len(tested.missing)}")
        for mark in tested.missing:
            console.line(f"    {mark}", "yellow")
    if tested.drafts:
        console.line(console.say("drafts", len(tested.drafts)), "yellow")


def _region_of(script: Path) -> Path:
    """Give the region a script stands in."""
    for parent in script.resolve().parents:
        if (parent / "daerah.yaml").is_file():
            return parent
    raise UsageError(str(script), code="bukan_dalam_daerah")


def _script(file: str) -> dict[str, Any]:
    from aduan.rulebook.reader import plain, read
    from aduan.rulebook.schema import validate

    path = Path(file)
    if not path.is_file():
        raise UsageError(file, code="berkas_tidak_ada")
    document = read(path.read_bytes(), file)
    findings = list(document.findings) or validate(document, "skenario")
    if findings or document.root is None:
        raise UsageError(file, code="naskah_salah", findings=tuple(findings), text=document.text)
    found: dict[str, Any] = plain(document.root)
    return found


def readings_of(pairs: tuple[str, ...], script: dict[str, Any] | None = None) -> dict[str, str]:
    """Give the readings that a script asks for, and those of the command line over them."""
    found = {str(k): str(v) for k, v in ((script or {}).get("tafsir") or {}).items()}
    for pair in pairs:
        key, _, value = pair.partition("=")
        if not key or not value:
            raise UsageError(pair, code="bacaan_tulis")
        found[key] = value
    return found


def reading_option(console: Console) -> click.Option:
    """Give the option that flips an interpretation."""
    help_text = console.help("--reading")
    return click.Option(["--reading"], multiple=True, metavar="TAFSIR=BACAAN", help=help_text)


def simulate_command(console: Console) -> click.Command:
    """Give `aduan simulate`."""

    def run(
        region: str, service: str, script: str | None, reading: tuple[str, ...], *, as_json: bool
    ) -> int:
        from aduan.cli.interactive import converse
        from aduan.services.testing import simulation

        (folder,) = folders((region,))
        if script is None and as_json:
            raise UsageError("", code="json_perlu_naskah")
        if script is None:
            return converse(console, simulation(folder, service, readings_of(reading)))
        written = _script(script)
        played = _play(folder, service, written, script, reading)
        if as_json:
            console.json(_outcome_json(played))
        else:
            from aduan.cli.story import tell

            tell(console, played, written)
        return 0 if played.passed else 1

    return click.Command(
        "simulate",
        callback=run,
        help=console.help("simulate"),
        params=[
            click.Argument(["region"], metavar="DAERAH"),
            click.Argument(["service"], metavar="LAYANAN"),
            click.Option(["--script"], metavar="BERKAS", help=console.help("--script")),
            reading_option(console),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _play(
    folder: Path, service: str, written: dict[str, Any], file: str, reading: tuple[str, ...]
) -> Outcome:
    from aduan.services.scenarios import play
    from aduan.services.testing import simulation

    law, received = _law_around(folder, file), _received(written)
    readings = readings_of(reading, written)
    fresh = simulation(folder, service, readings, regulation=law, received=received)
    return play(written, file, fresh)


def _law_around(folder: Path, file: str) -> str | None:
    """Give the regulation in whose folder a script lies, None for one that lies elsewhere."""
    law = Path(file).resolve().parent.parent
    return law.name if law.parent == folder.resolve() else None


def _received(written: dict[str, Any]) -> date | None:
    """Give the day a script's case is received, None where it writes none."""
    try:
        return date.fromisoformat(str(written.get("diterima", ""))[:10])
    except ValueError:
        return None


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    case = outcome.simulation.case
    return {
        "scenario": outcome.name,
        "passed": outcome.passed,
        "failures": outcome.failures,
        "edition": case.edition,
        "stage": case.stage,
        "fields": case.fields,
        "clocks": case.clocks,
        "handovers": case.handovers,
        "events": outcome.simulation.history,
        "trace": [[s for d in step for s in d.trace] for step in outcome.steps],
        "refused": [[r for d in step for r in d.refused] for step in outcome.steps],
    }


def explain_command(console: Console) -> click.Command:
    """Give `aduan explain`."""

    def run(
        script: str,
        *,
        step: int | None,
        audience: str,
        why_not: str | None,
        role: str | None,
        unit: str | None,
        reading: tuple[str, ...],
        as_json: bool,
    ) -> int:
        from aduan.cli.story import explain_script

        written = _script(script)
        if why_not is not None and step is not None:
            # What comes after the step must not have happened yet.
            written = {**written, "langkah": list(written.get("langkah") or ())[:step]}
        service = str(written.get("layanan", ""))
        outcome = _play(_region_of(Path(script)), service, written, script, reading)
        return explain_script(
            console,
            outcome,
            step=step,
            audience=audience,
            why_not=why_not,
            role=role,
            unit=unit,
            as_json=as_json,
        )

    return click.Command(
        "explain",
        callback=run,
        help=console.help("explain"),
        params=_explain_params(console),
    )


def _explain_params(console: Console) -> list[click.Parameter]:
    return [
        click.Argument(["script"], metavar="BERKAS"),
        click.Option(["--step"], type=click.IntRange(min=0), help=console.help("--step")),
        click.Option(
            ["--for", "audience"],
            type=click.Choice(["pelapor", "petugas", "auditor"]),
            default="petugas",
            help=console.help("--for"),
        ),
        click.Option(["--why-not"], metavar="LANGKAH", help=console.help("--why-not")),
        click.Option(["--role"], metavar="PERAN", help=console.help("--role")),
        click.Option(["--unit"], metavar="UNIT", help=console.help("--unit")),
        reading_option(console),
        click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
    ]
