"""What the management sets beside the law ("pengaturan.yaml"): it binds nobody and moves no due date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aduan.model.values import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form ("bagian_formulir"): its fields in the order of the questions."""

    key: str
    label: Text  # "nama"
    fields: tuple[str, ...]  # "isian"


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who is told that a limit ran out and still runs ("eskalasi"), and how many days after."""

    days: int  # "setelah"
    working: bool
    to: tuple[str, ...]  # "kepada"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one regulation's management."""

    sections: tuple[Section, ...] = ()
    hints: Mapping[str, Text] = field(default_factory=dict)  # "petunjuk": by field
    escalation: tuple[Escalation, ...] = ()


NO_SETTINGS = Settings()
