"""What a learner reads of a run: whose it is, its name, network, data and accuracy, as plain text."""

from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from babel.dates import format_skeleton

from lib import catalog, datasets, learner
from lib.errors import N_, LearnerError
from lib.experiments.origin import find_origin
from lib.i18n import _, current_language, join_list, put_before
from lib.models.capsules.routing import routing_kind
from lib.models.common_options import FRAMEWORKS, TENSORFLOW, HasRouting
from lib.owners import COMMAND_LINE, owns
from lib.runs import Run
from pages.kit.texts import add_in_brackets, format_percent, shorten_title, translate_class

BETWEEN = " · "
FEW_CLASSES = 3
"""So many classes that a learner chose are named; of more the data set's title is enough."""


class Group(StrEnum):
    """Whose runs they are, in the order of lists."""

    MINE = "mine"
    CLASS = "class"
    BUNDLED = "bundled"
    EXPERIMENTS = "experiments"


GROUPS = {
    Group.MINE: N_("Mine"),
    Group.CLASS: N_("The class’s"),
    Group.BUNDLED: N_("Ready-made"),
    Group.EXPERIMENTS: N_("Experiments"),
}
"""What each group is called."""


def group_of(run: Run, learner_id: str) -> Group:
    """Return the group that the run is listed in for this learner."""
    if run.bundled:
        return Group.BUNDLED if find_origin(run) is None else Group.EXPERIMENTS
    return Group.MINE if owns(learner_id, run.owner) else Group.CLASS


def label_run(run: Run) -> str:
    """Return what tells the run from others in a list: "Anna: LeNet · MNIST · 98.70 % · 29 Nov, 14:32".

    A learner's name for it stands first, that of an experiment last, as it is long.
    """
    name, facts = _given_name(run), (network_of(run), data_of(run), describe_accuracy(run))
    if run.bundled:
        return BETWEEN.join((*facts, name) if name else facts)
    text = BETWEEN.join((name, *facts) if name else (*facts, _moment(run)))
    if group_of(run, learner.learner_id()) is Group.MINE:
        return _("Mine: {run}").format(run=text)
    owner = _("Command line") if run.owner == COMMAND_LINE else run.owner_name or _("a classmate")
    return put_before(owner, text)


def title_of(run: Run) -> str:
    """Return what the run is called where its numbers stand beside it: its name, else network and data."""
    if name := _given_name(run):
        return name
    return BETWEEN.join((network_of(run), data_of(run), *(() if run.bundled else (_moment(run),))))


def more_than_title(run: Run) -> tuple[str, ...]:
    """Return network and data, if `title_of` does not say them already."""
    return (network_of(run), data_of(run)) if _given_name(run) else ()


def network_of(run: Run) -> str:
    """Return the title of the run's network, and its kind of routing or framework if that is not the usual one."""
    title, options, usual = _(run.architecture.title), run.spec.model, run.architecture.model
    if isinstance(options, HasRouting) and isinstance(usual, HasRouting) and options.routing != usual.routing:
        return _("{network} ({routing})").format(network=title, routing=_(routing_kind(options.routing).title))
    if run.spec.framework != TENSORFLOW:
        return add_in_brackets(title, FRAMEWORKS[run.spec.framework])
    return title


def data_of(run: Run) -> str:
    """Return the data set's title in short, and its classes where a learner chose a few."""
    try:
        family, _variant = datasets.find(run.spec.dataset)
        data = catalog.dataset(run.spec.dataset)
    except LearnerError:
        return _("deleted pictures")
    title = shorten_title(data)
    if family.class_choice is None or len(data.class_names) > FEW_CLASSES:
        return title
    return put_before(title, join_list(map(translate_class, data.class_names)))


def describe_accuracy(run: Run) -> str:
    """Return the accuracy on the test images, else on those held out, else the run's state."""
    accuracy = run.test_accuracy if run.test_accuracy is not None else run.validation_accuracy
    return _(run.state) if accuracy is None else format_percent(accuracy)


def _given_name(run: Run) -> str:
    """Return the name that someone gave, or that of the bundled experiment; "" if there is none."""
    if run.name != run.id:
        return run.name
    if run.bundled and (origin := find_origin(run)) is not None:
        text = _("{experiment} ({arm}, seed {seed})") if origin.seed else _("{experiment} ({arm})")
        return text.format(experiment=_(origin.experiment), arm=_(origin.arm), seed=origin.seed)
    return ""


def _moment(run: Run) -> str:
    """Return when the run was created, on the clock of the learner's browser."""
    zone: tzinfo = UTC
    with suppress(ZoneInfoNotFoundError, ValueError):  # a computer may not know the zone
        zone = ZoneInfo(st.context.timezone or "UTC")
    moment = datetime.fromtimestamp(run.created, zone)
    date = format_skeleton("MMMd", moment, locale=current_language())
    return _("{date}, {time}").format(date=date, time=f"{moment:%H:%M}")
