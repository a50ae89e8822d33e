"""Every address of the room. The reading pages stand twice: for members and for the link."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, path, register_converter

from behaviours.enums import Kind
from behaviours.views import (
    cadence,
    comparing,
    draft,
    edits,
    entries,
    erasing,
    exporting,
    guidance,
    importing,
    invitations,
    keeping,
    languages,
    learning,
    lines,
    members,
    offline,
    printing,
    readers,
    reading,
    remark,
    remarks,
    reviews,
    searching,
    standing,
    teams,
)


class NumberConverter:
    """A version's number as it is written: 1.0, 1.10, 2.0.1; never 01.0 or 1.0.0."""

    regex = r"[1-9]\d{0,5}\.(?:0|[1-9]\d{0,5})(?:\.[1-9]\d{0,5})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CodeConverter(NumberConverter):
    regex = r"[A-Z]{1,4}-\d{2,6}"


class KindConverter(NumberConverter):
    regex = "|".join(Kind.values)


class LanguageConverter(NumberConverter):
    regex = "|".join(code for code, _name in settings.LANGUAGES)


class FormatConverter(NumberConverter):
    regex = "json|csv|md|interview"


class TokenConverter(NumberConverter):
    regex = r"[A-Za-z0-9_-]{43}"


register_converter(NumberConverter, "number")
register_converter(CodeConverter, "code")
register_converter(KindConverter, "kind")
register_converter(TokenConverter, "token")
register_converter(LanguageConverter, "language")
register_converter(FormatConverter, "format")

READING: list[tuple[str, Callable[..., HttpResponse], str]] = [
    ("", reading.current, ""),
    ("versions/", reading.versions, "_versions"),
    ("compare/", comparing.compare, "_compare"),
    ("v/<number:number>/", reading.version, "_version"),
    ("v/<number:number>/b/<code:code>/", reading.behaviour, "_behaviour"),
    ("v/<number:number>/questions/", reading.questions, "_questions"),
    ("v/<number:number>/why/", reading.why, "_why"),
    ("v/<number:number>/q/<code:code>/", lines.question, "_question"),
    ("e/<code:code>/", lines.entry, "_entry"),
    ("v/<number:number>/search/", searching.search, "_search"),
    ("v/<number:number>/handbook/", printing.handbook, "_handbook"),
    ("v/<number:number>/card/", printing.card, "_card"),
    ("v/<number:number>/card/<code:code>/", printing.behaviour_card, "_behaviour_card"),
    ("k/<number:number>/", printing.card_check, "_card_check"),
    ("k/<number:number>/<code:code>/", printing.behaviour_card_check, "_behaviour_card_check"),
    ("v/<number:number>/as/<format:name>/", exporting.export, "_export"),
    ("path/", learning.path, "_path"),
    ("changed/", readers.changed, "_changed"),
]
TEAM = "teams/<slug:slug>/"
CATALOGUE = "catalogue/<slug:slug>/"
DRAFT = CATALOGUE + "draft/"
ENTRY = DRAFT + "<kind:kind>/<code:code>/"

urlpatterns: list[URLPattern] = [
    path("reading-worker.js", offline.script, name="reading_worker"),
    path("offline/", offline.page, name="offline"),
    path("teams/new/", teams.new, name="team_new"),
    path(TEAM, teams.team, name="team"),
    path(TEAM + "leave/", teams.leave, name="team_leave"),
    path(TEAM + "reading-link/", teams.reading_link, name="reading_link"),
    path(TEAM + "members/<int:member_id>/", members.roles, name="member"),
    path(TEAM + "members/<int:member_id>/remove/", members.remove, name="member_remove"),
    path(TEAM + "members/<int:member_id>/guidance/", guidance.guidance, name="guidance"),
    path(TEAM + "invitations/", invitations.make, name="invite"),
    path(
        TEAM + "invitations/<int:invitation_id>/revoke/",
        invitations.revoke,
        name="invitation_revoke",
    ),
    path("invitations/accept/", invitations.accept, name="invitation_accept"),
    path("invitations/<token:token>/", invitations.opened, name="invitation"),
    path(DRAFT, draft.draft, name="draft"),
    path(DRAFT + "open/", draft.start, name="draft_open"),
    path(DRAFT + "discard/", draft.discard, name="draft_discard"),
    path(DRAFT + "definition/", draft.definition, name="draft_definition"),
    path(DRAFT + "publish/", draft.publishing, name="publish"),
    path(DRAFT + "share/", reviews.share, name="draft_share"),
    path(DRAFT + "reviews/", reviews.asked, name="reviews"),
    path(DRAFT + "approve/", reviews.approve, name="approve"),
    path(DRAFT + "edits/", edits.listed, name="edits"),
    path(DRAFT + "languages/", languages.status, name="languages"),
    path(DRAFT + "in/<language:language>/", languages.definition, name="translated_definition"),
    path(
        DRAFT + "in/<language:language>/<kind:kind>/<code:code>/",
        languages.line,
        name="translated_line",
    ),
    path(DRAFT + "import/", importing.chosen, name="import"),
    path(CATALOGUE + "remarks/", remarks.listed, name="remarks"),
    path(CATALOGUE + "lessons/", remarks.lessons, name="lessons"),
    path(CATALOGUE + "remarks/new/", remarks.new, name="remark_new"),
    path(CATALOGUE + "remarks/<int:remark_id>/", remark.close, name="remark_close"),
    path(CATALOGUE + "readers/", readers.counts, name="reader_counts"),
    path(CATALOGUE + "v/<number:number>/read/", readers.acknowledge, name="acknowledge"),
    path(CATALOGUE + "v/<number:number>/withdraw/", standing.withdraw, name="withdraw"),
    path(CATALOGUE + "v/<number:number>/restore/", standing.restore, name="restore"),
    path(TEAM + "attestation/", readers.attestation, name="attestation"),
    path(TEAM + "erase/", erasing.erase, name="team_erase"),
    path(TEAM + "cadence/", cadence.cadence, name="team_cadence"),
    path(TEAM + "keeping/", keeping.keeping, name="team_keeping"),
    path(TEAM + "languages/", languages.chosen, name="team_languages"),
    path(DRAFT + "<kind:kind>/new/", entries.new, name="entry_new"),
    path(ENTRY, entries.edit, name="entry"),
    path(ENTRY + "remove/", entries.remove, name="entry_remove"),
    path(ENTRY + "move/", entries.move, name="entry_move"),
    *(
        path(f"{start}{rest}", view, name=f"{name}{suffix}")
        for start, name in (
            ("catalogue/<slug:slug>/", "catalogue"),
            ("read/<token:token>/", "read"),
        )
        for rest, view, suffix in READING
    ),
]
