"""Lists of every service, asked as a browser asks: any column, any filter, nonsense too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy import select

from aduan.engine.forms import intake
from aduan.paths import region_folder
from aduan.screens.application import application
from aduan.screens.forms import ANSWER
from aduan.services.casepage import sight_of
from aduan.services.demonstrating import demonstrate
from aduan.services.installation import Edition, Installation
from aduan.services.listing import Fixed, list_fields
from aduan.services.officers import actors
from aduan.store import tables
from screen_parts import PASSWORD, SECRET, Watch, staff
from store_parts import installation_in

NOW = datetime(2026, 7, 6, 2, tzinfo=UTC)
SINCE = datetime(2014, 1, 1, tzinfo=UTC)

pytestmark = pytest.mark.slow


@pytest.fixture(
    name="place", scope="module", params=["bone", "jambi", "lombok_utara", "muara_enim"]
)
def _place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Installation, Path, list[str]]]:
    folder = region_folder(request.param)
    installation = installation_in(tmp_path_factory.mktemp(request.param))
    logins = staff(installation, folder, SINCE)
    assert demonstrate(installation, folder, NOW)
    yield installation, folder, logins
    installation.engine.dispose()


class Client(FlaskClient):
    """Asks below the path of the region, where its cookie holds."""

    def open(self, *asked: Any, **more: Any) -> Any:
        """Ask for a page."""
        region = self.application.config["SESSION_COOKIE_PATH"]
        return super().open(*asked, **{"base_url": f"http://localhost{region}", **more})


def signed_in(client: FlaskClient, login: str) -> bool:
    form = client.get("/login/").text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', form)
    assert token is not None
    answer = client.post(
        "/login/",
        data={"username": login, "password": PASSWORD, "csrf_token": token[1]},
    )
    return answer.status_code == 302 and "login" not in answer.headers["Location"]


def _edition(installation: Installation, region: str) -> Edition:
    with installation.engine.connect() as at:
        return installation.edition(at, region)


def of_the_region(installation: Installation, edition: Edition, law: str, logins: list[str]) -> str:
    """Give somebody who sees all cases of a regulation."""
    with installation.engine.connect() as at:
        for login in logins:
            sight = sight_of(edition, actors(at, edition, law, login, NOW.date()))
            if sight is not None and sight.units is None:
                return login
    raise AssertionError(law)


def test_every_list_is_shown_by_every_column_and_nonsense_is_told(
    place: tuple[Installation, Path, list[str]],
) -> None:
    installation, folder, logins = place
    edition = _edition(installation, folder.name)
    app = application(installation, edition, SECRET, Watch(NOW))
    app.test_client_class = Client
    clients = {}
    for law in edition.region.regulations:
        clients[law] = app.test_client()
        assert signed_in(clients[law], of_the_region(installation, edition, law, logins))
    with installation.engine.connect() as at:
        services = at.execute(select(tables.cases.c.service)).scalars()
        cases = Counter(services)
    for (law, key), opened in edition.services.items():
        client = clients[law]
        path, known = f"/{law}/{key}/", cases[f"{law}/{key}"]
        columns = [*(f.value for f in Fixed), *list_fields(opened.program.service)]
        for column in columns:
            for sort in (column, f"-{column}"):
                page = client.get(path, query_string={"sort": sort})
                assert (page.status_code, page.text.count("<tr>")) == (200, known + 1), (path, sort)
            filtered = client.get(path, query_string={column: "9" * 40})
            assert filtered.status_code == 200, (path, column)
        for query in (
            {"sort": "bukan_kolom"},
            {"after": "x"},
            {"received": "kemarin"},
            {"bukan_kolom": "7"},
        ):
            page = client.get(path, query_string=query)
            assert page.status_code == 200
            assert 'class="problem"' in page.text, (path, query)
        table = client.get(f"{path}export").text
        assert table.count("\r\n") >= known + 1
        assert "{" not in table


def who_files(
    installation: Installation, edition: Edition, law: str, key: str, logins: list[str]
) -> str | None:
    """Give somebody who may file a case of a service."""
    service = edition.service(law, key).program.service
    moves = (move for stage in service.case.stages.values() for move in stage.moves)
    roles = service.opened_by or {role for move in moves for role in move.by}
    with installation.engine.connect() as at:
        for login in logins:
            held = actors(at, edition, law, login, NOW.date())
            if any(actor.role in roles for actor in held):
                return login
    return None


def test_the_form_of_the_filing_asks_in_the_sections_and_with_the_hints_of_the_settings(
    place: tuple[Installation, Path, list[str]],
) -> None:
    installation, folder, logins = place
    edition = _edition(installation, folder.name)
    app = application(installation, edition, SECRET, Watch(NOW))
    app.test_client_class = Client
    clients: dict[str, FlaskClient] = {}
    for (law, key), opened in edition.services.items():
        rules = opened.program.rules
        login = who_files(installation, edition, law, key, logins)
        if login is None:
            # Its roles are held by persons alone, whom the seeds of the directory do not name.
            assert not any(rules.roles[role].held_by for role in rules.service.opened_by)
            continue
        if login not in clients:
            clients[login] = app.test_client()
            assert signed_in(clients[login], login)
        page = clients[login].get(f"/{law}/{key}/new")
        assert page.status_code == 200, (law, key, login)
        text = page.text
        at = -1
        for section, fields in intake(rules):
            asked = [rf'id="{ANSWER}{field.key}(-set)?"' for field in fields]
            heading = "" if section is None else f"<h2>{escape(section.label.id)}</h2>"
            for part in filter(None, (re.escape(heading), *asked)):
                found = re.search(part, text)
                assert found is not None, (law, key, part)
                assert found.start() > at, (law, key, part)
                at = found.start()
            for field in fields:
                hint = rules.settings.hints.get(field.key)
                assert hint is None or str(escape(hint.id)) in text, (law, key, field.key)
