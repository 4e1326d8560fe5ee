"""`aduan serve`, `aduan work` and `aduan publish`."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from aduan.cli.compare import tell_against
from aduan.settings import TRIAL, environment

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.installation import Installation
    from aduan.services.publishing import Kind, Published

#: The password of a demonstration's accounts; they are made on this machine only.
DEMO_PASSWORD = "aduan-peragaan"  # noqa: S105  printed for whoever tries it
DEMO_ADMIN = "admin"
#: Why a demonstration publishes; by it a database of one is told from a real one.
DEMO_REASON = "peragaan"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
#: Seconds between looks for cases in which time has something to do.
PACE = 20.0


def serve_command(console: Console) -> click.Command:
    """Give `aduan serve`."""

    def run(host: str, port: int, workers: int, only: tuple[str, ...], *, demo: bool) -> int:
        _prepare(console, only, demo=demo and host in LOOPBACK)
        address = f"http://{host}:{port}/"
        console.line(console.say("serving", address), "bold")
        if demo and host in LOOPBACK:
            _tell_logins(console)
        return _serve(f"{host}:{port}", workers, trial=demo and host in LOOPBACK)

    return click.Command(
        "serve",
        callback=run,
        help=console.help("serve"),
        params=[
            click.Option(["--host"], default="127.0.0.1", help=console.help("--host")),
            click.Option(["--port"], default=8080, type=int, help=console.help("--port")),
            click.Option(["--workers"], default=2, type=int, help=console.help("--workers")),
            click.Option(["--only"], multiple=True, metavar="DAERAH", help=console.help("--only")),
            click.Option(["--demo/--no-demo"], default=True, help=console.help("--demo")),
        ],
    )


def _prepare(console: Console, only: tuple[str, ...], *, demo: bool) -> None:
    from aduan.paths import region_folder, region_folders
    from aduan.settings import settings
    from aduan.store.database import connect, reading
    from aduan.store.migrating import behind, migrate
    from aduan.store.publications import current, published_for
    from aduan.wsgi import installation

    wanted = [region_folder(name) for name in only] or region_folders()
    engine = connect(settings().database)
    if behind(engine):
        migrate(engine)
    with reading(engine) as at:
        published = current(at)
        # A region that came later joins a demonstration, never a database with real cases.
        ours = not published or bool(published_for(at, DEMO_REASON))
    engine.dispose()
    if not demo and not published:
        console.line(console.say("nothing_published"))
    new = [f for f in wanted if demo and ours and f.name not in published]
    if not new:
        return
    with console.progress(console.say("demonstrating")):
        place = replace(installation(durable=False), trial=True)
        for folder in new:
            _demonstrate(console, place, folder)
        place.engine.dispose()


def _demonstrate(console: Console, place: Installation, folder: Path) -> None:
    """Publish a region and play its scenarios; what stands before now is only a picture.

    A region whose rules have faults is told of and left out: the others are served all the same.
    """
    from aduan.screens.accounts import add_accounts
    from aduan.screens.application import application
    from aduan.screens.permissions import ADMIN, officer
    from aduan.services.demonstrating import demonstrate, staff
    from aduan.services.publishing import Kind, Release, publish
    from aduan.store.database import reading
    from aduan.wsgi import secret

    now = datetime.now(UTC)  # noqa: TID251  the outermost layer reads the clock
    done = publish(place, folder, Release(DEMO_ADMIN, Kind.AMENDMENT, DEMO_REASON), now)
    if done.errors:
        console.error(console.say("not_served", folder.name, len(done.errors)))
        return
    if done.refused:
        _tell_published(console, folder, Kind.AMENDMENT, done)
        return
    demonstrate(place, folder, now)
    names = [(p.posting.person, p.name) for p in staff(place, folder, now)]
    region = folder.name
    with reading(place.engine) as at:
        edition = place.edition(at, region)
    app = application(place, edition, secret())
    add_accounts(app, region, names, DEMO_PASSWORD, officer(region))
    add_accounts(app, region, [(DEMO_ADMIN, "Admin")], DEMO_PASSWORD, ADMIN)


def _tell_logins(console: Console) -> None:
    from sqlalchemy import select

    from aduan.store.database import reading
    from aduan.store.tables import postings
    from aduan.wsgi import installation

    place = installation()
    with reading(place.engine) as at:
        rows = at.execute(
            select(postings.c.region, postings.c.person, postings.c.unit).order_by(
                postings.c.region, postings.c.id
            )
        ).all()
    place.engine.dispose()
    console.line(console.say("logins", DEMO_PASSWORD))
    for region in dict.fromkeys(row.region for row in rows):
        mine = [row for row in rows if row.region == region]
        of_region = [row.person for row in mine if row.unit is None]
        of_units = [row.person for row in mine if row.unit is not None]
        console.line(f"  /{region}/")
        for login in (*of_region, *of_units[:3]):
            console.line(f"    {login}")
        if len(of_units) > 3:  # noqa: PLR2004  as shown in the line before
            console.line(f"    {console.say('more_logins', len(of_units) - 3)}")


def _serve(bind: str, workers: int, *, trial: bool) -> int:
    """Run the server, and time's own work beside it, until either ends or somebody stops it."""
    from aduan.wsgi import installation

    # First, so that a setting that is wrong is told before anything runs.
    place = installation()
    more = {TRIAL: "ya"} if trial else {}
    server = subprocess.Popen([  # noqa: S603  our own server
        sys.executable, "-m", "gunicorn", "--config", "python:aduan.serving",
        "--bind", bind, "--workers", str(workers),
    ], env=environment(more))  # fmt: skip
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    try:
        _work(place, stop, lambda: server.poll() is None)
    finally:
        server.terminate()
        server.wait()
    return 0 if stop.is_set() else 1


def _work(place: Installation, stop: Event, going: object) -> None:
    from aduan.services.cases import tick

    while not stop.is_set() and (not callable(going) or going()):
        tick(place, datetime.now(UTC))  # noqa: TID251  as above
        for _ in range(int(PACE)):
            if stop.wait(1.0) or (callable(going) and not going()):
                break


def work_command(console: Console) -> click.Command:
    """Give `aduan work`."""

    def run() -> int:
        from aduan.wsgi import installation

        stop = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        _work(installation(), stop, None)
        return 0

    return click.Command("work", callback=run, help=console.help("work"))


def publish_command(console: Console) -> click.Command:
    """Give `aduan publish`."""

    def run(path: str, by: str, kind: str, reason: str) -> int:
        from aduan.services.publishing import Kind, Release, publish
        from aduan.services.rulebooks import find_region
        from aduan.wsgi import installation

        folder = find_region(path)
        now = datetime.now(UTC)  # noqa: TID251  as above
        done = publish(installation(), folder, Release(by, Kind(kind), reason), now)
        return _tell_published(console, folder, Kind(kind), done)

    kinds = click.Choice(["perubahan", "koreksi", "redaksi"])
    return click.Command(
        "publish",
        callback=run,
        help=console.help("publish"),
        params=[
            click.Argument(["path"], metavar="DAERAH"),
            click.Option(["--by"], required=True, help=console.help("--by")),
            click.Option(["--as", "kind"], required=True, type=kinds, help=console.help("--as")),
            click.Option(["--reason"], required=True, help=console.help("--reason")),
        ],
    )


def _tell_published(console: Console, folder: Path, kind: Kind, done: Published) -> int:
    from aduan.rulebook.messages import render

    if not done.refused:
        console.line(console.say("published", folder.name, done.edition[:12], done.number), "green")
        return 0
    console.line(console.say("not_published", folder.name), "red")
    for finding in done.errors:
        console.line(render(finding, console.lang, None))
    for service, verdict in done.shut:
        console.line(console.say("engines_differ", service, verdict.status.value))
    for orphan in done.orphans:
        console.line(console.say("orphans", orphan.count, orphan.stage, orphan.service))
    if done.too_large:
        console.line(console.say("too_large"))
    if done.against:
        tell_against(console, kind, done.against)
    return 1
