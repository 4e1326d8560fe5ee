"""Write the Indonesian catalogues of the frameworks anew; `--check` only says what is wrong.

Flask-AppBuilder and WTForms ship no Indonesian. Their texts are extracted from the installed
versions, so that an upgrade that shows something new is noticed; the translations are kept, and
edited by hand, in the .po beside the .mo that is read at run time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "platform" / "aduan" / "screens" / "translations" / "id" / "LC_MESSAGES"

#: Each catalogue and the packages that look their texts up in it.
DOMAINS = {"messages": ("flask_appbuilder",), "wtforms": ("wtforms", "flask_wtf")}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "lazy_formatter_gettext": (1,)}

#: What a header says beside dates, names and Babel's version, which change with whoever runs this.
LASTING = (
    "Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
)  # fmt: skip
COMMENT = """\
# Indonesian texts of {}.
# Edit msgstr only, then run: python tests/screens/catalogue.py"""
#: Indonesian has one form for every number; Babel does not know.
PLURALS = [("Plural-Forms", "nplurals=1; plural=0;")]

_PLACE = re.compile(r"%(?:\(\w+\))?[a-z]|\{\w*\}")


class LastingCatalog(Catalog):
    """A catalogue that is written the same on every day."""

    def __iter__(self) -> Iterator[Message]:
        """Give the header with its lasting lines, then the messages."""
        header, *messages = super().__iter__()
        lines = str(header.string).splitlines()
        lasting = [line for line in lines if line.partition(":")[0] in LASTING]
        yield Message("", "\n".join([*lasting, ""]))
        yield from messages


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Give the singular and the plural, or the only form there is."""
    return (text,) if isinstance(text, str) else tuple(text or ())


@lru_cache
def shown(domain: str) -> tuple[Message, ...]:
    """Give the texts that the installed packages of a domain show, with the files they stand in."""
    found = Catalog()
    for package in DOMAINS[domain]:
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            sys.exit(f"{package} is not installed; run: make .venv/.dev")
        for file, line, text, _, context in extract_from_dir(
            spec.submodule_search_locations[0], METHODS, keywords=KEYWORDS
        ):
            found.add(text, locations=[(f"{package}/{file}", line)], context=context)
    return tuple(message for message in found if message.id)


def kept(domain: str, folder: Path) -> Catalog:
    """Give the catalogue as it is kept."""
    file = folder / f"{domain}.po"
    return read_po(BytesIO(file.read_bytes() if file.is_file() else b""), locale="id")


def renewed(domain: str, folder: Path) -> tuple[bytes, bytes]:
    """Give the .po and the .mo as they should be: what is shown, with the translations kept."""
    old = kept(domain, folder)
    comment = COMMENT.format(" and ".join(DOMAINS[domain]))
    new = LastingCatalog("id", domain, comment, fuzzy=False)
    new.mime_headers = PLURALS
    for message in shown(domain):
        before = old.get(message.id, message.context)
        new.add(
            message.id,
            before.string if before else None,
            message.locations,
            {"fuzzy"} if before and before.fuzzy else (),
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    po, mo = BytesIO(), BytesIO()
    write_po(po, new, width=100, sort_output=True, include_lineno=False)
    write_mo(mo, new)
    return po.getvalue().rstrip() + b"\n", mo.getvalue()


def untranslated(domain: str, folder: Path) -> Iterator[str]:
    """Give each text that is shown and has no translation that can stand in its place."""
    old = kept(domain, folder)
    for message in shown(domain):
        name = f'{domain}.po: "{forms(message.id)[0]}"'
        found = old.get(message.id, message.context)
        texts = forms(found.string) if found else ()
        if found is None:
            yield f"{name} is missing"
        elif found.fuzzy:
            yield f"{name} is marked fuzzy"
        elif not texts or not all(text.strip() for text in texts):
            yield f"{name} is not translated"
        else:
            yield from (f"{name} {fault}" for text in texts for fault in misfits(message, text))


def misfits(message: Message, text: str) -> Iterator[str]:
    """Give what keeps a translation from standing where the original stood."""
    for original in forms(message.id):
        wanted, given = sorted(_PLACE.findall(original)), sorted(_PLACE.findall(text))
        if wanted != given:
            yield f"has the placeholders {wanted}, its translation {given}"
        if _edges(original) != _edges(text):
            yield "has other blanks at its edges than its translation"


def faults(folder: Path = FOLDER) -> Iterator[str]:
    """Give all that is wrong with the catalogues."""
    for domain in DOMAINS:
        yield from untranslated(domain, folder)
        for ending, content in zip(("po", "mo"), renewed(domain, folder), strict=True):
            file = folder / f"{domain}.{ending}"
            if not file.is_file() or file.read_bytes() != content:
                yield f"{file.name} is stale; run: python tests/screens/catalogue.py"


def write(folder: Path = FOLDER) -> None:
    """Write the catalogues anew."""
    for domain in DOMAINS:
        for ending, content in zip(("po", "mo"), renewed(domain, folder), strict=True):
            (folder / f"{domain}.{ending}").write_bytes(content)


def main(words: Sequence[str], folder: Path = FOLDER) -> int:
    """Write the catalogues unless asked to check only; leave with 1 if something is wrong."""
    if "--check" not in words:
        write(folder)
    found = list(faults(folder))
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
