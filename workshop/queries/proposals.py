"""What people would have instead of the draft: whole wordings, and changes to a phrase of it."""

from dataclasses import dataclass

from workshop.method.phrases import replaced, stands
from workshop.models import Draft, Step, Wording
from workshop.queries.consent import difference_between


@dataclass(frozen=True)
class Proposal:
    """`text` stands for the whole sentence, or in the place of `phrase`.

    `fits`: that phrase stands in the draft as it is saved now. `difference`: what it would change,
    as (kind, text); () where there is nothing to compare with, or where it does not fit.
    """

    id: str
    text: str
    phrase: str = ""
    fits: bool = True
    difference: tuple[tuple[str, str], ...] = ()


def proposals_of(step: Step) -> tuple[Proposal, ...]:
    """Without names, in the order of their random ids."""
    draft = Draft.objects.filter(step=step).first()
    saved = draft.text if draft else ""
    # Without the saved draft, which is a wording of nobody's while it is offered for choosing.
    rows = Wording.objects.filter(step=step).exclude(author_key="").order_by("pk")
    return tuple(_proposal(saved, *row) for row in rows.values_list("pk", "text", "phrase"))


def _proposal(saved: str, pk: int, text: str, phrase: str) -> Proposal:
    fits = not phrase or stands(phrase, saved)
    would_be = replaced(saved, phrase, text) if phrase else text
    difference = difference_between(saved, would_be) if saved and fits else ()
    return Proposal(str(pk), text, phrase, fits, difference)
