"""Numbers as a learner reads them."""

import pytest

from lib.charts.score_text import write_figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.12345, "0.123"),
        (-1.5, "−1.5"),
        (1234.0, "1,234"),
        (1.5e6, "1.5 × 10⁶"),
        (1.234e-5, "1.23 × 10⁻⁵"),
        (-2.5e-12, "−2.5 × 10⁻¹²"),
    ],
)
def test_no_number_is_written_as_a_computer_does(value: float, text: str):
    assert write_figures(value) == text.replace(" ", "\u00a0")
