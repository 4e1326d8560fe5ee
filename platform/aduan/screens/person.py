"""Who is asking: the person signed in, their roles under each regulation, what they may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import current_app, g, session
from flask_login import current_user

from aduan.model.case import Actor
from aduan.services.casepage import Reader, sight_of
from aduan.services.installation import Edition, Installation
from aduan.services.officers import held, roles_of
from aduan.store.database import reading
from aduan.store.rows import Sight

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time; the only place where screens ask for it."""
    return datetime.now(UTC)  # noqa: TID251  here it comes in


@dataclass(frozen=True, slots=True)
class Here:
    """What an application stands on."""

    installation: Installation
    edition: Edition
    clock: Clock


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever makes a request."""

    username: str = ""
    name: str = ""
    lang: str = "id"
    roles: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    sight: Sight | None = None

    @property
    def known(self) -> bool:
        """Say whether somebody is signed in."""
        return bool(self.username)

    def reader(self, regulation: str) -> Reader:
        """Give the reader of a case under a regulation."""
        return Reader(self.roles.get(regulation, ()), self.lang, now())


def now() -> datetime:
    """Give the time of this request, one for all that it does."""
    if "aduan_now" not in g:
        g.aduan_now = current_app.extensions["aduan"].clock()
    found: datetime = g.aduan_now
    return found


def here() -> tuple[Installation, Edition]:
    """Give the installation and the edition of the application that answers."""
    found: Here = current_app.extensions["aduan"]
    return found.installation, found.edition


def person() -> Person:
    """Give who makes this request."""
    if "aduan_person" not in g:
        g.aduan_person = _find()
    found: Person = g.aduan_person
    return found


def _find() -> Person:
    lang = "en" if session.get("locale") == "en" else "id"
    if not current_user or not current_user.is_authenticated:
        return Person(lang=lang)
    installation, edition = here()
    today = now().astimezone(ZoneInfo(edition.region.region.timezone)).date()
    with reading(installation.engine) as at:
        offices = held(at, edition.key, current_user.username, today)
    roles = {
        regulation: roles_of(edition, regulation, current_user.username, offices)
        for regulation in edition.region.regulations
    }
    actors = [actor for found in roles.values() for actor in found]
    name = f"{current_user.first_name} {current_user.last_name}".strip()
    return Person(current_user.username, name, lang, roles, sight_of(edition, actors))
