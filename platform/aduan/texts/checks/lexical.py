"""Texts of the L checks."""

from __future__ import annotations

from aduan.texts.checks.base import Check

CHECKS: tuple[Check, ...] = ()
