"""Findings in words: code, place, source line with the span, article, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aduan.rulebook.findings import Finding
from aduan.texts.checks import CHECKS, Severity, Wording
from aduan.texts.checks.base import NEAR, NEAR_ARTICLES
from aduan.texts.filling import fill

#: The fixed words of a message.
_WORDS = {
    "id": {
        "citation": "dasar",
        "remedy": "saran perbaikan",
        "witness": "contoh",
        "help": "bantuan",
        "answered": "dijawab tafsir",
        "not_there": "periksa ejaannya, atau tambahkan yang belum ada",
    },
    "en": {
        "citation": "article",
        "remedy": "suggestion",
        "witness": "example",
        "help": "help",
        "answered": "answered by interpretation",
        "not_there": "check the spelling, or add what is not there yet",
    },
}
_SEVERITIES = {
    Severity.ERROR: {"id": "kesalahan", "en": "error"},
    Severity.WARNING: {"id": "peringatan", "en": "warning"},
    Severity.HINT: {"id": "petunjuk", "en": "hint"},
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}

#: What stands for the nearest of what there is where there is nothing.
NOTHING = "-"
_NEAR = {NEAR[0]: "near", NEAR_ARTICLES[0]: "candidates"}
#: A line longer than this is shown around the fault only.
WIDEST = 100


def severity(finding: Finding) -> Severity:
    """Give how grave a finding is; a warning that an interpretation answers is a hint."""
    grade = CHECKS[finding.code].grade(finding.variant)
    return Severity.HINT if finding.answered_by and grade is Severity.WARNING else grade


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Give findings by severity, then by place."""
    return sorted(
        findings,
        key=lambda f: (_ORDER[severity(f)], f.file, f.span.start.line, f.span.start.column, f.code),
    )


def wording(finding: Finding) -> Wording:
    """Give the texts of a finding."""
    return CHECKS[finding.code].wordings[finding.variant]


def severity_word(finding: Finding, lang: str) -> str:
    """Give the word for how grave a finding is."""
    return _SEVERITIES[severity(finding)][lang]


def problem(finding: Finding, lang: str) -> str:
    """Say what is wrong."""
    return fill(wording(finding).problem.to(lang), _details(finding, lang))


def remedy(finding: Finding, lang: str) -> str:
    """Say what would be right; where nothing there is comes near, that it may have to be added."""
    of = _NEAR.get(wording(finding).remedy.id, "")
    if finding.detail.get(of) == NOTHING:
        return _WORDS[lang]["not_there"]
    return fill(wording(finding).remedy.to(lang), _details(finding, lang))


def _details(finding: Finding, lang: str) -> Mapping[str, str]:
    """Give what fills a text; a detail that is a text has its English under its name and `_en`."""
    detail = finding.detail
    if lang != "en":
        return detail
    return {**detail, **{k: detail[f"{k}_en"] for k in detail if f"{k}_en" in detail}}


def render(finding: Finding, lang: str, text: str | None) -> str:
    """Write a finding out; `text` is the file it stands in, for the source line."""
    words = _WORDS[lang]
    start = finding.span.start
    lines = [
        f"{finding.code} {severity_word(finding, lang)}  "
        f"{finding.file}:{start.line}:{start.column}  {finding.element}".rstrip(),
        f"  {problem(finding, lang)}",
        *_source(finding, text),
    ]
    if finding.citation:
        lines.append(f"  {words['citation']}: {finding.citation}")
    if finding.answered_by:
        lines.append(f"  {words['answered']}: {finding.answered_by}")
    foot = [f"{words['remedy']}: {remedy(finding, lang)}"] if remedy(finding, lang) else []
    if finding.witness and finding.witness not in problem(finding, lang):
        foot.append(f"{words['witness']}: {finding.witness}")
    foot.append(f"{words['help']}: {finding.code}")
    return "\n".join([*lines, "  " + "      ".join(foot)])


def _source(finding: Finding, text: str | None) -> list[str]:
    lines = text.split("\n") if text else []
    start, end = finding.span.start, finding.span.end
    if not 0 < start.line <= len(lines):
        return []
    line = lines[start.line - 1]
    width = max(1, (end.column if end.line == start.line else len(line) + 1) - start.column)
    cut = max(0, start.column - 1 - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[cut : cut + WIDEST].rstrip()
    number = f"{start.line:>5}"
    gap = " " * (start.column - 1 - cut)
    return [
        f"{number} | {shown}",
        f"{' ' * len(number)} | {gap}{'~' * min(width, WIDEST)}",
    ]


def as_json(finding: Finding, lang: str) -> dict[str, Any]:
    """Give a finding as one object for machines."""
    start, end = finding.span.start, finding.span.end
    return {
        "code": finding.code,
        "severity": severity(finding).name.lower(),
        "file": finding.file,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "element": finding.element,
        "message": problem(finding, lang),
        "suggestion": remedy(finding, lang),
        "citation": finding.citation or None,
        "witness": finding.witness or None,
        "answered_by": finding.answered_by or None,
        "help": finding.code,
    }
