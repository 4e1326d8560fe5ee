"""The Flask-AppBuilder application of one region under one publication of its rules."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from flask import Flask, Response, redirect, render_template, request, session, url_for
from flask.globals import app_ctx
from flask_appbuilder import AppBuilder, IndexView, expose
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm import scoped_session, sessionmaker
from werkzeug.exceptions import HTTPException

from aduan.errors import BusyError, MissingError
from aduan.screens.cases import case_views, endpoint
from aduan.screens.directory import add_registers
from aduan.screens.handbooks import show_handbook, show_shelf
from aduan.screens.inbox import show_inbox
from aduan.screens.permissions import MENU, builtin_roles
from aduan.screens.person import Clock, Here, person, utc_now
from aduan.screens.words import say
from aduan.services.installation import Edition, Installation
from aduan.store.database import WRITING
from aduan.store.rows import SIGHT, guard

log = logging.getLogger(__name__)

#: A signed-in person who does nothing this long is asked to sign in again.
IDLE = timedelta(hours=8)
#: Bytes of a request, at most.
LARGEST_REQUEST = 2_000_000
_OURS = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
#: Flask-AppBuilder's own pages carry inline styles and scripts of theirs.
_THEIRS = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"


def application(
    installation: Installation, edition: Edition, secret: str, clock: Clock = utc_now
) -> Flask:
    """Make the application of a region under one publication; `clock` tells it the time."""
    root = files("aduan.screens")
    app = Flask(
        "aduan.screens",
        template_folder=str(root / "templates"),
        static_folder=str(root / "static"),
        static_url_path="/assets",
    )
    region = edition.region.region
    app.config.update(
        APP_NAME=f"Aduan {region.name.id}",
        SECRET_KEY=secret,
        SESSION_COOKIE_NAME=f"aduan_{region.key}",
        SESSION_COOKIE_PATH=f"/{region.key}",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        PERMANENT_SESSION_LIFETIME=IDLE,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        LANGUAGES={
            "id": {"flag": "id", "name": "Bahasa Indonesia"},
            "en": {"flag": "gb", "name": "English"},
        },
        BABEL_DEFAULT_LOCALE="id",
        BABEL_TRANSLATION_DIRECTORIES=str(root / "translations"),
        FAB_ROLES=builtin_roles(region.key),
        FAB_CREATE_DB=False,
        FAB_UPDATE_PERMS=False,
        FAB_API_SWAGGER_UI=False,
        AUTH_ROLE_ADMIN="Admin",
        AUTH_ROLE_PUBLIC="Public",
        RATELIMIT_ENABLED=True,
        RATELIMIT_STORAGE_URI="memory://",
        AUTH_RATE_LIMIT="10 per 20 second",
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    CSRFProtect(app)
    with app.app_context():
        app.extensions["aduan"] = Here(installation, edition, clock)
        _assemble(app, installation, edition)
    return app


def _assemble(app: Flask, installation: Installation, edition: Edition) -> None:
    db = _sessions(app, installation)
    index = type("Home", (Home,), {"opened": edition})
    builder = AppBuilder(app, db, indexview=index)
    for view in case_views(edition):
        name = view.class_permission_name
        builder.add_view(view, name, label=view.opened.program.service.label.id, category=MENU)
    add_registers(builder, edition)
    _around(app, edition)


def _sessions(app: Flask, installation: Installation) -> Any:
    """Make the session Flask-AppBuilder reads and writes its users by, narrowed like any other."""
    engine = installation.engine
    writer = engine.execution_options(**{WRITING: True})
    maker = sessionmaker(engine)
    guard(maker)
    db = scoped_session(maker, scopefunc=_context)

    @app.before_request
    def _begin() -> None:
        # Their forms write what they read; ours only read through this session.
        theirs = request.method == "POST" and not _is_ours()
        db(bind=writer if theirs else engine, info={SIGHT: lambda: person().sight})

    @app.teardown_appcontext
    def _end(_error: BaseException | None) -> None:
        db.remove()

    return db


def _context() -> int:
    """Tell one application context from another, as each has its session."""
    current: Any = app_ctx
    return id(current._get_current_object())  # noqa: SLF001  Flask's own way


def _is_ours() -> bool:
    view = request.endpoint or ""
    return view.startswith(("Cases_", "Home.", "static"))


def _around(app: Flask, edition: Edition) -> None:
    """Put texts into every page, headers on every answer, and a sentence to every fault."""

    @app.context_processor
    def _words() -> dict[str, Any]:
        who = person()
        return {
            "say": lambda key, **detail: say(key, who.lang, **detail),
            "appbuilder": app.extensions["appbuilder"],
            "services": lambda: _services(edition, who.lang),
            "who": who,
        }

    app.after_request(_with_headers)
    for fault, (key, status) in _FAULTS.items():
        app.register_error_handler(fault, _teller(key, status))
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _broken)


def _services(edition: Edition, lang: str) -> list[dict[str, str]]:
    return [
        {
            "label": one.program.service.label.to(lang),
            "link": url_for(f"{endpoint(law, key)}.index"),
        }
        for (law, key), one in edition.services.items()
    ]


def _with_headers(response: Response) -> Response:
    ours = _is_ours() or request.endpoint in ("AuthDBView.login", None)
    response.headers.setdefault("Content-Security-Policy", _OURS if ours else _THEIRS)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


#: What is said of each fault, and with which status.
_FAULTS: dict[type[Exception], tuple[str, HTTPStatus]] = {
    MissingError: ("tidak_ada", HTTPStatus.NOT_FOUND),
    BusyError: ("sibuk", HTTPStatus.SERVICE_UNAVAILABLE),
    CSRFError: ("kedaluwarsa", HTTPStatus.BAD_REQUEST),
}


def _told(key: str, status: int) -> tuple[str, int]:
    return render_template("aduan/message.html", message=say(key, person().lang)), status


def _teller(key: str, status: HTTPStatus) -> Callable[[Exception], tuple[str, int]]:
    return lambda _error: _told(key, status)


def _refused(error: HTTPException) -> Any:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    key = "tak_berhak" if error.code == HTTPStatus.FORBIDDEN else "tidak_ada"
    return _told(key, error.code)


def _broken(error: Exception) -> tuple[str, int]:
    log.error("%s %s", request.method, request.path, exc_info=error)
    return _told("galat", HTTPStatus.INTERNAL_SERVER_ERROR)


class Home(IndexView):
    """The first page: one's own work, or the way in."""

    opened: Edition

    @expose("/")
    def index(self) -> Any:
        """Show the work of whoever is signed in."""
        if not person().known:
            return redirect(url_for(f"{self.appbuilder.sm.auth_view.__class__.__name__}.login"))
        return show_inbox()

    @expose("/handbook/")
    def handbooks(self) -> Any:
        """Show which handbooks there are."""
        return show_shelf() if person().known else redirect(url_for("Home.index"))

    @expose("/handbook/<law>")
    def handbook(self, law: str) -> Any:
        """Show the handbook of a regulation."""
        return show_handbook(law) if person().known else redirect(url_for("Home.index"))

    @expose("/language/<lang>")
    def language(self, lang: str) -> Any:
        """Choose the language and go back."""
        if lang in ("id", "en"):
            session["locale"] = lang
        return redirect(request.referrer or url_for("Home.index"))
