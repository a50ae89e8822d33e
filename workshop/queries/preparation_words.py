"""What is said of a preparation: its questions, its reasons, and what its advice tells."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GROUPS: Mapping[str, Promise] = {
    "task": _("The task"),
    "organisation": _("The organisation"),
    "leader": _("The leader"),
}
QUESTIONS: Mapping[str, Promise] = {
    "goal": _("Is the goal of the workshop realistic?"),
    "weight": _("How much does it weigh beside everything else people have to do?"),
    "stake": _("What is at stake if nothing comes of it?"),
    "newness": _("How new is the team, or the company?"),
    "posts": _("Are all positions filled?"),
    "economy": _("How is the company doing economically?"),
    "plan": _("Do people know the strategy and the plan?"),
    "own": _("How often have you led something like this yourself?"),
    "habit": _("What do you fall back to when it gets hard?"),
    "staff": _("How able are the people in this, and how engaged?"),
}
NOTES: Mapping[str, Promise] = {
    "goal": _("Note on the goal"),
    "weight": _("Note on its weight"),
    "stake": _("Note on what is at stake"),
    "newness": _("Note on how new it is"),
    "posts": _("Note on the positions"),
    "economy": _("Note on the economy"),
    "plan": _("Note on strategy and plan"),
    "own": _("Note on your experience"),
    "habit": _("Note on your habit"),
    "staff": _("Note on the people"),
}
# Only where one question asks for two choices; else the question itself is the label.
CHOICES: Mapping[str, Promise] = {"knows": _("They know how"), "drive": _("They want to")}
ANSWERS: Mapping[tuple[str, str], Promise] = {
    ("goal", "within_reach"): _("Yes, it is within reach"),
    ("goal", "stretch"): _("It is a stretch"),
    ("goal", "out_of_reach"): _("Not as things stand"),
    ("goal", "unknown"): _("I do not know yet"),
    ("weight", "first"): _("It comes first"),
    ("weight", "among_others"): _("It is one of several things"),
    ("weight", "behind"): _("It stands behind the rest"),
    ("stake", "little"): _("Little: we try again"),
    ("stake", "some"): _("Some trouble"),
    ("stake", "high"): _("Much: safety, the law, or customers we would lose"),
    ("newness", "new"): _("New, less than a year"),
    ("newness", "changing"): _("Older, and changing a lot"),
    ("newness", "settled"): _("Settled"),
    ("posts", "filled"): _("Yes, all of them"),
    ("posts", "some_empty"): _("Some are empty"),
    ("posts", "many_empty"): _("Many are empty"),
    ("economy", "well"): _("Well"),
    ("economy", "even"): _("Neither well nor badly"),
    ("economy", "tight"): _("Money is tight"),
    ("plan", "most"): _("Most do"),
    ("plan", "some"): _("Some do"),
    ("plan", "few"): _("Few do, or there is none"),
    ("own", "often"): _("Often"),
    ("own", "sometimes"): _("Sometimes"),
    ("own", "never"): _("Never"),
    ("habit", "instruct"): _("I tell people what to do"),
    ("habit", "support"): _("I ask, listen and let them try"),
    ("habit", "both"): _("Some of both"),
    ("habit", "unknown"): _("I do not know"),
    ("knows", "new"): _("It is new to them"),
    ("knows", "some"): _("They have some practice"),
    ("knows", "well"): _("They know it well"),
    ("drive", "low"): _("Hardly anybody"),
    ("drive", "mixed"): _("Some do, or it comes and goes"),
    ("drive", "high"): _("Most do"),
}
STYLES: Mapping[str, Promise] = {
    "instruct": _("Instruct"),
    "support": _("Support"),
    "both": pgettext_lazy("leading", "Both"),
}
ABOUT: Mapping[str, Promise] = {
    "instruct": _("Say what is fixed, show how it is done, and let people say it back."),
    "support": _("Ask, listen, speak last, and help people find their own way to do it."),
    "both": _("Show the way where it is new, and ask and listen where people hesitate."),
}
BECAUSE: Mapping[tuple[str, str], Promise] = {
    ("knows", "new"): _("it is new to the people, who then want to be shown"),
    ("knows", "some"): _("people have only some practice in it"),
    ("stake", "high"): _("much is at stake"),
    ("newness", "new"): _("the team or company is new, and has few habits to go by"),
    ("plan", "few"): _("few know the strategy and the plan"),
    ("drive", "low"): _("hardly anybody is engaged, and being told more seldom changes that"),
    ("drive", "mixed"): _("engagement is mixed"),
    ("goal", "stretch"): _("the goal is a stretch"),
    ("goal", "out_of_reach"): _("the goal is out of reach as things stand"),
    ("weight", "behind"): _("it stands behind the rest of what people have to do"),
    ("posts", "many_empty"): _("many positions are empty, so people carry more"),
    ("economy", "tight"): _("money is tight, and people may worry"),
    ("own", "never"): _("you have not led this before, and need their eyes too"),
}
# Put into the notes as they stand, in the workshop's language.
ADVICE: Mapping[str, Promise] = {
    "limits": _("Say the limits first: what the law, the mandate and you have settled already."),
    "example": _("Show one example yourself before the others write."),
    "say_back": _("Let people say back in their own words what they will do."),
    "last": _("Write like everybody else, and speak last."),
    "harm": _("Ask for cases in which it went wrong, and thank for each of them."),
    "needs": _("Ask what people need from you so that they can do it."),
    "goal": _("Say openly which part of the goal is out of reach now, and which is not."),
    "weight": _("Say what people may leave undone for this."),
    "economy": _("Say what a promise to customers may cost, and what it may not."),
    "plan": _("Say in two sentences where the company is going, and why this matters for it."),
    "own": _("Bring somebody who has done this, and let them show it."),
    "more_how": _("Take more time for how it is done."),
    "more_challenge": _("Take more time for the cases that went wrong."),
    "more_agree": _("Take more time for agreeing on the text."),
}
