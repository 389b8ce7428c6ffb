"""Small texts are right in both languages."""

import pytest

from lib import catalog, i18n
from pages.kit.texts import shorten_title


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
    assert shorten_title(catalog.dataset(dataset).title) == said
