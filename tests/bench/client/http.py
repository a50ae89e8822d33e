"""A browser's plain requests: cookies kept, redirects left to the caller, connections reused."""

import asyncio
import re
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_UUID = re.compile(r'name="uuid" value="([^"]+)"')


class Answer(NamedTuple):
    status: int
    location: str
    body: str


class Browser:
    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.cookies: dict[str, str] = {}
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str) -> Answer:
        return await self._ask(f"GET {path}", b"")

    async def post(self, path: str, form: dict[str, str]) -> Answer:
        return await self._ask(f"POST {path}", urlencode(form).encode())

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _ask(self, first: str, body: bytes) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self.host, self.port, limit=1 << 20)
        reader, writer = self._streams
        host = f"{self.host}:{self.port}"
        lines = [f"{first} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}"]
        if self.cookies:
            lines.append(f"Cookie: {self.cookie}")
        if body:
            lines.append("Content-Type: application/x-www-form-urlencoded")
            lines.append(f"Content-Length: {len(body)}")
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
        size, location = 0, ""
        for line in head[1:]:
            name, _colon, value = line.partition(":")
            match name.lower():
                case "content-length":
                    size = int(value)
                case "location":
                    location = value.strip()
                case "set-cookie":
                    self.cookies |= {k: m.value for k, m in SimpleCookie(value).items()}
                case "transfer-encoding":
                    raise ValueError("The product answered in chunks")
        text = (await reader.readexactly(size)).decode()
        return Answer(int(head[0].split()[1]), location, text)


async def sign_in(host: str, port: int, email: str, password: str) -> str:
    """The Cookie header of somebody signed in through the page."""
    browser = Browser(host, port)
    page = await browser.get("/accounts/login/")
    form = {"login": email, "password": password, "csrfmiddlewaretoken": _found(_TOKEN, page)}
    answer = await browser.post("/accounts/login/", form)
    browser.close()
    if answer.status != 302 or "sessionid" not in browser.cookies:
        raise ValueError(f"Signing in was answered with {answer.status}")
    return browser.cookie


async def join(host: str, port: int, code: str) -> tuple[str, int]:
    """Through the public page: the code's page, the form, and the phone's page.

    Returns the Cookie header and the workshop's id.
    """
    browser = Browser(host, port)
    page = await browser.get(f"/join/{code}/")
    form = {"name": "", "csrfmiddlewaretoken": _found(_TOKEN, page), "uuid": _found(_UUID, page)}
    entered = await browser.post(f"/join/{code}/", form)
    if entered.status != 302:
        raise ValueError(f"Joining was answered with {entered.status}")
    phone = await browser.get(entered.location)
    browser.close()
    if phone.status != 200 or "data-live=" not in phone.body:
        raise ValueError(f"The phone's page was answered with {phone.status}")
    return browser.cookie, int(entered.location.strip("/").split("/")[-1])


def _found(pattern: re.Pattern[str], page: Answer) -> str:
    match = pattern.search(page.body)
    if match is None:
        raise ValueError(f"A page ({page.status}) has no {pattern.pattern[6:12]} field")
    return match[1]
