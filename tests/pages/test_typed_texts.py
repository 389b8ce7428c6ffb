"""Names that people type are shown as text on every page: Streamlit reads none of them as Markdown."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from lib.datasets.own.basket import collect
from lib.datasets.own.create import from_pictures
from lib.runs import RunStore, State, open_store
from lib.runs.spec import RunSpec
from tests.datasets.own.pictures import picture, some
from tests.pages.test_pages import TITLES, opened
from tests.runs.broken import break_run
from tests.runs.specs import spec

NAME = "![x](http://t.test/i.png) <b>b</b> :red[c] $a$ www.t.test"
AS_MARKDOWN = "![x](http"
"""What no text may contain that Streamlit reads as Markdown; names of classes keep it too, without the rest."""
PLAIN = {
    "Selectbox.options", "MultiSelect.options", "TextInput.default", "TextInput.value",
    "Html.body", "PlotlyChart.spec", "PlotlyChart.figure", "Code.code_text", "ArrowData.data",
    "Json.body", "BidiComponentProto.json", "Selectbox.raw_value", "MultiSelect.raw_values",
}  # fmt: skip
"""Fields that are shown as they are. HTML comes from templates, which escape; parts write texts as text nodes."""


@pytest.fixture
def hostile(home: Path) -> RunStore:
    """A home where each thing that has a name has this one."""
    store = open_store()
    for learner in ("ada", "bob"):
        store.learners.rename(learner, NAME)
    for run in store.runs():
        store.change(run.id, name=NAME)
    own = from_pictures(NAME, "ada", {NAME: some(0), f"b {NAME}": some(100)}).manifest
    collect("ada", NAME, [picture(1)])
    for number, state in enumerate(State):
        for owner in ("ada", "bob"):
            made = store.create(spec(seed=number), owner, NAME, state=state)
            reason = {"reason": "“{name}” is still training. Stop it first.", "reason_values": {"name": NAME}}
            store.change(made.id, step=3, **(reason if state is State.FAILED else {}))
    store.create(RunSpec.create("simple_cnn", own.name, {}), "ada", NAME, parent=None)
    branch = store.create(spec(), "ada", NAME, state=State.COMPLETED)
    store.change(branch.id, parent="capsnet_small", parent_checkpoint="final")
    break_run(store, store.create(spec(), "ada", NAME, state=State.COMPLETED).id)
    return store


def strings(message: Message) -> Iterator[tuple[str, str]]:
    """Yield (type and field, text) of every text in a message."""
    for field, value in message.ListFields():
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from strings(one)
            elif isinstance(one, str):
                yield f"{message.DESCRIPTOR.name}.{field.name}", one


def messages(node) -> Iterator[Message]:
    """Yield the message of every element and block of a page."""
    if isinstance(getattr(node, "proto", None), Message):
        yield node.proto
    for child in getattr(node, "children", {}).values():
        yield from messages(child)


def _is_plain(where: str) -> bool:
    return where in PLAIN or where.endswith(".id")


def read_as_markdown(app: AppTest) -> set[str]:
    """Return where the page gives a name to Streamlit without saying that it is text."""
    found = [text for message in messages(app._tree) for text in strings(message)]
    assert any("t.test" in text for _where, text in found), "no name is on this page"
    return {f"{where}: {text}" for where, text in found if AS_MARKDOWN in text and not _is_plain(where)}


@pytest.mark.parametrize("page", [page for page in TITLES if page not in ("start", "architecture", "convolution")])
def test_no_page_reads_a_name_as_markdown(hostile, page):
    own = next(run for run in hostile.runs(State.QUEUED) if run.spec.dataset != "mnist")
    address = {"data": {"data": own.spec.dataset}, "compare": {"experiment": "own"}}.get(page, {})
    assert read_as_markdown(opened(page, **address)) == set()


@pytest.mark.parametrize("look", ["own", "classes", "augment"])
def test_nor_does_the_data_page_a_learners_title_and_classes(hostile, look):
    own = next(run for run in hostile.runs(State.QUEUED) if run.spec.dataset != "mnist")
    assert read_as_markdown(opened("data", look=look, data=own.spec.dataset)) == set()


@pytest.mark.parametrize("state", State)
def test_nor_does_a_runs_card(hostile, state):
    for run in hostile.runs(state):
        if not run.bundled:
            assert read_as_markdown(opened("train", view=run.id)) == set()


def test_nor_does_the_form_that_continues_a_run(hostile):
    assert read_as_markdown(opened("train", **{"from": "lenet"})) == set()


@pytest.mark.parametrize("page", ["evaluate", "maps", "routing", "filters"])
def test_nor_does_a_notice_what_a_link_asks_for(hostile, page):
    assert read_as_markdown(opened(page, run=NAME)) == set()


def test_the_comparison_shows_names_as_text_in_its_legend_too(hostile):
    running = next(run for run in hostile.runs(State.RUNNING) if run.owner == "ada")
    app = opened("compare", experiment="own", compared=f"lenet,{running.id}")
    assert read_as_markdown(app) == set()
    specs = [
        json.loads(text)
        for message in messages(app._tree)
        for where, text in strings(message)
        if where.endswith("spec")
    ]
    names = [trace["name"] for one in specs for trace in one["data"] if "name" in trace]
    assert any("&lt;b&gt;b" in name for name in names)
    assert not any("<b>" in name or "$a$" in name for name in names)
