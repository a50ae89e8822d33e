"""What happens here that others may listen to. Sent after the change is committed."""

from django.dispatch import Signal

# team_id: int, user_id: int. Somebody left a team, was removed from it or facilitates there no
# more: whatever they still have open there must end.
member_removed = Signal()
