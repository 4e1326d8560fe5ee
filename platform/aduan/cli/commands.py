"""All commands, and what becomes of faults: a message and an exit code, never a traceback."""

from __future__ import annotations

from collections.abc import Sequence

import click

from aduan.cli.book import book_command
from aduan.cli.check import check_command, help_command
from aduan.cli.clicks import speak
from aduan.cli.compare import diff_command
from aduan.cli.console import Console
from aduan.cli.draft import draft_command
from aduan.cli.duties import duties_command
from aduan.cli.faults import said
from aduan.cli.found import new_region_command, todo_command
from aduan.cli.impact import impact_command
from aduan.cli.inspect import coverage_command, due_command, interpretations_command, set_command
from aduan.cli.mutate import mutate_command
from aduan.cli.play import explain_command, simulate_command, test_command
from aduan.cli.serve import publish_command, serve_command, work_command
from aduan.cli.verify import verify_command
from aduan.errors import UsageError

LANGUAGES = ("id", "en")
WELL, FAULTS, ASKED_WRONGLY = 0, 1, 2


def group(console: Console) -> click.Group:
    """Give the command group, its help in the console's language."""
    commands = [
        check_command(console),
        test_command(console),
        draft_command(console),
        simulate_command(console),
        explain_command(console),
        due_command(console),
        duties_command(console),
        coverage_command(console),
        interpretations_command(console),
        book_command(console),
        set_command(console),
        mutate_command(console),
        new_region_command(console),
        todo_command(console),
        diff_command(console),
        impact_command(console),
        publish_command(console),
        serve_command(console),
        work_command(console),
        verify_command(console),
        help_command(console),
    ]
    for command in commands:
        command.short_help = command.help
        command.options_metavar = console.say("options_metavar")
    options = [
        click.Option(["--lang"], metavar=console.say("lang_metavar"), help=console.help("--lang"))
    ]
    return click.Group(
        "aduan",
        {c.name or "": c for c in commands},
        params=list(options),
        help=console.help("aduan"),
        context_settings={"help_option_names": ["-h", "--help"]},
        options_metavar=console.say("options_metavar"),
        subcommand_metavar=console.say("command_metavar"),
    )


def run(words: Sequence[str], console: Console, lang: str | None = None) -> int:
    """Run one command line; give its exit code."""
    speak(console.lang)
    try:
        if lang is not None and lang not in LANGUAGES:
            raise UsageError(lang, code="bahasa", candidates=LANGUAGES)  # noqa: TRY301  told below
        result = group(console).main(list(words), prog_name="aduan", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        console.error(error.format_message())
        return ASKED_WRONGLY
    except click.exceptions.Abort:
        console.error(console.say("interrupted"))
        return ASKED_WRONGLY
    except BrokenPipeError:
        return WELL
    except Exception as error:  # noqa: BLE001  the outermost layer: a sentence, never a traceback
        code, text = said(error, console.lang)
        if "--json" in words:
            console.json({"ok": False, "code": code, "error": text})
        else:
            console.error(f"{console.say('error')}: {text}")
        return ASKED_WRONGLY
    return result if isinstance(result, int) else WELL
