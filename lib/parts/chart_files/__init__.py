"""Saves what the charts of a page show: their numbers, the charts as a picture, and a notebook that computes them.

The charts are Plotly's, which Streamlit draws elsewhere on the page; each is found by its key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["Cell", "chart_files", "payload"]

PART = Part("chart_files")


@dataclass(frozen=True)
class Cell:
    """A piece of a notebook: what is computed, in Markdown and translated, and the Python that computes it."""

    text: str
    code: str


def chart_files(
    name: str, *, title: str, charts: Mapping[str, str], csv: str, cells: Sequence[Cell], key: Key
) -> None:
    """Draw a button for each file.

    Args:
        name, title, charts, csv, cells: see `payload`.
        key: of the component.
    """
    PART.mount(payload(name, title=title, charts=charts, csv=csv, cells=cells), key=key)


def payload(name: str, *, title: str, charts: Mapping[str, str], csv: str, cells: Sequence[Cell]) -> Payload:
    """Return what the scripts save.

    Args:
        name: of the files, without their ending.
        title: of the notebook, translated.
        charts: what stands above each chart in the picture, by the key that the page draws it with; none for a
            table, of which there is no picture.
        csv: the numbers.
        cells: of the notebook, after a first one that says what it is.
    """
    return Payload(
        {
            "name": name,
            "title": title,
            "charts": [{"key": key, "title": text} for key, text in charts.items()],
            "csv": csv,
            "cells": [one for cell in cells for one in ({"text": cell.text}, {"code": cell.code})],
        }
    )
