"""The list of all runs on the Train page: every run is found, however many there are."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.runs import RunStore, State, open_store
from pages.train.run_list import MORE, MOST
from tests.pages.test_pages import opened, texts
from tests.runs.specs import spec

SMALL = [
    "capsnet_small",
    *(f"capsnet_small_{what}" for what in ("cifar", "em", "fashion", "pairs", "pets", "uniform")),
]
"""The bundled runs of that network, in order."""


def listed(app: AppTest) -> list[str]:
    """Return the ids of the runs in the list."""
    keys = [button.key or "" for button in app.button]
    return [key.removeprefix("view-") for key in keys if key.startswith("view-")]


@pytest.fixture
def many(home: Path) -> RunStore:
    """Sixty-eight runs of the learner, two of Bob, and those that are bundled."""
    store = open_store()
    for number in range(68):
        run = store.create(spec("lenet" if number % 2 else "gru"), "ada", f"Try {number}")
        store.change(run.id, state=State.COMPLETED)
    for name in ("Twin", "Odd one"):
        store.change(store.create(spec("capsnet_small"), "bob", name).id, state=State.COMPLETED)
    store.learners.rename("bob", "Bob")
    return store


def test_older_runs_are_shown_by_a_button_until_all_are_there(many):
    app = opened("train")
    assert len(listed(app)) == MOST
    everything = [run.id for run in many.runs() if not run.bundled or many.files(run).checkpoints()]
    left = len(everything) - MOST
    assert app.button(key="train-runs-more").label == f"Show more: {left} runs are left"
    app.button(key="train-runs-more").click().run()
    assert len(listed(app)) == MOST + MORE
    app.button(key="train-runs-more").click().run()
    assert sorted(listed(app)) == sorted(everything)
    assert "train-runs-more" not in [button.key for button in app.button]


def test_a_run_is_found_by_words_of_its_name_and_of_its_owner(many):
    app = opened("train")
    app.text_input(key="search").set_value("BOB odd").run()
    [found] = listed(app)
    assert many.get(found).name == "Odd one"
    assert app.query_params["search"] == "BOB odd"
    app.button(key=f"view-{found}").click().run()
    assert app.query_params["view"] == found
    app.text_input(key="search").set_value("nowhere").run()
    assert listed(app) == []
    assert "There is no such run. Search for fewer words, or choose “All”." in [one.value for one in app.caption]


def test_filters_by_group_network_and_data(many):
    app = opened("train", whose="bundled")
    assert set(listed(app)) == {"capsnet", *SMALL, "efficient_capsnet", "lenet", "simple_cnn_pets"}
    app.get_by_key("of_data").set_value("multi_mnist").run()
    assert listed(app) == ["capsnet_small_pairs"]
    app.get_by_key("of_data").set_value("all").run()
    app.get_by_key("whose").set_value("mine").run()
    app.get_by_key("of_network").set_value("gru").run()
    assert {many.get(run).spec.architecture for run in listed(app)} == {"gru"}
    assert {many.get(run).owner for run in listed(app)} == {"ada"}
    app.get_by_key("whose").set_value("experiments").run()
    assert listed(app) == ["compare-recurrent-gru"]
    app.get_by_key("whose").set_value("class").run()
    assert listed(app) == []


def test_ones_own_runs_come_first_then_the_classs_and_the_experiments_last(many):
    app = opened("train", of_network="capsnet_small")
    names = [many.get(run).name for run in listed(app)]
    assert names[:2] == ["Odd one", "Twin"]
    own = 2 + len(SMALL)
    assert sorted(names[2:own]) == SMALL
    assert names[own:] and all(name.startswith("paper-") for name in names[own:])


def test_choosers_offer_the_newest_of_each_group_and_what_the_address_names(many, monkeypatch):
    monkeypatch.setattr("pages.kit.runs.choose_run.MOST_OFFERED", 3)
    monkeypatch.setattr("lib.runs.files.RunFiles.checkpoints", lambda _files: ["00000430"])
    oldest = many.runs()[69]
    assert oldest.name == "Try 0"
    app = opened("compare", experiment="own")
    box = app.multiselect(key="compared")
    assert [option for option in box.options if "Try" in option] == [
        f"Mine: Try {number} · {network} · MNIST · completed"
        for number, network in ((67, "LeNet"), (66, "Recurrent network"), (65, "LeNet"))
    ]
    app = opened("compare", experiment="own", compared=oldest.id)
    assert app.multiselect(key="compared").value == [oldest.id]
    assert not app.warning


def offered_files(app: AppTest) -> list[str]:
    keys = [button.key or "" for button in app.get("download_button")]
    return [key for key in keys if key.startswith(("lite-", "keras-"))]


def test_a_network_that_can_be_sent_is_offered_as_a_file(home, monkeypatch):
    assert offered_files(opened("train", view="lenet")) == ["lite-lenet", "keras-lenet"]
    assert offered_files(opened("train", view="paper-baseline")) == []  # came without weights
    monkeypatch.setattr("pages.train.take_along.can_be_sent", lambda run: False)
    app = opened("train", view="lenet")
    assert offered_files(app) == []
    assert "This network is too large to be sent." in texts(app)
