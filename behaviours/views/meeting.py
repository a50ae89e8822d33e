"""Saving over words that somebody else changed: what the page needs to bring both together."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import QueryDict

from behaviours.forms.base import GuardedForm
from behaviours.forms.meeting import meet, with_theirs
from behaviours.merging import Words
from behaviours.models import Version
from behaviours.queries.edits import edits_since, words_seen

AnyForm = TypeVar("AnyForm", bound=GuardedForm)


def chosen(
    data: QueryDict, draft: Version, code: str, stored: Words, revision: int, language: str = ""
) -> QueryDict:
    """What was sent, with the others' words where the writer took them.

    `stored` and its `revision` are what stands there now; what the page showed may be older.
    """
    if not any(name.startswith("theirs_") for name in data):
        return data
    seen = _number(data)
    return with_theirs(
        data, stored if seen == revision else words_seen(draft, code, seen, language)
    )


def met(
    make: Callable[[Mapping[str, Any]], AnyForm],
    data: QueryDict,
    draft: Version,
    code: str,
    *,
    yours: Words,
    stored: Words,
    revision: int,
    language: str = "",
) -> AnyForm | None:
    """The form again, with both sides; None if everything the writer wrote is stored already."""
    seen = _number(data)
    return meet(
        make,
        data,
        before=words_seen(draft, code, seen, language),
        yours=yours,
        stored=stored,
        edits=edits_since(draft, code, seen, language),
        revision=revision,
    )


def _number(data: QueryDict) -> int:
    """The revision that the page showed; -1, which nothing ever had, for what is no number."""
    written = data.get("revision", "")
    return int(written) if written.isdecimal() and len(written) < 10 else -1
