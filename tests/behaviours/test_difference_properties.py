"""What holds for any two versions: nothing is lost between them, nothing is told twice."""

from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from behaviours.applying import apply_difference, unsaid
from behaviours.content import (
    BehaviourWords,
    Content,
    Entry,
    MediumWords,
    QuestionWords,
    Translated,
)
from behaviours.difference import ChangeKind, compare_contents
from behaviours.enums import Audience, Medium, Purpose, QuestionForm, Stage, Status
from behaviours.pieces import plain_words, same_words, without_markup, word_pieces
from behaviours.said import said

# Few words and many signs: changes of words and of markup alone are both frequent.
texts = st.one_of(
    st.text(alphabet='ab ,.-–…“"*_\n\xa0å😀', max_size=14),
    st.lists(
        st.sampled_from(["we", "listen", "then", "ask", "**ask**", "“ask”", '"ask"', "\n", " "]),
        max_size=6,
    ).map(" ".join),
    st.just(""),
)
days = st.sampled_from(["", "2027-01-31", "2027-06-30"])
CODES = [f"LYT-0{number}" for number in range(1, 5)]
ASKED = [f"SP-0{number}" for number in range(1, 3)]


def one_of(
    choices: type[Audience | Purpose | QuestionForm | Stage | Status],
) -> st.SearchStrategy[str]:
    return st.sampled_from([str(value) for value in choices.values])


@st.composite
def media(draw: st.DrawFn) -> tuple[MediumWords, ...]:
    kept = draw(st.sets(st.sampled_from(Medium.values), max_size=2))
    made = [
        MediumWords(str(each), draw(texts), draw(texts), draw(texts))
        for each in Medium.values
        if each in kept
    ]
    return tuple(each for each in made if not each.is_empty)


behaviours = st.builds(
    BehaviourWords,
    title=texts, situation=texts, text=texts, how=texts, example=texts, why=texts, links=texts,
    theme=st.sampled_from(["", "Listening", "Hearing out", "“Hearing” out", "Follow-up"]),
    audience=one_of(Audience), seen=st.booleans(), mandate=texts, media=media(),
)  # fmt: skip
questions = st.builds(
    QuestionWords,
    wording=texts, form=one_of(QuestionForm), stage=one_of(Stage), decides=texts, why=texts,
    behaviour_code=st.sampled_from(["", *CODES]), purpose=one_of(Purpose), stop=texts,
)  # fmt: skip


@st.composite
def contents(draw: st.DrawFn) -> Content:
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    asked = draw(st.lists(st.sampled_from(ASKED), unique=True))
    gone = sorted({*CODES, *ASKED} - {*codes, *asked})
    keys = draw(st.sets(st.tuples(st.sampled_from(["nb", "sv"]), st.sampled_from(["", *codes]))))
    return Content(
        language=draw(st.sampled_from(["en", "nb"])),
        term=draw(texts),
        definition=draw(texts),
        definition_why=draw(texts),
        status=draw(one_of(Status)),
        behaviours=tuple(Entry(code, draw(behaviours)) for code in codes),
        questions=tuple(Entry(code, draw(questions)) for code in asked),
        removals=tuple((code, draw(texts)) for code in gone if draw(st.booleans())),
        review_on=draw(days),
        trial_ends_on=draw(days),
        replacements=tuple(
            (code, draw(st.sampled_from(CODES))) for code in gone if draw(st.booleans())
        ),
        translations=tuple(
            Translated(*key, (("text", draw(texts)), ("title", draw(texts))), draw(texts))
            for key in sorted(keys)
        ),
    )


@st.composite
def revised(draw: st.DrawFn) -> tuple[Content, Content]:
    """Two versions near each other, as one made from the other is."""
    a, other = draw(contents()), draw(contents())
    kept = draw(st.permutations([e for e in a.behaviours if draw(st.booleans())]))
    held = {entry.code for entry in kept}
    more = [entry for entry in other.behaviours if entry.code not in held]
    themes = draw(st.dictionaries(st.sampled_from(["Listening", "Follow-up"]), texts))
    named = [
        replace(e, words=replace(e.words, theme=themes.get(e.words.theme, e.words.theme)))
        for e in kept
        if isinstance(e.words, BehaviourWords)
    ]
    lines = tuple(draw(st.permutations([*named, *more])))
    return a, replace(other, behaviours=lines)


# Two whole versions are long to make up, and a machine may have other work beside.
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
pairs = st.one_of(st.tuples(contents(), contents()), revised())


@unhurried
@given(contents())
def test_nothing_differs_from_itself(content: Content) -> None:
    same = compare_contents(content, content)
    assert same.is_empty
    assert len(same.unchanged) == len(content.behaviours) + len(content.questions)
    assert apply_difference(content, same) == content


@unhurried
@given(pairs)
def test_applying_a_difference_gives_the_other_version(both: tuple[Content, Content]) -> None:
    a, b = both
    assert apply_difference(a, compare_contents(a, b)) == b
    assert apply_difference(b, compare_contents(b, a)) == a


@unhurried
@given(pairs)
def test_an_empty_difference_hides_nothing_that_readers_see(both: tuple[Content, Content]) -> None:
    a, b = both
    same = replace(b, removals=a.removals, replacements=a.replacements)
    assert compare_contents(a, same).is_empty == (a == same)


@unhurried
@given(pairs)
def test_every_line_is_told_once(both: tuple[Content, Content]) -> None:
    a, b = both
    found = compare_contents(a, b)
    told = [(each.subject, each.code) for each in (*found.changes, *found.quiet) if each.code]
    told += [(each.subject, each.code) for each in found.unchanged]
    assert len(told) == len(set(told))
    renamed = {line.code for each in (*found.renames, *found.quiet) for line in each.lines}
    there = {entry.code for entry in (*a.behaviours, *b.behaviours, *a.questions, *b.questions)}
    assert {code for _subject, code in told} | renamed == there


@unhurried
@given(pairs)
def test_what_is_quiet_changes_no_word(both: tuple[Content, Content]) -> None:
    for change in compare_contents(*both).quiet:
        assert change.kind in {ChangeKind.CHANGED, ChangeKind.RENAMED}
        for each in change.fields:
            assert each.before != each.after
            assert plain_words(each.before) == plain_words(each.after)


@given(texts, texts)
@example("**a** b", "a b")
@example("- a\n- b", "a b")
@example("a.", "a,")
@example("é", "e\N{COMBINING ACUTE ACCENT}")
def test_the_pieces_give_both_texts(before: str, after: str) -> None:
    pieces = word_pieces(before, after)
    assert "".join(p.text for p in pieces if p.kind in {"del", "equal"}) == before
    assert "".join(p.text for p in pieces if p.kind in {"ins", "equal"}) == after
    assert all(p.text for p in pieces)
    assert same_words(before, after) == (plain_words(before) == plain_words(after))


@given(texts, texts)
def test_pieces_without_markup_still_give_the_new_text(before: str, after: str) -> None:
    shown = without_markup(word_pieces(before, after))
    assert "".join(p.text for p in shown if p.kind != "del") == after


@given(behaviours, questions)
def test_what_a_line_says_makes_the_line(line: BehaviourWords, question: QuestionWords) -> None:
    assert unsaid(BehaviourWords, said(line)) == line
    assert unsaid(QuestionWords, said(question)) == question
