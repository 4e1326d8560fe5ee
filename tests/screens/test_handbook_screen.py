"""The handbook on the screens: as published, for whoever is signed in, with nothing else in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from aduan.handbook.page import page
from aduan.screens.application import application
from aduan.services.handbook.gathering import handbook
from aduan.store.database import reading
from screen_parts import PASSWORD, SECRET, staff
from store_parts import installation_in

REGIONS = Path(__file__).parents[1] / "regions"


def made(tmp_path: Path, region: str) -> tuple[Flask, str]:
    """Publish a region; give its screens and a login."""
    installation = installation_in(tmp_path)
    logins = staff(installation, REGIONS / region, datetime(2026, 7, 6, tzinfo=UTC))
    with reading(installation.engine) as at:
        edition = installation.edition(at, region)
    return application(installation, edition, SECRET), logins[0]


class Client:
    """A reader of a region's screens, at the address they are served under."""

    def __init__(self, app: Flask) -> None:
        self.root = f"http://localhost/{app.extensions['aduan'].edition.key}/"
        self.client = app.test_client()

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, base_url=self.root)

    def post(self, path: str, data: dict[str, str]) -> TestResponse:
        return self.client.post(path, base_url=self.root, data=data)


def signed_in(app: Flask, login: str) -> Client:
    client = Client(app)
    form = client.get("/login/").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', form)
    assert token is not None
    sent = {"username": login, "password": PASSWORD, "csrf_token": token[1]}
    assert client.post("/login/", data=sent).status_code == 302
    return client


def test_whoever_is_signed_in_reads_the_handbook_of_the_published_rules(tmp_path: Path) -> None:
    app, login = made(tmp_path, "contoh")
    client = signed_in(app, login)

    first = client.get("/handbook/")
    answer = client.get("/handbook/perbup_7_2026")

    edition = app.extensions["aduan"].edition
    assert first.headers["Location"].endswith("/handbook/perbup_7_2026")
    assert answer.get_data(as_text=True) == page(handbook(edition.region, "perbup_7_2026"))
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.get_data(as_text=True)
    assert client.get("/handbook/perbup_8_2026").status_code == 404


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    app, _ = made(tmp_path, "contoh")
    client = Client(app)

    for address in ("/handbook/", "/handbook/perbup_7_2026"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/contoh/")


def test_without_graphviz_the_screen_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, login = made(tmp_path, "contoh")
    client = signed_in(app, login)
    monkeypatch.setenv("PATH", "")

    answer = client.get("/handbook/perbup_7_2026")

    assert answer.status_code == 503
    assert "apt install graphviz" in answer.get_data(as_text=True)


def test_of_several_regulations_the_reader_chooses(tmp_path: Path) -> None:
    app, login = made(tmp_path, "uji")

    shelf = signed_in(app, login).get("/handbook/").get_data(as_text=True)

    assert all(f'href="/uji/handbook/{law}"' in shelf for law in ("perbup_1_2026", "sop_dinas_air"))
