"""What people would have instead of the draft, with their names hidden."""

from django.utils.translation import gettext as _

from workshop.actors import Author
from workshop.commands.room import Room, not_here
from workshop.events import WordingSuggested, WordingWithdrawn
from workshop.exceptions import Refused
from workshop.method.phrases import replaced, stands
from workshop.models import Draft, Option, Step, Wording
from workshop.models.consent import DRAFT_LENGTH

WORDINGS_A_PERSON = 10


def suggest_wording(*, room: Room, by: Author, text: str, phrase: str = "") -> None:
    """A whole wording, or with `phrase` what would stand in its place.

    Raises Refused("words_gone") when the phrase is not in the draft as it is saved now.
    """
    step = room.open_step()
    if phrase:
        _must_fit(step, phrase, text)
    if Wording.objects.filter(step=step, author_key=by.key).count() >= WORDINGS_A_PERSON:
        raise Refused("too_many_wordings", _("You have suggested enough wordings here."))
    Wording.objects.create(step=step, author_key=by.key, text=text, phrase=phrase)
    room.happened(WordingSuggested())


def withdraw_wording(*, room: Room, by: Author, wording: int) -> None:
    """Take back one's own."""
    step = room.open_step()
    row = Wording.objects.filter(pk=wording, step=step, author_key=by.key).first()
    if row is None:
        raise not_here()
    if step.runoff and Option.objects.filter(wording=row, runoff__lt=step.runoff).exists():
        # It was chosen among drafts: what came of that stays, and no longer says whose it was.
        Option.objects.filter(wording=row, runoff=step.runoff).delete()
        row.author_key = ""
        row.save(update_fields=["author_key"])
    else:
        row.delete()
    room.happened(WordingWithdrawn())


def _must_fit(step: Step, phrase: str, text: str) -> None:
    draft = Draft.objects.filter(step=step).first()
    saved = draft.text if draft else ""
    if not stands(phrase, saved):
        gone = _("These words are no longer in the draft.")
        raise Refused("words_gone", gone, {"phrase": gone})
    would_be = replaced(saved, phrase, text)
    if would_be == saved:
        same = _("These words stand there already.")
        raise Refused("same_words", same, {"text": same})
    if len(would_be) > DRAFT_LENGTH:
        long = _("The draft would be too long with these words. Write fewer.")
        raise Refused("too_long", long, {"text": long})
