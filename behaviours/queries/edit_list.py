"""The page of edits: who wrote what in a draft, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from behaviours.difference import CHOICES, FieldChange, Piece
from behaviours.models import Edit, Version
from behaviours.pieces import word_pieces
from behaviours.queries.edits import name_of, said_then
from behaviours.queries.shown import ShownField, shown_field

PAGE = 50
# Of the definition's form; comparing calls the reason by its own name.
_NAMES = {"definition_why": "why"}


@dataclass(frozen=True)
class EditShown:
    """`kind`: "definition", "behaviour" or "question"; `is_new`: the line had no words before.

    `by` is "" for an account that is gone. `language` is "" for the catalogue's own.
    """

    id: int
    kind: str
    code: str
    label: str
    language: str
    by: str
    at: datetime
    is_new: bool
    fields: tuple[ShownField, ...]
    stands: bool  # the line is still in the draft

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, ""))


@dataclass(frozen=True)
class EditsPage:
    """`older`: where the next page begins; None if there is none."""

    edits: tuple[EditShown, ...]
    count: int
    older: int | None


def edits_page(draft: Version, before: int | None = None) -> EditsPage:
    """`before`: the id of the oldest edit on the page before. Three queries."""
    # What stood before the first edit has the draft's date, and is nobody's edit.
    rows = list(draft.edits.select_related("by").order_by("-pk"))
    made = [edit for edit in rows if edit.at != draft.created_at]
    asked = [edit for edit in made if before is None or edit.pk < before]
    shown = asked[:PAGE]
    there = {""} | set(draft.behaviours.values_list("code", flat=True))
    there |= set(draft.questions.values_list("code", flat=True))
    earlier = _earlier(rows)
    return EditsPage(
        edits=tuple(_shown(edit, earlier.get(edit.pk), there) for edit in shown),
        count=len(made),
        older=shown[-1].pk if len(asked) > PAGE else None,
    )


def _earlier(newest_first: Iterable[Edit]) -> dict[int, Edit]:
    """Edit's id → what the same line said before it, in the same language."""
    later: dict[tuple[str, str], Edit] = {}
    found = {}
    for edit in newest_first:
        place = (edit.code, edit.language)
        if place in later:
            found[later[place].pk] = edit
        later[place] = edit
    return found


def _shown(edit: Edit, earlier: Edit | None, there: set[str]) -> EditShown:
    after = said_then(edit)
    before = said_then(earlier) if earlier else {}
    return EditShown(
        id=edit.pk,
        kind=_kind(edit, after),
        code=edit.code,
        label=after.get("title") or after.get("wording") or after.get("term", ""),
        language=edit.language,
        by=name_of(edit),
        at=edit.at,
        is_new=not any(before.values()),
        fields=tuple(
            shown_field(FieldChange(_NAMES.get(name, name), _pieces(name, old, new)))
            for name in {**before, **after}
            if (old := before.get(name, "")) != (new := after.get(name, ""))
        ),
        stands=edit.code in there,
    )


def _kind(edit: Edit, said: dict[str, str]) -> str:
    if not edit.code:
        return "definition"
    return "question" if "wording" in said else "behaviour"


def _pieces(name: str, old: str, new: str) -> tuple[Piece, ...]:
    if name in CHOICES:
        return tuple(Piece(kind, text) for kind, text in (("del", old), ("ins", new)) if text)
    return word_pieces(old, new)
