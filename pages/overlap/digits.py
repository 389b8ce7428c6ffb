"""The two digits that the address names: each is a test image of MNIST or a drawing.

"test-18" is test image 18, "own-1f…" a drawing, and "own-1f…-7" a drawing that the learner calls a 7.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lib import catalog
from lib.errors import N_, LearnerError
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.readings import Reading
from lib.parts.digit_overlap import Digit
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import OWN, TEST, Picture
from lib.whole_numbers import is_whole_number
from pages.kit import state
from pages.kit.pictures.in_part import choice_of, has_picture
from pages.kit.pictures.test_images import last_test_image, read_test_image

DATASET = "mnist"
READING = Reading(DATASET)
NAMES = ("first", "second")
"""What the two digits are called in the address."""


@dataclass(frozen=True)
class Choice:
    """A digit as the address names it.

    Attributes:
        which: its name in the address, of `NAMES`.
        kind, name: as of a `Picture`.
        label: the digit that the learner says a drawing shows, or "".
    """

    which: str
    kind: str
    name: str
    label: str = ""

    @property
    def reference(self) -> str:
        """What the address says."""
        return "-".join(part for part in (self.kind, self.name, self.label) if part)

    @property
    def picture(self) -> Picture:
        """The picture of the digit."""
        return Picture(self.kind, self.name)

    def read_digit(self) -> Digit:
        """Return the digit's pixels and label, and what else can be chosen.

        Raises:
            LearnerError: if there is no such picture, or nothing on it.
        """
        if self.kind == TEST:
            image, label = read_test_image(READING, int(self.name))
        else:
            prepared = prepare(self.picture, READING.input_shape)
            if prepared.is_blank:
                raise LearnerError(N_("Nothing stands out on this drawing. Draw the digit larger."))
            image, label = prepared.model_input, self.label or None
        others = choice_of(READING, self.picture, self.reference, state.parameter(self.which).usual)
        return Digit(to_bytes(image), label, others)


def read_choices() -> tuple[Choice, Choice]:
    """Return the digits that the address names by now.

    Raises:
        LearnerError: if it names something other than a digit.
    """
    first, second = map(_read_choice, NAMES)
    return first, second


def digit_checks() -> Mapping[str, Callable[[str], bool]]:
    """Return what tells by parameter whether a link's digit can be there."""
    return dict.fromkeys(NAMES, has_picture(READING))


def _read_choice(which: str) -> Choice:
    """Return the digit that the address names, or the last test image instead of one with a higher number."""
    reference, last = state.chosen(which) or state.parameter(which).usual, last_test_image(READING)
    kind, _hyphen, rest = reference.partition("-")
    name, _hyphen, label = rest.partition("-")
    is_own = kind == OWN and name and label in ("", *catalog.dataset(DATASET).class_names)
    if is_own:
        return Choice(which, kind, name, label)
    if kind == TEST and is_whole_number(rest):
        return Choice(which, kind, str(min(int(rest), last)))
    raise LearnerError(
        N_("The address names the digit “{reference}”; expected test-0 to test-{last} or a drawing."),
        reference=reference,
        last=last,
    )
