"""One's own work: what each of a person's roles can do now, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, url_for

from aduan.screens.cases import endpoint
from aduan.screens.person import Person, here, now, person
from aduan.screens.words import days_left, moment
from aduan.services.casepage import days_to
from aduan.services.explaining import Explainer
from aduan.services.installation import Edition
from aduan.services.listing import Work, inbox
from aduan.store.database import reading
from aduan.store.rows import reader

#: Lines of work on the first page.
LINES = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One line of work as people read it."""

    link: str
    number: str
    service: str
    stage: str
    unit: str
    role: str
    clock: str
    articles: str
    due: str
    left: str
    late: bool
    moves: list[tuple[str, str]]


def show_inbox() -> str:
    """Show the work of whoever is signed in."""
    installation, edition = here()
    who = person()
    held = [(law, actor) for law, actors in who.roles.items() for actor in actors]
    with reader(installation.engine, who.sight) as session:
        work = inbox(session, edition.key, held, LINES)
    with reading(installation.engine) as at:
        units = {key: unit.name for key, unit in installation.units(at, edition.key).items()}
    lines = [_line(edition, who, one, units) for one in work]
    return render_template("aduan/inbox.html", lines=lines, held=held)


def _line(edition: Edition, who: Person, work: Work, units: dict[str, str]) -> Line:
    law, key = work.task.service.split("/")
    opened = edition.service(law, key)
    words = Explainer(opened.program, opened.world, who.lang)
    zone = edition.region.region.timezone
    left, working = days_to(opened, work.task.clock, work.due, work.unit, now())
    show = f"{endpoint(law, key)}.show"
    handover = work.task.handover or None
    return Line(
        link=url_for(show, case_id=work.case.id),
        number=work.case.number or "",
        service=opened.program.service.label.to(who.lang),
        stage=words.name(work.task.stage),
        unit=units.get(work.unit or "", ""),
        role=words.name(work.task.role),
        clock=words.name(work.task.clock) if work.task.clock else "",
        articles=_articles(words, work.task.clock),
        due=moment(work.due, zone, who.lang),
        left=days_left(left, who.lang, working=working),
        late=work.due is not None and work.due < now(),
        moves=[
            (
                words.name(move),
                url_for(
                    f"{endpoint(law, key)}.move",
                    case_id=work.case.id,
                    move=move,
                    handover=handover,
                ),
            )
            for move in work.task.moves
        ],
    )


def _articles(words: Explainer, clock: str | None) -> str:
    rule = words.program.clock_by_key.get(clock or "")
    return words.articles(rule.source.citation) if rule else ""
