"""Adam's update of one weight as arithmetic."""

from lib.charts.code_values import CodeRow, Note
from lib.i18n import _
from lib.inspectors.answers.training_step import AdamStep


def write_number(value: float) -> str:
    """Return four figures, with a true minus."""
    return f"{value:.4g}".replace("-", "−")


def adam_rows(adam: AdamStep) -> list[CodeRow]:
    """Return the update of the weight line by line, as TensorFlow's kernel computes it.

    It is the form with a corrected rate (Kingma and Ba 2015, end of section 2). Moments and weight are the
    optimiser's own; that the arithmetic gives them is what `tests/inspectors/test_training_step.py` checks.
    """
    n = write_number
    gradient, rest = _in_brackets(adam.gradient), (n(1 - adam.beta_1), n(1 - adam.beta_2))
    first = f"{n(adam.beta_1)} · {_in_brackets(adam.first_before)} + {rest[0]} · {gradient}"
    second = f"{n(adam.beta_2)} · {n(adam.second_before)} + {rest[1]} · {gradient}²"
    powers = f"√(1 − {n(adam.beta_2)}^{adam.step}) / (1 − {n(adam.beta_1)}^{adam.step})"
    moved = f"{n(adam.corrected_rate)} · {_in_brackets(adam.first)} / (√{n(adam.second)} + {n(adam.epsilon)})"
    change = _in_brackets(adam.before - adam.after)
    return [
        _row("g = ∂L/∂w", _("the gradient"), n(adam.gradient)),
        _row("m′ = β₁ · m + (1 − β₁) · g", _("first moment"), f"{first} = {n(adam.first)}"),
        _row("v′ = β₂ · v + (1 − β₂) · g²", _("second moment"), f"{second} = {n(adam.second)}"),
        _row(
            "α = η · √(1 − β₂ᵗ) / (1 − β₁ᵗ)",
            _("rate, corrected for moments that began at 0"),
            f"{n(adam.rate)} · {powers} = {n(adam.corrected_rate)}",
        ),
        _row("Δ = α · m′ / (√v′ + ε)", _("by how much"), f"{moved} = {n(adam.change)}"),
        _row("w′ = w − Δ", _("the new weight"), f"{n(adam.before)} − {change} = {n(adam.after)}"),
    ]


def _row(formula: str, name: str, text: str) -> CodeRow:
    return CodeRow(formula, (Note(name, "", text),))


def _in_brackets(value: float) -> str:
    text = write_number(value)
    return f"({text})" if text.startswith("−") else text
