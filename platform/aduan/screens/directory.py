"""The registers around cases, to read: units, office holders, editions of the rules."""

from __future__ import annotations

from typing import Any

from flask_appbuilder import AppBuilder, ModelView
from flask_appbuilder.models.sqla.interface import SQLAInterface

from aduan.screens.permissions import view_name
from aduan.services.installation import Edition
from aduan.store.rows import PostingRow, PublicationRow, Row, UnitRow
from aduan.texts.screens import SCREENS

_READ = ["can_list", "can_show"]
MENU = "directory"


#: By name: the row, its columns, and the text that is its title.
_REGISTERS: dict[str, tuple[type[Row], list[str], str]] = {
    "units": (UnitRow, ["name", "kind", "parent"], "unit"),
    "postings": (
        PostingRow,
        ["person", "office", "unit", "acting", "decree", "since", "until"],
        "pejabat",
    ),
    "publications": (PublicationRow, ["id", "edition", "kind", "at", "by", "reason"], "edisi"),
}


def add_registers(builder: AppBuilder, edition: Edition) -> None:
    """Put the registers of a region into the menu."""
    for name, (row, columns, text) in _REGISTERS.items():
        title = SCREENS[text].id
        view: Any = type(
            f"Register_{name}",
            (ModelView,),
            {
                "datamodel": SQLAInterface(row),
                "base_permissions": _READ,
                "class_permission_name": view_name(edition.key, name),
                "route_base": f"/{name}",
                "list_columns": columns,
                "show_columns": columns,
                "search_columns": columns,
                "list_title": title,
                "base_order": (columns[0], "asc"),
            },
        )
        builder.add_view(view, view_name(edition.key, name), label=title, category=MENU)
