"""A photo of several digits: each is cut out, has a number, and is read by every network of single digits."""

from collections.abc import Sequence

import streamlit as st

from lib import catalog
from lib.charts.numbered_digits import NumberedDigit, numbered_digits
from lib.errors import NP_, LearnerError
from lib.i18n import _, plural
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.answers.several_digits import SeveralDigits, cut_out_digits
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import strokes_of_picture
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import OWN, Picture
from lib.runs import Run, open_store
from pages.kit.pictures.address import put_in_address
from pages.kit.runs.choose_checkpoint import chosen_checkpoint
from pages.kit.runs.label import title_of
from pages.kit.texts import say, translate_class


def show_every_digit(picture: Picture | None, runs: Sequence[Run]) -> None:
    """Draw each digit of a photo that shows several, with the answers of those of `runs` that read one digit."""
    readers = [run for run in runs if _reads_one_digit(run)]
    if picture is None or picture.kind != OWN or strokes_of_picture(picture) or not readers:
        return
    try:
        first = Reading.of(readers[0].spec)
        if prepare(first.own(picture), first.input_shape).taken is None:
            return
        with st.spinner(_("The networks read every digit …")):
            several = cut_out_digits(picture)
            read = [[_read(run, digit.picture) for run in readers] for digit in several.digits]
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return
    _draw(several, read, readers)
    _offer_each(several)


def _draw(several: SeveralDigits, read: Sequence[Sequence[Observation]], readers: Sequence[Run]) -> None:
    count = len(several.digits)
    text = NP_("{count} digit is in this picture.", "{count} digits are in this picture, each read alone.")
    st.subheader(plural(text, count).format(count=count), anchor=False)
    digits = [
        NumberedDigit(digit.box, to_bytes(seen[0].image), [_answer(one) for one in seen])
        for digit, seen in zip(several.digits, read, strict=True)
    ]
    words = {
        "photo": _("Your picture, with a number at each digit"),
        "number": _("Digit no."),
        "receives": _("What it receives"),
    }
    st.html(numbered_digits(several.photo, digits, [title_of(run) for run in readers], words))


def _offer_each(several: SeveralDigits) -> None:
    """Draw a button for each digit, which makes it the picture of this page and of those one goes to next."""
    st.caption(_("Look at one of them alone, here and on the other pages:"))
    with st.container(horizontal=True):
        for number, digit in enumerate(several.digits, start=1):
            st.button(
                _("Digit {number}").format(number=number),
                key=f"several-{number}",
                on_click=put_in_address,
                args=(digit.picture,),
            )


def _reads_one_digit(run: Run) -> bool:
    data = catalog.dataset(run.spec.dataset)
    return data.is_of_digits and data.labels_per_image == 1 and not Reading.of(run.spec).is_of_photos


def _read(run: Run, digit: Picture) -> Observation:
    return observe(run.id, chosen_checkpoint(open_store(), run, f"checkpoint-{run.id}"), digit)


def _answer(seen: Observation) -> tuple[str, str]:
    return translate_class(seen.class_names[seen.winner]), f"{seen.scores[seen.winner]:.2f}"
