"""English."""

from workshop.rehearsal.words.shape import Words

WORDS = Words(
    people=("Amy", "Ben", "Clare", "Dev", "Ellen", "Femi", "Grace", "Harry", "Iris", "Jack",
            "Kate", "Leo", "Maya", "Noah", "Olive", "Priya", "Ruth", "Sam"),
    themes=(
        ("Find out what is needed", (
            "Asking one more question before I suggest anything.",
            "Letting people finish before I begin to solve it.",
            "Knowing what they have tried already.",
            "Saying back what I heard, and waiting for a yes.",
        )),
        ("Keep the case until it is done", (
            "The case is mine until somebody says that they have it.",
            "Calling back when I said I would, also without news.",
            "Writing it down so that a colleague can go on from there.",
            "Looking the next day whether it really works.",
        )),
        ("Say what happens next", (
            "We both know who does what when we hang up.",
            "Telling how long it takes, not what they hope for.",
            "Promising only what I can keep.",
            "Sending what we agreed in writing.",
        )),
        ("Say no well", (
            "A no with a reason is better than a maybe.",
            "Saying early what is not possible, and what is.",
            "Explaining a rule without hiding behind it.",
            "Bearing that somebody is disappointed.",
        )),
    ),
    doubles=(
        ("Asking one more question before I suggest anything.",
         "To ask once more before suggesting something."),
        ("Promising only what I can keep.", "Never promising more than I can keep."),
    ),
    long=(
        "When somebody calls for the third time about the same thing, it is not enough to be quick"
        " and friendly once more. Then I stop, read what has been done so far, say that I can see"
        " they have called before, and take the case to whoever can really settle it, even if that"
        " takes the rest of my morning and my other calls have to wait for a while.",
    ),
    challenges=(
        ("harm", "We kept saying “no problem” to a change, and the whole delivery came late."),
        ("no", "I said that we do not repair that model, and where they do."),
        ("harm", "I listened for half an hour and solved nothing; others waited in the queue."),
        ("no", "I told a customer that the cheaper one was enough for them."),
    ),
    revised="And saying no in time is part of it.",
    wordings=(
        "We find out what is needed, keep the case until it is done, and say what happens next.",
        "We ask before we answer, and we keep what we promise.",
        "Helping people on, also when the answer is no.",
    ),
    objection=(
        "That promises more than we can keep: some cases cannot be settled by us.",
        "Say until when, or who takes over.",
    ),
    reservation="A little long, but I can work by it.",
    question="Does that also hold when I put somebody through?",
    recalled=(
        "You find out what somebody needs before you do anything, and you stay with it.",
        "Ask first, keep what you promise, and tell people what comes next.",
        "It is about not letting go of a case until somebody has it.",
    ),
    plan=("somebody calls about the same thing again", "read what was done before I answer"),
    how=(
        "We notice that we want to answer before the other has finished.",
        "Everybody does this; above half an hour we ask the shift leader.",
        "Quiet enough to hear, and the last case on the screen.",
        "What the usual cases are called by those who call.",
        "“Have I understood you right if I say that …?” Then we wait.",
        "“You have been without it since Monday, and need it tomorrow?”",
        "“Yes, yes, it is the usual thing”, before they have finished.",
    ),
)  # fmt: skip
