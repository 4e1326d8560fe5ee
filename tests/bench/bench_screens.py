"""Inbox, lists and the case page among many cases: through the services, and through the server.

The database is made once and kept under `var/`; ADUAN_BENCH_CASES makes it smaller for a trial.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import quantiles
from subprocess import Popen
from time import perf_counter, process_time, sleep
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from sqlalchemy import func, select

from aduan.model.case import Actor
from aduan.model.rules import Service
from aduan.screens.accounts import add_accounts
from aduan.screens.application import application
from aduan.screens.permissions import officer
from aduan.services.casepage import Reader, open_case, sight_of
from aduan.services.installation import Edition, Installation
from aduan.services.listing import Fixed, Lister, Page, Query, inbox, list_fields
from aduan.services.officers import actors
from aduan.store.cases import Kind
from aduan.store.database import reading
from aduan.store.lists import WHOLE
from aduan.store.rows import reader
from aduan.store.tables import cases, events, list_groups, list_lines
from scale import REGION, SECRET, WITH_EVENTS, build

ROOT = Path(__file__).resolve().parents[2]
CASES = int(os.environ.get("ADUAN_BENCH_CASES", "1000000"))
LAW, SERVICE = "perbup_20_2020", "pengaduan"
ADMIN, UNIT_ROLE = "petugas_silampa.bone", "admin_perangkat_daerah"
#: The unit with most cases.
UNIT = "dinas_perhubungan"
UNIT_ADMIN = f"petugas_aduan_instansi.{UNIT}.bone"
ZONE = "Asia/Makassar"
#: Ranges that fit nearly all cases, nearly none, and some; two columns at a time, too.
RANGES: list[dict[str, str]] = [
    {"number": "2026"},
    {"number": "2026-00001"},
    {"received": "2020-01-01.."},
    {"received": "2026-11-01..2026-11-02"},
    {"received": "..2026-10-25"},
    {"due": "2020-01-01.."},
    {"due": "2026-11-20"},
    {"stage": "selesai", "jenis_laporan": "pengaduan"},
    {"stage": "ditangani", "received": "2026-11-05..2026-11-12"},
    {"received": "2026-11-01..2026-11-02", "due": "2026-11-10.."},
]
#: Cases of the unit that is neither the largest nor the smallest.
MIDDLE = 50_000
#: Of so many lists that seemed slowest the percentile is measured.
SLOWEST = 5
#: Where the server listens, and seconds it may take to answer.
PORT, PATIENCE = 18_090, 60
NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
REPEATS = 15
SERVICE_TARGET, SERVER_TARGET = 50.0, 150.0
PASSWORD = "sandi untuk pengukuran"  # noqa: S105  of invented accounts

#: What fetches a page by its path, and what gives the path.
Ask = Callable[[str], str]
To = Callable[[int, Sequence[int]], str]
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
    """Measure; the note tells what of it the processor was busy, which others do not lengthen."""
    act(0)
    times, busy = [], []
    for number in range(REPEATS):
        begun, worked = perf_counter(), process_time()
        act(number)
        times.append((perf_counter() - begun) * 1000)
        busy.append((process_time() - worked) * 1000)
    figure, own = quantiles(times, n=20)[-1], quantiles(busy, n=20)[-1]
    return name, figure, "ms p95", target, figure <= target, f"busy {own:.1f}; {note}"


def _services(installation: Installation, edition: Edition, note: str) -> list[Row]:
    with reading(installation.engine) as at:
        admin = actors(at, edition, LAW, ADMIN, NOW.date())
        held = at.execute(
            select(list_groups.c.unit, func.count())
            .join(list_lines, list_lines.c.group_id == list_groups.c.id)
            .where(list_groups.c.unit != WHOLE)
            .group_by(list_groups.c.unit)
            .order_by(func.count())
        ).all()
    role = next(a for a in admin if a.unit is None)
    lead = edition.service(LAW, SERVICE).program.rules.roles[UNIT_ROLE]
    people: list[tuple[str, tuple[Actor, ...]]] = [(f"region, {note}", admin)]
    few, many = held[0], held[-1]
    middle = min(held, key=lambda one: abs(one[1] - MIDDLE))
    for unit, count in (few, middle, many):
        actor = replace(role, role=lead.key, unit=unit)
        people.append((f"unit with {count:,} of {note}", (actor,)))
    rows = []
    for who, acting in people:
        rows += [
            _inbox(installation, edition, who, acting),
            *_lists(installation, edition, who, acting),
        ]
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


def _inbox(
    installation: Installation, edition: Edition, who: str, acting: tuple[Actor, ...]
) -> Row:
    def work(_number: int) -> None:
        with reader(installation.engine, sight_of(edition, acting)) as session:
            inbox(session, REGION, [(LAW, one) for one in acting])

    return _p95("inbox of a role", work, SERVICE_TARGET, who)


def _lists(
    installation: Installation, edition: Edition, who: str, acting: tuple[Actor, ...]
) -> list[Row]:
    """Measure every list: all of them once, and of those that seemed slowest the percentile."""
    service = edition.service(LAW, SERVICE).program.service
    kind, sight = Kind(REGION, LAW, SERVICE), sight_of(edition, acting)

    def look(query: Query) -> Page:
        with reader(installation.engine, sight) as session:
            return Lister(session, kind, service, ZONE).page(query)

    def timed(query: Query) -> tuple[float, Query, str | None]:
        page = look(query)
        begun = process_time()
        look(query)
        return process_time() - begun, query, page.after

    ranked = [timed(query) for query in _queries(service)]
    # The page after the first is a list of its own.
    ranked += [timed(replace(query, after=after)) for _, query, after in list(ranked) if after]
    ranked.sort(key=lambda one: -one[0])
    rows = []
    for _, query, _after in ranked[:SLOWEST]:
        told = f"{who}; of {len(ranked)} the slowest: {query.sort} {dict(query.filters)}"
        rows.append(_p95("list of a role", lambda _n, q=query: look(q), SERVICE_TARGET, told))  # type: ignore[misc]
    return [max(rows, key=lambda row: row[1])]


def _queries(service: Service) -> list[Query]:
    """Give every order both ways, each without a filter and under every one."""
    fields = list_fields(service)
    columns = [f.value for f in Fixed] + list(fields)
    filters: list[dict[str, str]] = [{}, *({"stage": stage} for stage in service.case.stages)]
    for key, field in fields.items():
        filters += [{key: value} for value, _ in field.options] or [{key: "ya"}]
    filters += RANGES
    return [
        Query(filter_, name, descending)
        for filter_ in filters
        for name in columns
        for descending in (False, True)
    ]


def _whole(installation: Installation, unit: str = WHOLE) -> list[int]:
    """Give cases of a list that have their events."""
    with reading(installation.engine) as at:
        return list(
            at.execute(
                select(events.c.case_id)
                .join(list_lines, list_lines.c.case_id == events.c.case_id)
                .join(list_groups, list_groups.c.id == list_lines.c.group_id)
                .where(
                    events.c.number == 1,
                    list_groups.c.unit == unit,
                    list_groups.c.service == f"{LAW}/{SERVICE}",
                )
                .order_by(events.c.case_id.desc())
                .limit(WITH_EVENTS)
            ).scalars()
        )


def _server(installation: Installation, note: str) -> list[Row]:
    """Ask a server of two processes as a browser would."""
    with reading(installation.engine) as at:
        edition = installation.edition(at, REGION)
    app = application(installation, edition, SECRET)
    people = [(ADMIN, "region"), (UNIT_ADMIN, "unit")]
    add_accounts(app, REGION, people, PASSWORD, officer(REGION))
    whole = {"region": _whole(installation), "unit": _whole(installation, UNIT)}
    environment = {
        **os.environ,
        "ADUAN_DATABASE": str(installation.engine.url),
        "ADUAN_SECRET": SECRET,
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "python:aduan.serving", "-w", "2"]
    server = Popen([*command, "-b", f"127.0.0.1:{PORT}", "--log-level", "error"], env=environment)
    try:
        rows = []
        for login, who in people:
            ask = _signed_in(login)
            for name, to in _PAGES:

                def look(n: int, ask: Ask = ask, to: To = to, ids: list[int] = whole[who]) -> str:
                    return ask(to(n, ids))

                rows.append(_p95(f"server: {name}", look, SERVER_TARGET, f"{who}'s role; {note}"))
        return rows
    finally:
        server.terminate()
        server.wait()


_PATH = f"{REGION}/{LAW}/{SERVICE}"
#: What is asked of a server: by the number of the request, and cases that have their events.
_PAGES: tuple[tuple[str, To], ...] = (
    ("inbox", lambda _n, _ids: f"{REGION}/"),
    ("list", lambda _n, _ids: f"{_PATH}/?sort=-due"),
    ("list, filtered", lambda _n, _ids: f"{_PATH}/?jenis_laporan=keluhan&sort=-entered"),
    ("list, two filters", lambda _n, _ids: f"{_PATH}/?stage=ditangani&kewenangan=berwenang"),
    ("list, a range", lambda _n, _ids: f"{_PATH}/?received=2026-11-01..2026-11-02&sort=due"),
    ("case page", lambda n, ids: f"{_PATH}/{ids[n % len(ids)]}"),
)


def _signed_in(login: str) -> Ask:
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
    form = {"csrf_token": token[1], "username": login, "password": PASSWORD}
    assert 'class="work"' in ask(f"{REGION}/login/", urlencode(form).encode())
    return ask
