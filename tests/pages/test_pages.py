"""Every page, in both languages, on what ships with the app: it opens, says what it should, and reacts."""

import re
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lib import i18n
from lib.catalog import COMPARED_RUNS
from lib.runs import RunSpec, State, open_store
from pages.kit.discovery import all_pages
from tests.fidelity.test_bundled_runs import TOLERANCE, expected
from tests.parts.payloads import unpacked

ROOT = Path(__file__).parents[2]
PATIENCE = 300
"""Seconds that a page may take: one may wait for an inspector, which first imports TensorFlow."""
TITLES = {name: page.heading for name, page in all_pages().items()}


def opened(page: str, language: str = "en", **address: str) -> AppTest:
    """The page as a learner opens it from a link: no other page has run before."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app._page_hash = calc_hash("" if page == "start" else page)  # AppTest.switch_page knows no page before a run
    for name, value in {"lang": language, **address}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def texts(app: AppTest) -> str:
    """Everything that AppTest can read of a page, each space as a usual one."""
    kinds = (app.title, app.header, app.subheader, app.caption, app.markdown, app.button, app.selectbox)
    shown = (str(getattr(element, "value", "") or element.label) for kind in kinds for element in kind)
    return "\n".join(shown).replace("\u00a0", " ")


def confirm_long_trainings(app: AppTest) -> None:
    """Tick the question before a long training where it is asked; how long one takes depends on the machine."""
    boxes = [box for box in app.checkbox if box.key and "long" in box.key and not box.value]
    for box in boxes:
        box.check()
    if boxes:
        app.run()


@pytest.mark.parametrize("page", TITLES)
def test_a_page_opens_in_english(home, page):
    app = opened(page)
    assert app.title[0].value == TITLES[page]
    assert not app.error


@pytest.mark.parametrize("page", TITLES)
def test_a_page_opens_in_chinese(home, page):
    app = opened(page, "zh")
    assert app.title[0].value == i18n.catalogue("zh").gettext(TITLES[page])
    assert app.title[0].value != TITLES[page]
    shown = [element.value for element in (*app.caption, *app.subheader)]
    words = (text for text in shown if text not in COMPARED_RUNS)  # a bundled run's name is a name everywhere
    untranslated = [text for text in words if re.search("[a-z]{3}", text) and not re.search("[一-鿿]", text)]
    assert not untranslated
    assert not app.error


def test_switching_the_language_stays_on_the_page_and_in_the_address(home):
    app = opened("predict")
    app.get_by_key("lang").set_value("zh").run()
    assert app.title[0].value == i18n.catalogue("zh").gettext(TITLES["predict"])
    assert app.query_params["lang"] == "zh"


def test_an_unknown_test_image_is_answered_in_words(home):
    app = opened("predict", image="test-10000", source="draw")
    assert [error.value for error in app.error] == ["There is no test image 10000; they are numbered 0 to 9999."]


def test_a_link_to_an_unknown_test_image_shows_the_last_one(home):
    app = opened("predict", image="test-10000")
    assert [warning.value for warning in app.warning] == [
        "This link asks for the test image “10000”, which is not available here. Shown instead: “9999”."
    ]


def test_a_nonsense_picture_in_the_address_is_answered_in_words(home):
    app = opened("routing", image="../../etc/passwd")
    assert "expected test-0 to test-9999" in app.error[0].value


def test_a_picture_of_another_computer_is_answered_in_words(home):
    app = opened("predict", image="own-0123456789abcdef")
    assert app.error[0].value.startswith("The picture in this link is not on this computer.")


def test_the_train_page_queues_what_was_chosen(home):
    app = opened("train")
    app.get_by_key("preset").set_value("good").run()
    app.text_input(key="run-name").set_value("Our first")
    app.text_input(key="learner-name").set_value("Ana")
    confirm_long_trainings(app)
    next(button for button in app.button if button.label == "Start training").click().run()
    assert not app.exception
    [run] = [run for run in open_store().runs() if not run.bundled]
    assert (run.name, run.state, run.owner_name) == ("Our first", State.QUEUED, "Ana")
    assert run.spec.training.epochs == 20
    assert app.query_params["view"] == run.id
    assert "Our first" in texts(app)


def test_every_option_of_the_catalogue_can_be_edited(home):
    app = opened("train")
    app.get_by_key("network").set_value("lenet").run()
    for name, value in {"batch_size": 32, "shift": 0, "dropout": 0.25}.items():
        app.get_by_key(name).set_value(value)
    next(button for button in app.button if button.label == "Start training").click().run()
    [run] = [run for run in open_store().runs() if not run.bundled]
    assert {name: run.spec.flat_options()[name] for name in ("batch_size", "shift", "dropout")} == {
        "batch_size": 32,
        "shift": 0,
        "dropout": 0.25,
    }


def test_a_learner_stops_their_own_run_but_not_a_classmates(home):
    store = open_store()
    own = store.create(RunSpec.create("lenet", "mnist", {}), "ada")
    other = store.create(RunSpec.create("lenet", "mnist", {}), "somebody-else")
    assert f"stop-{other.id}" not in [button.key for button in opened("train", view=other.id).button]
    app = opened("train", view=own.id)
    app.button(key=f"stop-{own.id}").click().run()
    assert store.get(own.id).state is State.STOPPED
    assert store.get(other.id).state is State.QUEUED


def test_a_failed_run_says_why_and_can_be_continued(home):
    store = open_store()
    run = store.create(RunSpec.create("lenet", "mnist", {}), "ada")
    reason = "The device ran out of memory. Try a smaller batch size."
    store.change(run.id, state=State.FAILED, reason=reason, reason_values={})
    app = opened("train", view=run.id)
    assert reason in [error.value for error in app.error]
    next(button for button in app.button if button.label == "Continue").click().run()
    assert (store.get(run.id).state, store.get(run.id).reason) == (State.QUEUED, None)


def test_the_curves_show_the_numbers_of_the_store(home):
    from lib.charts.curves import training_curve

    train = open_store().metrics.read("capsnet_small", "train", most=200)
    validation = open_store().metrics.read("capsnet_small", "validation")
    labels: dict[str, str] = dict.fromkeys(("loss", "accuracy", "train", "validation", "step"), "")
    for field in ("loss", "accuracy"):
        batches, held_out = training_curve(field, train, validation, 100, labels).data
        np.testing.assert_array_equal(np.array(batches.y), train[field])
        np.testing.assert_array_equal(np.array(held_out.x), validation["step"])
        np.testing.assert_array_equal(np.array(held_out.y), validation[field])


def test_the_predict_page_shows_these_numbers(home):
    app = opened("predict", source="test", image="test-115")
    parts = [unpacked(part.proto.bytes) for part in app.main.get("bidi_component")]
    shown = [arrays["scores"] for meta, arrays in parts if "scoreName" in meta]
    for run_id, score_name, values in zip(
        ("capsnet_small", "lenet"), ("lengths", "probabilities"), shown, strict=True
    ):
        right = expected(open_store(), run_id, 115)[score_name]
        np.testing.assert_allclose(values, right, rtol=0, atol=TOLERANCE)


def test_a_run_is_renamed_and_deleted_for_good(home):
    store = open_store()
    run = store.create(RunSpec.create("lenet", "mnist", {}), "ada")
    app = opened("train", view=run.id)
    app.text_input(key=f"rename-{run.id}").set_value("  A better   name ").run()
    app.button(key=f"rename-button-{run.id}").click().run()
    assert store.get(run.id).name == "A better name"
    assert app.button(key=f"delete-{run.id}").disabled  # it is still waiting, and nobody is sure yet
    store.stop(run.id)
    app.run()
    app.checkbox(key=f"sure-{run.id}").check().run()
    app.button(key=f"delete-{run.id}").click().run()
    assert not app.exception
    assert run.id not in [run.id for run in store.runs()]
