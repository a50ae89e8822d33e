"""Versions that say everything there is to say, and files made of them."""

from typing import Any

from hypothesis import strategies as some

from behaviours.content import (
    BehaviourWords,
    Content,
    Entry,
    MediumWords,
    QuestionWords,
    Translated,
    words_hash,
)
from behaviours.document import Consent, Document, LineSource, Snapshot
from behaviours.enums import Audience, Medium, Purpose, QuestionForm, Stage, Status
from behaviours.exports.json_file import dumped, plain_document
from behaviours.exports.translated import translated_limits
from behaviours.models import Version
from behaviours.outcome import ConsentOnLine, outcome_to_json
from behaviours.plain import to_plain
from behaviours.queries.documents import document_of
from tests.behaviours.factories import make_outcome

# What a text may hold: any letters and signs, tabs and line ends, but nothing that cannot be shown.
_LETTERS = some.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
_SIGNS = some.sampled_from(list("=+-@\t\n'\"\\,;:*_#>[]()|`~&<$.!1 åØß"))


def words(limit: int, *, needed: bool = False) -> some.SearchStrategy[str]:
    text = some.text(some.one_of(_SIGNS, _LETTERS), min_size=int(needed), max_size=min(limit, 30))
    return text.filter(lambda found: bool(found.strip())) if needed else text


def whole_documents() -> some.SearchStrategy[Document]:
    return some.composite(_document)()


def _document(draw: Any) -> Document:
    codes = [f"LYT-{number:02d}" for number in range(1, draw(some.integers(1, 5)))]
    asked = [f"SP-{number:02d}" for number in range(1, draw(some.integers(1, 5)))]
    behaviours = tuple(
        Entry(code, draw(_behaviours(codes, code))) for code in draw(some.permutations(codes))
    )
    questions = tuple(
        Entry(code, draw(_questions(codes, asked[:place]))) for place, code in enumerate(asked)
    )
    content = Content(
        language="nb",
        term=draw(words(120)),
        definition=draw(words(1200)),
        definition_why=draw(words(600)),
        status=draw(some.sampled_from(Status.values)),
        behaviours=behaviours,
        questions=questions,
        removals=draw(some.sampled_from([(), (("BOR-07", "Too vague."),)])),
        review_on=draw(some.sampled_from(["", "2027-05-17"])),
        trial_ends_on=draw(some.sampled_from(["", "2027-02-01"])),
        translations=tuple(
            sorted(
                (
                    draw(_translations(language, entry))
                    for language in draw(some.sampled_from([(), ("sv",), ("en", "sv")]))
                    for entry in (*behaviours, *questions)
                ),
                key=lambda each: (each.language, each.code),
            )
        ),
    )
    if content.removals:
        replacements = (("BOR-07", codes[0]),) if codes else ()
        content = Content(**{**content.__dict__, "replacements": replacements})
    outcome = outcome_to_json(make_outcome())
    return Document(
        content=content,
        definition_workshop=draw(some.sampled_from(["", "w1"])),
        lines=tuple(LineSource(code, "w1", f"k{code}") for code in sorted(codes)),
        workshops=(Snapshot("w1", outcome),),
        consents=tuple(_consent(entry) for entry in sorted(behaviours, key=lambda e: e.code)),
    )


def _consent(entry: Entry) -> Consent:
    said = ConsentOnLine("About the draft", "2026-12-01", 8, 7, 1, (("Too long", "Shorter"),))
    return Consent(entry.code, "w2", words_hash(entry.words), to_plain(said))


def _behaviours(codes: list[str], own: str) -> some.SearchStrategy[BehaviourWords]:
    others = ["", *(code for code in codes if code != own)]
    return some.builds(
        BehaviourWords,
        title=words(120, needed=True),
        situation=words(400),
        text=words(400, needed=True),
        how=words(1200),
        example=words(600),
        non_example=words(600),
        theme=words(120),
        why=words(600),
        audience=some.sampled_from(Audience.values),
        mirrors_code=some.sampled_from(others),
        mandate=words(400),
        seen=some.booleans(),
        considered=some.booleans(),
        media=some.sets(some.sampled_from(Medium.values)).flatmap(
            lambda media: some.tuples(
                *(
                    some.builds(MediumWords, some.just(medium), words(600, needed=True), words(600))
                    for medium in Medium.values
                    if medium in media
                )
            )
        ),
        links=words(1200),
    )


def _questions(codes: list[str], above: list[str]) -> some.SearchStrategy[QuestionWords]:
    after = some.sampled_from(above) if above else some.just("")
    return some.builds(
        QuestionWords,
        wording=words(400, needed=True),
        form=some.sampled_from(QuestionForm.values),
        stage=some.sampled_from(Stage.values),
        decides=words(400),
        behaviour_code=some.sampled_from(["", *codes]),
        why=words(600),
        purpose=some.sampled_from(Purpose.values),
        after_code=after,
        after_answer=words(400) if above else some.just(""),
        stop=words(400),
    )


def _translations(language: str, entry: Entry) -> some.SearchStrategy[Translated]:
    names = list(translated_limits(type(entry.words)))
    older = some.sampled_from([words_hash(entry.words), "0" * 64])
    said = some.dictionaries(
        some.sampled_from(names), words(100, needed=True), min_size=1, max_size=3
    )
    return some.builds(
        lambda texts, source: Translated(
            language, entry.code, tuple(sorted(texts.items())), source
        ),
        said,
        older,
    )


def as_file(document: Document) -> str:
    """A file that names no version it was taken from."""
    return dumped({**plain_document(document), "format": "samsyn-catalogue", "edition": 1})


def shared_part(version: Version) -> str:
    """What two catalogues that say the same have in common, byte for byte."""
    return dumped(plain_document(document_of(version)))
