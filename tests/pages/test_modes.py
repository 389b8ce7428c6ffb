"""The three modes of a run's network: what is said of each is what its training, evaluation and prediction do."""

import pytest

from lib.runs import RunSpec, open_store
from lib.runs.estimate import speed_of
from pages.train.modes import Mode, describe_modes
from tests.pages.test_pages import opened, texts


def lines(mode: Mode) -> str:
    return "\n".join(f"{name} {text}" for name, text in mode.lines).replace("\u00a0", " ")


def modes_of(run_id: str) -> tuple[str, str, str]:
    train, evaluate, predict = describe_modes(open_store().get(run_id))
    return lines(train), lines(evaluate), lines(predict)


def test_a_capsule_network_with_its_numbers(home):
    run = open_store().get("capsnet_small")
    train, evaluate, predict = modes_of(run.id)
    training = run.spec.training
    assert f"batches of {training.batch_size} images" in train and "of 55,000 images" in train
    assert "the batch itself" in train and "kept from training" in evaluate
    assert "capsule of the label" in train and "longest capsule" in evaluate
    assert "plus 0.0005 times the squared errors" in train
    assert (
        f"Adam, step size {training.learning_rate:g} at the start; it changes {run.parameters:,} weights" in train
    )
    assert f"{speed_of(run):,.0f} images a second" in train
    assert run.test_accuracy is not None
    assert f"{100 * run.test_accuracy:.2f} %" in evaluate
    assert "10 lengths from 0 to 1" in predict and "the decoder draws" in predict
    assert "Dropout" not in train + evaluate


@pytest.mark.parametrize("share", [0.4, 0.0])
def test_dropout_is_on_in_training_alone(home, share):
    spec = RunSpec.create("simple_cnn", "mnist", {"dropout": share, "shift": 2, "max_steps": 5})
    train, evaluate, predict = modes_of(open_store().create(spec, "ada").id)
    assert ("Dropout sets values to 0 at random: 40.00 % of them." in train) == (share > 0)
    assert ("Dropout is off." in evaluate) == (share > 0)
    assert ("nothing differs" in evaluate) == (share == 0)
    assert "Augmentation: " in train
    assert "the cross-entropy between label and probabilities" in train
    assert "10 probabilities that add up to 1" in predict and "decoder" not in predict


@pytest.mark.parametrize("run_id", ["capsnet_small_pairs", "compare-recurrent-gru", "compare-dropout-with"])
def test_every_kind_of_run_is_described(home, run_id):
    train, evaluate, predict = modes_of(run_id)
    assert train and evaluate and predict


def test_the_card_has_them(home):
    app = opened("train", view="lenet")
    assert "exactly as in Evaluate" in texts(app)
