"""What a class that draws and chooses digits costs the web process: the networks answer in the learners' browsers.

All that reaches the server is a drawing to keep when a stroke has ended, and blocks of test images.
"""

import asyncio
import base64
import io
import json
import random
import time
import urllib.request
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import SIDE
from pages.kit.pictures.routes import KEEP, address_of_test_images
from tests.benchmarks.classroom import THINK_SECONDS
from tests.benchmarks.figures import figures
from tests.benchmarks.server import AppServer, cpu_seconds
from tests.benchmarks.websocket_learner import websocket_learner

IDLE_SECONDS = 10.0
TEST_IMAGES = 10_000
READING = Reading("mnist")


@dataclass
class _Notes:
    kept: list[float] = field(default_factory=list[float])
    blocks: list[float] = field(default_factory=list[float])


def draw_together(server: AppServer, learners: int, seconds: float) -> dict[str, object]:
    """Let `learners` have Start open, for a while idle, then each drawing a stroke or choosing a digit in turn.

    Of a real browser the requests are replayed; times in milliseconds, shares of one core.
    """
    return asyncio.run(_attend(server, learners, seconds))


async def _attend(server: AppServer, learners: int, seconds: float) -> dict[str, object]:
    notes = _Notes()
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(websocket_learner(server.url, "")) for _ in range(learners)]
        for learner in opened:
            await learner.open_page()
        await asyncio.sleep(IDLE_SECONDS)
        idle = await _cpu_share(server, asyncio.sleep(IDLE_SECONDS))
        drawing = await _cpu_share(server, _draw(server.url, learners, seconds, notes))
    return {
        "strokes_kept_ms": figures(notes.kept),
        "blocks_of_images_ms": figures(notes.blocks),
        "gestures_a_second": round((len(notes.kept) + len(notes.blocks)) / seconds, 1),
        "web_process_cpu_share": {"idle": idle, "drawing": drawing},
    }


async def _draw(url: str, learners: int, seconds: float, notes: _Notes) -> None:
    ends = time.perf_counter() + seconds
    async with asyncio.TaskGroup() as class_:
        for seed in range(learners):
            class_.create_task(_gesture_until(ends, url, random.Random(seed), notes))


async def _gesture_until(ends: float, url: str, chance: random.Random, notes: _Notes) -> None:
    is_drawing = chance.random() < 0.5
    while True:
        await asyncio.sleep(chance.uniform(*THINK_SECONDS))
        if time.perf_counter() > ends:
            return
        if is_drawing:
            notes.kept.append(await asyncio.to_thread(_ask, f"{url}/{KEEP}", _drawing(chance)))
        else:
            address = address_of_test_images(READING).replace("{which}", str(chance.randrange(TEST_IMAGES)))
            notes.blocks.append(await asyncio.to_thread(_ask, f"{url}/{address}"))
        is_drawing = not is_drawing


def _drawing(chance: random.Random) -> bytes:
    """Return a stroke as the canvas sends it."""
    points = [round(chance.uniform(0.1, 0.9) * SIDE, 1) for _ in range(40)]
    picture = Image.new("RGB", (SIDE, SIDE))
    ImageDraw.Draw(picture).line(list(zip(points[::2], points[1::2], strict=True)), "white", 22, "curve")
    file = io.BytesIO()
    picture.save(file, "PNG")
    image = base64.b64encode(file.getvalue()).decode()
    return json.dumps({"image": image, "strokes": [{"width": 22, "points": points}]}).encode()


def _ask(address: str, content: bytes | None = None) -> float:
    """Return how long the answer took."""
    request = urllib.request.Request(address, content, {"Content-Type": "application/json"} if content else {})
    began = time.perf_counter()
    with urllib.request.urlopen(request) as response:
        response.read()
    return 1000 * (time.perf_counter() - began)


async def _cpu_share(server: AppServer, act: Awaitable[None]) -> float:
    began, used = time.perf_counter(), cpu_seconds(server.web)
    await act
    return round((cpu_seconds(server.web) - used) / (time.perf_counter() - began), 4)
