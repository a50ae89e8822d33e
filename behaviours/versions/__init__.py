"""The commands on versions: hand over, open a draft, edit, publish, and the comparison of two.

Every command is a keyword-only function in one transaction; it checks who may, and raises
`Refused` for what cannot be done.
"""

from behaviours.queries.comparing import compare, content_of
from behaviours.versions.definition import edit_definition
from behaviours.versions.drafts import discard_draft, open_draft
from behaviours.versions.entries import (
    add_behaviour,
    add_question,
    edit_behaviour,
    edit_question,
    remove_entry,
)
from behaviours.versions.handover import receive_outcome
from behaviours.versions.moving import move_entry
from behaviours.versions.publishing import publish
from behaviours.versions.standing import go_on_from_trial, restore, withdraw
from behaviours.versions.translating import translate

__all__ = [
    "add_behaviour",
    "add_question",
    "compare",
    "content_of",
    "discard_draft",
    "edit_behaviour",
    "edit_definition",
    "edit_question",
    "go_on_from_trial",
    "move_entry",
    "open_draft",
    "publish",
    "receive_outcome",
    "remove_entry",
    "restore",
    "translate",
    "withdraw",
]
