"""A step of learning in a real browser: every number against NumPy, where it comes from, guesses and notebook."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.parts.labels import FOLDER
from lib.parts.learning_step import payload
from tests.notebooks import run_notebook
from tests.parts.mounted import expect_query, number_in, open_part

LEARNING = FOLDER / "learning_step"
X, W, B, LABEL = [0.5, -1.5], [[0.25, -1.0, 2.0], [1.0, 0.5, -0.75]], [0.0, 0.5, -0.5], 2
TYPED = {"x": "0.5,-1.5", "w": "0.25,-1,2,1,0.5,-0.75", "b": "0,0.5,-0.5", "label": "3", "rate": "0.1"}


def numpy_step(weights, biases, rate: float) -> dict[str, np.ndarray]:
    """Return every number of a step, by the name of its kind."""
    x, w, b = np.array(X), np.array(weights), np.array(biases)
    z = x @ w + b
    p = np.exp(z) / np.exp(z).sum()
    gz = p - np.eye(3)[LABEL]
    gw = np.outer(x, gz)
    new_w, new_b = w - rate * gw, b - rate * gz
    new_z = x @ new_w + new_b
    new_p = np.exp(new_z) / np.exp(new_z).sum()
    return {
        **{"x": x, "w": w, "b": b, "z": z, "e": np.exp(z), "s": np.exp(z).sum(), "p": p, "l": -np.log(p[LABEL])},
        **{"gz": gz, "gw": gw, "gb": gz, "gx": w @ gz, "nw": new_w, "nb": new_b, "nz": new_z, "np": new_p},
        "nl": -np.log(new_p[LABEL]),
    }


def shown(page: Page, kind: str) -> list[float]:
    """Return the numbers of a kind that the page shows, in order."""
    return [number_in(one) for one in page.locator(f".cell.of-{kind}").all()]


def classes_of(page: Page, cls: str) -> list[str]:
    return page.locator(f".cell.{cls}").evaluate_all("(all) => all.map((one) => one.dataset.cell)")


def test_every_number_is_numpys_before_and_after_steps(page: Page):
    open_part(page, LEARNING, payload(TYPED))
    expected = numpy_step(W, B, 0.1)
    for kind, values in expected.items():
        assert shown(page, kind) == pytest.approx(np.ravel(values), abs=1e-12), kind
    page.get_by_test_id("learning-step").click()
    expect(page.get_by_test_id("learning-taken")).to_have_text("1 step taken")
    for kind, values in numpy_step(expected["nw"], expected["nb"], 0.1).items():
        assert shown(page, kind) == pytest.approx(np.ravel(values), abs=1e-12), kind


def test_a_number_that_is_pointed_at_says_where_it_comes_from(page: Page):
    open_part(page, LEARNING, payload(TYPED), address={"hide": "question"})
    page.get_by_test_id("learning-gw23").hover()
    gradient = numpy_step(W, B, 0.1)["gz"][2]
    work = page.get_by_test_id("learning-work")
    expect(work).to_have_text(f"∂L/∂w₂₃ = x₂ · ∂L/∂z₃ = −1.500 · (−{-gradient:.3f}) = {-1.5 * gradient:.3f}")
    assert classes_of(page, "looked") == ["gw23"]
    assert (classes_of(page, "origin"), classes_of(page, "user")) == (["x2", "gz3"], ["nw23"])
    page.get_by_test_id("learning-gx1").focus()
    assert classes_of(page, "origin") == ["w11", "w12", "w13", "gz1", "gz2", "gz3"]
    page.get_by_test_id("learning-s").click()
    expect(work).to_contain_text("Σ = ez₁ + ez₂ + ez₃")
    expect_query(page, {"hide": "question", **TYPED, "cell": "s"})


def test_a_guess_comes_first_and_covers_what_would_tell(page: Page):
    open_part(page, LEARNING, payload({"cell": "gw11"}))
    expect(page.get_by_test_id("learning-work")).to_contain_text("z₁ = x₁ · w₁₁ + x₂ · w₂₁ + b₁ =")
    expect(page.get_by_test_id("learning-said")).to_have_text("Which weight will the step change most?")
    expect(page.get_by_test_id("learning-gw11")).not_to_be_visible()
    expect(page.get_by_test_id("learning-step")).not_to_be_visible()
    page.get_by_test_id("learning-guess-w13").click()
    expect(page.get_by_test_id("learning-said")).to_have_text(
        "You guessed w₁₃. w₁₁ changes most, by 0.256: its gradient is the product of an input, 0.800, and of the "
        "error of a class, −0.641, and no other product is further from 0."
    )
    expect(page.get_by_test_id("learning-gw11")).to_be_visible()
    expect(page.get_by_test_id("learning-work")).to_contain_text("∂L/∂w₁₁ = x₁ · ∂L/∂z₁ =")


def test_what_is_typed_is_computed_and_stands_in_the_address(page: Page):
    open_part(page, LEARNING, payload({}), address={"hide": "question"})
    page.get_by_test_id("learning-w11").fill("-2")
    page.get_by_test_id("learning-w11").press("Enter")
    expect(page.get_by_test_id("learning-z1")).to_contain_text("−1.380")
    page.get_by_test_id("learning-y2").click()
    typed = {"x": "0.8,-0.4", "w": "-2,-0.6,1.2,-0.3,0.9,-0.5", "b": "0.1,0,-0.1", "label": "2", "cell": "y2"}
    expect_query(page, {"hide": "question", **typed})
    page.get_by_test_id("learning-x1").fill("40")
    page.get_by_test_id("learning-x1").press("Enter")
    expect(page.get_by_test_id("learning-wrong")).to_contain_text("“40” is no number from −9 to 9")
    expect(page.get_by_test_id("learning-x1")).to_have_value("0.8")


def test_the_notebook_finds_the_same_numbers_by_tensorflow(page: Page):
    open_part(page, LEARNING, payload({**TYPED, "steps": "3"}))
    found = run_notebook(page.get_by_test_id("learning-notebook"))
    assert found["losses"][-1] == pytest.approx(shown(page, "l")[0], abs=1e-12)
    for name, kind in {"dw": "gw", "db": "gb", "dx": "gx", "new_w": "nw", "new_b": "nb"}.items():
        assert np.ravel(found[name]) == pytest.approx(shown(page, kind), abs=1e-12), name
