"""All commands, and what becomes of faults: a message and an exit code, never a traceback."""

from __future__ import annotations

from collections.abc import Sequence

import click

from aduan.cli.check import check_command, help_command
from aduan.cli.console import Console
from aduan.cli.inspect import coverage_command, due_command, interpretations_command, set_command
from aduan.cli.play import explain_command, simulate_command, test_command
from aduan.errors import AduanError, BeyondCalendarError, UsageError
from aduan.texts.usage import USAGE

WELL, FAULTS, ASKED_WRONGLY = 0, 1, 2


def group(console: Console) -> click.Group:
    """Give the command group, its help in the console's language."""
    commands = [
        check_command(console),
        test_command(console),
        simulate_command(console),
        explain_command(console),
        due_command(console),
        coverage_command(console),
        interpretations_command(console),
        set_command(console),
        help_command(console),
    ]
    options = [click.Option(["--lang"], help=console.help("--lang"))]
    return click.Group(
        "aduan", {c.name or "": c for c in commands}, params=list(options),
        help=console.help("aduan"), context_settings={"help_option_names": ["-h", "--help"]},
    )


def run(words: Sequence[str], console: Console) -> int:
    """Run one command line; give its exit code."""
    try:
        result = group(console).main(list(words), prog_name="aduan", standalone_mode=False)
    except click.exceptions.Abort:
        console.error(console.say("interrupted"))
        return ASKED_WRONGLY
    except click.ClickException as error:
        console.error(f"{console.say('error')}: {error.format_message()}")
        return ASKED_WRONGLY
    except AduanError as error:
        console.error(f"{console.say('error')}: {told(error, console.lang)}")
        return ASKED_WRONGLY
    except BrokenPipeError:
        return WELL
    return result if isinstance(result, int) else WELL


def told(error: AduanError, lang: str) -> str:
    """Say in the reader's language what was asked wrongly."""
    if isinstance(error, BeyondCalendarError):
        detail = error.detail
        span = f"{detail.get('first', '?')}..{detail.get('last', '?')}"
        return USAGE["kalender"].to(lang).format(detail.get("day", "?"), span)
    code = error.detail.get("code") if isinstance(error, UsageError) else None
    if code not in USAGE:
        return str(error)
    candidates = error.detail.get("candidates", ())
    listed = candidates if isinstance(candidates, str) else ", ".join(map(str, candidates))
    return USAGE[str(code)].to(lang).format(str(error), listed or "-")
