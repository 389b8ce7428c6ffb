"""The convolution lab on a page of its own, and what it shows there."""

import csv
import itertools
from io import StringIO
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, ViewportSize

import lib.parts.convolution_lab as convolution_lab
from lib.parts.convolution_lab import payload
from lib.parts.packing import Payload
from lib.pictures.photo_samples import load_photo
from tests.motion import box_of
from tests.parts.mounted import number_in, open_part

FOLDER = Path(convolution_lab.__file__).parent
PHOTO = load_photo("chelsea", 128)
VIEWPORT: ViewportSize = {"width": 1150, "height": 900}
START = ("vertical", "horizontal", "diagonal", "edges", "blur", "gabor")
"""The kernels that the lab begins with."""


OTHERS = {name: load_photo(name, 128) for name in ("china", "flower", "coffee", "astronaut", "rocket")}


def sent(part: str = "convolution", image: np.ndarray = PHOTO, **view: str) -> Payload:
    others = OTHERS if image.shape == PHOTO.shape else {}
    return payload(image, others, picture="a photo", credit="somebody", part=part, view=view)


def opened(page: Page, part: str = "convolution", image: np.ndarray = PHOTO, **view: str) -> Page:
    """Open a part of the lab at an address, and skip its question."""
    open_part(page, FOLDER, sent(part, image, **view), address=view)
    page.get_by_test_id("conv-guess-skip").click()
    return page


def value(page: Page, testid: str) -> float:
    return number_in(page.get_by_test_id(testid))


def cells(page: Page, testid: str) -> np.ndarray:
    found = page.get_by_test_id(testid).locator("i")
    return np.array(found.evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))"))


def hover(page: Page, stage: str, row: float, column: float, rows: int, columns: int) -> None:
    """Put the mouse on a cell of a stage."""
    page.get_by_test_id(stage).scroll_into_view_if_needed()
    box = box_of(page.get_by_test_id(stage))
    page.mouse.move(
        box["x"] + box["width"] * (column + 0.5) / columns, box["y"] + box["height"] * (row + 0.5) / rows
    )


def exported(page: Page) -> dict[str, np.ndarray]:
    """Return the maps in the CSV that the lab offers, by name."""
    with page.expect_download() as download:
        page.get_by_test_id("conv-csv").click()
    rows = list(csv.DictReader(StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    maps = {}
    for name, lines in itertools.groupby(rows, lambda line: line["map"]):
        found = list(lines)
        shape = int(found[-1]["row"]), int(found[-1]["column"])
        maps[name] = np.array([float(line["value"]) for line in found]).reshape(shape)
    return maps


def image_arguments(image: np.ndarray) -> dict:
    return dict(zip(("rows", "columns", "channels"), image.shape, strict=True)) | {"data": image.ravel().tolist()}
