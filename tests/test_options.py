"""Options: which texts become which values, and the sentence for every value that does not fit."""

import pytest

from lib.errors import LearnerError
from lib.options import Option, check_all

EPOCHS = Option("epochs", "", "", 3, 1, 500)
RATE = Option("rate", "", "", 1e-3, 1e-6, 1.0)
DRAW = Option("draw", "", "", True)
PLAN = Option("plan", "", "", "constant", choices=("constant", "linear"))
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
        (RATE, "0", "Option rate takes a number from 1e-06 to 1, but got 0."),
        (RATE, "inf", "Option rate takes a number from 1e-06 to 1, but got inf."),
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
