"""What happens here that others may listen to. Sent after the change is committed."""

from django.dispatch import Signal

# team_id: int, user_id: int. Somebody left a team, was removed from it or facilitates there no
# more: whatever they still have open there must end.
member_removed = Signal()
# Asked, not told: how many workshops' words would be deleted at once if the team kept them for
# `days` (int). Sent with `team` (Team) and `days`; each receiver answers with a number.
keeping_asked = Signal()
