"""HTML from templates: whatever comes in is text, never markup, and a template gets all that it asks for."""

from collections.abc import Callable
from html.parser import HTMLParser

import jinja2
import numpy as np
import pytest

from lib.charts.contact_sheet import ClassRow, contact_sheet, picture_row
from lib.charts.experiments.table import cards_table
from lib.charts.html import render
from lib.charts.layer_table import LayerRow, layer_table
from lib.charts.mistake_card import mistake_card
from lib.charts.network_diagram import Block, network_diagram

SCRIPT = '"><script>'
IMAGE = np.zeros((28, 28, 1), np.uint8)
SCORES = np.array([0.1, 0.9], np.float32)
DRAWN: dict[str, Callable[[str], str]] = {
    "contact sheet": lambda name: contact_sheet([ClassRow(name, name, [IMAGE])]),
    "picture row": lambda name: picture_row([(name, IMAGE), (name, IMAGE)], [name]),
    "cards table": lambda name: cards_table(name, [name, name], [[(name, name), (name, name)]]),
    "layer table": lambda name: layer_table(
        [LayerRow(name, name, name, 1, 1, note=name)],
        dict.fromkeys(("layer", "shape", "parameters", "multiply_adds", "sum"), name),
    ),
    "mistake card": lambda name: mistake_card(IMAGE, name, (name, name), SCORES, "lengths", [0], name),
    "network diagram": lambda name: network_diagram([Block(name, (28, 28, 1), "input")], name),
}


class Elements(HTMLParser):
    """Collects each element's name and the names of its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_a_name_that_could_be_markup_stays_text(draw: Callable[[str], str]):
    assert Elements(draw(SCRIPT)).found == Elements(draw("a name")).found
    assert "&#34;&gt;&lt;script&gt;" in draw(SCRIPT)


def test_a_value_that_a_template_needs_is_not_left_out_silently():
    with pytest.raises(jinja2.UndefinedError):
        render("lib/charts/layer_table.html", rows=[])
