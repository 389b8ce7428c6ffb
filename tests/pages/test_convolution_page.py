"""Which picture the convolution lab gets, and what is said where there is none."""

from typing import Any

import numpy as np
import pytest

from lib.datasets import load
from lib.pictures.photo_samples import load_photo
from tests.pages.test_pages import opened


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the lab's component is given, each time it is drawn."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "lib.parts.convolution_lab.convolution_lab",
        lambda image, others, **more: calls.append({"image": image, "others": others, **more}),
    )
    return calls


def test_the_address_names_the_picture(home, lab):
    opened("convolution", photo="flower", part="pooling")
    np.testing.assert_array_equal(lab[-1]["image"], load_photo("flower", 128))
    assert (lab[-1]["part"], lab[-1]["credit"]) == ("pooling", "vultilion, CC BY 2.0")
    assert list(lab[-1]["others"]) == ["chelsea", "china", "coffee", "astronaut", "rocket"]
    opened("convolution", photo="test", image="test-61")
    np.testing.assert_array_equal(lab[-1]["image"], load("mnist").test.images[61])
    beside = list(lab[-1]["others"].values())
    np.testing.assert_array_equal(np.stack(beside), load("mnist").test.images[62:67])
    opened("convolution", photo="lena", part="nonsense")
    np.testing.assert_array_equal(lab[-1]["image"], load_photo("chelsea", 128))
    assert lab[-1]["part"] == "convolution"


def test_an_own_picture_that_is_not_here_is_said_and_a_photo_shown(home, lab):
    app = opened("convolution", photo="own", image="own-0123456789abcdef")
    assert app.error[0].value.startswith("The picture in this link is not on this computer.")
    assert lab[-1]["picture"] == "chelsea"
