"""What goes only to its owner, read for everybody who waits in one snapshot.

A batch of the writer answers many people at once, and after a change of step every phone asks
for its own state in the same moment: one reading for all of them costs hardly more than one.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from workshop.actors import Participant, author_key
from workshop.live.fragments import personal_regions
from workshop.live.reader import read
from workshop.queries.own_cards import Asker
from workshop.queries.personal import mine_of_all

# The reader's one thread serves the regions too; it is not held longer than for so many people.
AT_ONCE = 40

Asked = tuple[Participant, str]  # in which language


class Own:
    """The askers of one workshop. Whoever asks while a reading goes on is served by the next."""

    def __init__(self, workshop: int) -> None:
        self.workshop = workshop
        self._waiting: dict[Asked, asyncio.Future[dict[str, Any]]] = {}
        self._task: asyncio.Task[None] | None = None

    async def frame(self, who: Participant, language: str) -> dict[str, Any]:
        """The participant's own regions, as they are now or a moment later."""
        asked = who, language
        if asked not in self._waiting:
            self._waiting[asked] = asyncio.get_running_loop().create_future()
        future = self._waiting[asked]
        if self._task is None:
            self._task = asyncio.create_task(self._serve())
        # Several may wait for the same: one who goes away must not take it from the others.
        return await asyncio.shield(future)

    async def _serve(self) -> None:
        while self._waiting:
            served = dict(list(self._waiting.items())[:AT_ONCE])
            for asked in served:
                del self._waiting[asked]
            try:
                frames = await read(personal_frames, self.workshop, list(served))
            except Exception as error:  # noqa: BLE001 - it is raised where the frame is awaited
                for future in served.values():
                    future.set_exception(error)
            else:
                for future, frame in zip(served.values(), frames, strict=True):
                    future.set_result(frame)
        self._task = None


def personal_frames(workshop: int, asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """The frames {"t":"mine"} of these participants; without regions for somebody unknown."""
    askers = [Asker(who.id, partial(author_key, who.secret, workshop)) for who, _language in asked]
    frames: list[dict[str, Any]] = []
    for mine, (_who, language) in zip(mine_of_all(workshop, askers), asked, strict=True):
        regions = personal_regions(mine, language) if mine else {}
        listed = [{"id": id, "html": html} for id, html in regions.items()]
        frames.append({"t": "mine", "step": mine.step if mine else "", "regions": listed})
    return frames


def personal_frame(workshop: int, who: Participant, language: str) -> dict[str, Any]:
    return personal_frames(workshop, [(who, language)])[0]
