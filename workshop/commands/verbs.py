"""The team's own verbs: actions that our lists do not have. Hints know them from then on."""

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.real import must_be_real
from workshop.commands.room import Room, not_here
from workshop.events import OwnVerbsChanged
from workshop.exceptions import Refused
from workshop.method.wording import problem_of, word_in
from workshop.models import OwnVerb

VERBS_A_TEAM = 200


def add_verb(*, room: Room, by: Author | Named, verb: str) -> dict[str, str]:
    """Nothing is kept of who added it. What the team has already is added no second time.

    The list is the team's, so a rehearsal adds nothing to it: Refused("rehearsal").
    """
    must_be_real(room.workshop)
    word, language = word_in(verb), room.workshop.language
    sentence = {
        "none": _("Give a verb: what somebody does."),
        "several": _("Give one word only."),
        "inner": _("Nobody can see or hear this, so it cannot be on the list."),
        "trait": _("This says how somebody is, so it cannot be on the list."),
    }.get(problem_of(verb, language), "")
    if sentence:
        raise Refused("no_verb", sentence, {"verb": sentence})
    listed = OwnVerb.objects.filter(team=room.workshop.team_id, language=language)
    if not listed.filter(verb=word).exists():
        if listed.count() >= VERBS_A_TEAM:
            raise Refused(
                "too_many_verbs",
                _("The team’s list is full. The facilitator can take verbs off it."),
            )
        OwnVerb.objects.create(team_id=room.workshop.team_id, language=language, verb=word)
        room.happened(OwnVerbsChanged())
    return {"verb": word}


def remove_verb(*, room: Room, by: Named, verb: int) -> None:
    """Raises Refused("rehearsal") in one."""
    must_be_real(room.workshop)
    gone, _rows = OwnVerb.objects.filter(
        pk=verb, team=room.workshop.team_id, language=room.workshop.language
    ).delete()
    if not gone:
        raise not_here()
    room.happened(OwnVerbsChanged())
