"""A handbook as one HTML page that needs nothing else: style, drawings and text in one file."""

from __future__ import annotations

import base64
import hashlib
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from aduan.handbook.drawing import Drawing, drawn
from aduan.handbook.timeline import timeline
from aduan.model.values import Text
from aduan.services.handbook.book import (
    EVERY,
    SEVERAL,
    Flow,
    Handbook,
    InterpretationPage,
    ServicePage,
)
from aduan.texts.handbook import GLOSSARY, HEADINGS, LABELS, READING

_TEMPLATES = Path(__file__).resolve().parent / "templates"
#: A place of a letter that is filled from the case.
_PLACE = re.compile(r"\{([a-z0-9_.]+)\}")
#: Letters in a line of the head of a narrow column.
_COLUMN = 22


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading, in both languages."""

    id: str
    number: str
    text: Text
    level: int


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(book: Handbook) -> str:
    """Give the page of one handbook; raises UsageError where Graphviz is not installed."""
    headings = tuple(_headings(book))

    def say(key: str, *parts: object) -> str:
        return LABELS[key].to(book.lang).format(*parts)

    def flow(service: ServicePage, one: Flow) -> tuple[Flow, Drawing]:
        title = say("tutup_alur", service.label.to(book.lang), say(one.level))
        return one, drawn(one, {EVERY: say("setiap_tahap"), SEVERAL: say("beberapa_tahap")}, title)

    return (
        _environment()
        .get_template("book.html")
        .render(
            book=book,
            headings=headings,
            heading={h.id: h for h in headings},
            headings_of=HEADINGS,
            say=say,
            flows=lambda service: [flow(service, one) for one in service.flows],
            timeline=timeline,
            filled=_filled,
            wrapped=_wrapped,
            style=_style(),
            reading=[text.to(book.lang) for text in READING],
            glossary=[(t.to(book.lang), m.to(book.lang)) for t, m in GLOSSARY],
            settled=[one for one in book.interpretations if one.settled],
            proposed=[one for one in book.interpretations if not one.settled],
        )
    )


def index(books: tuple[Handbook, ...], pdf: frozenset[str]) -> str:
    """Give the page that leads to the handbooks of a region; `pdf` are those that have one."""
    lang = books[0].lang

    def say(key: str, *parts: object) -> str:
        return LABELS[key].to(lang).format(*parts)

    return (
        _environment()
        .get_template("index.html")
        .render(books=books, pdf=pdf, say=say, style=_style(), heading=HEADINGS)
    )


def style_hash() -> str:
    """Give the hash of the style in a page, as a Content-Security-Policy names it."""
    digest = hashlib.sha256(_style().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _style() -> Markup:
    text = (_TEMPLATES / "handbook.css").read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704  our own file


def _filled(text: str) -> Markup:
    """Mark the places of a letter; what stands around them is escaped."""
    parts = _PLACE.split(text)
    told = (
        Markup('<span class="place">{}</span>').format(part.rpartition(".")[2].replace("_", " "))
        if number % 2
        else escape(part)
        for number, part in enumerate(parts)
    )
    return Markup("").join(told)


def _wrapped(label: str) -> list[str]:
    """Break the head of a narrow column into lines, at most three."""
    return textwrap.wrap(label, _COLUMN, max_lines=3, placeholder="…")


# --- Contents ----------------------------------------------------------------------------------


def _headings(book: Handbook) -> Iterator[Heading]:
    """Give the numbered headings of what the handbook holds."""
    for number, (key, text, parts) in enumerate(_chapters(book), 1):
        yield Heading(key, str(number), text, 1)
        for below, (part, title) in enumerate(parts, 1):
            yield Heading(part, f"{number}.{below}", title, 2)


_Parts = list[tuple[str, Text]]


def _chapters(book: Handbook) -> Iterator[tuple[str, Text, _Parts]]:
    yield _chapter("tentang", "cara_membaca", "naskah", "hitung", "peralihan", "dasar_hukum")
    yield _chapter("peran", "jabatan", "jenis_unit")
    yield _chapter("kanal")
    for service in book.services:
        label = service.label
        title = Text(
            f"{HEADINGS['layanan'].id}: {label.id}",
            f"{HEADINGS['layanan'].to('en')}: {label.to('en')}",
        )
        parts = [(f"{service.key}-{key}", HEADINGS[key]) for key in _service_parts(service)]
        yield f"layanan-{service.key}", title, parts
    if book.duties:
        yield _chapter("kewajiban")
    if book.letters:
        yield _chapter("surat")
    if book.interpretations:
        yield _chapter("tafsir", *_interpreted(book.interpretations))
    if book.changes:
        yield _chapter("ubahan")
    if any(norm.status == "not_automated" for norm in book.norms):
        yield _chapter("tidak_otomatis")
    yield _chapter("cakupan")
    settings = book.settings
    given = {
        "bagian": settings.sections,
        "petunjuk": settings.hints,
        "eskalasi": settings.escalation,
    }
    if any(given.values()):
        yield _chapter("pengaturan", *(key for key, value in given.items() if value))
    yield _chapter("glosarium", *(["istilah_peraturan"] if book.defined else []), "istilah_buku")


def _interpreted(all_of_them: tuple[InterpretationPage, ...]) -> Iterator[str]:
    if any(one.settled for one in all_of_them):
        yield "tafsir_ditetapkan"
    if not all(one.settled for one in all_of_them):
        yield "tafsir_usulan"


def _chapter(key: str, *parts: str) -> tuple[str, Text, _Parts]:
    return f"bab-{key}", HEADINGS[key], [(f"bagian-{part}", HEADINGS[part]) for part in parts]


def _service_parts(service: ServicePage) -> Iterator[str]:
    yield from ("alur", "tahap", "langkah", "isian")
    if service.rules:
        yield "kaidah"
    if service.tables:
        yield "tabel"
    yield "batas_waktu"
    yield "kerahasiaan"
    if service.conflict is not None:
        yield "benturan"
