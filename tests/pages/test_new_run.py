"""The form for a new run: what it offers, what it says of it, and what it refuses before anything is queued."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.datasets.own.create import from_pictures
from lib.runs import OwnRuns, Run, State, open_store
from tests.pages.test_data_page import picture
from tests.pages.test_pages import opened
from tests.runs.specs import spec


def started_runs() -> list[Run]:
    return [run for run in open_store().runs() if not run.bundled]


def can_start(app: AppTest) -> bool:
    return "Start training" in [button.label for button in app.button]


def start(app: AppTest) -> Run:
    next(button for button in app.button if button.label == "Start training").click().run()
    [run] = started_runs()
    return run


def says(app: AppTest, text: str) -> bool:
    return any(text in caption.value for caption in app.caption)


@pytest.fixture
def own_classes(home: Path) -> str:
    """The name of a data set of 2 × 20 pictures, of which 24 are learned from."""
    pictures = {name: [(str(n), picture(100 * c + n)) for n in range(20)] for c, name in enumerate("ab")}
    return from_pictures("Cups", "ada", pictures).manifest.name


@pytest.mark.parametrize(("preset", "steps"), [("minute", 300), ("good", 450), ("paper", 800)])
def test_a_preset_takes_enough_steps_on_a_few_pictures_and_says_so(own_classes, preset, steps):
    app = opened("train", network="simple_cnn", data=own_classes, preset=preset)
    assert says(app, f"{steps} steps, about ")
    assert says(app, f"The network sees each of the 24 images {steps} times.")
    run = start(app)
    assert (run.total_steps, run.spec.training.epochs) == (steps, steps)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"network": "lenet"}, "The network sees each of the 55,000 images once."),
        ({"network": "capsnet"}, "The network sees 7,680 of the 55,000 images."),
        ({"network": "capsnet_small"}, "The network sees each of the 55,000 images 1.5 times."),
    ],
)
def test_the_form_says_how_often_the_images_are_seen(home, address, sentence):
    assert says(opened("train", **address), sentence)


def test_images_too_small_for_the_variant_are_refused_in_the_form(home, monkeypatch):
    monkeypatch.setattr("lib.datasets.missing", lambda name: ())
    app = opened("train", network="alexnet", data="oxford_pets", size="32")
    assert can_start(app)
    app.get_by_key("variant").set_value("original").run()
    assert app.error[0].value.startswith("AlexNet needs images of at least 67 × 67 pixels")
    assert not can_start(app)
    app.get_by_key("size").set_value("96").run()
    assert not app.error
    assert started_runs() == []


def test_the_framework_is_chosen_before_training_where_several_can(home, monkeypatch):
    monkeypatch.setattr("lib.runs.spec.is_paddle_installed", lambda: True)
    app = opened("train", network="lenet")
    field = app.get_by_key("framework")
    assert (field.options, field.value) == (["TensorFlow", "PaddlePaddle"], "tensorflow")
    field.set_value("paddle").run()
    assert app.query_params["framework"] == "paddle"
    assert start(app).spec.framework == "paddle"
    assert "framework" not in [field.key for field in opened("train", network="capsnet_small").selectbox]


def test_where_paddlepaddle_is_not_installed_the_form_says_how_to(home, monkeypatch):
    monkeypatch.setattr("lib.runs.spec.is_paddle_installed", lambda: False)
    app = opened("train", network="lenet", framework="paddle")
    assert app.error[0].value.startswith("PaddlePaddle is not installed on this computer. Run “make paddle”")
    assert not can_start(app)
    app.get_by_key("framework").set_value("tensorflow").run()
    assert not app.error and can_start(app)


OUT_OF_RANGE = {
    "shift": (9, "“Random shift” must be between 0 and 4; it is 9."),
    "epochs": (0, "“Epochs” must be between 1 and 1,000; it is 0."),
    "learning_rate": (2.5, "“Learning rate” must be between 0.000001 and 1; it is 2.5."),
    "max_steps": (-1, "“Stop after” must be between 0 and 1,000,000; it is -1."),
}


@pytest.mark.parametrize("name", OUT_OF_RANGE)
def test_a_number_out_of_range_is_refused_in_words_and_stays_in_its_field(home, name):
    value, sentence = OUT_OF_RANGE[name]
    app = opened("train", network="lenet")
    app.get_by_key(name).set_value(value).run()
    assert {error.value for error in app.error} == {sentence}
    assert app.get_by_key(name).value == value
    assert not can_start(app)
    app.get_by_key(name).set_value(1).run()
    assert not app.error
    assert can_start(app)


def test_a_branch_refuses_it_too(home, monkeypatch):
    store = open_store()
    run = store.create(spec("lenet"), "ada")
    store.change(run.id, state=State.STOPPED)
    monkeypatch.setattr("lib.runs.files.RunFiles.checkpoints", lambda _files: ["00000430"])
    app = opened("train", **{"from": run.id})
    assert can_start(app)
    app.get_by_key(f"from-{run.id}-shift").set_value(9).run()
    assert {error.value for error in app.error} == {OUT_OF_RANGE["shift"][1]}
    assert not can_start(app)


def test_one_pixel_is_one_pixel(home):
    app = opened("train", network="lenet", shift="1")
    assert says(app, "Each time, the image is changed a little: Random shift 1 pixel.")


def test_a_link_brings_every_option_and_the_form_says_what_happens_to_the_pictures(home):
    address = {"shift": "4", "flip": "true", "rotation": "20", "learning_rate": "0.01", "schedule": "constant"}
    app = opened("train", network="lenet", **address)
    assert says(
        app, "Each time, the image is changed a little: Random shift 4 pixels, Mirror, Random rotation 20 degrees."
    )
    training = start(app).spec.training
    assert (training.shift, training.flip, training.rotation) == (4, True, 20)
    assert (training.learning_rate, training.schedule) == (0.01, "constant")


def test_the_address_names_what_is_chosen_and_another_preset_begins_anew_but_for_the_pictures(home):
    app = opened("train", network="lenet")
    app.get_by_key("batch_size").set_value(32).run()
    app.get_by_key("rotation").set_value(20).run()
    app.get_by_key("flip").set_value(True).run()
    assert [app.query_params[name] for name in ("batch_size", "rotation", "flip")] == ["32", "20", "true"]
    app.get_by_key("preset").set_value("good").run()
    assert app.get_by_key("batch_size").value == 64
    assert (app.get_by_key("rotation").value, app.get_by_key("flip").value) == (20, True)
    assert "batch_size" not in app.query_params


def test_an_option_that_nobody_chose_is_as_the_preset_has_it(home):
    app = opened("train", network="capsnet_small")
    assert (app.get_by_key("epochs").value, app.get_by_key("shift").value) == (2, 1)
    app.get_by_key("preset").set_value("good").run()
    assert (app.get_by_key("epochs").value, app.get_by_key("shift").value) == (20, 2)


@pytest.mark.parametrize("text", ["many", "1e17", "nan", "7.5"])
def test_a_link_to_no_possible_value_says_so(home, text):
    app = opened("train", network="lenet", epochs=text)
    assert app.warning[0].value.startswith(
        f"This link asks for the option “Epochs = {text}”, which is not available here."
    )
    assert app.get_by_key("epochs").value == 1


def test_a_preset_brings_its_image_size_and_leaves_it_with_another(home, monkeypatch):
    monkeypatch.setattr("lib.datasets.missing", lambda name: ())
    app = opened("train", network="pets_cnn", data="oxford_pets", preset="paper", size="96")
    assert app.get_by_key("size").value == "96"  # of the link
    app.get_by_key("preset").set_value("minute").run()
    assert app.get_by_key("size").value == "64"
    app.get_by_key("preset").set_value("paper").run()
    assert app.get_by_key("size").value == "224"


def start_button(app):
    return next(button for button in app.button if button.label == "Start training")


@pytest.fixture
def takes(home, monkeypatch):
    """Return a function that lets every training be expected to take so many seconds."""
    return lambda seconds: monkeypatch.setattr(
        "pages.train.start_run.training_seconds", lambda _store, _spec: seconds
    )


def test_a_training_of_up_to_ten_minutes_needs_no_confirmation(takes):
    takes(600.0)
    app = opened("train")
    assert not start_button(app).disabled
    assert not [box for box in app.checkbox if str(box.key).startswith("long-training")]


def test_a_longer_one_starts_only_after_a_confirmation(takes):
    takes(36_000.0)
    app = opened("train")
    assert start_button(app).disabled
    [box] = [box for box in app.checkbox if str(box.key).startswith("long-training")]
    assert box.label == "Start it anyway: it takes about 10.0 h, and others have to wait"
    box.check().run()
    start_button(app).click().run()
    assert [run.state for run in open_store().runs() if not run.bundled] == [State.QUEUED]


def test_the_confirmation_is_for_one_duration(takes):
    takes(3_600.0)
    app = opened("train")
    next(box for box in app.checkbox if str(box.key).startswith("long-training")).check().run()
    assert not start_button(app).disabled
    takes(36_000.0)
    app.run()
    assert start_button(app).disabled


def test_a_sixth_waiting_run_is_refused_in_words(takes):
    takes(60.0)
    for _ in range(5):
        OwnRuns(open_store(), "ada").start(spec())
    app = opened("train")
    start_button(app).click().run()
    [error] = app.error
    assert error.value.startswith("5 of your runs are waiting already, and no more can wait at a time.")
    assert len(open_store().runs(State.QUEUED)) == 5
