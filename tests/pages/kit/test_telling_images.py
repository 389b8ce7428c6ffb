"""The test images on which routing can be seen at work: which they are, and that Routing links to them."""

import itertools

import pytest
from streamlit.testing.v1 import AppTest

from lib.inspectors.answers.routing_measure import ROUTED, UNIFORM, load_kept
from pages.kit.telling_images import telling_images
from tests.pages.test_pages import opened, texts


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.main.get("page_link") if one.proto.label.startswith("test image")]


@pytest.mark.parametrize("run", ["capsnet_small", "efficient_capsnet", "capsnet_small_uniform"])
def test_every_image_that_is_read_wrong_in_a_way_is_of_one_sort(run: str):
    found = load_kept(run, "final")
    assert found is not None
    sorts = telling_images(found)
    for numbers, routed, equal in zip(sorts.values(), (True, False, False), (False, True, False), strict=True):
        for number in numbers:
            assert found.right[ROUTED][number] == routed
            assert found.right.get(UNIFORM, found.right[ROUTED])[number] == equal
    wrong = ~found.right[ROUTED] | ~found.right.get(UNIFORM, found.right[ROUTED])
    assert sorted(itertools.chain(*sorts.values())) == wrong.nonzero()[0].tolist()


def test_routing_links_to_them_and_says_how_many_there_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pages.kit.telling_images.SHOWN", 2)
    app = opened("routing", run="capsnet_small")
    found = load_kept("capsnet_small", "final")
    assert found is not None
    sorts = telling_images(found)
    assert f"Right as routed, wrong with equal couplings: 2 of {len(sorts['decided'])}" in texts(app)
    assert links(app) == [f"test image {one}" for numbers in sorts.values() for one in numbers[:2]]


def test_of_a_network_that_was_not_measured_routing_says_where_that_is_done(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pages.kit.telling_images.load_kept", lambda *_: None)
    app = opened("routing", run="capsnet_small")
    assert "is known once “Is it routing?” has measured this network" in texts(app)
    assert links(app) == []
