"""Forms made from the fields of the rules; what is missing or wrong the engine says, not the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    DateTimeLocalField,
    Field,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from aduan.engine.guards import describe
from aduan.model.case import Reason, UnitRef
from aduan.model.rules import Field as RuleField
from aduan.model.rules import Rules
from aduan.model.values import FieldKind
from aduan.screens.words import say
from aduan.services.explaining import Explainer

#: Stands before the ids of rule fields, so that none can meet a name of the form's own.
ANSWER = "isian-"
#: Texts that may be longer than this are written in several lines.
ONE_LINE = 250


class Checkboxes(SelectMultipleField):
    """Several of a few choices, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def _text(field: RuleField, kept: dict[str, Any]) -> Field:
    if field.max_length > ONE_LINE:
        return TextAreaField(**kept)
    return StringField(**kept)


def _nothing(lang: str) -> SelectChoice:
    """Give the choice of none."""
    return SelectChoice("", f"— {say('pilih', lang)} —")


def _control(
    field: RuleField, lang: str, units: Mapping[str, UnitRef], kept: dict[str, Any]
) -> Field:
    empty = _nothing(lang)
    options = [SelectChoice(key, label.to(lang)) for key, label in field.options]
    makers: dict[FieldKind, Callable[[], Field]] = {
        FieldKind.CHOICE: lambda: SelectField(choices=[empty, *options], **kept),
        FieldKind.CHOICES: lambda: Checkboxes(choices=options, **kept),
        FieldKind.YES_NO: lambda: SelectField(
            choices=[empty, *(SelectChoice(word, say(word, lang)) for word in ("ya", "tidak"))],
            **kept,
        ),
        FieldKind.NUMBER: lambda: IntegerField(**kept),
        FieldKind.MONEY: lambda: IntegerField(**kept),
        FieldKind.DATE: lambda: DateField(**kept),
        FieldKind.UNIT: lambda: SelectField(
            choices=[empty, *(SelectChoice(u.key, u.name) for u in units.values())], **kept
        ),
    }
    make = makers.get(field.kind)
    return make() if make else _text(field, kept)


def form_class(
    fields: Iterable[RuleField],
    words: Explainer,
    units: Mapping[str, UnitRef],
    more: Mapping[str, Any] | None = None,
) -> type[FlaskForm]:
    """Make a form that asks these fields, in their order, and whatever else is given."""
    body: dict[str, Any] = {"seen": HiddenField()}
    for field in fields:
        kept = {
            "label": (field.question or field.label).to(words.lang),
            "description": hint(field, words),
            "validators": [Optional()],
        }
        body[ANSWER + field.key] = _control(field, words.lang, units, kept)
    return type("GeneratedForm", (FlaskForm,), {**body, **(more or {})})


def hint(field: RuleField, words: Explainer) -> str:
    """Say how a field is answered: by the management's own hint, when it is asked, and with what."""
    own = words.program.rules.settings.hints.get(field.key)
    parts = [] if own is None else [own.to(words.lang)]
    if field.when.any_of:
        ways = []
        for atoms in field.when.any_of:
            told = []
            for atom in atoms:
                described = describe(atom)
                reason = Reason("syarat", {**described, "kini": ""})
                needed = words.needed(reason)
                told.append(f"{words.name(str(described['nama']))}: {needed}")
            ways.append(", ".join(told))
        parts.append(say("bila", words.lang, syarat=" / ".join(ways)))
    if field.kind is FieldKind.FILE:
        parts.append(say("nama_berkas", words.lang))
    return " ".join(parts)


def answers(form: FlaskForm) -> dict[str, object]:
    """Give what was answered; what was left empty was not answered."""
    found: dict[str, object] = {}
    for control in form:
        if control.name.startswith(ANSWER):
            value = control.data
            if isinstance(value, str):
                value = value.strip()
            if control.raw_data and value is None:
                # It could not be read as what it should be: the engine says what would be.
                value = str(control.raw_data[0]).strip()
            if value not in (None, "", []):
                found[control.name.removeprefix(ANSWER)] = value
    return found


def arrival(rules: Rules, lang: str) -> dict[str, Any]:
    """Give what only the filing asks: when it arrived, and by which way."""
    options = [SelectChoice(c.key, c.label.to(lang)) for c in rules.channels.values()]
    if rules.outside or rules.service.opened_by:
        options.append(SelectChoice("", say("kanal_bebas", lang)))
    return {
        "received": DateTimeLocalField(
            say("kapan_tiba", lang),
            description=say("kapan_tiba_petunjuk", lang),
            validators=[Optional()],
            format="%Y-%m-%dT%H:%M",
        ),
        "channel": SelectField(
            say("lewat_kanal", lang),
            choices=options,
            validators=[Optional()],
        ),
        "channel_note": StringField(say("kanal_catatan", lang), validators=[Optional()]),
    }


def moment_of(form: FlaskForm, now: datetime, timezone: str) -> datetime:
    """Give when a case arrived; now, where nobody says."""
    written = form.received.data
    return written.replace(tzinfo=ZoneInfo(timezone)) if written else now


def recipients(units: Iterable[UnitRef], lang: str, *, many: bool) -> dict[str, Any]:
    """Give the controls that ask to which units a case is handed."""
    options = [SelectChoice(u.key, u.name) for u in units]
    if not many:
        return {"units": SelectField(say("kepada", lang), choices=[_nothing(lang), *options])}
    none = SelectChoice("", f"— {say('tidak_ada_utama', lang)} —")
    return {
        "units": Checkboxes(say("kepada", lang), choices=options, validators=[Optional()]),
        "lead": SelectField(
            say("pemegang_utama", lang), choices=[none, *options], validators=[Optional()]
        ),
    }


def chosen(form: FlaskForm) -> tuple[str, ...]:
    """Give the units chosen."""
    control = form._fields.get("units")
    data = control.data if control is not None else None
    if isinstance(data, str):
        return (data,) if data else ()
    return tuple(data or ())


def place_errors(form: FlaskForm, reasons: Iterable[Reason], words: Explainer) -> list[str]:
    """Put each reason beside the control it is about; gives those that are about none."""
    left = []
    for reason in reasons:
        key = str(reason.detail.get("isian", ""))
        if not key and reason.code == "syarat":
            key = str(reason.detail.get("nama", ""))
        name = "units" if reason.code.startswith("tujuan") else ANSWER + key
        control = form._fields.get(name)
        if control is None:
            left.append(words.reason(reason))
        else:
            control.errors = [*control.errors, words.reason(reason)]
    return left
