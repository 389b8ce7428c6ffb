"""How often noise misleads networks, over many test images: asking for it, and what came of it."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.adversarial_noise import Method
from lib.inspectors.answers.noise_success import COUNT, NoiseCurve, load_kept
from lib.inspectors.noise_queue import Key, noise_curves
from lib.inspectors.readings import Reading
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.measuring import say_trouble, watch
from pages.kit.pictures.test_images import count_test_images
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader
from pages.limits.noise_shown import Success, show_curves

COUNTED, SHOWN = "counted", "shown"
JOBS = "noise-curves"
PAIR = 2
"""Of so many networks the noise of each is shown to the other as well."""


class Asked(NamedTuple):
    """Whose noise who reads, and how it is made."""

    maker: Reader
    reader: Reader
    method: Method

    @property
    def key(self) -> Key:
        """The same as the inspectors' queue knows it."""
        maker, reader = ((one.run.id, one.checkpoint) for one in (self.maker, self.reader))
        return maker, reader, self.method.value


@fragment()
def show_successes(readers: Sequence[Reader]) -> None:
    """Draw the section; what is chosen in it reruns it alone."""
    _introduce(count_test_images(Reading.of(readers[0].run.spec)))
    asked = ask_for(readers)
    if state.chosen(COUNTED) != SHOWN:
        if not state.is_hidden(COUNTED):
            st.button(
                _("Count how many are misled"),
                type="primary",
                icon=":material/functions:",
                on_click=_start,
                args=(asked,),
            )
        return
    say_trouble(JOBS)
    keys = [one.key for one in asked]
    if noise_curves().find_jobs(keys):
        watch(
            lambda: noise_curves().find_jobs(keys),
            _("{done} of {total} sizes of noise are measured."),
            key="stop-noise",
            draw=lambda: show_curves(find_known(asked)),
        )
        return
    found = find_known(asked)
    show_curves(found)
    if len(found) < len(asked) and not state.is_hidden(COUNTED):
        st.button(_("Count what is missing"), icon=":material/functions:", on_click=_start, args=(asked,))


def _introduce(there: int) -> None:
    """Say what is measured; `there` is how many test images the data set has, 0 if they are not here."""
    heading, text = (
        _("Over {count} test images"),
        _(
            "The first {count} test images that the network reads right, each with noise made for it. Towards a "
            "class means: towards the class after the right one, and only that very answer counts."
        ),
    )
    if 0 < there <= COUNT:
        heading, text = (
            _("Over all test images"),
            _(
                "All test images that the network reads right, of {there}, each with noise made for it. Towards a "
                "class means: towards the class after the right one, and only that very answer counts."
            ),
        )
    st.subheader(heading.format(count=COUNT), anchor=False)
    st.caption(text.format(count=COUNT, there=there))


def ask_for(readers: Sequence[Reader]) -> list[Asked]:
    """Return what is measured of these networks: each with its own noise, two also with that of the other."""
    pairs = [(one, one) for one in readers]
    if len(readers) == PAIR:
        pairs += [(maker, reader) for maker in readers for reader in readers if maker != reader]
    return [Asked(*pair, method) for method in Method for pair in pairs]


def find_known(asked: Sequence[Asked]) -> list[Success]:
    """Return what is known by now, kept or measured, of those of which anything is."""
    titles = [title_of(one.reader.run) for one in asked]
    looks = {title: number for number, title in enumerate(dict.fromkeys(titles))}
    found = [(one, title, _curve_of(one)) for one, title in zip(asked, titles, strict=True)]
    return [
        Success(one.key, one.method, title, title_of(one.maker.run), looks[title], curve, one.maker != one.reader)
        for one, title, curve in found
        if curve.points
    ]


def _curve_of(one: Asked) -> NoiseCurve:
    kept = load_kept(*one.key)
    if kept is not None:
        return kept
    job = noise_curves().find_job(*one.key)
    return NoiseCurve.of(() if job is None else tuple(job.points))


def _start(asked: Sequence[Asked]) -> None:
    state.put(COUNTED, SHOWN)
    st.session_state[JOBS] = [noise_curves().start(*one.key) for one in asked]
