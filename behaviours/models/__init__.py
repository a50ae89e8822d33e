from behaviours.models.acknowledgement import Acknowledgement
from behaviours.models.behaviour import Behaviour, BehaviourInMedium
from behaviours.models.catalogue import Catalogue, CodeSeries
from behaviours.models.edit import Edit
from behaviours.models.erasure import Erasure, LiftedGuard
from behaviours.models.guidance import Guidance
from behaviours.models.invitation import Invitation
from behaviours.models.line_consent import LineConsent
from behaviours.models.provenance import Provenance
from behaviours.models.question import Question
from behaviours.models.remark import Remark
from behaviours.models.removal import Removal
from behaviours.models.review import Review
from behaviours.models.search import SearchLine, SearchVocabulary
from behaviours.models.team import Membership, Team
from behaviours.models.translation import Translation
from behaviours.models.version import Version
from behaviours.models.withdrawal import Withdrawal

__all__ = [
    "Acknowledgement",
    "Behaviour",
    "BehaviourInMedium",
    "Catalogue",
    "CodeSeries",
    "Edit",
    "Erasure",
    "Guidance",
    "Invitation",
    "LiftedGuard",
    "LineConsent",
    "Membership",
    "Provenance",
    "Question",
    "Remark",
    "Removal",
    "Review",
    "SearchLine",
    "SearchVocabulary",
    "Team",
    "Translation",
    "Version",
    "Withdrawal",
]
