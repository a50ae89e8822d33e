from behaviours.models.behaviour import Behaviour, BehaviourInMedium
from behaviours.models.catalogue import Catalogue, CodeSeries
from behaviours.models.erasure import Erasure, LiftedGuard
from behaviours.models.invitation import Invitation
from behaviours.models.provenance import Provenance
from behaviours.models.question import Question
from behaviours.models.removal import Removal
from behaviours.models.team import Membership, Team
from behaviours.models.version import Version

__all__ = [
    "Behaviour",
    "BehaviourInMedium",
    "Catalogue",
    "CodeSeries",
    "Erasure",
    "Invitation",
    "LiftedGuard",
    "Membership",
    "Provenance",
    "Question",
    "Removal",
    "Team",
    "Version",
]
