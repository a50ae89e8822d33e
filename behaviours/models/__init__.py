from behaviours.models.team import Membership, Team

__all__ = ["Membership", "Team"]
