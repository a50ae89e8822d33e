"""What happens here that others may listen to. Sent after the change is committed."""

from django.dispatch import Signal

# team_id: int, user_id: int. Somebody left a team or was removed from it: whatever they still
# have open there must end.
member_removed = Signal()
