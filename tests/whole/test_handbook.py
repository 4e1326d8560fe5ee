"""The handbook holds everything in the rules, with its articles, and is a page that stands alone."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from aduan.engine.program import prepare
from aduan.engine.visible import Sight
from aduan.handbook.drawing import drawn
from aduan.handbook.page import index, page
from aduan.model.rules import SYSTEM
from aduan.model.values import Text
from aduan.paths import data_folder
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.limits import parse_limit
from aduan.rulebook.region import LoadedRegion
from aduan.services.handbook.book import Basis, Edge, Flow, Handbook, Node
from aduan.services.handbook.clocks import days
from aduan.services.handbook.gathering import handbook, handbooks
from aduan.services.handbook.law import row_of
from aduan.services.handbook.naming import Names
from aduan.services.handbook.service import service_names
from aduan.services.plain import plain
from aduan.services.rulebooks import load
from aduan.texts import handbook as texts
from command_documents import printed

TESTED = Path(__file__).parents[1] / "regions"
CONTOH, UJI = TESTED / "contoh", TESTED / "uji"
SHIPPED = sorted(file.parent for file in data_folder("regions").glob("*/daerah.yaml"))
LAWS = [
    (folder, law.parent.name)
    for folder in (*SHIPPED, CONTOH, UJI)
    for law in sorted(folder.glob("*/peraturan.yaml"))
]
#: Shipped handbooks are long, and reading them strictly takes seconds.
BOOKS = pytest.mark.parametrize(
    ("folder", "law"),
    [
        pytest.param(
            folder,
            law,
            id=f"{folder.name}/{law}",
            marks=[pytest.mark.slow] if folder in SHIPPED else [],
        )
        for folder, law in LAWS
    ],
)
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}svg"


@cache
def region_of(folder: Path) -> LoadedRegion:
    return load(folder)


@cache
def book_of(folder: Path, law: str) -> Handbook:
    return handbook(region_of(folder), law)


@cache
def page_of(folder: Path, law: str) -> str:
    return page(book_of(folder, law))


@cache
def tree_of(folder: Path, law: str) -> ET.Element:
    """Read the page as a browser would, but refuse what a browser would put right."""
    found: ET.Element = html5lib.HTMLParser(strict=True).parse(page_of(folder, law))
    return found


def ids(tree: ET.Element) -> dict[str, ET.Element]:
    return {e.attrib["id"]: e for e in tree.iter() if "id" in e.attrib}


def said(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def law_of(folder: Path, law: str) -> LoadedRegulation:
    return region_of(folder).regulations[law]


# --- Everything is in it -----------------------------------------------------------------------


@BOOKS
def test_every_element_of_the_rules_is_told_with_each_of_its_articles(
    folder: Path, law: str
) -> None:
    told = ids(tree_of(folder, law))
    names = Names(region_of(folder), law_of(folder, law))
    uses = law_of(folder, law).uses
    missing = [path for path in uses if row_of(path) not in told]
    uncited = [
        (path, article)
        for path, source in uses.items()
        for article in names.articles(source.citation)
        if article not in said(told[row_of(path)])
    ]

    assert (missing, uncited) == ([], [])


@BOOKS
def test_every_norm_is_told_as_it_is_registered(folder: Path, law: str) -> None:
    told = ids(tree_of(folder, law))

    for key, norm in law_of(folder, law).norms.items():
        row = said(told[f"norma.{key.replace('/', '.')}"])
        assert " ".join(norm.text.split()) in row


@BOOKS
def test_what_is_not_automated_is_told_with_its_reason(folder: Path, law: str) -> None:
    text = said(tree_of(folder, law))

    for norm in law_of(folder, law).norms.values():
        if norm.not_automated and key_is_unbound(law_of(folder, law), norm.key):
            assert " ".join(norm.not_automated.reason.split()) in text


def key_is_unbound(law: LoadedRegulation, key: str) -> bool:
    return not law.bound.get(key)


@BOOKS
def test_every_name_in_the_rules_is_read_in_the_handbook(folder: Path, law: str) -> None:
    text = said(tree_of(folder, law))

    assert [
        name for name in every_name(law_of(folder, law)) if " ".join(name.split()) not in text
    ] == []


def every_name(law: LoadedRegulation) -> Iterator[str]:
    yield from (role.label.id for role in law.roles.values() if role.key != SYSTEM)
    yield from (one.label.id for one in law.offices.values())
    yield from (one.label.id for one in law.channels.values())
    yield from (one.label.id for one in law.duties)
    for one in law.interpretations.values():
        yield one.title.id
        yield one.question.id
        yield from (text.id for text in one.readings.values())
        yield one.reason
    for service in law.services.values():
        yield service.label.id
        for field in service.fields.values():
            yield field.label.id
            yield from (label.id for _, label in field.options)
            yield field.question.id if field.question else ""
        for cycle in filter(None, (service.case, service.handover)):
            yield from (stage.label.id for stage in cycle.stages.values())
            yield from (move.label.id for s in cycle.stages.values() for move in s.moves)
            yield from (clock.label.id for clock in cycle.clocks)


@BOOKS
def test_every_letter_reads_as_it_is_written(folder: Path, law: str) -> None:
    told = ids(tree_of(folder, law))

    for key, letter in law_of(folder, law).letters.items():
        found = said(told[f"surat.{key}"])
        for piece in re.split(r"\{[a-z0-9_.]+\}", letter.body.id):
            assert " ".join(piece.split()) in found


@BOOKS
def test_every_step_has_one_number_and_every_limit_one_code(folder: Path, law: str) -> None:
    for service in book_of(folder, law).services:
        numbers = [step.number for group in service.steps for step in group.steps]
        rules = region_of(folder).rules(law, service.key)
        assert numbers == list(range(1, len(prepare(rules).moves) + 1))
        assert [c.code for c in service.clocks] == [f"B{n + 1}" for n in range(len(service.clocks))]


@BOOKS
def test_the_status_and_the_edition_stand_on_the_cover(folder: Path, law: str) -> None:
    book, regulation = book_of(folder, law), law_of(folder, law).regulation
    cover = page_of(folder, law).partition("<nav")[0]

    assert book.edition in cover
    known = "Berlaku sejak" if regulation.in_force else "Belum diketahui mulai berlakunya"
    assert known in cover


@BOOKS
def test_no_id_of_the_rule_files_is_left_where_a_name_should_stand(folder: Path, law: str) -> None:
    book = book_of(folder, law)

    assert [path for path, name in book.names.items() if not name] == []
    for service in book.services:
        shown = json.dumps(plain((service.stages, service.steps, service.clocks)))
        labels = re.sub(r'"element": "[^"]*"|"kind": "[^"]*"', "", shown)
        keys = [key for key in region_of(folder).rules(law, service.key).roles if "_" in key]
        assert [key for key in keys if f'"{key}"' in labels] == []


# --- The page stands alone ---------------------------------------------------------------------


@BOOKS
def test_every_link_leads_somewhere_and_no_id_is_given_twice(folder: Path, law: str) -> None:
    tree = tree_of(folder, law)
    twice = [
        k
        for k, n in Counter(e.attrib["id"] for e in tree.iter() if "id" in e.attrib).items()
        if n > 1
    ]
    links = {e.attrib["href"] for e in tree.iter(f"{XHTML}a")}

    assert twice == []
    assert [link for link in links if link.removeprefix("#") not in ids(tree)] == []


@BOOKS
def test_nothing_is_fetched_from_elsewhere(folder: Path, law: str) -> None:
    for element in tree_of(folder, law).iter():
        for name in ("src", "href", "{http://www.w3.org/1999/xlink}href"):
            assert element.attrib.get(name, "#")[:1] == "#" or element.attrib[name] == "data:,"
    assert "url(" not in page_of(folder, law)


@BOOKS
def test_drawings_are_well_formed_named_and_hold_text(folder: Path, law: str) -> None:
    drawings = [e for e in tree_of(folder, law).iter() if e.tag == SVG]
    flows = sum(len(service.flows) for service in book_of(folder, law).services)

    assert len(drawings) >= flows
    assert all(drawing.attrib["aria-label"] for drawing in drawings)
    for raw in re.findall(r"<svg.*?</svg>", page_of(folder, law), re.DOTALL):
        ET.fromstring(raw)  # noqa: S314  our own


@BOOKS
def test_headings_are_numbered_without_a_gap_and_listed(folder: Path, law: str) -> None:
    tree = tree_of(folder, law)
    numbers = [
        said(e).split()[0]
        for e in tree.iter()
        if e.tag in (f"{XHTML}h2", f"{XHTML}h3") and "id" in e.attrib
    ]
    chapters = [number for number in numbers if "." not in number]
    (nav,) = tree.iter(f"{XHTML}nav")

    assert chapters == [str(n + 1) for n in range(len(chapters))]
    assert [
        said(e).split()[0] for e in nav.iter() if e.attrib.get("class") == "num" and (e.text or "")
    ] == numbers


@BOOKS
def test_one_edition_gives_the_same_bytes(folder: Path, law: str) -> None:
    assert page(handbook(load(folder), law)) == page_of(folder, law)


@BOOKS
def test_the_english_handbook_is_as_whole(folder: Path, law: str) -> None:
    text = page(handbook(region_of(folder), law, "en"))
    told = ids(html5lib.HTMLParser(strict=True).parse(text))

    assert [path for path in law_of(folder, law).uses if row_of(path) not in told] == []


def test_a_flow_too_tall_for_a_page_bears_numbers_and_a_broad_one_lies_across() -> None:
    nodes = tuple(Node(f"t{n}", f"Tahap {n}", n == 29, n == 0, waits=False) for n in range(30))
    steps = tuple(
        Edge(f"t{n}", f"t{n + 1}", (n,), ("Langkah bernama panjang sekali",)) for n in range(29)
    )
    fan = tuple(Edge("t0", f"t{n}", (n,), ("Langkah",)) for n in range(1, 12))
    basis = Basis("layanan.x.berkas")

    tall = drawn(Flow("berkas", nodes, steps, basis), {}, "tinggi")
    broad = drawn(Flow("berkas", nodes[:12], fan, basis), {}, "lebar")
    small = drawn(Flow("berkas", nodes[:2], steps[:1], basis), {}, "kecil")

    assert ("bernama" in tall.svg, tall.across) == (False, False)
    assert broad.across
    assert ("bernama" in small.svg, small.across) == (True, False)


def test_hostile_texts_are_shown_as_text(tmp_path: Path) -> None:
    region = shutil.copytree(CONTOH, tmp_path / "contoh")
    hostile = r"<script>alert(1)</script> \N <b>&amp; \l"
    for file in region.rglob("*.yaml"):
        text = file.read_text("utf-8")
        text = re.sub(r"(?m)^( +nama: )[^{\n]*$", lambda m: f"{m[1]}'{hostile}'", text)
        text = re.sub(r"(nama: )[A-Z][^,}\n]*(?=[,}])", lambda m: f"{m[1]}'{hostile}'", text)
        file.write_text(text, "utf-8")
    (book,) = handbooks(load(region))

    text = page(book)

    assert "<script>" not in text
    assert text.count("&lt;script&gt;") > 20
    tree = html5lib.HTMLParser(strict=True).parse(text)
    drawn = [said(e) for e in tree.iter() if e.tag == SVG]
    assert any("<script>alert(1)</script>" in text.replace(" ", "") for text in drawn)


# --- Words -------------------------------------------------------------------------------------


def test_a_condition_tells_once_what_its_alternatives_share() -> None:
    (step,) = [
        step
        for service in book_of(*next(one for one in LAWS if one[1] == "perbup_7_2026")).services
        for group in service.steps
        for step in group.steps
        if step.label == "Sampaikan hasil"
    ]

    assert step.when.all == ("penyaluran: semua selesai",)
    assert step.when.any_of == ()


def test_a_step_tells_the_limit_it_meets_and_the_lapse_it_waits_for() -> None:
    steps = {
        step.label: step
        for service in book_of(CONTOH, "perbup_7_2026").services
        for group in service.steps
        for step in group.steps
    }

    assert steps["Salurkan"].limits == ("B1: 3 hari",)
    assert "baru boleh sesudah B2 lewat" in steps["Arsipkan"].limits
    assert "dilakukan sistem ketika B3 lewat" in steps["Tutup"].limits


@pytest.mark.parametrize(
    ("limit", "week", "length"),
    [
        ("3 hari", 5, 3.0),
        ("4 hari kerja", 5, 4.0),
        ("5 hari kerja", 5, 7.0),
        ("14 hari kerja", 5, 18.0),
        ("6 hari kerja", 6, 7.0),
        ("36 jam", 5, 1.5),
        ("2 minggu", 5, 14.0),
        ("tanggal 27", 5, 27.0),
    ],
)
def test_the_length_of_a_limit_is_counted_from_a_monday(
    limit: str, week: int, length: float
) -> None:
    assert days(parse_limit(limit), week) == length


def test_no_limit_has_no_length() -> None:
    assert days(None, 5) is None


@BOOKS
def test_the_matrix_says_what_the_engine_decides_for_a_new_case(folder: Path, law: str) -> None:
    """A cell that does not depend on anything is what everybody sees at any time."""
    marks = {"seen": Sight.SHOWN, "opened": Sight.REVEALABLE, "closed": Sight.HIDDEN}
    for service in book_of(folder, law).services:
        names = service_names(
            region_of(folder), Names(region_of(folder), law_of(folder, law)), service.key
        )
        fields = [f.label.id for f in names.program.service.fields.values()]
        assert sorted(f for row in service.sights.rows for f in row.fields) == sorted(fields)
        for row in service.sights.rows:
            assert len(row.cells) == len(service.sights.roles)
            for cell in row.cells:
                assert (cell.mark in marks) is (cell.note is None)
                assert cell.note is None or cell.note <= len(service.sights.notes)


@pytest.mark.parametrize("table", ["HEADINGS", "LABELS", "PHRASES", "ELEMENTS"])
def test_every_text_of_the_handbook_is_there_in_both_languages(table: str) -> None:
    found: dict[str, Text] = getattr(texts, table)

    assert [key for key, text in found.items() if not text.id or not text.en] == []


# --- The command -------------------------------------------------------------------------------


def test_the_command_writes_a_page_for_each_regulation_and_one_that_leads_to_them(
    tmp_path: Path,
) -> None:
    code, output, errors = printed(["book", str(UJI), "-o", str(tmp_path), "--no-pdf"])

    names = sorted(file.name for file in tmp_path.iterdir())
    laws = sorted(law for folder, law in LAWS if folder == UJI)
    assert (code, errors) == (0, "")
    assert names == sorted(["index.html", *(f"{law}.html" for law in laws)])
    assert output.splitlines() == [str(tmp_path / f"{law}.html") for law in laws] + [
        str(tmp_path / "index.html")
    ]
    shelf = html5lib.HTMLParser(strict=True).parse((tmp_path / "index.html").read_text("utf-8"))
    assert {e.attrib["href"] for e in shelf.iter(f"{XHTML}a")} == {f"{law}.html" for law in laws}


def test_machines_get_what_was_gathered() -> None:
    code, output, errors = printed(["book", str(CONTOH), "--json"])

    assert (code, errors) == (0, "")
    assert json.loads(output)["law"] == "perbup_7_2026"


def test_rules_with_faults_make_no_handbook(tmp_path: Path) -> None:
    region = shutil.copytree(CONTOH, tmp_path / "contoh")
    (region / "perbup_7_2026" / "kanal.yaml").write_text("kanal: [", "utf-8")

    code, output, errors = printed(["book", str(region), "-o", str(tmp_path / "out")])

    assert (code, output) == (2, "")
    assert "belum dapat dijalankan" in errors
    assert not (tmp_path / "out").exists()


def test_without_graphviz_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    code, output, errors = printed(["book", str(CONTOH), "--no-pdf"])

    assert (code, output) == (2, "")
    assert "apt install graphviz" in errors


def test_without_weasyprint_the_page_is_written_and_the_rest_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    code, output, errors = printed(["book", str(CONTOH), "-o", str(tmp_path)])

    assert (code, output) == (1, f"{tmp_path / 'perbup_7_2026.html'}\n")
    assert "aduan[book]" in errors
    assert "--no-pdf" in errors


# --- The PDF -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_pdf_has_pages_bookmarks_tags_and_the_same_bytes_again(tmp_path: Path) -> None:
    import pypdf

    from aduan.handbook.printing import pdf

    book, text = book_of(CONTOH, "perbup_7_2026"), page_of(CONTOH, "perbup_7_2026")
    made = pdf(text, book.edition)
    read = pypdf.PdfReader(io.BytesIO(made))
    marks = [str(one.title) for one in read.outline if not isinstance(one, list)]
    words = " ".join(" ".join(one.extract_text() for one in read.pages).split())

    assert made == pdf(text, book.edition)
    assert len(read.pages) > 8
    assert [mark.split()[0] for mark in marks] == [str(n + 1) for n in range(len(marks))]
    assert any("Peran dan tugas" in mark for mark in marks)
    assert f"{len(read.pages)} / {len(read.pages)}" in words
    assert {"/MarkInfo", "/StructTreeRoot"} <= set(read.root_object)
    assert book.identity.name in str(read.metadata and read.metadata.title)
    assert all(
        size in ((595, 842), (842, 595))
        for size in {
            (round(float(one.mediabox.width)), round(float(one.mediabox.height)))
            for one in read.pages
        }
    )


def test_an_index_says_which_handbooks_have_a_pdf() -> None:
    books = tuple(handbooks(region_of(UJI)))

    text = index(books, frozenset({books[0].law}))

    assert f'href="{books[0].law}.pdf"' in text
    assert f'href="{books[1].law}.pdf"' not in text
