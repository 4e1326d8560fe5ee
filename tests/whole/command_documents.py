"""What the README says of the command line: the table of commands, and the tour's real output."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout

import click

from aduan.cli.clicks import speak
from aduan.cli.commands import group, run
from aduan.cli.console import Console

#: A command of the tour with what it prints; the output is written by `make docs`.
BLOCK = re.compile(r"```console\n\$ (?P<command>aduan [^\n]*)\n(?P<output>.*?)```", re.DOTALL)


def commands_table() -> str:
    """Give the table of all commands with their options."""
    speak("en")
    rows = ["| command | what it does | options |", "|---|---|---|"]
    for name, command in group(Console("en")).commands.items():
        options = ", ".join(f"`{'`, `'.join(p.opts)}`" for p in command.params if _option(p))
        rows.append(f"| `aduan {name}` | {command.help} | {options or '-'} |")
    return "\n".join(rows)


def _option(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option)


def printed(words: Sequence[str], lang: str = "id") -> tuple[int, str, str]:
    """Run one command line in process; give exit code, output and errors."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words, Console(lang), lang)
    return code, out.getvalue(), err.getvalue()


def toured(text: str) -> str:
    """Give a document's text with the output of every command of its tour made anew."""

    def anew(found: re.Match[str]) -> str:
        words = shlex.split(found["command"])[1:]
        lang = "en" if "--lang" in words else "id"
        plain = [word for word in words if word not in ("--lang", "en")]
        _, output, errors = printed(plain, lang)
        return f"```console\n$ {found['command']}\n{output}{errors}```"

    return BLOCK.sub(anew, text)
