"""A link to a run that a page cannot show says why; the page's own choice is shown instead."""

import pytest

from tests.pages.test_pages import opened

PETS = "Small capsule network · Oxford pets: Abyssinian, american bulldog"
CLOTHES = "Small capsule network · Fashion-MNIST"


@pytest.fixture(autouse=True)
def nobody_is_asked(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.inspectors.pool.Inspectors.ask", lambda *_: pytest.fail("an inspector was asked"))


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        (
            "filters",
            {"run": "capsnet_small_pets"},
            f"“{PETS}” has no snapshots of its training, so its filters cannot be followed.",
        ),
        (
            "limits",
            {"runs": "capsnet_small_pets,capsnet_small"},
            f"“{PETS}” learned other pictures than digits. What is shown here suits networks that read digits; "
            "“Noise that misleads” works with any pictures.",
        ),
        (
            "limits",
            {"runs": "capsnet_small_fashion"},
            f"“{CLOTHES}” learned other pictures than digits. What is shown here suits networks that read digits; "
            "“Noise that misleads” works with any pictures.",
        ),
    ],
)
def test_it_says_why_instead_of_that_the_run_is_not_available(page: str, address: dict[str, str], said: str):
    warned = [one.value for one in opened(page, **address).warning]
    assert warned == [said]


def test_a_run_that_is_not_there_is_said_to_be_missing():
    warned = [one.value for one in opened("filters", run="nowhere").warning]
    assert len(warned) == 1 and "“nowhere”, which is not available here" in warned[0]


def test_a_chosen_run_that_is_suited_says_nothing():
    assert not opened("limits", runs="capsnet_small").warning
