"""Small texts are right in both languages."""

import pytest

from lib import catalog, i18n
from pages.kit.parameters import at_most
from pages.kit.texts import describe_reading, format_percent, shorten_title


@pytest.mark.parametrize(
    ("language", "dataset", "said"),
    [
        ("en", "mnist", "MNIST"),
        ("zh", "mnist", "MNIST"),
        ("en", "oxford_pets", "Oxford pets"),
        ("zh", "oxford_pets", "Oxford 宠物"),
    ],
)
def test_a_short_title_ends_before_the_colon(monkeypatch, home, language, dataset, said):
    monkeypatch.setattr(i18n, "current_language", lambda: language)
    assert shorten_title(catalog.dataset(dataset)) == said


@pytest.mark.parametrize(
    ("total", "said"),
    [(1, "The network reads: 0 of 1 image"), (1200, "The network reads: 0 of 1,200 images")],
)
def test_a_count_has_the_form_of_its_language(monkeypatch: pytest.MonkeyPatch, total: int, said: str):
    monkeypatch.setattr(i18n, "current_language", lambda: "en")
    assert describe_reading(0, total) == said


@pytest.mark.parametrize(("share", "said"), [(0.98701, "98.70\u00a0%"), (0.0, "0.00\u00a0%"), (None, "–")])
def test_a_share_is_written_in_percent(share: float | None, said: str):
    assert format_percent(share) == said


@pytest.mark.parametrize(("text", "is_there"), [("8", True), ("0", True), ("9", False), ("x", True)])
def test_no_number_above_the_most(text: str, is_there: bool):
    assert at_most(8)(text) is is_there
