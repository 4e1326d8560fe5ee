"""The screens of one service: list, export, filing, the case, a form for each move.

Each service of each edition has a class of its own, made here from its rules.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from types import MappingProxyType
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_appbuilder import BaseView, expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_wtf import FlaskForm
from wtforms import TextAreaField

from aduan.engine.amend import allowed_fields
from aduan.engine.forms import intake
from aduan.engine.options import Option
from aduan.errors import BusyError, ChangedError, MissingError, UsageError
from aduan.model.case import Actor, Reveal
from aduan.model.rules import Field
from aduan.screens import forms
from aduan.screens.permissions import view_name
from aduan.screens.person import Person, here, now, person
from aduan.screens.words import asked_wrongly, days_left, moment, say
from aduan.services import cases
from aduan.services.casepage import CasePage, Choice, open_case, sight_of
from aduan.services.cases import Done, Filing, Step
from aduan.services.explaining import Explainer
from aduan.services.installation import Edition
from aduan.services.listing import Fixed, Lister, Page, Query, list_fields
from aduan.services.rulebooks import Opened
from aduan.store.cases import Kind
from aduan.store.database import reading
from aduan.store.rows import CaseRow, Sight, reader

#: A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def endpoint(regulation: str, service: str) -> str:
    """Give the name of a service's screens among Flask's endpoints."""
    return f"Cases_{regulation}_{service}"


def case_views(edition: Edition) -> Iterator[type[CaseScreens]]:
    """Make the screens of every service of an edition."""
    for (regulation, service), opened in edition.services.items():
        kind = Kind(edition.key, regulation, service)
        yield type(
            endpoint(regulation, service),
            (CaseScreens,),
            {
                "kind": kind,
                "opened": opened,
                "route_base": f"/{regulation}/{service}",
                "class_permission_name": view_name(*kind),
            },
        )


class CaseScreens(BaseView):
    """The screens of one service."""

    kind: Kind
    opened: Opened
    default_view = "index"

    # --- List -----------------------------------------------------------------------------------

    @expose("/")
    @has_access
    @permission_name("list")
    def index(self) -> str:
        """Show the list, filtered and sorted as the address says."""
        installation, edition = here()
        who, query = person(), _query()
        problem = None
        with reader(installation.engine, self._sight(who, edition)) as session:
            lister = self._lister(session, edition)
            try:
                page = lister.page(query)
            except UsageError as error:
                names = {name: label for name, label, _ in self._columns(who.lang)}
                problem = asked_wrongly(error, who.lang, names)
                page = Page((), None, 0, capped=False)
            words = self._words(who)
            rows = [self._row(row, words) for row in page.rows]
        return render_template(
            "aduan/list.html",
            view=self,
            trial=self.opened.program.rules.regulation.in_force is None,
            title=self.opened.program.service.label.to(who.lang),
            columns=self._columns(who.lang),
            stages=self._stages(who.lang),
            units=words.units,
            rows=rows,
            page=page,
            query=query,
            problem=problem,
            link=self._link,
        )

    @expose("/export")
    @has_access
    @permission_name("export")
    def export(self) -> Response:
        """Give the same list as a CSV file."""
        installation, edition = here()
        who, query = person(), _query()
        table = StringIO()
        writer = csv.writer(table)
        columns, words = self._columns(who.lang), self._words(who)
        writer.writerow([label for _, label, _ in columns])
        with reader(installation.engine, self._sight(who, edition)) as session:
            try:
                for row in self._lister(session, edition).export(query):
                    cells, _ = self._row(row, words)
                    writer.writerow([_harmless(cells[name]) for name, _, _ in columns])
            except UsageError:
                abort(400)
        name = f"{self.kind.service}.csv"
        return Response(
            # Spreadsheets take a file for UTF-8 by its first bytes.
            "\ufeff" + table.getvalue(),
            mimetype="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def _sight(self, who: Person, edition: Edition) -> Sight | None:
        """Give what a person sees of this list: by their roles under its own regulation alone.

        A role of the whole region under another regulation opens no case of this one.
        """
        return sight_of(edition, who.reader(self.kind.regulation).actors)

    def _lister(self, session: Any, edition: Edition) -> Lister:
        return Lister(
            session, self.kind, self.opened.program.service, edition.region.region.timezone
        )

    def _columns(self, lang: str) -> list[tuple[str, str, Field | None]]:
        fixed: list[tuple[str, str, Field | None]] = [
            (Fixed.NUMBER.value, say("nomor", lang), None),
            (Fixed.STAGE.value, say("tahap", lang), None),
            (Fixed.RECEIVED.value, say("diterima", lang), None),
            (Fixed.DUE.value, say("batas", lang), None),
        ]
        listed = list_fields(self.opened.program.service)
        return fixed + [(key, field.label.to(lang), field) for key, field in listed.items()]

    def _stages(self, lang: str) -> list[tuple[str, str]]:
        stages = self.opened.program.service.case.stages
        return [(stage.key, stage.label.to(lang)) for stage in stages.values()]

    def _row(self, row: CaseRow, words: Explainer) -> tuple[dict[str, str], int]:
        zone = self.opened.program.rules.region.timezone
        cells = {
            Fixed.NUMBER.value: row.number or "",
            Fixed.STAGE.value: words.name(row.stage),
            Fixed.RECEIVED.value: moment(row.received, zone, words.lang),
            Fixed.DUE.value: moment(row.due, zone, words.lang),
        }
        for key in list_fields(self.opened.program.service):
            cells[key] = words.answer(key, row.fields.get(key))
        return cells, row.id

    def _link(self, query: Query, **change: str | None) -> str:
        """Give the address of this list with something changed."""
        parts: dict[str, Any] = {name: value for name, value in query.filters.items() if value}
        parts["sort"] = ("-" if query.descending else "") + query.sort
        parts.update({k: v for k, v in change.items() if v is not None})
        return url_for(f"{self.endpoint}.index", **parts)

    def _words(self, who: Person) -> Explainer:
        installation, edition = here()
        with reading(installation.engine) as at:
            units = installation.units(at, edition.key)
        return Explainer(self.opened.program, self.opened.world, who.lang, units)

    # --- Filing ---------------------------------------------------------------------------------

    @expose("/new", methods=["GET", "POST"])
    @has_access
    @permission_name("file")
    def new(self) -> Any:
        """File what arrived: by whatever channel, on whatever day up to now."""
        installation, _ = here()
        who = person()
        actor = self._filer(who)
        if actor is None:
            abort(403)
        program = self.opened.program
        words = self._words(who)
        sections = intake(program.rules)
        asked = [field for _, fields in sections for field in fields]
        more = forms.arrival(program.rules, who.lang)
        form = forms.form_class(asked, words, words.units, more)()
        problems: list[str] = []
        if form.is_submitted():
            filing = Filing(
                self.kind,
                forms.answers(form),
                str(form.channel.data or form.channel_note.data or "").strip(),
                forms.moment_of(form, now(), program.rules.region.timezone),
                str(form.channel_note.data or "").strip(),
            )
            done, problems = _try(lambda: cases.register(installation, filing, actor, now()), who)
            if done and done.kept and not done.refused:
                flash(say("tercatat", who.lang, nomor=done.kept.number))
                return redirect(url_for(f"{self.endpoint}.show", case_id=done.kept.id))
            if done:
                problems = forms.place_errors(form, done.decision.refused, words)
        title = f"{say('baru', who.lang)}: {program.service.label.to(who.lang)}"
        back = url_for(f"{self.endpoint}.index")
        headings = {
            forms.ANSWER + fields[0].key: section.label.to(who.lang)
            for section, fields in sections
            if section is not None
        }
        marked = _marked(asked, None)
        return _form(form, title, back, problems, marked=marked, headings=headings)

    def _filer(self, who: Person) -> Actor | None:
        """Give the role a person files in: one that may open it, or makes a move of the case."""
        service = self.opened.program.service
        moves = (move for stage in service.case.stages.values() for move in stage.moves)
        filing = service.opened_by or {role for move in moves for role in move.by}
        roles = who.roles.get(self.kind.regulation, ())
        return next((actor for actor in roles if actor.role in filing), None)

    # --- The case -------------------------------------------------------------------------------

    @expose("/<int:case_id>")
    @has_access
    @permission_name("show")
    def show(self, case_id: int) -> str:
        """Show a case: what runs, what may be done, what stands in it, how it came about."""
        return self._show(self._open(case_id))

    def _open(self, case_id: int) -> CasePage:
        installation, edition = here()
        page = open_case(installation, edition, case_id, person().reader(self.kind.regulation))
        if page.kept.kind != self.kind:
            abort(404)
        return page

    def _show(self, page: CasePage, opened: dict[str, str] | None = None) -> str:
        who = person()
        zone = self.opened.program.rules.region.timezone
        own = set(allowed_of(self.opened, who, self.kind.regulation))
        return render_template(
            "aduan/case.html",
            view=self,
            trial=self.opened.program.rules.regulation.in_force is None,
            page=page,
            title=f"{self.opened.program.service.label.to(who.lang)} {page.kept.number}",
            when=lambda at: moment(at, zone, who.lang),
            left=lambda c: days_left(c.days, who.lang, working=c.working),
            age=(now() - (page.kept.case.received or now())).days,
            openable=[a for a in page.answers if a.openable],
            correctable=not page.kept.case.final
            and any(a.key in own and a.text is not None for a in page.answers),
            revealed=opened or {},
            reveal=RevealForm(),
        )

    # --- Moves ----------------------------------------------------------------------------------

    @expose("/<int:case_id>/moves/<move>", methods=["GET", "POST"])
    @has_access
    @permission_name("act")
    def move(self, case_id: int, move: str) -> Any:
        """Make a move: one form, one service call."""
        installation, edition = here()
        who, page = person(), self._open(case_id)
        handover = request.args.get("handover", type=int)
        choice = _choice(page, move, handover)
        if choice is None:
            abort(404)
        words = self._words(who)
        asked = self._asked(choice.option)
        form = self._move_form(choice, words, asked)
        problems = [] if choice.option.open else list(choice.reasons)
        if form.is_submitted():
            step = Step(
                choice.actor,
                move,
                forms.answers(form),
                handover,
                forms.chosen(form),
                str(form.lead.data or "") or None if "lead" in form else None,
                seen=int(form.seen.data) if str(form.seen.data).isdigit() else None,
            )
            done, problems = _try(
                lambda: cases.move(installation, edition.key, case_id, step, now()), who
            )
            if done and not done.refused:
                flash(say("tersimpan", who.lang))
                return redirect(self._after(case_id))
            if done:
                problems = forms.place_errors(form, done.decision.refused, words)
        form.seen.data = str(self._open(case_id).kept.case.events)
        title = f"{choice.label} — {page.kept.number}"
        back = url_for(f"{self.endpoint}.show", case_id=case_id)
        return _form(form, title, back, problems, choice=choice, marked=_marked(asked, choice))

    def _after(self, case_id: int) -> str:
        """Give where a person goes on: the case, or their work once it has left their sight."""
        try:
            self._open(case_id)
        except MissingError:
            return url_for("Home.index")
        return url_for(f"{self.endpoint}.show", case_id=case_id)

    def _asked(self, option: Option) -> list[Field]:
        keys = dict.fromkeys((*option.move.asks, *option.may_give))
        return [self.opened.program.field(key) for key in keys]

    def _move_form(self, choice: Choice, words: Explainer, asked: list[Field]) -> FlaskForm:
        more: dict[str, Any] = {}
        hand_to = choice.option.move.hand_to
        if hand_to is not None:
            kinds = choice.option.kinds
            targets = {k for k, kind in self.opened.program.rules.unit_kinds.items() if kind.target}
            fitting = [u for u in words.units.values() if u.kind in (kinds or targets)]
            more = forms.recipients(fitting, words.lang, many=hand_to.multiple)
        return forms.form_class(asked, words, words.units, more)()

    # --- Putting right, opening -----------------------------------------------------------------

    @expose("/<int:case_id>/correct", methods=["GET", "POST"])
    @has_access
    @permission_name("act")
    def correct(self, case_id: int) -> Any:
        """Put answers of the case right, with the reason."""
        installation, edition = here()
        who, page = person(), self._open(case_id)
        handover = request.args.get("handover", type=int)
        actor, fields = self._correctable(page, who, handover)
        if actor is None or not fields:
            abort(403)
        words = self._words(who)
        reason = TextAreaField(say("alasan", who.lang))
        form = forms.form_class(fields, words, words.units, {"reason": reason})()
        held = page.kept.case.handover(handover)
        given = held.fields if held else page.kept.case.fields
        problems: list[str] = []
        if form.is_submitted():
            changed = {
                key: value
                for key, value in forms.answers(form).items()
                if value != _as_control(given.get(key))
            }
            step = Step(
                actor, "", changed, handover, reason=str(form.reason.data or ""),
                seen=int(form.seen.data) if str(form.seen.data).isdigit() else None,
            )  # fmt: skip
            done, problems = _try(
                lambda: cases.correct(installation, edition.key, case_id, step, now()), who
            )
            if done and not done.refused:
                flash(say("tersimpan", who.lang))
                return redirect(url_for(f"{self.endpoint}.show", case_id=case_id))
            if done:
                problems = forms.place_errors(form, done.decision.refused, words)
        else:
            self._fill(form, given, page)
        form.seen.data = str(self._open(case_id).kept.case.events)
        title = f"{say('betulkan', who.lang)} — {page.kept.number}"
        back = url_for(f"{self.endpoint}.show", case_id=case_id)
        return _form(form, title, back, problems)

    def _correctable(
        self, page: CasePage, who: Person, handover: int | None
    ) -> tuple[Actor | None, list[Field]]:
        held = page.kept.case.handover(handover)
        given = held.fields if held else page.kept.case.fields
        seen = {a.key for a in page.answers if a.text is not None}
        best: tuple[Actor | None, list[Field]] = (None, [])
        for actor in who.roles.get(self.kind.regulation, ()):
            program = self.opened.program
            keys = [
                k for k in allowed_fields(program, actor)
                if k in given and k in seen
                and program.field(k).decided_by in (None, actor.role)
            ]  # fmt: skip
            if len(keys) > len(best[1]):
                best = (actor, [program.field(k) for k in keys])
        return best

    @staticmethod
    def _fill(form: FlaskForm, given: Any, page: CasePage) -> None:
        shown = {a.key: a.text for a in page.answers if not a.unit}
        for key, value in given.items():
            control = form._fields.get(forms.ANSWER + key)
            if control is not None:
                control.data = _as_control(value)
                if isinstance(value, str) and value == "•••":
                    control.data = shown.get(key)

    @expose("/<int:case_id>/reveal", methods=["POST"])
    @has_access
    @permission_name("act")
    def reveal(self, case_id: int) -> Any:
        """Open closed fields to a person who says why; it stands in the history."""
        installation, edition = here()
        who, page = person(), self._open(case_id)
        keys = tuple(dict.fromkeys(a.key for a in page.answers if a.openable))
        for actor in who.roles.get(self.kind.regulation, ()):
            command = Reveal(actor, keys, request.form.get("reason", ""))
            done, found = cases.reveal(installation, edition.key, case_id, command, now())
            if not done.refused:
                words = self._words(who)
                shown = {words.name(k): words.answer(k, v) for k, v in found.items()}
                return self._show(self._open(case_id), shown)
            problem = [self._words(who).reason(r) for r in done.decision.refused]
            flash(" ".join(dict.fromkeys(problem)))
        return redirect(url_for(f"{self.endpoint}.show", case_id=case_id))


def _form(
    form: FlaskForm,
    title: str,
    back: str,
    problems: list[str],
    *,
    choice: Choice | None = None,
    marked: frozenset[str] = frozenset(),
    headings: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Show a form, with what stands against what was sent; `headings` stand before controls."""
    wrong = any(control.errors for control in form)
    return render_template(
        "aduan/form.html",
        form=form,
        title=title,
        back=back,
        problems=problems,
        wrong=wrong or bool(problems and form.is_submitted()),
        marked=marked,
        headings=headings,
        choice=choice,
    )


def _marked(asked: list[Field], choice: Choice | None) -> frozenset[str]:
    """Give the controls that must be filled in, whatever else is answered."""
    return frozenset(
        forms.ANSWER + field.key
        for field in asked
        if not field.when.any_of
        and (field.required if choice is None else field.key in choice.option.asks)
    )


class RevealForm(FlaskForm):
    """Asks the reason for opening what is closed."""

    reason = TextAreaField()


def allowed_of(opened: Opened, who: Person, regulation: str) -> Iterator[str]:
    """Give the fields that any of a person's roles may put right."""
    for actor in who.roles.get(regulation, ()):
        yield from allowed_fields(opened.program, actor)


def _query() -> Query:
    sort = request.args.get("sort", "-" + Fixed.ENTERED.value)
    own = ("sort", "after")
    filters = {k: v for k, v in request.args.items() if k not in own and v.strip()}
    return Query(filters, sort.lstrip("-"), sort.startswith("-"), request.args.get("after"))


def _choice(page: CasePage, move: str, handover: int | None) -> Choice | None:
    found = [c for c in page.choices if c.option.move.key == move and c.option.handover == handover]
    return found[0] if found else None


def _try(act: Any, who: Person) -> tuple[Done | None, list[str]]:
    """Do it; what others did meanwhile is told, and nothing that was written is lost."""
    try:
        return act(), []
    except ChangedError:
        return None, [say("berubah", who.lang)]
    except BusyError:
        return None, [say("sibuk", who.lang)]


def _as_control(value: Any) -> Any:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return list(value) if isinstance(value, tuple) else value


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
