"""Click's own words in the reader's language."""

from __future__ import annotations

import gettext
import sys

from aduan.texts.usage import CLICK


def speak(lang: str) -> None:
    """Let click say its fixed phrases in a language.

    Click looks every phrase up by the names `_` and `ngettext` of its modules, which lead to
    gettext's compiled catalogues; ours is a table of texts, so those two names are led to it.
    """

    def one(phrase: str) -> str:
        return CLICK.get(phrase, phrase) if lang != "en" else gettext.gettext(phrase)

    def many(single: str, plural: str, count: int) -> str:
        # Indonesian has no plural; both forms stand in the table.
        return one(single if count == 1 else plural)

    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            words = vars(module)
            if "_" in words:
                words["_"] = one
            if "ngettext" in words:
                words["ngettext"] = many
