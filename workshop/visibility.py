"""Who sees what in which step. Pure; the read side asks here before it reads.

The phone rows are what any participant may see of the others. One's own words are always one's
own to see and do not pass through here.
"""

from workshop.enums import AudienceKind, Phase, StepKind, StepState, WorkshopState

PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN

_BEFORE_SHOWN = frozenset({Phase.WRITING, Phase.LOOKING})
_GATES = frozenset({Phase.LOOKING, Phase.CHECKING})
_SHOWN = frozenset({Phase.SHOWN, Phase.ADDING, Phase.ADDED, Phase.REVISING})
_SECOND_WAVE = frozenset({Phase.ADDING, Phase.CHECKING})
_BOARD = frozenset({Phase.SORTING, Phase.RESORTED})
_COUNTED = frozenset({Phase.COUNTED})
_ANSWERED = frozenset({Phase.REASONS, Phase.DECIDED})


def sees_cards(audience: AudienceKind, phase: str) -> bool:
    """The texts written in the current step; the console reads them once writing has closed."""
    if phase in _GATES:
        return audience == CONSOLE
    return phase in _SHOWN | _BOARD | {Phase.VOTING, Phase.COUNTED}


def lists_cards(phase: str) -> bool:
    """Whether the current step shows its cards as a list; later they lie on boards and papers."""
    return phase in _SHOWN


def shows_wave(phase: str, wave: int) -> bool:
    """Whether cards of this writing (0, or 1 for silent additions) are shown to everybody."""
    return phase == Phase.ADDED or (phase in _SHOWN and wave == 0)


def wave_of(phase: str) -> int:
    """Which cards are written, or looked through at the gate, in this phase."""
    return 1 if phase in _SECOND_WAVE else 0


def sees_hidden_cards(audience: AudienceKind, phase: str) -> bool:
    """Cards kept back at the gate: the facilitator alone, and only there."""
    return audience == CONSOLE and phase in _GATES


def sees_progress(audience: AudienceKind, kind: str, phase: str) -> bool:
    """How many have answered so far, as a total and never who. The console alone.

    A count on phones or wall tells people how fast the others are, and hurries them.
    """
    return audience == CONSOLE and phase in {
        Phase.WRITING,
        Phase.LOOKING,
        Phase.ANSWERING,
        Phase.ADDING,
        Phase.CHECKING,
        Phase.JUDGING,
        Phase.RESORTING,
        Phase.VOTING,
        Phase.CHOOSING,
        Phase.TESTING,
        Phase.REACTING,
        Phase.RECALLING,
    }


def sees_asked(kind: str, phase: str) -> bool:
    """The words of a calibration or the customer cases: everybody, and not before they are put."""
    return kind in {StepKind.CALIBRATE, StepKind.CASES} and phase == Phase.ANSWERING


def sees_estimates(kind: str, phase: str) -> bool:
    """Everybody's own numbers, without names, in the same moment for all."""
    return kind == StepKind.CALIBRATE and phase == Phase.SHOWN


def sees_case_answers(kind: str, phase: str) -> bool:
    """How many chose each answer to the cases, now and the first time."""
    return kind == StepKind.CASES and phase == Phase.SHOWN


def sees_case_details(audience: AudienceKind) -> bool:
    """The indices of agreement behind the counts, and what roles answered."""
    return audience == CONSOLE


def sees_board(audience: AudienceKind, phase: str) -> bool:
    return phase in _BOARD


def sees_suggestion(audience: AudienceKind, phase: str) -> bool:
    """Themes suggested from people's taps or from the texts: a proposal to the facilitator."""
    return audience == CONSOLE and phase in {Phase.JUDGING} | _BOARD


def sees_starters(audience: AudienceKind, kind: str, phase: str) -> bool:
    """Starter behaviours, beside the board of one's own: never while people write."""
    return kind == StepKind.BEHAVIOURS and audience != SCREEN and phase in _BOARD


def sees_rereading(kind: str, phase: str) -> bool:
    """How others read the behaviours, once the blind sorting is closed: everybody at once."""
    return kind == StepKind.BEHAVIOURS and phase in {Phase.RESORTED, Phase.VOTING}


def sees_incidents(audience: AudienceKind) -> bool:
    """What somebody did and what came of it: to open on phones and console, never on the wall."""
    return audience != SCREEN


def sees_pairs(kind: str, phase: str) -> bool:
    """Leaders' behaviours beside the customer's that they mirror; on the board the card says it."""
    if kind == StepKind.CLOSE:
        return phase == Phase.OPEN
    return kind == StepKind.BEHAVIOURS and phase in _COUNTED


def sees_history(audience: AudienceKind, phase: str) -> bool:
    """All that was done on the board, to go back behind it; the newest changes are everybody's."""
    return audience == CONSOLE and phase in _BOARD


def sees_vote_themes(audience: AudienceKind, kind: str, phase: str) -> bool:
    """The themes with their cards after the vote on them, to merge, split or rename."""
    return audience == CONSOLE and kind == StepKind.VOTE and phase in _COUNTED


def sees_tally(audience: AudienceKind, phase: str) -> bool:
    return phase in _COUNTED


def sees_options(audience: AudienceKind, phase: str) -> bool:
    return phase == Phase.VOTING


def sees_draft(audience: AudienceKind, kind: str, phase: str) -> bool:
    """The draft as last saved; while people react they see the round's own text instead."""
    return kind == StepKind.AGREE and (audience == CONSOLE or phase == Phase.DRAFTING)


def sees_wordings(audience: AudienceKind, kind: str, phase: str) -> bool:
    """Suggested wordings go to whoever writes the draft, without names."""
    return kind == StepKind.AGREE and audience == CONSOLE


def sees_coverage(kind: str, phase: str) -> bool:
    """Which themes the saved draft says; everybody alike, beside the draft and once it is decided.

    While people react they read the text alone.
    """
    return kind == StepKind.AGREE and phase in {Phase.DRAFTING, Phase.DECIDED}


def sees_ties(audience: AudienceKind, kind: str, phase: str) -> bool:
    """Every tie, those whose words are gone too, and ties to suggest: whoever writes the draft."""
    return audience == CONSOLE and kind == StepKind.AGREE and phase == Phase.DRAFTING


def sees_limits(kind: str, phase: str) -> bool:
    """What no wording can change: before one writes, and before one answers."""
    if kind == StepKind.BEHAVIOURS:
        return phase == Phase.WRITING
    return kind == StepKind.AGREE and phase in {Phase.DRAFTING, Phase.CHOOSING, Phase.REACTING}


def told_to_speak_last(kind: str, phase: str) -> bool:
    """When a leader reads on their own phone, and nobody else anywhere, that they speak last."""
    return kind == StepKind.AGREE and phase in {Phase.DRAFTING, Phase.REASONS}


def sees_offers(audience: AudienceKind, kind: str, phase: str) -> bool:
    """Which drafts will be chosen among: whoever offers them, until the choice is opened."""
    return audience == CONSOLE and kind == StepKind.AGREE and phase == Phase.DRAFTING


def sees_drafts_offered(phase: str) -> bool:
    """The drafts that are chosen among, without names: everybody alike, and no counts."""
    return phase == Phase.CHOOSING


def sees_choice(phase: str) -> bool:
    """How many approve of each draft, once the choice is closed."""
    return phase == Phase.CHOSEN


def sees_level(audience: AudienceKind, kind: str, phase: str) -> bool:
    """Drafts that were level with the one put to consent: whoever may put them as well."""
    return audience == CONSOLE and kind == StepKind.AGREE and phase == Phase.REASONS


def sees_open_understanding(audience: AudienceKind, phase: str) -> bool:
    """Questions while the round runs: the facilitator owes the answer and must read them."""
    return phase in _ANSWERED or (audience == CONSOLE and phase == Phase.REACTING)


def sees_case_test(kind: str, phase: str) -> bool:
    """The draft above the cases it is tried on: everybody, while it is tried; no verdict yet."""
    return kind == StepKind.AGREE and phase == Phase.TESTING


def sees_verdicts(audience: AudienceKind, kind: str, phase: str) -> bool:
    """What a closed test came to, in plain counts; afterwards it stands beside the draft.

    The big screen has it once, when it is closed.
    """
    if kind != StepKind.AGREE:
        return False
    beside = phase == Phase.REACTING and audience != SCREEN
    return phase == Phase.TESTED or beside or (phase == Phase.DRAFTING and audience == CONSOLE)


def sees_reactions(audience: AudienceKind, phase: str) -> bool:
    """Tally and reasons of a consent round, once it is closed."""
    return phase in _ANSWERED


def sees_script(audience: AudienceKind) -> bool:
    """What the facilitator has to say."""
    return audience == CONSOLE


def sees_notes(audience: AudienceKind) -> bool:
    """The facilitator's own notes, and how far the workshop is from its plan."""
    return audience == CONSOLE


def sees_nothing(audience: AudienceKind, *, blank: bool) -> bool:
    """A big screen that is blank: what it would show is in no page and no frame of it."""
    return blank and audience == SCREEN


def sees_readiness(audience: AudienceKind) -> bool:
    """How many have tapped "Ready", as a total: a count on phones would hurry those who write."""
    return audience == CONSOLE


def sees_people(audience: AudienceKind) -> bool:
    """Names of those who joined, who is connected, and who leads the team."""
    return audience == CONSOLE


def sees_changed_lines(kind: str, phase: str) -> bool:
    """The changed lines of a draft while people answer: everybody, and no answer of anybody."""
    return kind == StepKind.CHANGES and phase == Phase.REACTING


def sees_line_answers(kind: str, phase: str) -> bool:
    """How many said what of each line, and the reasons without names: everybody at once."""
    return kind == StepKind.CHANGES and phase in {Phase.SHOWN, Phase.DECIDED}


def sees_agreed_lines(kind: str, phase: str) -> bool:
    """What the lines came to, once more at the close."""
    return kind == StepKind.CLOSE and phase == Phase.OPEN


def sees_questions(audience: AudienceKind, kind: str) -> bool:
    return kind in {StepKind.QUESTIONS, StepKind.CLOSE}


def sees_definition(kind: str, phase: str) -> bool:
    """The sentence and what else was decided: nobody, while people tell it in their own words,
    nor while one that is kept back is put right."""
    return not (kind == StepKind.CLOSE and phase in {Phase.RECALLING, Phase.LOOKING})


def sees_recalled(kind: str, phase: str) -> bool:
    """What people told in their own words, without names, in the same moment for all."""
    return kind == StepKind.CLOSE and phase == Phase.RECALLED


def sees_recalled_details(audience: AudienceKind) -> bool:
    """How much the explanations' themes are the same, as an index."""
    return audience == CONSOLE


def sees_review(kind: str, phase: str) -> bool:
    """When the team looks at the result again."""
    return kind == StepKind.CLOSE and phase == Phase.OPEN


def sees_report(state: str, kind: str, phase: str) -> bool:
    """The report of the whole workshop: from the last phase of the close on."""
    return state == WorkshopState.FINISHED or (kind == StepKind.CLOSE and phase == Phase.OPEN)


def sees_own_verbs(audience: AudienceKind, kind: str, phase: str) -> bool:
    """The team's list of verbs: the facilitator, and not while a new one would tell of a card."""
    open_to = {Phase.LOOKING, Phase.SORTING, Phase.RESORTED, Phase.OPEN}
    return audience == CONSOLE and kind in {StepKind.BEHAVIOURS, StepKind.HOW} and phase in open_to


def sees_revised(audience: AudienceKind, phase: str) -> bool:
    """How many definitions have been revised so far, as a total; the new words come later."""
    return audience == CONSOLE and phase == Phase.REVISING


def sees_hows(audience: AudienceKind, kind: str) -> bool:
    """How the chosen behaviours are carried out: everybody, while it is written and after."""
    return kind == StepKind.HOW


def sees_non_examples(kind: str, state: str, phase: str) -> bool:
    """Whether the cards of a step of this kind may lie under themes as what they are not."""
    return kind == StepKind.CHALLENGE and (
        state == StepState.DONE or phase in {Phase.SHOWN, Phase.REVISING}
    )


def may_see_reference(audience: AudienceKind, phase: str, *, own_first: bool, shown: bool) -> bool:
    """The reference definition: after the drafts of one's own, and for all when it is opened."""
    return phase == Phase.DRAFTING and own_first and (audience == CONSOLE or shown)
