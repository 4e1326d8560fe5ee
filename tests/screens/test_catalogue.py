"""An officer reads Indonesian, also where the frameworks speak and not the rules."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.support import Translations

import catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the catalogues, laid out as a folder of translations is."""
    return Path(shutil.copytree(catalogue.FOLDER, tmp_path / "id" / "LC_MESSAGES"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def originals(domain: str) -> set[str]:
    return {form for message in catalogue.shown(domain) for form in catalogue.forms(message.id)}


def test_every_text_of_the_frameworks_has_a_translation_that_fits_and_is_compiled() -> None:
    assert list(catalogue.faults()) == []


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        pytest.param("messages", "Access is Denied", id="flask-appbuilder's code"),
        pytest.param("messages", "Add Filter", id="flask-appbuilder's templates"),
        pytest.param(
            "messages",
            "The user role on the application, this will associate with a list of permissions",
            id="flask-appbuilder's formatted texts",
        ),
        pytest.param("wtforms", "This field is required.", id="wtforms' validators"),
        pytest.param(
            "wtforms", "Field cannot be longer than %(max)d characters.", id="wtforms' plurals"
        ),
        pytest.param(
            "wtforms", "File does not have an approved extension.", id="flask-wtf's uploads"
        ),
    ],
)
def test_texts_are_looked_for_wherever_they_stand(domain: str, text: str) -> None:
    assert text in originals(domain)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        pytest.param(
            "messages.po", 'msgid "Save"\nmsgstr "Simpan"\n', "",
            'messages.po: "Save" is missing',
            id="a text is missing",
        ),
        pytest.param(
            "messages.po", 'msgid "Save"', 'msgid "Save it"',
            'messages.po: "Save" is missing',
            id="a text was reworded by an upgrade",
        ),
        pytest.param(
            "messages.po", 'msgstr "Simpan"', 'msgstr ""',
            'messages.po: "Save" is not translated',
            id="a translation is empty",
        ),
        pytest.param(
            "wtforms.po", 'msgstr[0] "Isian harus tepat %(max)d karakter."', 'msgstr[0] ""',
            'wtforms.po: "Field must be exactly %(max)d character long." is not translated',
            id="a translation of two forms is empty",
        ),
        pytest.param(
            "messages.po", 'msgid "Save"', '#, fuzzy\nmsgid "Save"',
            'messages.po: "Save" is marked fuzzy',
            id="a translation is a guess",
        ),
        pytest.param(
            "wtforms.po", '"Tanggal paling awal %(min)s."', '"Tanggal paling awal %(mula)s."',
            'wtforms.po: "Date must be at least %(min)s." '
            "has the placeholders ['%(min)s'], its translation ['%(mula)s']",
            id="a named placeholder is another",
        ),
        pytest.param(
            "wtforms.po", "yang diizinkan: {extensions}", "yang diizinkan: {jenis}",
            'wtforms.po: "File does not have an approved extension: {extensions}" '
            "has the placeholders ['{extensions}'], its translation ['{jenis}']",
            id="a placeholder in braces is another",
        ),
        pytest.param(
            "wtforms.po", "Tidak ada isian bernama '%s'.", "Tidak ada isian itu.",
            "wtforms.po: \"Invalid field name '%s'.\" "
            "has the placeholders ['%s'], its translation []",
            id="a placeholder without a name is lost",
        ),
        pytest.param(
            "messages.po", 'msgstr "Masuk dengan "', 'msgstr "Masuk dengan"',
            'messages.po: "Sign In with " has other blanks at its edges than its translation',
            id="the blank before the next word is lost",
        ),
        pytest.param(
            "messages.po", 'msgstr "Simpan"', 'msgstr "Simpan data"',
            "messages.mo is stale; run: python tests/screens/catalogue.py",
            id="a translation was not compiled",
        ),
        pytest.param(
            "messages.po", 'msgid "Save"', 'msgid "Gone"\nmsgstr "Hilang"\n\nmsgid "Save"',
            "messages.po is stale; run: python tests/screens/catalogue.py",
            id="a text is shown no more",
        ),
    ],
)  # fmt: skip
def test_a_fault_in_a_catalogue_is_found(
    folder: Path, name: str, old: str, new: str, fault: str
) -> None:
    change(folder / name, old, new)

    assert fault in catalogue.faults(folder)


@pytest.mark.parametrize("name", ["messages.po", "messages.mo", "wtforms.po", "wtforms.mo"])
def test_a_file_that_is_not_there_is_found(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert f"{name} is stale; run: python tests/screens/catalogue.py" in catalogue.faults(folder)


def test_checking_says_what_is_wrong_and_mends_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "wtforms.mo").unlink()
    before = contents(folder)

    left = catalogue.main(["--check"], folder)

    assert left == 1
    assert capsys.readouterr().out == (
        "wtforms.mo is stale; run: python tests/screens/catalogue.py\n"
    )
    assert contents(folder) == before


def test_writing_again_changes_nothing(folder: Path) -> None:
    assert catalogue.main([], folder) == 0
    assert contents(folder) == contents(catalogue.FOLDER)


def test_writing_asks_for_what_is_new_and_keeps_what_was_translated(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = (folder / "messages.po").read_text(encoding="utf-8")
    change(folder / "messages.po", 'msgid "Save"\nmsgstr "Simpan"\n', "")

    left = catalogue.main([], folder)

    assert left == 1
    assert capsys.readouterr().out == 'messages.po: "Save" is not translated\n'
    written = (folder / "messages.po").read_text(encoding="utf-8")
    assert written == kept.replace('msgstr "Simpan"\n', 'msgstr ""\n')


def test_writing_does_not_take_a_guess_for_a_translation(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "messages.po", 'msgid "Save"', '#, fuzzy\nmsgid "Save"')

    left = catalogue.main([], folder)

    assert left == 1
    assert capsys.readouterr().out == 'messages.po: "Save" is marked fuzzy\n'
    assert Translations.load(folder.parents[1], ["id"]).ugettext("Save") == "Save"


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(catalogue.DOMAINS, "none", ("not_installed",))

    with pytest.raises(SystemExit, match="not_installed is not installed"):
        catalogue.shown("none")


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_indonesian_has_one_form_for_every_number(number: int) -> None:
    texts = Translations.load(catalogue.FOLDER.parents[1], ["id"], "wtforms")
    one, more = (f"Field must be at least %(min)d character{s} long." for s in ("", "s"))

    text = texts.ungettext(one, more, number)

    assert text % {"min": number} == f"Isian paling sedikit {number} karakter."
