"""What simulated participants do in each step and phase: the table."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from workshop import steps
from workshop.enums import Phase, StepKind
from workshop.rehearsal import afterwards, answering, boards, deciding, writing
from workshop.rehearsal.stage import Round, Script, Stage

K, P = StepKind, Phase
SCRIPTS: Final[Mapping[tuple[StepKind, Phase], Script]] = {
    (K.CHANGES, P.REACTING): answering.react_to_lines,
    (K.CALIBRATE, P.ANSWERING): answering.estimate,
    (K.CASES, P.ANSWERING): answering.answer_cases,
    (K.WRITE, P.WRITING): writing.write,
    (K.WRITE, P.LOOKING): writing.put_right,
    (K.WRITE, P.SHOWN): writing.claim,
    (K.WRITE, P.ADDING): writing.write,
    (K.WRITE, P.CHECKING): writing.put_right,
    (K.WRITE, P.ADDED): writing.claim,
    (K.CLUSTER, P.JUDGING): boards.judge,
    (K.CLUSTER, P.SORTING): boards.sort,
    (K.CHALLENGE, P.WRITING): writing.challenge,
    (K.CHALLENGE, P.LOOKING): writing.put_right,
    (K.CHALLENGE, P.SHOWN): boards.mark_against,
    (K.CHALLENGE, P.REVISING): writing.revise,
    (K.VOTE, P.VOTING): deciding.vote,
    (K.AGREE, P.DRAFTING): deciding.suggest,
    (K.AGREE, P.CHOOSING): deciding.approve,
    (K.AGREE, P.TESTING): deciding.try_on_cases,
    (K.AGREE, P.REACTING): deciding.react,
    (K.BEHAVIOURS, P.WRITING): writing.behave,
    (K.BEHAVIOURS, P.LOOKING): writing.put_right,
    (K.BEHAVIOURS, P.SORTING): boards.sort_behaviours,
    (K.BEHAVIOURS, P.RESORTING): boards.resort,
    (K.BEHAVIOURS, P.RESORTED): boards.sort_behaviours,
    (K.BEHAVIOURS, P.VOTING): deciding.vote,
    (K.HOW, P.OPEN): afterwards.tell_how,
    (K.QUESTIONS, P.OPEN): afterwards.ask,
    (K.CLOSE, P.RECALLING): writing.recall,
    (K.CLOSE, P.LOOKING): writing.put_right,
    (K.CLOSE, P.RECALLED): boards.tie_recalled,
    (K.CLOSE, P.OPEN): afterwards.plan,
}
# What people may do there too, and is left to the facilitator: it changes what was counted.
LEFT: Final = frozenset({(K.VOTE, P.COUNTED)})


def script_for(kind: str, phase: str) -> Script | None:
    """None where there is nothing to do but listen. Where one can, each says at last: ready."""
    script = SCRIPTS.get((StepKind(kind), Phase(phase))) if phase else None
    if script is None or not steps.permits(kind, phase, "ready.say"):
        return script
    return lambda stage: chain(script(stage), _ready(stage))


def _ready(stage: Stage) -> Iterator[Round]:
    yield [stage.by(n, "ready.say", ready="yes") for n in stage.everybody]
