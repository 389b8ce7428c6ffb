"""Options: which texts become which values, and the sentence for every value that does not fit."""

from dataclasses import FrozenInstanceError, dataclass

import pytest

from lib.errors import LearnerError
from lib.options import Option, Options, check_all, declare, describe_options, share

EPOCHS = Option("", "", 3, 1, 500, name="epochs")
RATE = Option("", "", 1e-3, 1e-6, 1.0, name="rate")
DRAW = Option("", "", True, name="draw")
PLAN = Option("", "", "constant", choices=("constant", "linear"), name="plan")
ALL = {option.name: option for option in (EPOCHS, RATE, DRAW, PLAN)}


@pytest.mark.parametrize(
    ("option", "given", "value"),
    [
        (EPOCHS, 7, 7),
        (EPOCHS, "7", 7),
        (EPOCHS, " 7 ", 7),
        (EPOCHS, 7.0, 7),
        (EPOCHS, "1e2", 100),
        (EPOCHS, 1, 1),
        (EPOCHS, 500, 500),
        (RATE, "0.5", 0.5),
        (RATE, 1, 1.0),
        (RATE, "1e-6", 1e-6),
        (DRAW, "false", False),
        (DRAW, "No", False),
        (DRAW, 0, False),
        (DRAW, "TRUE", True),
        (DRAW, True, True),
        (PLAN, "linear", "linear"),
    ],
)
def test_what_fits(option, given, value):
    checked = option.check(given)
    assert checked == value
    assert type(checked) is type(option.default)


@pytest.mark.parametrize("given", ["many", "", "7.5", 7.5, "nan", "inf", True, None, "1e400"])
def test_not_a_whole_number(given):
    with pytest.raises(LearnerError) as caught:
        EPOCHS.check(given)
    assert str(caught.value) == f"Option epochs takes a whole number, but got “{given}”."


@pytest.mark.parametrize("given", ["fast", "nan", False, None, "1,5"])
def test_not_a_number(given):
    with pytest.raises(LearnerError) as caught:
        RATE.check(given)
    assert str(caught.value) == f"Option rate takes a number, but got “{given}”."


@pytest.mark.parametrize(
    ("option", "given", "sentence"),
    [
        (EPOCHS, 0, "Option epochs takes a number from 1 to 500, but got 0."),
        (EPOCHS, "501", "Option epochs takes a number from 1 to 500, but got 501."),
        (RATE, "0", "Option rate takes a number from 0.000001 to 1, but got 0."),
        (RATE, "inf", "Option rate takes a number from 0.000001 to 1, but got inf."),
        (PLAN, "cosine", "Option plan takes one of constant, linear, but got “cosine”."),
        (PLAN, 3, "Option plan takes a text, but got “3”."),
        (DRAW, "maybe", "Option draw takes true or false, but got “maybe”."),
        (DRAW, 2, "Option draw takes true or false, but got “2”."),
    ],
)
def test_outside_of_what_is_allowed(option, given, sentence):
    with pytest.raises(LearnerError) as caught:
        option.check(given)
    assert str(caught.value) == sentence


def test_check_all_fills_in_the_defaults_and_keeps_the_order():
    values = check_all(ALL, {"draw": "no", "epochs": "9"})
    assert list(values.items()) == [("epochs", 9), ("rate", 1e-3), ("draw", False), ("plan", "constant")]


def test_check_all_names_what_it_does_not_know():
    with pytest.raises(LearnerError) as caught:
        check_all(ALL, {"epoch": 9})
    assert str(caught.value) == "There is no option “epoch” here. The options are: epochs, rate, draw, plan."


@dataclass(frozen=True)
class Recipe(Options):
    epochs: int = share(EPOCHS, default=5)
    draw: bool = declare("Draw", "Whether it draws.", True)


def test_fields_describe_themselves_with_the_values_of_the_object():
    epochs, draw = Recipe(epochs=7).described()
    assert epochs == Option("", "", 7, 1, 500, name="epochs")
    assert draw == Option("Draw", "Whether it draws.", True, name="draw")
    assert EPOCHS.default == 3  # what is shared stays as it is


def test_typed_options_to_values_and_back():
    assert Recipe().as_dict() == {"epochs": 5, "draw": True}
    assert Recipe().with_values({"draw": False, "gone": 1}) == Recipe(5, draw=False)
    with pytest.raises(FrozenInstanceError):
        Recipe().epochs = 2  # type: ignore[misc]


def test_changed_options_are_checked():
    assert Recipe(epochs=7).changed(draw=False) == Recipe(7, draw=False)
    assert Recipe().epochs == 5
    with pytest.raises(LearnerError, match="Option epochs takes a number from 1 to 500, but got 0"):
        Recipe().changed(epochs=0)
    with pytest.raises(LearnerError, match="There is no option “epoch” here"):
        Recipe().changed(epoch=7)


@dataclass(frozen=True)
class Speed(Options):
    rate: float = share(RATE)


def test_options_of_several_classes_by_name():
    described = describe_options(Recipe(epochs=7), Speed())
    assert {name: option.default for name, option in described.items()} == {
        "epochs": 7,
        "draw": True,
        "rate": 1e-3,
    }
    assert all(name == option.name for name, option in described.items())
