"""The PDF of a page: same bytes for the same page, with bookmarks and tags."""

from __future__ import annotations

import logging

from aduan.errors import UsageError


def pdf(page: str, identifier: str) -> bytes:
    """Print a page; raises UsageError where WeasyPrint or its libraries are not installed."""
    try:
        # It loads Pango from the system, which need not be there for anything else.
        import weasyprint  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise UsageError("weasyprint", code="cetak_pdf") from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    document = weasyprint.HTML(string=page, url_fetcher=_nothing)
    made = document.write_pdf(
        pdf_identifier=identifier.encode(), pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return bytes(made or b"")


def _nothing(url: str) -> dict[str, object]:
    """Fetch nothing: a page holds all it needs."""
    raise ValueError(url)
