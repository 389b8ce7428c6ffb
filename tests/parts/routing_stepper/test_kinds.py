"""Each kind of routing in the stepper: its own steps, and the very numbers that NumPy computes."""

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize

from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.models.capsules.routing import ROUTING_KINDS
from tests.parts.payloads import unpacked
from tests.parts.routing_stepper.kinds import (
    CAPSULE,
    CLASS,
    MATRICES,
    NAMES,
    OUTPUT_STEP,
    ROUTED,
    VIEWPORT,
    at_pair,
    lengths,
)
from tests.parts.routing_stepper.page import mount, open_stepper, sent, step_on, text, value
from tests.parts.routing_stepper.traces import CLASSES, softmax

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


# What the browser gets


@pytest.mark.parametrize("kind", ROUTED)
def test_every_array_of_the_kind_arrives_unrounded(kind):
    seen = ROUTED[kind]
    meta, arrays = unpacked(sent(seen).packed("en"))
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
        sent(replace(seen, details={**seen.details, "variances": seen.details["variances"][:1]}))
    with pytest.raises(ValueError, match="no routing called 'sideways'; expected one of dynamic, uniform"):
        sent(replace(seen, kind="sideways"))


# What each step shows


def pair_numbers(seen: RoutingObservation, t: int, phase: int) -> dict[str, float | None]:
    """Return the numbers beside the pair after this step, by NumPy; None for those of later steps."""
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
    """Return the result of the step for the pair, by NumPy from the votes."""
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
def test_each_step_shows_the_numbers_that_numpy_computes(page: Page, kind):
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
def test_the_map_shows_the_range_of_what_the_step_draws(page: Page, kind):
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


def test_matrix_capsules_are_shown_as_matrices(page: Page):
    open_stepper(page, at_pair("em"))
    assert text(page, "routing-shape") == "[4 × 4] · [4 × 4] → [4 × 4]"
    mount(page, at_pair("dynamic"))
    assert text(page, "routing-shape") == "[8] · [8 × 16] → [16]"
