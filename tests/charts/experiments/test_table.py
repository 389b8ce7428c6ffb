"""A table that a phone shows as cards."""

import re

from lib.charts.experiments.table import cards_table


def test_cells_are_text_and_know_their_column():
    html = cards_table("c", ["a", "b"], [[("<x>", ""), ("0.5 %", "3 runs")]])
    assert "<x>" not in html
    assert '<td data-column="b">0.5 %<small>3 runs</small></td>' in html


def test_the_table_has_a_column_a_run_and_names_it_in_each_cell():
    html = cards_table(
        "c", ["Measure", "<a>", "b"], [[("Accuracy", ""), ("90 %", "of 10"), ("80 %", "")]], names_beside=True
    )
    cells = re.findall(r"<td.*?</td>", html)
    assert cells == [
        '<td data-column="&lt;a&gt;">90 %<small>of 10</small></td>',
        '<td data-column="b">80 %</td>',
    ]
    assert html.count("<tr>") == 2
    assert html.count('<table class="cards beside">') == 1
