"""`aduan new-region`: questions, each of them an option too, then the region's folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aduan.cli.check import folders
from aduan.cli.faults import usage_text
from aduan.errors import UsageError
from aduan.texts.commands import TO_WRITE

if TYPE_CHECKING:
    from aduan.cli.console import Console
    from aduan.services.remaining import Item

#: What a person writes who does not know yet.
UNKNOWN = "-"
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its option, how an answer is read, and what there is to choose from.

    `usual` is what holds without an answer; None where the answer may stay unknown.
    """

    key: str
    read: Callable[[str, Answers], Any]
    among: Callable[[Answers, str], Sequence[tuple[str, str]]] = lambda _answers, _lang: ()
    usual: Callable[[Answers], str | None] = lambda _answers: None
    must: bool = False
    #: What fills the question.
    part: Callable[[Answers], str] = lambda _answers: ""
    #: Asked only where there is something to choose.
    idle: Callable[[Answers], bool] = lambda _answers: False

    @property
    def option(self) -> str:
        """Give the option that answers it."""
        return f"--{self.key.replace('_', '-')}"


def new_region_command(console: Console) -> click.Command:
    """Give `aduan new-region`."""
    keys = ("name", "kind", "code", "zone", "week", "base", "law", "number", "year", "title")
    days = ("enacted", "promulgated", "in_force")

    def run(*, ask: bool, to: str | None, **given: str | None) -> int:
        from aduan.services.founding import Founding, found_region

        answers = _answered(console, given, ask=ask)
        place = found_region(_home(to), Founding(**answers))
        return _tell(console, place)

    return click.Command(
        "new-region",
        callback=run,
        help=console.help("new-region"),
        params=[
            *(
                click.Option(
                    [f"--{key.replace('_', '-')}"],
                    metavar=console.say("answer_metavar"),
                    help=console.help(f"--new-{key}"),
                )
                for key in (*keys, *days, "units")
            ),
            click.Option(["--to"], metavar="FOLDER", help=console.help("--new-to")),
            click.Option(["--ask/--no-ask"], default=True, help=console.help("--ask")),
        ],
    )


def _home(to: str | None) -> Path:
    """Give the folder that the region's folder is put into."""
    from aduan.paths import region_homes

    return Path(to).expanduser() if to else region_homes()[0]


def questions() -> tuple[Question, ...]:
    """Give all questions in their order."""
    from aduan.services import founding

    def listed(part: str) -> Callable[[Answers, str], Sequence[tuple[str, str]]]:
        return lambda _answers, lang: [
            (key, _named(one, lang)) for key, one in founding.choices()[part].items()
        ]

    def word(part: str) -> Callable[[str, Answers], str]:
        return lambda text, _answers: founding.chosen(text, list(founding.choices()[part]))

    def first(part: str) -> Callable[[Answers], str]:
        return lambda _answers: next(iter(founding.choices()[part]))

    def laws(answers: Answers, lang: str) -> Sequence[tuple[str, str]]:
        every = founding.choices()["jenis_peraturan"]
        return [(key, _pattern(every[key], lang)) for key in founding.laws_for(answers["kind"])]

    def after(*keys: str) -> Callable[[str, Answers], Any]:
        return lambda text, answers: founding.day(
            text, next((answers[key] for key in keys if answers[key]), None)
        )

    def kind_of(answers: Answers) -> str | None:
        return founding.kind_in(answers["name"])

    return (
        Question("name", lambda text, _: founding.named(text), must=True),
        Question(
            "kind", word("sebutan"), lambda _a, _l: [(k, "") for k in founding.choices()["sebutan"]],
            kind_of, must=True, idle=lambda answers: kind_of(answers) is not None,
        ),
        Question("code", lambda text, answers: founding.area_code(text, answers["kind"])),
        Question("zone", lambda text, _: founding.zone(text), listed("zona_waktu"), first("zona_waktu")),
        Question("week", word("minggu_kerja"), listed("minggu_kerja"), first("minggu_kerja")),
        Question(
            "base", word("pola"), listed("pola"), first("pola"),
            idle=lambda _: len(founding.choices()["pola"]) == 1,
        ),
        Question(
            "law", lambda text, answers: founding.chosen(text, founding.laws_for(answers["kind"])),
            laws, lambda answers: founding.laws_for(answers["kind"])[0],
        ),
        Question("number", lambda text, _: founding.number(text)),
        Question("year", lambda text, _: founding.year(text)),
        Question("title", lambda text, _: founding.title(text)),
        Question("enacted", after()),
        Question("promulgated", after("enacted")),
        Question("in_force", after("promulgated", "enacted")),
        Question(
            "units", lambda text, answers: founding.units_in(text, answers["base"]),
            part=lambda answers: ", ".join(founding.unit_kinds(answers["base"])),
        ),
    )  # fmt: skip


def _named(one: object, lang: str) -> str:
    """Say what a choice is."""
    if isinstance(one, Mapping):
        return str(one["inggris"] if lang == "en" else one["nama"])
    return ", ".join(map(str, one)) if isinstance(one, list) else str(one)


def _pattern(law: Mapping[str, Any], lang: str) -> str:
    """Say how a kind of regulation is called, with dots for what is its own."""
    holes = dict.fromkeys(("daerah", "lengkap", "nomor", "tahun"), "…")
    return _named(law, lang).format(**holes)


def _answered(console: Console, given: Mapping[str, str | None], *, ask: bool) -> dict[str, Any]:
    """Give an answer to every question: as given, as asked for, or as holds without one."""
    answers: dict[str, Any] = {}
    if ask and any(given[one.key] is None for one in questions()):
        console.line(console.say("found_intro"))
    for one in questions():
        written = given[one.key]
        if written is not None:
            answers[one.key] = None if written == UNKNOWN else one.read(written.strip(), answers)
        elif ask and not one.idle(answers):
            answers[one.key] = _asked(console, one, answers)
        else:
            answers[one.key] = _without_asking(one, answers)
    return {**answers, "units": answers["units"] or ()}


def _without_asking(one: Question, answers: Answers) -> Any:
    usual = one.usual(answers)
    if usual is not None:
        return one.read(usual, answers)
    if one.must:
        raise UsageError(one.option, code="tanpa_tanya")
    return None


def _asked(console: Console, one: Question, answers: Answers) -> Any:
    """Ask until the answer can be read; what is wrong is said each time."""
    among = one.among(answers, console.lang)
    usual = one.usual(answers)
    console.line()
    for place, (key, text) in enumerate(among, 1):
        console.line(f"  {place}. {key}  {text}".rstrip())
    prompt = console.say(f"found_{one.key}", one.part(answers))
    if usual is None and not one.must:
        prompt = f"{prompt} ({console.say('found_unknown')})"
    while True:
        default = usual if usual is not None else (None if one.must else "")
        text = str(click.prompt(prompt, default=default, show_default=usual is not None)).strip()
        if text in ("", UNKNOWN) and not one.must:
            return None
        keys = [key for key, _ in among]
        picked = keys[int(text) - 1] if _place_in(text, keys) else text
        try:
            return one.read(picked, answers)
        except UsageError as error:
            console.error(usage_text(error, console.lang))


def _place_in(text: str, keys: Sequence[str]) -> bool:
    """Say whether a text is the number of a choice and not itself one."""
    digits = text.isascii() and text.isdigit() and text not in keys
    return digits and 0 < int(text) <= len(keys)


def _tell(console: Console, place: Path) -> int:
    """Say what was made, that it is sound, and what is still to be written."""
    from aduan.rulebook.messages import severity
    from aduan.services.rulebooks import check, near
    from aduan.services.testing import test
    from aduan.texts.checks import Severity

    folder = near(place.absolute())
    report = check(folder)
    played = test(folder)
    counts = [sum(severity(f) is grade for f in report.findings) for grade in Severity]
    passed = len(played.outcomes) - len(played.failed)
    name = folder.name
    console.line()
    console.line(console.say("founded", name, folder), "green")
    console.line(console.say("total", name, *counts))
    console.line(console.say("scenarios", name, len(played.outcomes), passed, len(played.failed)))
    console.line()
    _tell_remaining(console, folder)
    console.line()
    console.line(console.say("found_next", _called(folder)))
    return 1 if played.failed or counts[0] else 0


def _called(folder: Path) -> str:
    """Give how a region is named on the command line: by its name where it is looked for."""
    from aduan.paths import region_folders

    found = any(folder.absolute() == one for one in region_folders())
    return folder.name if found else str(folder)


def todo_command(console: Console) -> click.Command:
    """Give `aduan todo`."""

    def run(paths: tuple[str, ...], *, as_json: bool) -> int:
        from aduan.services.remaining import remaining

        for folder in folders(paths):
            if not as_json:
                _tell_remaining(console, folder)
                continue
            for item in remaining(folder):
                text = _item(console, item)
                console.json({"region": folder.name, **asdict(item), "text": text})
        return 0

    return click.Command(
        "todo",
        callback=run,
        help=console.help("todo"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[DAERAH]..."),
            click.Option(["--json", "as_json"], is_flag=True, help=console.help("--json")),
        ],
    )


def _tell_remaining(console: Console, folder: Path) -> None:
    from aduan.services.remaining import remaining

    found = remaining(folder)
    if not found:
        console.line(console.say("nothing_to_write", folder.name), "green")
        return
    console.line(console.say("to_write", folder.name, len(found)), "bold")
    for number, item in enumerate(found, 1):
        console.line(f"{number:>3}. {_item(console, item)}")
        console.line(f"     {item.place}", "dim")


def _item(console: Console, item: Item) -> str:
    """Say one thing that is still to be written."""
    names = ", ".join(item.names)
    more = item.count - len(item.names)
    if names and more > 0:
        names = f"{names}, {console.say('and_more', more)}"
    return TO_WRITE[item.kind].to(console.lang).format(item.count, names)
