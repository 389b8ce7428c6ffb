"""A class on one page: learners who change something every few seconds, each in a session of their own."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from tests.benchmarks.figures import figures
from tests.benchmarks.server import AppServer, cpu_seconds
from tests.benchmarks.websocket_learner import Rerun, WebsocketLearner, websocket_learner

THINK_SECONDS = (1.0, 3.0)
FEWEST_INTERACTIONS = 8


@dataclass(frozen=True)
class Lesson:
    """What a class does: a page, and the widgets that learners change in turn, by key and label."""

    page: str
    widgets: dict[str, Sequence[str]]
    query: str = ""


ROUTING = Lesson("routing", {"run": ("run",)})
TRAIN = Lesson("train", {"preset": ("preset",), "network": ("network",)})


@dataclass
class _Notes:
    opened: list[Rerun] = field(default_factory=list)
    changed: dict[str, list[Rerun]] = field(default_factory=dict)
    ticks: list[float] = field(default_factory=list)
    overtaken: int = 0
    errors: list[str] = field(default_factory=list)


def hold_lesson(server: AppServer, lesson: Lesson, learners: int, seconds: float) -> dict[str, object]:
    """Let `learners` work for `seconds`, and each at least 8 times; reruns in milliseconds.

    The learners open the page within one think time of each other; what they change counts once all have it.
    """
    notes, web_before = _Notes(changed={name: [] for name in lesson.widgets}), cpu_seconds(server.web)
    started = time.perf_counter()
    asyncio.run(_lesson(server.url, lesson, learners, seconds, notes))
    took = time.perf_counter() - started
    reruns = [rerun for some in notes.changed.values() for rerun in some]
    return {
        **figures([rerun.milliseconds for rerun in reruns]),
        "by_widget": {name: figures([one.milliseconds for one in some]) for name, some in notes.changed.items()},
        "received_kb": figures([rerun.received_bytes / 1000 for rerun in reruns]),
        "opening": figures([rerun.milliseconds for rerun in notes.opened]),
        "opening_received_kb": figures([rerun.received_bytes / 1000 for rerun in notes.opened]),
        "fragment_ticks": figures(notes.ticks),
        "overtaken": notes.overtaken,
        "reruns_a_second": round(len(reruns) / took, 2),
        "web_cpu_percent": round(100 * (cpu_seconds(server.web) - web_before) / took, 1),
        "errors": len(notes.errors),
        **({"first_error": notes.errors[0]} if notes.errors else {}),
    }


async def _lesson(url: str, lesson: Lesson, learners: int, seconds: float, notes: _Notes) -> None:
    all_have_it = asyncio.Barrier(learners)
    async with asyncio.TaskGroup() as class_:
        for _ in range(learners):
            class_.create_task(_attend(url, lesson, all_have_it, seconds, notes))


async def _attend(url: str, lesson: Lesson, all_have_it: asyncio.Barrier, seconds: float, notes: _Notes) -> None:
    chance = random.Random()  # no seed: the server keeps the answers for the images of an earlier lesson
    await asyncio.sleep(chance.uniform(0, THINK_SECONDS[1]))
    async with AsyncExitStack() as stack:
        learner = await stack.enter_async_context(websocket_learner(url, lesson.page, lesson.query))
        notes.opened.append(await learner.open_page())
        await all_have_it.wait()
        learner.ticks.milliseconds.clear()
        await _work(learner, lesson, chance, seconds, notes)
        await all_have_it.wait()  # nobody leaves early, so the last one has the same company
        notes.ticks += learner.ticks.milliseconds
        notes.overtaken += learner.overtaken
        notes.errors += learner.errors


async def _work(
    learner: WebsocketLearner, lesson: Lesson, chance: random.Random, seconds: float, notes: _Notes
) -> None:
    names, interactions = list(lesson.widgets), 0
    ends = time.perf_counter() + seconds
    while interactions < FEWEST_INTERACTIONS or time.perf_counter() < ends:
        await asyncio.sleep(chance.uniform(*THINK_SECONDS))
        name = names[interactions % len(names)]
        notes.changed[name].append(await learner.change(lesson.widgets[name], chance))
        interactions += 1
