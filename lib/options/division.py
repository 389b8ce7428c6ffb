"""The options of a training that say how the images of its data set are divided; a data set has some of them."""

from lib.datasets.division import USUAL
from lib.errors import N_
from lib.options.option import Option

HOLD_OUT = Option(
    N_("Hold out"),
    N_(
        "How many of the published training images the network does not learn from; on these the training is "
        "validated. 0 means that it learns from all of them, and nothing shows on the way how it reads other "
        "images."
    ),
    USUAL.hold_out,
    0,
    30_000,
    unit=N_("images"),
)
VALIDATION_PERCENT = Option(
    N_("Validation share"),
    N_("How much of each class is held out, to validate the training on."),
    USUAL.validation_percent,
    5,
    45,
    unit=N_("%"),
)
TEST_PERCENT = Option(
    N_("Test share"),
    N_("How much of each class the network is tested on at the end. The rest is learned from."),
    USUAL.test_percent,
    5,
    45,
    unit=N_("%"),
)
