"""Accounts of people who sign in, kept by Flask-AppBuilder."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask
from werkzeug.security import generate_password_hash

from aduan.screens.permissions import ADMIN, builtin_roles


def add_accounts(
    app: Flask, region: str, people: Iterable[tuple[str, str]], password: str, role: str
) -> None:
    """Make accounts that are not there yet, by login and name, all with one password and role."""
    with app.test_request_context():
        manager = app.appbuilder.sm  # type: ignore[attr-defined]
        for name in (*builtin_roles(region), ADMIN):
            if manager.find_role(name) is None:
                manager.add_role(name)
        given = manager.find_role(role)
        hashed = generate_password_hash(password)
        for login, name in people:
            if manager.find_user(username=login) is None:
                manager.add_user(
                    username=login,
                    first_name=name[:64],
                    last_name="",
                    email=f"{login}@peragaan.invalid",
                    role=given,
                    hashed_password=hashed,
                )
