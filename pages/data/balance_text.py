"""Whether the classes have equally many images, and what an accuracy has to beat, in a learner's words."""

from collections.abc import Sequence

import numpy as np

from lib.errors import NP_
from lib.i18n import _, plural
from lib.intervals import write_percent
from lib.typed_text import in_markdown
from pages.kit.texts import translate_class

ALIKE = 1.5
"""The classes count as nearly balanced if none has more than so many times as many images as another."""


def describe_balance(class_names: Sequence[str], totals: np.ndarray, labels_per_image: int) -> str:
    """Return two or three sentences as Markdown.

    Args:
        totals: int [classes], how many images show each class.
        labels_per_image: how many classes an image shows.
    """
    names = [in_markdown(translate_class(name)) for name in class_names]
    largest, smallest = int(totals.argmax()), int(totals.argmin())
    values = {
        "most": names[largest],
        "largest": int(totals[largest]),
        "least": names[smallest],
        "smallest": int(totals[smallest]),
        "share": write_percent(float(labels_per_image * totals[largest] / totals.sum()), 0),
    }
    return f"{_compare(totals).format(**values)} {_guess(totals, labels_per_image).format(**values)}"


def _compare(totals: np.ndarray) -> str:
    """Return the sentence that compares the largest class with the smallest, with places for their values."""
    largest, smallest = int(totals.max()), int(totals.min())
    if largest == smallest:
        return plural(
            NP_("Yes: {largest:,} image of each class.", "Yes: {largest:,} images of each class."), largest
        )
    if largest <= ALIKE * smallest:
        nearly = NP_(
            "Nearly: from {smallest:,} image of {least} to {largest:,} of {most}.",
            "Nearly: from {smallest:,} images of {least} to {largest:,} of {most}.",
        )
        return plural(nearly, smallest)
    no = NP_(
        "No: {largest:,} image of {most}, but only {smallest:,} of {least}.",
        "No: {largest:,} images of {most}, but only {smallest:,} of {least}.",
    )
    return plural(no, largest)


def _guess(totals: np.ndarray, labels_per_image: int) -> str:
    """Return the sentences on what an answer without looking is worth, with places for their values."""
    if labels_per_image > 1:  # a guess of one class is never all of an answer
        return _(
            "An image shows two classes and counts for both: “{most}” is in {share} of the images. An "
            "answer is right only if it names both."
        )
    if totals.max() == totals.min():
        return _(
            "The same answer to every image would be right for {share} of them; an accuracy says something "
            "only above that."
        )
    return _(
        "Always answering “{most}” would be right for {share} of them; an accuracy says something only above that."
    )
