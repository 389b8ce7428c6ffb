"""What of a data set a run learns from, validates on and is tested on, in a learner's words."""

from lib import catalog
from lib.datasets.division import USUAL
from lib.errors import NP_
from lib.i18n import _, plural
from lib.runs import RunSpec


def describe_division(spec: RunSpec) -> str:
    """Return in a sentence what is held out; raise LearnerError where the data set is gone."""
    division, data = spec.training.division, catalog.dataset(spec.dataset)
    if data.held_out:
        if not division.hold_out:
            return say_nothing_held_out()
        text = NP_(
            "{count:,} training image is held out to validate on.",
            "{count:,} training images are held out to validate on.",
        )
        return plural(text, division.hold_out).format(count=division.hold_out)
    if not data.has_shares:
        return ""
    text = _("Of each class {fit} % is learned from, {validation} % held out to validate on, {test} % tested on.")
    return text.format(
        fit=division.fit_percent, validation=division.validation_percent, test=division.test_percent
    )


def describe_unusual_division(spec: RunSpec) -> str:
    """Return what `describe_division` does if the division is not the usual one; else ""."""
    return "" if spec.training.division == USUAL else describe_division(spec)


def say_nothing_held_out() -> str:
    """Return what to say of a run that learns from all training images."""
    return _("No training image is held out, so nothing is validated on the way.")
