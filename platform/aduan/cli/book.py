"""`aduan book`: the handbook of each regulation of a region, as a page and as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aduan.cli.check import folders
from aduan.cli.faults import usage_text
from aduan.errors import UsageError

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.handbook.book import Handbook

#: Where handbooks are written without -o, a folder for each region.
SHELF = Path("buku")


def book_command(console: Console) -> click.Command:
    """Give `aduan book`."""

    def run(region: str, out: str | None, *, pdf: bool, as_json: bool) -> int:
        from aduan.services.handbook.gathering import handbooks
        from aduan.services.rulebooks import load

        (folder,) = folders((region,))
        books = tuple(handbooks(load(folder), console.lang))
        if as_json:
            for book in books:
                console.json(book)
            return 0
        return _write(console, books, Path(out) if out else SHELF / folder.name, pdf=pdf)

    return click.Command(
        "book",
        callback=run,
        help=console.help("book"),
        params=[
            click.Argument(["region"], metavar="DAERAH"),
            click.Option(["-o", "--out"], metavar="FOLDER", help=console.help("--out")),
            click.Option(["--pdf/--no-pdf"], default=True, help=console.help("--pdf")),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _write(console: Console, books: tuple[Handbook, ...], out: Path, *, pdf: bool) -> int:
    from aduan.handbook.page import index, page

    pages = {book.law: page(book) for book in books}
    out.mkdir(parents=True, exist_ok=True)
    for law, text in pages.items():
        _save(console, out / f"{law}.html", text.encode())
    printed: set[str] = set()
    missing = None
    if pdf:
        try:
            for book in books:
                _print(console, book, pages[book.law], out)
                printed.add(book.law)
        except UsageError as error:
            missing = error
    if len(books) > 1:
        _save(console, out / "index.html", index(books, frozenset(printed)).encode())
    if missing is not None:
        # The pages are written all the same: they need nothing of the system's.
        console.error(usage_text(missing, console.lang))
    return 0 if missing is None else 1


def _print(console: Console, book: Handbook, page: str, out: Path) -> None:
    from aduan.handbook.printing import pdf

    with console.progress(console.say("printing", book.identity.name)):
        made = pdf(page, f"{book.law} {book.edition}")
    _save(console, out / f"{book.law}.pdf", made)


def _save(console: Console, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    console.line(str(file))
