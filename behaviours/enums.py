"""The closed lists of words in the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Status(models.TextChoices):
    """How the definition came to stand."""

    AGREED = "agreed", _("Agreed")
    TRIAL = "trial", _("On trial")
    LEADER = "leader", _("Decided by the leader")


class Audience(models.TextChoices):
    """Towards whom a behaviour is done, in the order readers see them."""

    CUSTOMER = "customer", _("Towards the customer")
    ONESELF = "oneself", _("Towards oneself")
    TEAM = "team", _("Leaders towards their team")


class Medium(models.TextChoices):
    """Where a customer is met."""

    FACE = "face", _("Face to face")
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail")
    CHAT = "chat", _("Chat")
    VIDEO = "video", _("Video")


class Purpose(models.TextChoices):
    """Which list a question belongs to."""

    DIALOGUE = "dialogue", _("Customer dialogue")
    MOTIVATION = "motivation", _("Motivation talk")


class QuestionForm(models.TextChoices):
    OPEN = "open", pgettext_lazy("question", "Open")
    CLOSED = "closed", pgettext_lazy("question", "Closed")
    CHOICE = "choice", pgettext_lazy("question", "Choice")
    # Older lists only: what a question follows is said by `after_code` now.
    FOLLOW_UP = "follow_up", pgettext_lazy("question", "Follow-up")


class Stage(models.TextChoices):
    """The stages of a dialogue, in their order."""

    OPEN = "open", _("Opening")
    EXPLORE = "explore", _("Exploring")
    CHECK = "check", _("Checking understanding")
    SOLVE = "solve", _("Solving")
    NEXT_STEP = "next_step", _("Agreeing on the next step")
    CLOSE = "close", _("Closing")


class Kind(models.TextChoices):
    """What an entry of the catalogue is; the word stands in addresses."""

    BEHAVIOUR = "behaviour", _("Behaviour")
    QUESTION = "question", _("Question")


class Size(models.TextChoices):
    """How much a new version asks of its readers: the publisher's answer."""

    MAJOR = "major", _("Yes, something is done in another way now")
    MINOR = "minor", _("No, it only says more clearly what we do already")
    PATCH = "patch", _("No, only spelling is corrected")


class RemarkKind(models.TextChoices):
    COMMENT = "comment", _("Comment")
    SUGGESTION = "suggestion", _("Suggested words")
    LESSON = "lesson", _("Lesson from a case")


class RemarkState(models.TextChoices):
    OPEN = "open", pgettext_lazy("remark", "Open")
    ACCEPTED = "accepted", pgettext_lazy("remark", "Accepted")
    RESOLVED = "resolved", pgettext_lazy("remark", "Resolved")


class Guiding(models.TextChoices):
    """How somebody is led: shown what to do, helped to find out, or some of both."""

    INSTRUCT = "instruct", _("Instruct")
    SUPPORT = "support", _("Support")
    BOTH = "both", pgettext_lazy("leading", "Both")
