"""What was published on routing, beside what is measured here of one network."""

from collections.abc import Callable

import streamlit as st

from lib.experiments.paper.evidence import EVIDENCE, ROUTING
from lib.i18n import _
from lib.inspectors.answers.routing_measure import ROUTED, UNIFORM, RoutingMeasure
from lib.intervals import mcnemar, write_percent
from lib.typed_text import in_markdown
from pages.is_it_routing.networks import Reader
from pages.is_it_routing.words import changes, count_wrong, write_chance


def show_published(reader: Reader, found: RoutingMeasure) -> None:
    """Set each publication beside the numbers of this network that can be compared."""
    st.subheader(_("Published findings, and ours"), anchor=False)
    st.caption(
        _(
            "Ours is one network, trained once with one seed, on one data set: {network}. It can agree with a "
            "finding or not; it can neither confirm nor refute it."
        ).format(network=in_markdown(reader.title))
    )
    columns = st.columns(2)
    for number, entry in enumerate(entry for entry in EVIDENCE if ROUTING in entry.families):
        with columns[number % 2], st.container(border=True):
            st.markdown(f"**[{entry.title}]({entry.link})**  \n{entry.source}")
            st.markdown(_("Measured: {text}").format(text=_(entry.measured)))
            st.markdown(_("Found: {text}").format(text=_(entry.found)))
            st.markdown(_("Here: {text}").format(text=OURS.get(entry.link, _robustness)(reader, found)))


def _couplings(reader: Reader, found: RoutingMeasure) -> str:
    numbers = found.numbers
    text = _(
        "{dead} of {total:,} primary capsules are dead, {leading} ever lead an answer. A coupling varies by "
        "{within} within a class and by {between} between classes, around 1/{classes}. Gradients are not measured."
    )
    return text.format(
        dead=numbers.dead,
        total=len(numbers.longest),
        leading=numbers.leading,
        within=f"{numbers.within:.4f}",
        between=f"{numbers.between:.4f}",
        classes=reader.run.spec.task.classes,
    )


def _activity(_reader: Reader, found: RoutingMeasure) -> str:
    numbers = found.numbers
    text = _(
        "Only the last routing is measured, in a network that is not deep: {dead} of {total:,} primary capsules "
        "are dead, and the entropy of the couplings is {entropy} of the largest possible."
    )
    return text.format(dead=numbers.dead, total=len(numbers.longest), entropy=write_percent(numbers.entropy, 1))


def _uniform(_reader: Reader, found: RoutingMeasure) -> str:
    if UNIFORM not in found.right:
        return _("This network is one with uniform strengths: it reads {wrong} of {images:,} wrong.").format(
            wrong=count_wrong(found, ROUTED), images=found.images
        )
    lost, won = changes(found, UNIFORM)
    text = _(
        "With equal couplings at test time {uniform} of {images:,} are read wrong, as routed {routed}; {changed} "
        "answers change between right and wrong (p {chance}). Theirs were trained with the strengths that they "
        "were tested with."
    )
    return text.format(
        uniform=count_wrong(found, UNIFORM),
        images=found.images,
        routed=count_wrong(found, ROUTED),
        changed=lost + won,
        chance=write_chance(mcnemar(lost, won)),
    )


def _not_here(_reader: Reader, _found: RoutingMeasure) -> str:
    return _(
        "Nothing on this page can be compared with that; the Capsules page lets you move the numbers yourself."
    )


def _robustness(_reader: Reader, _found: RoutingMeasure) -> str:
    return _("No robustness is measured on this page; the Turn it page turns the test images.")


OURS: dict[str, Callable[[Reader, RoutingMeasure], str]] = {
    "https://arxiv.org/abs/2301.01583": _couplings,
    "https://arxiv.org/abs/2305.11178": _activity,
    "https://arxiv.org/abs/2305.05349": _not_here,
    "https://arxiv.org/abs/1907.13327": _uniform,
}
"""What is measured here that can be set beside a publication, by its link."""
