"""The catalogue of check codes: severity, title, texts and help, Indonesian and English.

A text has two parts: what is wrong, and after `remedy` what to write instead. Placeholders in
braces are filled from `Finding.detail`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aduan.model.values import Text


class Severity(StrEnum):
    """How much a finding weighs: an error blocks publishing, a warning needs an answer."""

    ERROR = "kesalahan"
    WARNING = "peringatan"
    HINT = "petunjuk"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is wrong, and what to write instead (may be empty)."""

    problem: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Check:
    """One code: what it checks, how grave it is, and its texts by variant ("" is the main one).

    `milder` are the variants of an error that only warn.
    """

    code: str
    severity: Severity
    title: Text
    help: Text
    wordings: Mapping[str, Wording]
    milder: frozenset[str] = frozenset()

    def grade(self, variant: str) -> Severity:
        """Give how grave a finding of a variant is."""
        return Severity.WARNING if variant in self.milder else self.severity


#: A text and its English: (Indonesian, English).
Pair = tuple[str, str]

#: What is written instead, where something there comes near.
NEAR: Pair = ("mungkin maksud Anda: {near}", "perhaps you meant: {near}")
#: The same of articles.
NEAR_ARTICLES: Pair = ("mungkin maksud Anda: {candidates}", "perhaps you meant: {candidates}")


def define(
    code: str,
    severity: Severity,
    title: Pair,
    help_page: Pair,
    **wordings: tuple[Pair, Pair],
) -> Check:
    """Define a code; each wording is (problem, remedy), the one called `main` being the plain one."""
    texts = {
        "" if variant == "main" else variant: Wording(Text(*problem), Text(*remedy))
        for variant, (problem, remedy) in wordings.items()
    }
    return Check(code, severity, Text(*title), Text(*help_page), texts)
