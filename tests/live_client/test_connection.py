"""A connection that is gone is noticed, said, and mended without anybody's doing."""

from tests.live_client.stage import Stage, heading


def test_a_silent_connection_is_told_within_twenty_seconds(stage: Stage) -> None:
    stage.page.clock.install()
    stage.open(heading("Write"))

    stage.page.clock.run_for(20_000)

    banner = stage.page.locator("[data-banner]")
    assert banner.is_visible()
    assert "What you write is safe here" in banner.inner_text()


def test_an_answer_takes_the_banner_away(stage: Stage) -> None:
    stage.page.clock.install()
    stage.open(heading("Write"))
    stage.page.clock.run_for(20_000)

    stage.tell(t="pong", now=1)

    stage.page.wait_for_selector("[data-banner]", state="hidden")
    assert stage.page.is_visible(".is-open")


def test_an_unanswered_beat_ends_a_socket_and_opens_another(stage: Stage) -> None:
    stage.page.clock.install()
    stage.open(heading("Write"))

    stage.page.clock.run_for(31_600)
    stage.until(lambda: len(stage.sockets) > 1)
    stage.welcome()

    assert stage.asked("ping") == 1


def test_whoever_wakes_the_phone_is_brought_up_to_date(stage: Stage) -> None:
    stage.open(heading("Write"))

    stage.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    stage.until(lambda: stage.asked("whole") == 1)


def test_whoever_was_removed_is_told_and_not_connected_again(stage: Stage) -> None:
    stage.page.clock.install()
    stage.open(heading("Write"))

    stage.tell(t="bye", reason="removed")
    stage.page.wait_for_selector("[data-banner]:not([hidden])")
    stage.page.clock.run_for(60_000)

    assert "no longer in this workshop" in stage.page.inner_text("[data-banner]")
    assert len(stage.sockets) == 1


def test_time_is_the_server_s(stage: Stage) -> None:
    stage.page.clock.install(time=5_000)
    stage.open(heading("Write"))
    timer = '<span id="t" data-timer data-ends="1090000" data-left=""></span>'

    stage.change(2, ("step", f'<section id="step"><h1>Write</h1>{timer}</section>'))

    stage.page.wait_for_selector("#t:text('1:30')")
