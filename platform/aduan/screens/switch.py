"""Sends each request to its region's newest application, and makes new ones while requests run.

A publication is taken over by making the application of its region anew beside the old one, and
then exchanging them in one assignment: a request that has begun ends under the old one.

Exchanging only what the views of one application know of the rules takes microseconds where a new
application takes 0.4 s, but Flask takes no new service after its first request, and menus and
permissions would stay as they were.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from threading import Event, Lock, Thread
from typing import Any

from flask import Flask
from markupsafe import escape

from aduan.model.case import Actor
from aduan.screens.application import application
from aduan.screens.person import Clock, utc_now
from aduan.services.installation import Edition, Installation
from aduan.services.listing import Lister, Query, inbox
from aduan.store.cases import Kind
from aduan.store.database import reading
from aduan.store.rows import Sight, reader
from aduan.texts.screens import SCREENS

log = logging.getLogger(__name__)

#: Seconds between looks for a new publication.
LOOK = 1.0
Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Switch:
    """The WSGI application of all regions."""

    def __init__(self, installation: Installation, secret: str, clock: Clock = utc_now) -> None:
        """Know the regions that have published; each is made when it is first asked for."""
        self.installation, self.secret, self.clock = installation, secret, clock
        self.applications: Mapping[str, tuple[int, Wsgi, str]] = {}
        self._stop, self._making = Event(), Lock()
        self.newest = self._newest()

    def _newest(self) -> Mapping[str, int]:
        with reading(self.installation.engine) as at:
            return self.installation.regions(at)

    def refresh(self) -> list[str]:
        """Take over new publications; gives the regions whose screens are new.

        A publication that cannot be made into screens leaves the old ones in their place.
        """
        self.newest = self._newest()
        return [region for region in self.newest if self._follow(region)]

    def _follow(self, region: str) -> bool:
        """Bring a region's screens to its newest publication; say whether they are new."""
        with self._making:
            number = self.newest[region]
            if region in self.applications and self.applications[region][0] == number:
                return False
            try:
                made = self._make(number)
            except Exception:
                # Whatever is wrong with the new screens, the old ones go on.
                log.exception("%s: publication %d", region, number)
                return False
            self.applications = {**self.applications, region: made}
            return True

    def _make(self, number: int) -> tuple[int, Wsgi, str]:
        with reading(self.installation.engine) as at:
            edition = self.installation.published(at, number)
        app = application(self.installation, edition, self.secret, self.clock)
        warm(app, self.installation, edition)
        return number, app.wsgi_app, edition.region.region.name.id

    def watch(self) -> None:
        """Look for new publications from now on, in a thread of its own."""
        Thread(target=self._watch, name="publications", daemon=True).start()

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                self.refresh()
            except Exception:
                # Whatever it was, the next look may find it gone.
                log.exception("looking for publications")
            self._stop.wait(LOOK)

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request by the application of the region its path begins with."""
        path = environ.get("PATH_INFO", "")
        region, _, rest = path.lstrip("/").partition("/")
        if region in self.newest and region not in self.applications:
            self._follow(region)
        found = self.applications.get(region)
        if found is not None:
            if path == f"/{region}":
                start("308 Permanent Redirect", [("Location", f"/{region}/")])
                return [b""]
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + f"/{region}"
            environ["PATH_INFO"] = f"/{rest}"
            return found[1](environ, start)
        return self._choose(path, start)

    def _choose(self, path: str, start: Start) -> Iterable[bytes]:
        regions = {key: _name(key) for key in self.newest}
        regions |= {key: name for key, (_, _, name) in self.applications.items()}
        if path == "/" and len(regions) == 1:
            start("303 See Other", [("Location", f"/{next(iter(regions))}/")])
            return [b""]
        title = SCREENS["pilih_daerah"]
        links = "".join(
            f'<li><a href="/{key}/">{escape(name)}</a></li>'
            for key, name in sorted(regions.items())
        )
        page = (
            f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Aduan</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
            f"<body><main><h1>Aduan</h1><p>{title.id} / {title.en}</p><ul>{links}</ul></main></body></html>"
        )
        status = "200 OK" if path == "/" else "404 Not Found"
        start(
            status,
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Security-Policy", "default-src 'none'"),
            ],
        )
        return [page.encode()]


def warm(app: Flask, installation: Installation, edition: Edition) -> None:
    """Do what the first requests of an application would do, so that no person waits for it."""
    app.test_client().get("/login/")
    for name in app.jinja_env.list_templates(filter_func=lambda name: name.startswith("aduan/")):
        app.jinja_env.get_template(name)
    zone = edition.region.region.timezone
    with reader(installation.engine, Sight(edition.key)) as session:
        for (law, key), opened in edition.services.items():
            roles = [Actor("", role) for role in opened.program.rules.roles]
            inbox(session, edition.key, [(law, role) for role in roles[:1]])
            kind = Kind(edition.key, law, key)
            Lister(session, kind, opened.program.service, zone).page(Query())


def _name(key: str) -> str:
    """Give a region's id as words, until its rules say its name."""
    return key.replace("_", " ").title()
