"""The catalogue of check codes, one module a letter."""

from __future__ import annotations

from aduan.texts.checks import (
    citation,
    form,
    inference,
    lexical,
    overlay,
    privacy,
    references,
    shape,
    tables,
    time,
    workflow,
)
from aduan.texts.checks.base import Check, Severity, Wording

#: Every code of the checker.
CHECKS: dict[str, Check] = {
    check.code: check
    for module in (
        lexical,
        shape,
        references,
        citation,
        time,
        workflow,
        tables,
        form,
        privacy,
        overlay,
        inference,
    )
    for check in module.CHECKS
}

__all__ = ["CHECKS", "Check", "Severity", "Wording"]
