"""What the class capsules show is what NumPy makes of the routing, for every kind."""

import re
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.parts.class_capsules import Losses
from lib.parts.picture_choice import PictureChoice
from tests.parts.class_capsules.page import FOLDER, sent
from tests.parts.mounted import mount_part, open_part
from tests.parts.routing_stepper.kinds import ROUTED, lengths

SQUASHED = {
    "dynamic": lambda sums: sums**2 / (1 + sums**2),
    "uniform": lambda sums: sums**2 / (1 + sums**2),
    "self_attention": lambda sums: 1 - np.exp(-sums),
}


def labelled(*labels: int) -> PictureChoice:
    """Return a picture that shows these classes."""
    return PictureChoice(
        picture="test-0",
        usual="test-0",
        test_images="absent/{which}",
        together=1,
        count=10,
        shape=(28, 28, 1),
        classes=tuple("0123456789"),
        keep="absent",
        labels=labels,
    )


def value_of(page: Page, test_id: str, name: str = "value") -> float:
    return float(page.get_by_test_id(test_id).get_attribute(f"data-{name}") or "nan")


@pytest.mark.parametrize("kind", ROUTED)
def test_lengths_losses_and_squash_are_those_of_the_last_iteration(page: Page, kind: str):
    routing = ROUTED[kind]
    open_part(page, FOLDER, sent(routing, pictures=labelled(9)))
    norms = lengths(routing)[-1]
    sums = np.linalg.norm(routing.weighted_sums[-1].astype(float), axis=-1)
    for at in range(10):
        assert value_of(page, f"capsule-length-{at}") == pytest.approx(norms[at], abs=1e-6)
        wanted = max(0, 0.9 - norms[at]) ** 2 if at == 9 else 0.5 * max(0, norms[at] - 0.1) ** 2
        assert value_of(page, f"capsule-loss-{at}") == pytest.approx(wanted, abs=1e-6)
        assert value_of(page, f"squash-{at}", "sum") == pytest.approx(sums[at], abs=1e-5)
        assert value_of(page, f"squash-{at}") == pytest.approx(norms[at], abs=1e-6)
    if kind in SQUASHED:
        assert SQUASHED[kind](sums) == pytest.approx(norms, abs=1e-4)  # the points lie on the curve
        expect(page.locator(".squash .curve")).to_have_count(1)
    else:
        expect(page.locator(".squash .curve")).to_have_count(0)
        expect(page.locator(".squash")).to_contain_text("no squash")


def test_a_capsule_with_an_activation_is_called_active_and_never_long(page: Page):
    routing = ROUTED["em"]
    open_part(page, FOLDER, sent(routing, pictures=labelled(9)))
    highest = lengths(routing)[-1].max()
    expect(page.get_by_test_id("capsules-summary")).to_contain_text(f"with activation {highest:.2f}.")
    expect(page.get_by_test_id("capsules-said")).to_contain_text("Do the activations add up to 1")
    shown = page.locator(".capsules").inner_text()
    assert re.findall(r"\b(?:(?<!as )long|longest|lengths|shorter)\b", shown) == []


def test_the_losses_of_a_labelled_picture_add_up(page: Page):
    routing = ROUTED["dynamic"]
    winner = int(lengths(routing)[-1].argmax())
    open_part(page, FOLDER, sent(routing, losses=Losses(0.5, 0.001), pictures=labelled(winner)))
    lines = page.get_by_test_id("capsules-losses").locator("[data-value]")
    there, others, margin, drawn, total = [float(one.get_attribute("data-value") or "nan") for one in lines.all()]
    norms = lengths(routing)[-1]
    assert there == pytest.approx(max(0, 0.9 - norms[winner]) ** 2)
    assert others == pytest.approx(sum(0.5 * max(0, norms[at] - 0.1) ** 2 for at in range(10) if at != winner))
    assert margin == pytest.approx(0.5 * (there + others))
    assert routing.reconstruction is not None
    assert drawn == pytest.approx(0.001 * float(((routing.image - routing.reconstruction) ** 2).sum()), rel=1e-5)
    assert total == pytest.approx(margin + drawn)


def test_nothing_is_said_of_the_loss_of_a_picture_that_nobody_labelled(page: Page):
    open_part(page, FOLDER, sent(ROUTED["dynamic"]))
    expect(page.locator(".losses")).to_contain_text("Nobody said what this picture shows")
    expect(page.get_by_test_id("capsules-losses").locator("[data-value]")).to_have_count(0)
    expect(page.get_by_test_id("capsule-loss-4")).to_have_text("–")


def test_the_sum_is_told_once_the_question_is_answered(page: Page):
    routing = ROUTED["dynamic"]
    open_part(page, FOLDER, sent(routing))
    said = page.get_by_test_id("capsules-said")
    expect(said).to_have_text("Do the lengths add up to 1, as probabilities do?")
    page.get_by_test_id("capsules-guess-more").click()
    expect(said).to_contain_text(
        f"You guessed: No, to more. Here they add up to {lengths(routing)[-1].sum():.2f}."
    )


def test_another_class_is_looked_at_and_stays_in_the_address(page: Page):
    routing = ROUTED["dynamic"]
    open_part(page, FOLDER, sent(routing, {"class": "9"}))
    expect(page.get_by_test_id("capsule-9")).to_have_attribute("aria-pressed", "true")
    for number, value in enumerate(routing.outputs[-1][9], 1):
        slider = page.locator(".slider").nth(number - 1)
        assert float(slider.get_attribute("data-value") or "nan") == pytest.approx(float(value), abs=1e-6)
    page.get_by_test_id("capsule-2").click()
    assert "class=2" in page.url
    winner = int(lengths(routing)[-1].argmax())
    page.get_by_test_id(f"capsule-{winner}").click()
    assert "class=" not in page.url
    expect(page.get_by_test_id("capsules-summary")).to_have_text(
        f"The longest capsule is {winner}, {lengths(routing)[-1][winner]:.2f} long."
    )


def test_a_moved_number_keeps_its_place_with_the_keyboard_and_goes_back(page: Page):
    routing = ROUTED["dynamic"]
    open_part(page, FOLDER, sent(routing))
    winner = int(lengths(routing)[-1].argmax())
    slider = page.get_by_test_id("number-1")
    slider.focus()
    slider.press("ArrowRight")
    moved = float(page.locator(".slider").first.get_attribute("data-value") or "nan")
    own = float(routing.outputs[-1][winner][0])
    assert 0 < moved - own <= 0.0151
    vector = routing.outputs[-1][winner].astype(float)
    vector[0] = moved
    expect(page.get_by_test_id("capsules-moved-length")).to_contain_text(f"{np.linalg.norm(vector):.2f} now")
    mount_part(page, FOLDER, sent(routing))  # the page ran for another reason
    assert float(page.locator(".slider").first.get_attribute("data-value") or "nan") == pytest.approx(moved)
    page.get_by_test_id("capsules-reset").click()
    assert float(page.locator(".slider").first.get_attribute("data-value") or "nan") == pytest.approx(
        own, abs=1e-6
    )


def test_a_network_without_a_decoder_says_so(page: Page):
    routing = replace(ROUTED["dynamic"], reconstruction=None)
    open_part(page, FOLDER, sent(routing, losses=Losses(1.0, None)))
    expect(page.get_by_test_id("capsules-undrawn")).to_contain_text("trained without a decoder")
    expect(page.locator(".overview")).to_be_hidden()
