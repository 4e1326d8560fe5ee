"""What went wrong, in a sentence with its remedy: never a traceback."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

import click

from aduan.errors import AduanError, BeyondCalendarError, UsageError
from aduan.rulebook.findings import Finding
from aduan.rulebook.messages import render
from aduan.texts.usage import ERRORS, USAGE


def said(error: Exception, lang: str) -> tuple[str, str]:
    """Give the code and the sentence of what went wrong."""
    if isinstance(error, click.ClickException):
        return "perintah", _asked(error)
    if isinstance(error, AduanError):
        return str(error.detail.get("code", type(error).__name__)), usage_text(error, lang)
    if isinstance(error, OSError):
        text = USAGE["berkas_sistem"].to(lang)
        return "berkas_sistem", text.format(error.filename or "-", error.strerror or error)
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}: {error}; {Path(frame.filename).name}:{frame.lineno}"
    return "aduan", ERRORS["unexpected"].to(lang).format(place)


def _asked(error: click.ClickException) -> str:
    """Say what is wrong with the words of the command, and where its help is."""
    text = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None or "--help" in text:
        return text
    return f"{text} ({context.command_path} --help)"


def usage_text(error: AduanError, lang: str) -> str:
    """Say in the reader's language what was asked wrongly."""
    if isinstance(error, BeyondCalendarError):
        detail = error.detail
        span = f"{detail.get('first', '?')}..{detail.get('last', '?')}"
        return USAGE["kalender"].to(lang).format(detail.get("day", "?"), span)
    findings = [f for f in error.detail.get("findings", ()) if isinstance(f, Finding)]
    if findings:
        lines = "\n".join(render(f, lang, error.detail.get("text")) for f in findings)
        told = str(error.detail.get("code", "naskah_salah"))
        return USAGE[told].to(lang).format(str(error), lines)
    code = error.detail.get("code") if isinstance(error, UsageError) else None
    if code in USAGE:
        candidates = error.detail.get("candidates", ())
        listed = candidates if isinstance(candidates, str) else ", ".join(map(str, candidates))
        return USAGE[str(code)].to(lang).format(str(error), listed or "-")
    if isinstance(error, UsageError):
        return str(error.detail.get("english") or error) if lang == "en" else str(error)
    names = [kind.__name__ for kind in type(error).__mro__ if kind.__name__ in ERRORS]
    return ERRORS[names[0]].to(lang).format(str(error).rstrip("."))
