"""The fixed words of the workshop. A leaf: imports nothing of ours."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WorkshopState(TextChoices):
    READY = "ready", _("ready to start")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")


class StepKind(TextChoices):
    WELCOME = "welcome", _("Welcome")
    CHANGES = "changes", _("Consent on the changes")
    CALIBRATE = "calibrate", _("Calibrate a word")
    CASES = "cases", _("Customer cases")
    WRITE = "write", _("Write")
    CLUSTER = "cluster", _("Group into themes")
    CHALLENGE = "challenge", _("Challenge")
    VOTE = "vote", _("Dot vote")
    AGREE = "agree", _("Agree on one sentence")
    BEHAVIOURS = "behaviours", _("Behaviours")
    HOW = "how", _("How we do it")
    QUESTIONS = "questions", _("Question list")
    CLOSE = "close", _("Close")


class Way(TextChoices):
    """Whether a step is told to people, or talked over with them."""

    ONE = "one", _("One-way")
    TWO = "two", _("Two-way")


class StepState(TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("open")
    DONE = "done", _("done")


class Phase(TextChoices):
    """Where a step stands inside itself; which a kind has, and in what order, is in `steps`."""

    OPEN = "open", _("open")
    WRITING = "writing", _("writing")
    LOOKING = "looking", _("looking through")
    SHOWN = "shown", _("shown to everyone")
    ADDING = "adding", _("adding in silence")
    CHECKING = "checking", _("looking through again")
    ADDED = "added", _("all shown")
    ANSWERING = "answering", _("answering")
    REVISING = "revising", _("revising")
    JUDGING = "judging", _("sorting by everyone")
    SORTING = "sorting", _("grouping")
    RESORTING = "resorting", _("sorting again, blind")
    RESORTED = "resorted", _("sorted again")
    VOTING = "voting", _("voting")
    COUNTED = "counted", _("counted")
    DRAFTING = "drafting", _("drafting")
    CHOOSING = "choosing", _("choosing among drafts")
    CHOSEN = "chosen", _("draft chosen")
    TESTING = "testing", _("testing against cases")
    TESTED = "tested", _("tested")
    REACTING = "reacting", _("consent round")
    REASONS = "reasons", _("reasons")
    DECIDED = "decided", _("decided")
    RECALLING = "recalling", _("in one's own words")
    RECALLED = "recalled", _("own words shown")


class HideReason(TextChoices):
    RUDE = "rude", _("rude")
    NAMES_PERSON = "names_person", _("names a person")


class ChallengeKind(TextChoices):
    """What a card of a challenge tells (method, section 1)."""

    HARM = "harm", _("being kind did harm")
    NO = "no", _("a good no")


class JudgementKind(TextChoices):
    """What became of one sorting screen."""

    JUDGED = "judged"
    SKIPPED = "skipped"


class ReactionKind(TextChoices):
    AGREE = "agree", _("Agree")
    LIVE_WITH = "live_with", _("Can live with it")
    OBJECTION = "objection", _("Objection")
    UNDERSTAND = "understand", _("Need to understand")
    ABSTAIN = "abstain", _("Abstain")


class LineReactionKind(TextChoices):
    """What somebody says of one changed line; who leaves a line to the others says nothing."""

    AGREE = "agree", _("Agree")
    LIVE_WITH = "live_with", _("Can live with it")
    OBJECTION = "objection", _("Objection")
    UNDERSTAND = "understand", _("Need to understand")


class Settled(TextChoices):
    """What became of an objection to a line; "" until it is talked through."""

    INTEGRATED = "integrated", _("Met with new words")
    WITHDRAWN = "withdrawn", _("Withdrawn after talk")
    STANDS = "stands", _("Stands")


class DecisionKind(TextChoices):
    AGREED = "agreed", _("agreed")
    TRIAL = "trial", _("on trial")
    LEADER = "leader", _("decided by the leader")


class BallotsAfter(TextChoices):
    """What became of the ballots when a vote was reopened; every phone says so."""

    KEPT = "kept", _("kept")
    CLEARED = "cleared", _("cleared")


class Verdict(TextChoices):
    """Whether the text tells one what to do in a case."""

    TELLS = "tells", _("It tells me what to do")
    UNSURE = "unsure", _("Not sure")
    SILENT = "silent", _("It does not tell me")


class BehaviourAudience(TextChoices):
    """Towards whom a behaviour is done."""

    CUSTOMER = "customer", _("Towards the customer")
    ONESELF = "oneself", _("Towards oneself")
    TEAM = "team", _("Leaders towards their team")


class Medium(TextChoices):
    """Where a customer is met. (A channel is something else in the house: a line of frames.)"""

    FACE = "face", _("Face to face")
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail")
    CHAT = "chat", _("Chat")
    VIDEO = "video", _("Video")


class QuestionPurpose(TextChoices):
    """Which list a question belongs to."""

    DIALOGUE = "dialogue", _("Customer dialogue")
    MOTIVATION = "motivation", _("Motivation talk")


class QuestionForm(TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    CHOICE = "choice", _("choice")


class QuestionStage(TextChoices):
    """The stages of a customer dialogue (method, section 4)."""

    OPEN = "open", _("Open")
    EXPLORE = "explore", _("Explore")
    CHECK = "check", _("Check")
    SOLVE = "solve", _("Solve or explain a no")
    NEXT_STEP = "next_step", _("Agree next step")
    CLOSE = "close", _("Close")


class Pace(TextChoices):
    """How fast the simulated participants of a rehearsal act."""

    AT_ONCE = "at_once", _("At once")
    HUMAN = "human", _("At a human pace")


class AudienceKind(TextChoices):
    PHONE = "phone"
    CONSOLE = "console"
    SCREEN = "screen"
