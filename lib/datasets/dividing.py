"""How many images a division leaves to learn from, and which ones a data set cannot have; without reading it."""

from dataclasses import asdict

from lib.datasets.division import USUAL, Division
from lib.datasets.registry import entry_of, find
from lib.errors import N_, LearnerError

FEWEST_HELD_OUT = 100
"""Published training images that are held out, if any are: of fewer, an accuracy says little."""
FEWEST_PERCENT = 10
"""Of each class that is learned from."""


def count_fit(name: str, division: Division) -> int:
    """Return how many images of the data set `name` a network learns from in one epoch.

    Raises:
        LearnerError: if there is no such data set.
    """
    family, variant = find(name)
    entry = family.entry(variant)
    if entry.has_shares and family.count_parts and division != USUAL:
        return int(family.count_parts(variant, division)[0].sum())
    more = entry.held_out - division.hold_out if entry.held_out else 0
    return entry.fit_size + more * entry.examples_per_image


def check_division(name: str, division: Division) -> None:
    """Raise LearnerError if the images of the data set `name` cannot be divided in this way."""
    entry, usual = entry_of(name), asdict(USUAL)
    for option, value in asdict(division).items():
        if value != usual[option] and option not in entry.division_options:
            raise LearnerError(_why_not(entry.held_out > 0, entry.has_shares), name=option, dataset=name)
    if 0 < division.hold_out < FEWEST_HELD_OUT:
        raise LearnerError(
            N_("Hold out at least {fewest} images, or 0 for none: an accuracy on {count} says little."),
            fewest=FEWEST_HELD_OUT,
            count=division.hold_out,
        )
    if entry.has_shares:
        _check_shares(name, division)


def _why_not(is_published: bool, has_shares: bool) -> str:
    """Return why an option of the division is not there for a data set."""
    if is_published:
        return N_(
            "Option {name} is for pictures without published test images. Those of {dataset} stay as they were "
            "published; how many training images are held out is the option hold_out."
        )
    if has_shares:
        return N_(
            "Option {name} is for published training images. The pictures of {dataset} are divided class by "
            "class, by the options validation_percent and test_percent."
        )
    return N_("Option {name} has to stay as it is: {dataset} keeps the division of its folders.")


def _check_shares(name: str, division: Division) -> None:
    """Raise LearnerError unless enough is left to learn from, and each class has a picture in each part."""
    if division.fit_percent < FEWEST_PERCENT:
        raise LearnerError(
            N_(
                "{validation} % held out and {test} % to test on leave {fit} % to learn from; leave at least "
                "{fewest} %."
            ),
            validation=division.validation_percent,
            test=division.test_percent,
            fit=division.fit_percent,
            fewest=FEWEST_PERCENT,
        )
    family, variant = find(name)
    if family.count_parts is None:
        return
    counts = family.count_parts(variant, division).T.tolist()
    for class_name, (fit, held_out, test) in zip(family.entry(variant).class_names, counts, strict=True):
        if not (fit and held_out and test):
            raise LearnerError(
                N_(
                    "Of the {count} pictures of “{class_name}”, {fit} would be learned from, {held_out} held out "
                    "and {test} tested on, but each part needs one of every class. Choose a larger share, or add "
                    "pictures."
                ),
                count=fit + held_out + test,
                class_name=class_name,
                fit=fit,
                held_out=held_out,
                test=test,
            )
