"""Each kind of routing in the stepper: its own steps, and the very numbers that NumPy computes."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation
from lib.models.capsules.routing import ROUTING_KINDS
from lib.parts.packing import Payload
from tests.parts.routing_traces import CLASSES, made_votes, routed, softmax
from tests.parts.stepper_page import address, mount, open_stepper, sent, step_on, text, value
from tests.parts.test_packing import unpack

pytestmark = pytest.mark.xdist_group("stepper")

CAPSULE, CLASS = 5, 9
VECTORS = made_votes(Geometry(rows=2, columns=2, types=8, field_size=15, field_stride=4, field_offset=0))
FEW = made_votes(Geometry(rows=1, columns=1, types=16, field_size=28, field_stride=1, field_offset=0))
MATRICES = made_votes(Geometry(3, 3, 4, 20, 4, 0), primary_size=16)
ROUTED = {
    "dynamic": routed("dynamic", VECTORS, 3),
    "uniform": routed("uniform", VECTORS),
    "self_attention": routed("self_attention", FEW),
    "em": routed("em", MATRICES, 2),
}
NAMES = {
    "dynamic": ["softmax", "weighted sum", "squash", "agreement", "update"],
    "uniform": ["equal shares", "weighted sum", "squash"],
    "self_attention": ["agreement", "softmax", "weighted sum", "squash"],
    "em": ["weights", "mean", "variance", "activation", "likelihood", "posterior"],
}
OUTPUT_STEP = {"dynamic": 2, "uniform": 2, "self_attention": 3, "em": 3}
ASKED = {"dynamic": 10, "uniform": 1, "self_attention": 2, "em": 9}


@pytest.fixture
def viewport():
    return {"width": 1140, "height": 900}


def at_pair(kind: str, **view: object) -> Payload:
    return sent(ROUTED[kind], {"capsule": CAPSULE, "class": CLASS, **view})


def lengths(seen: RoutingObservation) -> np.ndarray:
    return np.linalg.norm(seen.outputs.astype(float), axis=-1)


# What the browser gets


@pytest.mark.parametrize("kind", ROUTED)
def test_every_array_of_the_kind_arrives_unrounded(kind):
    seen = ROUTED[kind]
    meta, arrays = unpack(sent(seen).packed("en"))
    assert meta["kind"]["name"] == kind
    assert set(ROUTING_KINDS[kind].details) == set(seen.details)
    for name, expected in seen.details.items():
        np.testing.assert_array_equal(arrays[name], expected, err_msg=name)
    for name in ("votes", "couplings", "agreements", "outputs"):
        np.testing.assert_array_equal(arrays[name], getattr(seen, name), err_msg=name)


def test_details_that_are_missing_or_do_not_fit_are_refused():
    seen = ROUTED["em"]
    without = {name: array for name, array in seen.details.items() if name != "costs"}
    with pytest.raises(ValueError, match="no costs; for 'em' it needs input_activations, variances"):
        sent(replace(seen, details=without))
    with pytest.raises(ValueError, match=r"variances should be \(2, 10, 16\) .*, but is \(1, 10, 16\)"):
        sent(replace(seen, details=seen.details | {"variances": seen.details["variances"][:1]}))
    with pytest.raises(ValueError, match="no routing called 'sideways'; expected one of dynamic, uniform"):
        sent(replace(seen, kind="sideways"))


# What each step shows


def pair_numbers(seen: RoutingObservation, t: int, phase: int) -> dict[str, float | None]:
    """The numbers beside the pair after this step, by NumPy; None where they are still to come."""
    i, j, last = CAPSULE, CLASS, t == len(seen.outputs) - 1
    coupling, agreement = float(seen.couplings[t, i, j]), float(seen.agreements[t, i, j])
    if seen.kind == "dynamic":
        logit = float(seen.logits[t, i, j]) + (agreement if phase == 4 else 0.0)
        return {"logit": logit, "coupling": coupling, "agreement": agreement if phase >= 3 else None}
    if seen.kind == "uniform":
        return {"coupling": 0.1}
    if seen.kind == "self_attention":
        prior = float(seen.details["priors"][0, i, j])
        return {
            "agreement": agreement,
            "coupling": coupling if phase >= 1 else None,
            "prior": prior,
            "weight": coupling + prior if phase >= 2 else None,
        }
    alpha = float(seen.details["input_activations"][t, i])
    updated = next_posteriors(seen, t)[i, j] if last else float(seen.couplings[min(t + 1, 1), i, j])
    return {
        "activation": alpha,
        "posterior": float(updated) if phase == 5 else coupling,
        "weight": coupling * alpha,
        "likelihood": agreement if phase >= 4 else None,
    }


def next_posteriors(seen: RoutingObservation, t: int) -> np.ndarray:
    return softmax(np.log(seen.details["activations"][t].astype(float)) + seen.agreements[t].astype(float))


def result(seen: RoutingObservation, t: int, phase: int) -> float:
    """What the step works out for the pair, by NumPy from the votes."""
    i, j = CAPSULE, CLASS
    votes, couplings = seen.votes.astype(float), seen.couplings[t].astype(float)
    largest = int(np.abs(votes[i, j]).argmax())
    if seen.kind == "self_attention":
        weights = couplings + seen.details["priors"][0]
        weighted = np.linalg.norm(np.einsum("ij,ijd->jd", weights, votes)[j])
        attention = votes[i, j] @ votes[:, j].sum(0) / np.sqrt(votes.shape[-1])
        return [attention, couplings[i, j], weighted, 1 - np.exp(-weighted)][phase]
    if seen.kind == "em":
        weights = couplings * seen.details["input_activations"][t][:, None]
        mean = weights[:, j] @ votes[:, j] / weights[:, j].sum()
        variance = weights[:, j] @ (votes[:, j] - mean) ** 2 / weights[:, j].sum() + 5e-4
        likelihood = -0.5 * (((votes[i, j] - mean) ** 2 / variance) + np.log(2 * np.pi * variance)).sum()
        return [
            weights[i, j],
            np.linalg.norm(mean),
            variance[largest],
            seen.details["activations"][t, j],
            likelihood,
            next_posteriors(seen, t)[i, j],
        ][phase]
    weighted = np.linalg.norm(couplings[:, j] @ votes[:, j])
    squashed = weighted**2 / (1 + weighted**2)
    agreement = votes[i, j] @ (couplings[:, j] @ votes[:, j]) / weighted * squashed
    return [couplings[i, j], weighted, squashed, agreement, seen.logits[t, i, j] + agreement][phase]


@pytest.mark.parametrize("kind", ROUTED)
def test_each_step_shows_the_numbers_that_numpy_computes(page, kind):
    seen = ROUTED[kind]
    names, output_step = NAMES[kind], OUTPUT_STEP[kind]
    open_stepper(page, at_pair(kind))
    for step in range(len(seen.outputs) * len(names)):
        t, phase = divmod(step, len(names))
        where = f"{kind}, iteration {t + 1}, {names[phase]}"
        assert text(page, f"routing-name-{phase}").split("\n")[-1] == names[phase]
        assert page.get_by_test_id(f"routing-name-{phase}").get_attribute("aria-current") == "step"
        assert names[phase] in text(page, "routing-summary"), where
        assert not {"undefined", "NaN"} & set(text(page, "routing-pair").replace("=", " ").split()), where
        assert "undefined" not in text(page, "routing-summary"), where
        for name, expected in pair_numbers(seen, t, phase).items():
            shown = page.get_by_test_id(f"routing-pair-{name}").get_attribute("data-value")
            assert (shown is None) == (expected is None), f"{where}: {name}"
            if expected is not None:
                assert float(shown or "nan") == pytest.approx(expected, rel=1e-4, abs=1e-6), f"{where}: {name}"
        worked_out = value(page, "routing-pair-result")
        assert worked_out == pytest.approx(result(seen, t, phase), rel=1e-3, abs=1e-5), where
        known = t if phase >= output_step else t - 1
        shown = page.locator("output").evaluate_all("all => all.map(({ dataset }) => dataset.value ?? null)")
        if known < 0:
            assert shown == [None] * len(CLASSES), where
        else:
            assert [float(length) for length in shown] == pytest.approx(lengths(seen)[known], abs=1e-6), where
        if page.get_by_test_id("routing-next").is_enabled():
            step_on(page)
    assert page.get_by_test_id("routing-next").is_disabled()
    assert page.get_by_test_id("routing-reconstruction").is_visible()


@pytest.mark.parametrize("kind", ROUTED)
def test_the_map_shows_the_range_of_what_the_step_draws(page, kind):
    """Of the first step, towards the selected class."""
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind))
    drawn = {
        "dynamic": seen.couplings[0],
        "uniform": seen.couplings[0],
        "self_attention": seen.agreements[0],
        "em": ROUTED["em"].couplings[0] * MATRICES.activations[:, None],
    }[kind][:, CLASS]
    shown = page.get_by_test_id("routing-range")
    assert float(shown.get_attribute("data-low") or "nan") == pytest.approx(drawn.min(), rel=1e-5)
    assert float(shown.get_attribute("data-high") or "nan") == pytest.approx(drawn.max(), rel=1e-5)


def test_matrix_capsules_are_shown_as_matrices(page):
    open_stepper(page, at_pair("em"))
    assert text(page, "routing-shape") == "[4 × 4] · [4 × 4] → [4 × 4]"
    mount(page, at_pair("dynamic"))
    assert text(page, "routing-shape") == "[8] · [8 × 16] → [16]"


# What goes with it


@pytest.mark.parametrize("kind", ROUTED)
def test_one_question_is_asked_before_its_answer_shows(page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=ASKED[kind] - 1))
    page.get_by_test_id("routing-next").click()
    before, after = lengths(seen)[1:3] if kind == "dynamic" else (0 * lengths(seen)[-1], lengths(seen)[-1])
    known = int(before.argmax() if kind == "dynamic" else after.argmax())
    gained = np.where(np.arange(10) == known, -np.inf, after - before)
    right = int(gained.argmax())
    assert page.get_by_test_id("routing-question").is_visible()
    assert page.get_by_test_id(f"routing-guess-{known}").count() == 0
    page.get_by_test_id(f"routing-guess-{right}").click()
    assert address(page)["step"] == str(ASKED[kind])
    page.get_by_test_id("routing").press("End")
    said = text(page, "routing-prediction")
    assert said.startswith(f"You said {CLASSES[right]}, and {CLASSES[right]} ")
    assert f"{after[right]:.2f}" in said
    page.get_by_test_id("routing").press("Home")
    page.get_by_test_id("routing").press("End")
    assert page.get_by_test_id("routing-question").is_hidden()  # once a picture


def test_em_in_three_iterations_asks_the_question_about_the_third(page):
    open_stepper(page, sent(routed("em", MATRICES, 3), {"step": 11}))
    page.get_by_test_id("routing-next").click()
    assert "after the third iteration" in text(page, "routing-question")


def test_a_class_that_was_guessed_wrong_is_told(page):
    seen = ROUTED["self_attention"]
    open_stepper(page, at_pair("self_attention", step=1))
    page.get_by_test_id("routing-next").click()
    first, second, third = np.argsort(-lengths(seen)[0])[:3]
    assert f"{CLASSES[first]} will be longest" in text(page, "routing-question")
    page.get_by_test_id(f"routing-guess-{third}").click()
    page.get_by_test_id("routing").press("End")
    shown = lengths(seen)[0]
    expected = f"You said {third} ({shown[third]:.2f}); {second} comes second: {shown[second]:.2f}."
    assert expected in text(page, "routing-prediction")


COLUMNS = {
    "dynamic": ["logit", "coupling", "agreement"],
    "uniform": ["coupling"],
    "self_attention": ["agreement", "coupling", "prior", "weight"],
    "em": ["input_activation", "posterior", "weight", "log_likelihood"],
}


@pytest.mark.parametrize("kind", ROUTED)
def test_the_export_has_every_pair(page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=len(NAMES[kind]) - 1))
    with page.expect_download() as download:
        page.get_by_test_id("routing-export").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
    assert list(rows[0]) == ["iteration", "i", "j", *COLUMNS[kind]]
    assert len(rows) == seen.couplings[0].size
    read = {name: np.array([float(row[name]) for row in rows]) for name in COLUMNS[kind]}
    alpha = MATRICES.activations[:, None]
    prior = seen.details.get("priors", np.zeros(1))[0]
    expected = {
        "logit": seen.logits[0],
        "coupling": seen.couplings[0],
        "posterior": seen.couplings[0],
        "agreement": seen.agreements[0],
        "log_likelihood": seen.agreements[0],
        "prior": prior,
        "input_activation": np.broadcast_to(alpha, (len(alpha), 10)),
        "weight": seen.couplings[0] * alpha if kind == "em" else seen.couplings[0] + prior,
    }
    for name in COLUMNS[kind]:
        np.testing.assert_allclose(read[name], expected[name].ravel(), rtol=1e-5, atol=1e-7, err_msg=name)


@pytest.mark.parametrize("kind", ROUTED)
def test_the_table_follows_the_steps(page, kind):
    seen = ROUTED[kind]
    open_stepper(page, at_pair(kind, step=OUTPUT_STEP[kind]))
    page.get_by_test_id("routing-table").locator("summary").click()
    first = page.get_by_test_id("routing-table").locator("table").first
    first.locator("td[data-value]").first.wait_for()  # it is filled once it is open
    read = first.locator("td[data-value]").evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))")
    np.testing.assert_allclose(read, lengths(seen)[0], rtol=1e-5)
    second = page.get_by_test_id("routing-table").locator("table").nth(1)
    assert second.locator("tbody tr").count() == min(24, len(seen.primary))


@pytest.mark.parametrize("kind", ROUTED)
def test_keys_step_and_the_address_follows(page, kind):
    open_stepper(page, at_pair(kind))
    page.get_by_test_id("routing").press("ArrowRight")
    if page.get_by_test_id("routing-skip").is_visible():
        page.get_by_test_id("routing-skip").click()
    assert address(page) == {"step": "1", "capsule": str(CAPSULE), "class": str(CLASS), "shown": "24"}
    page.get_by_test_id("routing").press("ArrowLeft")
    assert address(page)["step"] == "0"


def test_the_steps_of_dynamic_routing_keep_their_addresses(page):
    open_stepper(page, at_pair("dynamic", step=7))
    assert text(page, "routing-summary").startswith("Iteration 2: squash")
    assert text(page, "routing-line").startswith("outputs = squash(weighted_sums)")


def test_a_step_beyond_the_end_is_the_last(page):
    open_stepper(page, at_pair("uniform", step=14))
    assert address(page) == {}  # nothing is written until somebody acts
    assert text(page, "routing-summary").startswith("squash · Done")
    assert page.get_by_test_id("routing-next").is_disabled()


def test_nothing_is_ordered_by_movement_where_nothing_moves(page):
    open_stepper(page, at_pair("uniform", order="moved"))
    order = page.get_by_test_id("routing-order")
    assert order.locator("option").evaluate_all("all => all.map(({ value }) => value)") == ["longest", "position"]
    listed = page.locator("[data-testid^=routing-capsule-] b").all_inner_texts()
    assert [int(i) for i in listed] == np.argsort(-VECTORS.activations, kind="stable")[:24].tolist()


def test_capsules_of_em_are_ordered_by_their_weights(page):
    seen = ROUTED["em"]
    open_stepper(page, at_pair("em", shown="12"))
    weights = seen.couplings[-1] * seen.details["input_activations"][-1][:, None]
    heaviest = np.argsort(-weights.max(1), kind="stable")[:12]
    answer = int(lengths(seen)[-1].argmax())
    listed = page.locator("[data-testid^=routing-capsule-] b").all_inner_texts()
    assert [int(i) for i in listed] == sorted(heaviest, key=lambda i: -weights[i, answer])


def test_another_kind_starts_over(page):
    open_stepper(page, at_pair("dynamic", step=7))
    mount(page, at_pair("em", step=7))
    assert text(page, "routing-summary").startswith("Iteration 1, M-step: weights")
    assert page.locator("[data-testid^=routing-name-]").count() == 6


def test_another_language_keeps_the_step_and_leaves_no_word_behind(page):
    open_stepper(page, at_pair("dynamic", step=1))
    page.get_by_test_id("routing").press("ArrowRight")
    english = text(page, "routing")
    mount(page, at_pair("dynamic", step=1), language="zh")
    assert address(page)["step"] == "2"
    chinese = page.locator(".steps, .said, .main, .tools").all_inner_texts()
    page.get_by_test_id("routing-table").locator("summary").click()
    mount(page, at_pair("dynamic", step=1))
    assert page.get_by_test_id("routing-table").locator("caption").first.inner_text().startswith("Length of each")
    page.get_by_test_id("routing-table").locator("summary").click()
    assert text(page, "routing") == english
    assert not set(re.findall(r"[A-Za-z]{3,}", " ".join(chinese))) - {"softmax", "squash", "logit"}


def test_stepping_hovering_and_choosing_tell_the_server_nothing(page):
    open_stepper(page, at_pair("em"))
    page.get_by_test_id("routing").press("ArrowRight")
    page.get_by_test_id("routing-class-3").click()
    page.get_by_test_id("routing-shown-all").click()
    assert page.get_by_test_id("routing-order").is_disabled()
    assert address(page) == {"step": "1", "capsule": str(CAPSULE), "class": "3", "shown": "all"}
    assert page.evaluate("window.sent") == []
