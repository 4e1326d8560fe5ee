"""The form of the filing: its fields in sections, in the order of the questions."""

from __future__ import annotations

from aduan.model.management import Section
from aduan.model.rules import Field, Rules


def intake(rules: Rules) -> tuple[tuple[Section | None, tuple[Field, ...]], ...]:
    """Give the fields asked when a case is filed, by section; what is in none comes last."""
    asked = {key: one for key, one in rules.service.fields.items() if one.at_intake}
    found: list[tuple[Section | None, tuple[Field, ...]]] = []
    for section in rules.settings.sections:
        fields = tuple(asked.pop(key) for key in section.fields if key in asked)
        if fields:
            found.append((section, fields))
    return (*found, (None, tuple(asked.values()))) if asked else tuple(found)
