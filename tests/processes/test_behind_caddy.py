"""The deployment of deploy/: two processes behind Caddy, over https, on PostgreSQL and Redis."""

from asyncio import timeout
from collections.abc import Iterator

import pytest

from tests.factories import Stage, make_theme, unsorted_cards
from tests.processes.proxy import Proxy
from tests.processes.servers import Process, Redis
from tests.processes.test_together import AT_ONCE, scenario
from tests.workshop.browsers import later

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def deployed(
    database: str, running_redis: Redis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Proxy, Process, Process]]:
    proxy, var = Proxy(tmp_path_factory.mktemp("caddy")), tmp_path_factory.mktemp("var")
    one, two = (
        Process(var, running_redis, database, site=f"https://{proxy.site}") for _ in range(2)
    )
    try:
        one.start()
        two.start()
        proxy.start([one.address, two.address])
        yield proxy, one, two
    finally:
        proxy.stop()
        one.stop()
        two.stop()


@pytest.fixture
def proxy(deployed: tuple[Proxy, Process, Process]) -> Proxy:
    return deployed[0]


def test_pages_come_over_https_with_what_keeps_them_there(proxy: Proxy) -> None:
    status, headers, body = proxy.get("/join/")
    assert status == 200 and b"csrfmiddlewaretoken" in body
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    cookies = headers.get_all("Set-Cookie") or []
    assert cookies and all("Secure" in cookie for cookie in cookies)
    assert headers["Content-Security-Policy"] and headers["X-Frame-Options"] == "DENY"


def test_another_host_name_reaches_nothing(proxy: Proxy) -> None:
    status, _headers, body = proxy.get("/join/", Host="elsewhere.example")
    # Caddy itself answers for names it does not serve: with nothing.
    assert b"csrfmiddlewaretoken" not in body, status


def test_static_files_come_compressed_and_are_kept(proxy: Proxy) -> None:
    _status, _headers, page = proxy.get("/join/")
    address = next(part for part in page.decode().split('"') if part.endswith(".css"))
    status, headers, _body = proxy.get(address, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert "immutable" in headers["Cache-Control"]


@scenario
async def test_phones_at_the_proxy_see_each_other_whichever_process_they_reach(
    deployed: tuple[Proxy, Process, Process], stage: Stage
) -> None:
    proxy, one, _two = deployed
    now = await later(lambda: stage.now)
    card = await later(lambda: unsorted_cards(stage.now)[0].pk)
    theme = await later(make_theme, stage.facilitator, "Hearing")
    ann, bo = stage.people[:2]
    entrance = one.behind(proxy)
    async with entrance.phone(ann) as mine, entrance.phone(bo) as other:
        before = len(other.told)
        sent = await mine.act("card.move", now.pk, card=str(card), theme=str(theme))
        assert sent["ok"]
        async with timeout(AT_ONCE):
            while f"card-{card}" not in str(other.told[before:]):
                await other.next()


def test_a_process_that_ends_takes_nobody_with_it(
    deployed: tuple[Proxy, Process, Process],
) -> None:
    proxy, one, _two = deployed
    one.stop()
    try:
        assert [proxy.get("/join/")[0] for _ in range(6)] == [200] * 6
    finally:
        one.start()
