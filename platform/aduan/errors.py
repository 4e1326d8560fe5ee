"""Every error Aduan raises on purpose.

The tree::

    AduanError
    ├── BeyondCalendarError     a date lies past the last known holiday list
    ├── BusyError               the database is being written by others for too long
    ├── ChangedError            a case was changed by somebody else meanwhile
    ├── EngineError             the engine was given something its rules cannot answer
    │   ├── MissingFactError    a fact that a rule reads has no value
    │   └── NoRowError          a decision table has no row, or more than one, for these facts
    ├── InferenceError          the inference engine failed or left its checked subset
    ├── MissingError            there is no such case, or this person may not know of it
    ├── RulebookError           rule files that cannot be used; carries the findings
    └── UsageError              what the user asked for does not exist or makes no sense
"""

from __future__ import annotations

from typing import Any


class AduanError(Exception):
    """Aduan could not do what was asked."""

    def __init__(self, message: str = "", **detail: Any) -> None:
        """Keep the parts of the message, so that it can be told in the reader's language."""
        super().__init__(message or type(self).__doc__ or "")
        self.detail = detail


class BeyondCalendarError(AduanError):
    """The date lies past the last year whose holidays are known."""


class BusyError(AduanError):
    """Others have been writing for too long."""


class ChangedError(AduanError):
    """Somebody else changed the case meanwhile."""


class MissingError(AduanError):
    """There is no such case, or not for this person."""


class EngineError(AduanError):
    """The rules cannot answer this."""


class MissingFactError(EngineError):
    """A fact that a rule reads has no value."""


class NoRowError(EngineError):
    """A decision table has no row, or more than one, for these facts."""


class InferenceError(AduanError):
    """The inference engine failed or a rule left its checked subset."""


class RulebookError(AduanError):
    """The rule files cannot be used as they are."""


class UsageError(AduanError):
    """What was asked for does not exist or makes no sense."""
