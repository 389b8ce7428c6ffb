"""Trainings on the small MNIST."""

import pytest

from lib import datasets
from tests.training.small import install, new_store


@pytest.fixture(scope="module", autouse=True)
def small_data():
    """Let `load("mnist")` give in this folder 400 images to learn from, 100 held out and 103 to test on."""
    with pytest.MonkeyPatch.context() as patch:
        install(patch)
        yield
    datasets.forget()


@pytest.fixture
def store(tmp_path):
    return new_store(tmp_path)
