"""Inbox, lists and the case page among many cases: through the services, and through the server.

The database is made once and kept under `var/`; ADUAN_BENCH_CASES makes it smaller for a trial.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import quantiles
from subprocess import Popen
from time import perf_counter, sleep
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from sqlalchemy import func, select

from aduan.screens.accounts import add_accounts
from aduan.screens.application import application
from aduan.screens.permissions import officer
from aduan.services.casepage import Reader, open_case, sight_of
from aduan.services.installation import Edition, Installation
from aduan.services.listing import Fixed, Lister, Query, inbox, list_fields
from aduan.services.officers import actors
from aduan.store.cases import Kind
from aduan.store.database import reading
from aduan.store.rows import reader
from aduan.store.tables import cases, events
from scale import REGION, SECRET, WITH_EVENTS, build

ROOT = Path(__file__).resolve().parents[2]
CASES = int(os.environ.get("ADUAN_BENCH_CASES", "1000000"))
LAW, SERVICE = "perbup_20_2020", "pengaduan"
ADMIN, UNIT_ADMIN = "petugas_silampa.bone", "petugas_aduan_instansi.dinas_pu.bone"
#: Where the server listens, and seconds it may take to answer.
PORT, PATIENCE = 18_090, 60
NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
REPEATS = 15
SERVICE_TARGET, SERVER_TARGET = 50.0, 150.0
PASSWORD = "sandi untuk pengukuran"  # noqa: S105  of invented accounts

Row = tuple[str, float, str, float | None, bool, str]


def run() -> list[Row]:
    """Give the figures, each the 95th percentile in milliseconds."""
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    installation = build(folder, CASES)
    with reading(installation.engine) as at:
        edition = installation.edition(at, REGION)
        count = at.execute(select(func.count()).select_from(cases)).scalar_one()
    note = f"{count:,} cases"
    rows = [*_services(installation, edition, note), *_server(installation, note)]
    installation.engine.dispose()
    return rows


def _p95(name: str, act: Callable[[int], object], target: float, note: str) -> Row:
    act(0)
    times = []
    for number in range(REPEATS):
        begun = perf_counter()
        act(number)
        times.append((perf_counter() - begun) * 1000)
    figure = quantiles(times, n=20)[-1]
    return name, figure, "ms p95", target, figure <= target, note


def _services(installation: Installation, edition: Edition, note: str) -> list[Row]:
    with reading(installation.engine) as at:
        admin = actors(at, edition, LAW, ADMIN, NOW.date())
        unit = actors(at, edition, LAW, UNIT_ADMIN, NOW.date())
    assert admin
    assert unit
    opened = edition.service(LAW, SERVICE)
    kind = Kind(REGION, LAW, SERVICE)
    rows = []
    for who, held in (("region", admin), ("unit", unit)):

        def work(_number: int, held: tuple[object, ...] = held) -> None:
            with reader(installation.engine, sight_of(edition, held)) as session:  # type: ignore[arg-type]
                inbox(session, REGION, [(LAW, one) for one in held])  # type: ignore[misc]

        rows.append(_p95(f"inbox of a {who}'s role", work, SERVICE_TARGET, note))
    columns = [f.value for f in Fixed] + list(list_fields(opened.program.service))
    for who, held in (("region", admin), ("unit", unit)):
        slowest: Row | None = None
        for query in _queries(columns, opened.program.service.fields):

            def look(_number: int, query: Query = query, held: tuple[object, ...] = held) -> None:
                with reader(installation.engine, sight_of(edition, held)) as session:  # type: ignore[arg-type]
                    lister = Lister(session, kind, opened.program.service, "Asia/Makassar")
                    lister.page(query)

            told = f"{note}; slowest of all columns: {query.sort} {dict(query.filters)}"
            row = _p95(f"list of a {who}'s role", look, SERVICE_TARGET, told)
            slowest = row if slowest is None or row[1] > slowest[1] else slowest
        assert slowest is not None
        rows.append(slowest)
    reads = Reader(admin, "id", NOW)
    ids = _whole(installation)
    rows.append(
        _p95(
            "case page",
            lambda n: open_case(installation, edition, ids[n % len(ids)], reads),
            SERVICE_TARGET,
            note,
        )
    )
    return rows


def _queries(columns: list[str], fields: object) -> list[Query]:
    """Give a list sorted by each column both ways, and filtered by a value of each that has any."""
    found = [Query(sort=name, descending=down) for name in columns for down in (False, True)]
    for name in columns:
        field = fields.get(name)  # type: ignore[attr-defined]
        values = [key for key, _ in field.options] if field and field.options else []
        found += [Query({name: value}) for value in values]
    return [*found, Query({"stage": "selesai"}), Query({"number": "2026-0001"})]


def _whole(installation: Installation) -> list[int]:
    """Give cases that have their events."""
    with reading(installation.engine) as at:
        count = at.execute(select(func.max(cases.c.id))).scalar_one()
        ids = at.execute(
            select(events.c.case_id)
            .where(events.c.number == 1, events.c.case_id > count // 3)
            .limit(WITH_EVENTS)
        ).scalars()
        return list(ids) or list(at.execute(select(events.c.case_id).limit(20)).scalars())


def _server(installation: Installation, note: str) -> list[Row]:
    """Ask a server of two processes as a browser would."""
    with reading(installation.engine) as at:
        edition = installation.edition(at, REGION)
    app = application(installation, edition, SECRET)
    add_accounts(app, REGION, [(ADMIN, "Admin")], PASSWORD, officer(REGION))
    ids = _whole(installation)
    environment = {
        **os.environ,
        "ADUAN_DATABASE": str(installation.engine.url),
        "ADUAN_SECRET": SECRET,
    }
    command = [sys.executable, "-m", "gunicorn", "aduan.wsgi:create()", "-w", "2", "--threads", "4"]
    server = Popen([*command, "-b", f"127.0.0.1:{PORT}", "--log-level", "error"], env=environment)
    try:
        ask = _signed_in()
        path = f"{REGION}/{LAW}/{SERVICE}"
        pages: list[tuple[str, Callable[[int], str]]] = [
            ("inbox", lambda _n: f"{REGION}/"),
            ("list", lambda _n: f"{path}/?sort=-due"),
            ("list, filtered", lambda _n: f"{path}/?jenis_laporan=keluhan&sort=-entered"),
            ("case page", lambda n: f"{path}/{ids[n % len(ids)]}"),
        ]
        return [
            _p95(f"server: {name}", lambda n, to=to: ask(to(n)), SERVER_TARGET, note)  # type: ignore[misc]
            for name, to in pages
        ]
    finally:
        server.terminate()
        server.wait()


def _signed_in() -> Callable[[str], str]:
    """Sign in; gives what fetches a page."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def ask(path: str, data: bytes | None = None) -> str:
        with opener.open(f"http://127.0.0.1:{PORT}/{path}", data, timeout=60) as answer:
            text: str = answer.read().decode()
            return text

    for _ in range(PATIENCE):
        try:
            page = ask(f"{REGION}/login/")
            break
        except OSError:
            sleep(1)
    else:
        raise TimeoutError("the server does not answer")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token is not None
    form = {"csrf_token": token[1], "username": ADMIN, "password": PASSWORD}
    assert 'class="work"' in ask(f"{REGION}/login/", urlencode(form).encode())
    return ask
