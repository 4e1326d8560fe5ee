"""The handbooks of a region, made from the rules as they were published."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from aduan.errors import MissingError, UsageError
from aduan.handbook.page import page, style_hash
from aduan.screens.person import here, person
from aduan.services.handbook.gathering import handbook
from aduan.texts.usage import USAGE

#: A handbook carries its style in itself, and nothing else.
_POLICY = (
    "default-src 'none'; style-src {style}; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def show_shelf() -> str | Answer:
    """Show which handbooks there are; of one alone, itself."""
    _, edition = here()
    laws = edition.region.regulations
    if len(laws) == 1:
        return redirect(url_for("Home.handbook", law=next(iter(laws))))
    titles = [(key, law.regulation.title.to(person().lang)) for key, law in laws.items()]
    return render_template("aduan/handbooks.html", titles=titles)


def show_handbook(law: str) -> Response | tuple[str, int]:
    """Show the handbook of one regulation; raises MissingError when there is none."""
    _, edition = here()
    lang = person().lang
    if law not in edition.region.regulations:
        raise MissingError(law)
    try:
        text = page(handbook(edition.region, law, lang))
    except UsageError as error:
        said = USAGE[str(error.detail["code"])].to(lang).format(str(error), "-")
        return render_template("aduan/message.html", message=said), HTTPStatus.SERVICE_UNAVAILABLE
    response = Response(text)
    response.headers["Content-Security-Policy"] = _POLICY.format(style=f"'{style_hash()}'")
    return response
