"""Who may open which screens: a role for each region, and the admin; moves are the rules' matter.

They are Flask-AppBuilder's built-in roles, patterns in the configuration and no rows, so that a
screen that an edition adds is covered the moment it is there.
"""

from __future__ import annotations

import re

#: The menu that holds the services.
MENU = "services"
ADMIN = "Admin"


def officer(region: str) -> str:
    """Give the name of the role that opens a region's screens."""
    return f"petugas {region}"


def view_name(region: str, *parts: str) -> str:
    """Give the name under which a region's screen is permitted."""
    return "/".join((region, *parts))


def builtin_roles(region: str) -> dict[str, list[list[str]]]:
    """Give what each role opens: pairs of a pattern of screens and a pattern of permissions."""
    own = re.escape(view_name(region, ""))
    return {
        ADMIN: [[".*", ".*"]],
        officer(region): [[own, "can_.*"], [own, "menu_access"], ["Home", ".*"]],
    }
