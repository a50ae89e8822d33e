"""A catalogue of more than 150 lines in each language, made for being searched.

It has the starters' lines and those of lines_*.txt: id | title | when | what we do | how it sounds.
"""

from pathlib import Path

from behaviours.codes import prefix_from, question_prefix
from behaviours.enums import Size
from behaviours.models import Behaviour, Question, Team, Version
from behaviours.queries.searching import search_page
from behaviours.versions import open_draft, publish
from behaviours.versions.arriving import title_from
from tests.behaviours.factories import make_manager, make_team
from tests.behaviours.searched.queries import read, typed_code
from workshop import starter

LANGUAGES = ("en", "nb", "sv")
_HERE = Path(__file__).parent


def searched_version(language: str, *, team: Team | None = None, more: int = 0) -> dict[str, str]:
    """Publishes it, with `more` lines said again in other words; id → code."""
    team = team or make_team(f"Searched {language}", language=language)
    by = make_manager(team)
    draft = open_draft(team=team, by=by)
    draft.term, draft.definition = _TERMS[language]
    draft.save()
    codes = _write(draft, language, more)
    publish(version=draft, by=by, change_note="First.", size=Size.MAJOR)
    return codes


_TERMS = {
    "en": ("service-minded", "We understand the need before we suggest a solution."),
    "nb": ("serviceinnstilt", "Vi forstår behovet før vi foreslår en løsning."),
    "sv": ("serviceinriktad", "Vi förstår behovet innan vi föreslår en lösning."),
}


def _write(draft: Version, language: str, more: int) -> dict[str, str]:
    codes: dict[str, str] = {}
    behaviours: list[Behaviour] = []
    questions: list[Question] = []
    counted: dict[str, int] = {}

    def code(name: str, prefix: str) -> str:
        counted[prefix] = counted.get(prefix, 0) + 1
        codes[name] = f"{prefix}-{counted[prefix]:02d}"
        return codes[name]

    for each in starter.behaviours(language):
        title = title_from(each.text)
        behaviours.append(
            Behaviour(
                version=draft,
                code=code(each.id, prefix_from(each.theme or title)),
                title=title,
                situation=each.situation,
                text=each.text,
                example=each.example,
                non_example=each.non_example,
                audience=each.audience,
                theme=each.theme,
            )
        )
    for line in (_HERE / f"lines_{language}.txt").read_text(encoding="utf-8").splitlines():
        name, title, situation, text, example = map(str.strip, line.split("|"))
        behaviours.append(
            Behaviour(
                version=draft,
                code=code(name, prefix_from(title)),
                title=title,
                situation=situation,
                text=text,
                example=example,
            )
        )
    for asked in starter.questions(language):
        questions.append(
            Question(
                version=draft,
                code=code(asked.id, question_prefix(language)),
                wording=asked.wording,
                form=asked.form,
                stage=asked.stage,
                decides=asked.decides,
                purpose=asked.purpose,
                stop=asked.stop,
            )
        )
    behaviours += [_again(behaviours, number, draft) for number in range(more)]
    for place, behaviour in enumerate(behaviours):
        behaviour.position = place
    for place, question in enumerate(questions):
        question.position = place
    Behaviour.objects.bulk_create(behaviours)
    Question.objects.bulk_create(questions)
    return codes


def _again(lines: list[Behaviour], number: int, draft: Version) -> Behaviour:
    """A line of others' halves and three new words: so a vocabulary grows as a real one does."""
    one, two = lines[number % 88], lines[(number * 7 + 31) % 88]
    words = sorted({word for line in lines[:88] for word in line.text.split() if word.isalpha()})
    heads = (number * 3 % len(words), number * 5 % len(words), number * 11 % len(words))
    tails = (number // 3 % len(words), number // 2 % len(words), number // 5 % len(words))
    made = [f"{words[a]}{words[b].lower()}" for a, b in zip(heads, tails, strict=True)]
    return Behaviour(
        version=draft,
        code=f"ZZZ-{number + 1:02d}",
        title=f"{two.title.split(' ')[0]} {' '.join(one.title.split(' ')[1:])} {number + 1}"[:120],
        situation=two.situation,
        text=f"{one.text} {' '.join(made)}"[:400],
        example=two.example,
        non_example=one.example,
    )


def places(language: str, queries: str, codes: dict[str, str]) -> dict[str, int]:
    """What is typed → the place of the line that is looked for, from 1; 0 if it is not found."""
    version = Version.objects.get(catalogue__team__name=f"Searched {language}")
    found: dict[str, int] = {}
    for why, typed, wanted in read(queries):
        asked = typed_code(codes[wanted], typed) if why == "code" else typed
        answers = [each.code for each in search_page(version, "1.0", asked).found]
        found[f"{asked} → {wanted}"] = (
            answers.index(codes[wanted]) + 1 if codes[wanted] in answers else 0
        )
    return found


def recall(placed: dict[str, int], at: int = 5) -> float:
    return sum(0 < place <= at for place in placed.values()) / len(placed)
