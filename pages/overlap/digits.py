"""Choosing two digits to overlap: each is a test image of MNIST or a drawing, and the address names it.

"test-18" is test image 18, "own-1f…" a drawing, and "own-1f…-7" a drawing that the learner calls a 7.
"""

import random
from dataclasses import dataclass

import streamlit as st

from lib import catalog, datasets
from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import prepare
from lib.parts.digit_overlap import Digit
from lib.parts.drawing_canvas import drawing_canvas, strokes_of
from lib.pictures.kept_images import keep_image
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import OWN, TEST, Picture
from lib.whole_numbers import is_whole_number
from pages.kit import state
from pages.kit.notices import say_gone
from pages.kit.pictures.test_images import last_test_image, read_test_image
from pages.kit.texts import say

DATASET = "mnist"
NAMES = ("first", "second")
"""What the two digits are called in the address."""
MARKS = (":blue[■]", ":orange[■]")
TITLES = (N_("Blue digit"), N_("Orange digit"))
SOURCES = {TEST: N_("Test image"), OWN: N_("Draw")}


@dataclass(frozen=True)
class Choice:
    """A digit as the address names it.

    Attributes:
        kind, name: as of a `Picture`.
        label: the digit that the learner says a drawing shows, or "".
    """

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
        """Return the digit's pixels and label.

        Raises:
            LearnerError: if there is no such picture, or nothing on it.
        """
        entry = catalog.dataset(DATASET)
        if self.kind == TEST:
            image, label = read_test_image(DATASET, int(self.name))
        else:
            prepared = prepare(self.picture, entry.input_shape)
            if prepared.is_blank:
                raise LearnerError(N_("Nothing stands out on this drawing. Draw the digit larger."))
            image, label = prepared.model_input, self.label or None
        return Digit(to_bytes(image), label)


def choose_digits() -> tuple[Choice, Choice]:
    """Draw a popover for each digit and a button for another pair, and return the digits that are chosen.

    Raises:
        LearnerError: if the address names something other than a digit.
    """
    first, second = (_choose(which) for which in range(len(NAMES)))
    st.button(
        _("Another pair"),
        icon=":material/casino:",
        on_click=_choose_at_random,
        help=_("Two test images of different classes, at random"),
    )
    return first, second


def pair_in_address() -> str:
    """Return a text that names both digits."""
    return " ".join(map(_reference, range(len(NAMES))))


def _reference(which: int) -> str:
    return state.chosen(NAMES[which]) or state.parameter(NAMES[which]).usual


def _read(reference: str) -> Choice:
    kind, _hyphen, rest = reference.partition("-")
    name, _hyphen, label = rest.partition("-")
    known = kind == OWN and name and label in ("", *catalog.dataset(DATASET).class_names)
    if not known and not (kind == TEST and is_whole_number(name) and not label):
        raise LearnerError(
            N_("The address names the digit “{reference}”; expected test-0 to test-{last} or a drawing."),
            reference=reference,
            last=last_test_image(DATASET),
        )
    return Choice(kind, name, label)


def _put_in_address(which: int, choice: Choice) -> None:
    state.put(NAMES[which], choice.reference)


def _choose(which: int) -> Choice:
    current = _limit_to_test_images(which, _read(_reference(which)))
    if state.is_hidden(NAMES[which]):
        return current
    key = state.key_of(f"{NAMES[which]}-source")
    st.session_state.setdefault(key, current.kind)
    with st.popover(f"{MARKS[which]} {_(TITLES[which])}"):
        source = st.segmented_control(
            _("Where the digit comes from"),
            list(SOURCES),
            format_func=lambda kind: _(SOURCES[kind]),
            required=True,
            key=key,
            label_visibility="collapsed",
        )
        chosen = _pick(which, current) if source == TEST else _draw(which, current)
    if chosen != current:
        _put_in_address(which, chosen)
    return chosen


def _limit_to_test_images(which: int, choice: Choice) -> Choice:
    """Return the choice, or the last test image instead of one with a higher number; say so of a link."""
    last = last_test_image(DATASET)
    if choice.kind != TEST or int(choice.name) <= last:
        state.accept(NAMES[which])
        return choice
    if state.came_by_link(NAMES[which]):
        say_gone(_("test image"), choice.name, str(last))
    return Choice(TEST, str(last))


def _pick(which: int, current: Choice) -> Choice:
    key = f"{NAMES[which]}-index"
    last = last_test_image(DATASET)
    if current.kind == TEST and st.session_state.get(key) != int(current.name):
        st.session_state[key] = int(current.name)

    def chosen() -> None:
        _put_in_address(which, Choice(TEST, str(st.session_state[key])))

    index = st.number_input(_("Number of the test image"), 0, last, key=key, on_change=chosen)
    st.button(
        _("Another test image"),
        icon=":material/casino:",
        key=f"{NAMES[which]}-another",
        on_click=lambda: _put_in_address(which, Choice(TEST, str(random.randint(0, last)))),
    )
    return Choice(TEST, str(index))


def _draw(which: int, current: Choice) -> Choice:
    strokes = strokes_of(current.name) if current.kind == OWN else ()
    drawing = drawing_canvas(key=state.key_of(f"{NAMES[which]}-canvas"), strokes=strokes)
    label = st.pills(
        _("Which digit is it? Then the answer can be checked."),
        list(catalog.dataset(DATASET).class_names),
        default=current.label or None,
        key=state.key_of(f"{NAMES[which]}-label"),
    )
    if drawing.was_emptied:
        return _read(state.parameter(NAMES[which]).usual)
    if drawing.png is None and current.kind != OWN:
        return current
    choice = Choice(OWN, keep_image(drawing.png) if drawing.png else current.name, label or "")
    try:
        choice.read_digit()
    except LearnerError as error:
        st.caption(say(error))
        return current
    return choice


def _choose_at_random() -> None:
    labels = datasets.load(DATASET).test.labels
    first, second = random.sample(range(len(labels)), 2)
    while labels[first] == labels[second]:
        second = random.randrange(len(labels))
    for which, index in enumerate((first, second)):
        st.session_state[state.key_of(f"{NAMES[which]}-source")] = TEST
        _put_in_address(which, Choice(TEST, str(index)))
