"""A phone's page in a browser, with the other end of its socket in the test's hands."""

import json
from collections.abc import Callable
from time import monotonic
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from playwright.sync_api import Page, Route, WebSocketRoute

from workshop.enums import Phase, StepKind
from workshop.live.fragments import nested, personal_regions
from workshop.live.region import Page as Where
from workshop.method.wording import check_question
from workshop.queries.personal import Mine
from workshop.views.hints import FORM, QUESTION, fragment

SITE = "http://phone.test"
KINDS = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}


class Stage:
    """`frames` are what the page has sent; `tell` answers."""

    def __init__(self, page: Page, rf: RequestFactory) -> None:
        self.page, self.rf = page, rf
        self.frames: list[dict[str, Any]] = []
        self.posts: list[dict[str, Any]] = []
        self.sockets: list[WebSocketRoute] = []
        self.broken: list[str] = []
        self.hinted: list[dict[str, str]] = []  # what hints were asked for
        self.language = "en"  # of the texts and the hints
        self.own_verbs: list[str] = []  # that the team counts as actions
        self.blocked = False
        self.missing: set[str] = set()  # names of files that do not arrive
        self.polled: dict[str, Any] = {}
        self.regions: dict[str, str] = {}
        page.on("pageerror", lambda error: self.broken.append(str(error)))
        page.route(f"{SITE}/**", self._serve)
        page.route_web_socket(f"{SITE.replace('http', 'ws')}/live/", self._connected)

    # --- the page ------------------------------------------------------------------------------
    def open(self, *regions: tuple[str, str], step: str = "1", phase: str = "writing") -> None:
        """Show a page with these regions in its main part, and wait for its socket."""
        self.regions = {"top": top(), "main": main(regions, step, phase), **dict(regions)}
        self.page.goto(f"{SITE}/")
        if not self.blocked:
            self.until(lambda: len(self.sockets) > 0)
            self.welcome()

    def welcome(self) -> None:
        """What the server says to whoever connects."""
        self.tell(t="hello", now=1_000_000)
        self.whole()
        self.page.wait_for_selector(".is-open")

    def whole(self, seq: int = 1) -> None:
        self.tell(t="state", base=None, seq=seq, regions=listed(self.regions), gone=[])

    def change(self, seq: int, *regions: tuple[str, str], gone: tuple[str, ...] = ()) -> None:
        """The frame after the last, with these regions."""
        self.regions |= dict(regions)
        changed = listed(dict(regions))
        self.tell(t="state", base=seq - 1, seq=seq, regions=changed, gone=list(gone))

    def mine(self, mine: Mine) -> None:
        self.tell(t="mine", step=mine.step, regions=listed(personal_regions(mine, "en")))

    def tell(self, **frame: Any) -> None:
        self.sockets[-1].send(json.dumps(frame))

    # --- what the page has done ----------------------------------------------------------------
    def acts(self) -> list[dict[str, Any]]:
        return [frame for frame in self.frames if frame["t"] == "act"]

    def asked(self, kind: str) -> int:
        return sum(frame["t"] == kind for frame in self.frames)

    def heard(self, number: int) -> list[dict[str, Any]]:
        """The actions that were sent, once there are so many."""
        self.until(lambda: len(self.acts()) >= number)
        return self.acts()

    def until(self, found: Callable[[], bool], seconds: float = 5) -> None:
        end = monotonic() + seconds
        while not found():
            assert monotonic() < end, "it did not happen"
            self.page.evaluate("() => new Promise(requestAnimationFrame)")

    # --- the played server ---------------------------------------------------------------------
    def _connected(self, socket: WebSocketRoute) -> None:
        if self.blocked:
            socket.close()
            return
        self.sockets.append(socket)
        socket.on_message(lambda text: self.frames.append(json.loads(text)))

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/act/":
            self.posts.append(json.loads(route.request.post_data or ""))
            answer = {"t": "ack", "id": self.posts[-1]["id"], "ok": True, "data": {}}
            route.fulfill(json=answer)
        elif path == "/hints/":
            self.hinted.append(dict(parse_qsl(route.request.post_data or "")))
            asked = self.hinted[-1]
            kind, text, language = asked["kind"], asked["text"], self.language
            said = fragment(kind, text, language, "", language, self.own_verbs)
            headers = {"content-type": "text/html; charset=utf-8"}
            if kind == QUESTION:
                headers[FORM] = check_question(text, language).form
            route.fulfill(body=said, headers=headers)
        elif path == "/poll/":
            route.fulfill(json=self.polled)
        elif path.rpartition("/")[2] in self.missing:
            route.abort()
        elif path.startswith("/static/"):
            file = settings.BASE_DIR / path.lstrip("/")
            kind = KINDS.get(file.suffix[1:], "font/woff2")
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(body=self._page(), content_type="text/html")

    def _page(self) -> str:
        context = {
            "workshop": 7,
            "title": "A workshop",
            "root": nested(self.regions, ["top", "main"]),
            "seed": "mine",
            "live_url": "/live/",
            "poll_url": "/poll/",
            "act_url": "/act/",
            "hints_url": "/hints/",
            "starters_url": "/questions/",
        }
        return render_to_string("workshop/phone/page.html", context, self.rf.get("/"))


def listed(regions: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": id, "html": html} for id, html in regions.items()]


def rendered(name: str, id: str, data: Any = None, order: str = "") -> tuple[str, str]:
    """A region as the server renders it, with its id."""
    context = {"region": id, "data": data, "order": order}
    return id, render_to_string(f"workshop/{name}.html", context)


def top() -> str:
    return rendered("phone/top", "top", ("A workshop", None, None, "running"))[1]


def main(regions: tuple[tuple[str, str], ...], step: str = "1", phase: str = "writing") -> str:
    """The main region with the outer ones of these in it, in their order."""
    held = {each for _id, html in regions for each in _order_of(html)}
    order = " ".join(id for id, _html in regions if id not in held)
    where = Where("7", "en", step, StepKind.WRITE, phase)
    return rendered("phone/main", "main", where, order)[1]


def _order_of(html: str) -> list[str]:
    return html.partition('data-order="')[2].partition('"')[0].split()


def heading(words: str) -> tuple[str, str]:
    return "step", mark_safe(f'<section id="step"><h1 tabindex="-1">{words}</h1></section>')


def card_form(step: str = "1") -> tuple[str, str]:
    where = Where("7", "en", step, StepKind.WRITE, Phase.WRITING)
    return rendered("phone/card_form", f"form-{step}", where)


def place(step: str = "1") -> tuple[str, str]:
    return rendered("phone/mine_place", f"mine-{step}", step)
