"""A kind of routing without a drawing of its own is drawn from its declaration alone."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation
from lib.models.capsules.routing import ROUTING_KINDS
from lib.models.capsules.routing.kind import RoutingKind, RoutingStep
from lib.parts import served
from lib.parts.routing_stepper import labels
from tests.parts.routing_stepper.page import open_stepper, sent, step_on, text, value
from tests.parts.routing_stepper.traces import CLASSES, made_votes, routed

pytestmark = pytest.mark.xdist_group("stepper")

CAPSULE, CLASS = 5, 9
VOTES = made_votes(Geometry(rows=2, columns=2, types=8, field_size=15, field_stride=4, field_offset=0))


def loudest_routing(votes: np.ndarray) -> Any:
    """Route in one pass, with the lengths of the votes as couplings, shared out."""
    lengths = np.linalg.norm(votes, axis=-1)
    couplings = lengths / lengths.sum(axis=-1, keepdims=True)
    weighted_sums = np.einsum("ij,ijd->jd", couplings, votes)
    squares = (weighted_sums**2).sum(axis=-1, keepdims=True)
    outputs = squares / (1 + squares) * weighted_sums / np.sqrt(squares)
    agreements = np.einsum("ijd,jd->ij", votes, outputs)
    return couplings, weighted_sums, outputs, agreements


LOUDEST = RoutingKind(
    name="loudest",
    title="Loudest votes",
    sentence="Loudest votes: a vote counts as much as it is long.",
    is_one_pass=True,
    function=loudest_routing,
    route=lambda given: pytest.fail("the browser computes nothing"),
    combine=lambda given, couplings: pytest.fail("the browser computes nothing"),
    products=lambda iterations: 2,
    steps=(
        RoutingStep(
            "share", "shares by length", "Up to {high} of capsule {capsule} to {class}.", array="couplings"
        ),
        RoutingStep("sum", "weighted sum", "The longest sum: {class}, {length}.", array="weighted_sums"),
        RoutingStep("squash", "squash", "{class} is {length}, {second} {second_length}.", array="outputs"),
        RoutingStep(
            "agree", "agreement", "{class} agrees by {mean}.", array="agreements", last_sentence="The end."
        ),
    ),
)


@pytest.fixture
def seen(monkeypatch) -> RoutingObservation:
    monkeypatch.setitem(ROUTING_KINDS, "loudest", LOUDEST)
    monkeypatch.setattr(labels, "LABELS", {**labels.LABELS, **labels.kind_labels(LOUDEST)})
    # Neither the server nor the browser gives the labels that were served before.
    monkeypatch.setattr(served, "_labels", served._labels.__wrapped__)
    monkeypatch.setattr(served, "version", lambda: "loudest")
    couplings, sums, outputs, agreements = (
        array[None].astype(np.float32) for array in loudest_routing(VOTES.votes)
    )
    return replace(
        routed("uniform", VOTES),
        kind="loudest",
        couplings=couplings,
        weighted_sums=sums,
        outputs=outputs,
        agreements=agreements,
    )


@pytest.fixture
def stepper(page: Page, seen: RoutingObservation) -> Page:
    open_stepper(page, sent(seen, {"capsule": CAPSULE + 1, "class": CLASS}))
    return page


def test_its_steps_have_their_names_sentences_and_lines_of_code(stepper, seen):
    sums, lengths = (np.linalg.norm(array[0], axis=-1) for array in (seen.weighted_sums, seen.outputs))
    first, second = np.argsort(-lengths)[:2]
    leader = int(seen.couplings[0].sum(axis=0).argmax())
    towards = seen.couplings[0, :, leader]
    expected = [
        (
            "shares by length",
            f"Up to {towards.max():.2f} of capsule {towards.argmax() + 1} to {leader}.",
            "couplings = ",
        ),
        ("weighted sum", f"The longest sum: {sums.argmax()}, {sums.max():.2f}.", "weighted_sums = "),
        ("squash", f"{first} is {lengths[first]:.2f}, {second} {lengths[second]:.2f}.", "outputs = "),
        ("agreement", "The end.", "agreements = "),
    ]
    for phase, (name, sentence, line) in enumerate(expected):
        assert text(stepper, f"routing-name-{phase}") == name
        assert text(stepper, "routing-summary") == f"{name} · {sentence}"
        assert text(stepper, "routing-line").startswith(line)
        assert "Loudest votes" in (stepper.get_by_test_id("routing").get_attribute("aria-label") or "")
        if phase < 3:
            step_on(stepper)


def test_its_numbers_and_results_are_those_of_the_trace(stepper, seen):
    results = [
        seen.couplings[0, CAPSULE, CLASS],
        np.linalg.norm(seen.weighted_sums[0, CLASS]),
        np.linalg.norm(seen.outputs[0, CLASS]),
        seen.agreements[0, CAPSULE, CLASS],
    ]
    for phase, expected in enumerate(results):
        assert value(stepper, "routing-pair-result") == pytest.approx(expected, rel=1e-5)
        assert value(stepper, "routing-pair-coupling") == pytest.approx(results[0], rel=1e-5)
        shown = stepper.get_by_test_id("routing-pair-agreement").get_attribute("data-value")
        assert (shown is not None) == (phase == 3)
        if phase < 3:
            step_on(stepper)
    for label in range(len(CLASSES)):
        length = np.linalg.norm(seen.outputs[0, label])
        assert value(stepper, f"routing-length-{label}") == pytest.approx(length, rel=1e-5)


def test_it_asks_which_class_comes_second_once_there_are_sums(stepper):
    stepper.get_by_test_id("routing-next").click()
    assert stepper.get_by_test_id("routing-question").is_hidden()
    stepper.get_by_test_id("routing-next").click()
    assert "Which class will come second?" in text(stepper, "routing-question")
