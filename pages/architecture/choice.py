"""Choosing a network, the images that it is built for, and its options; the address names all of them."""

from dataclasses import dataclass

import streamlit as st

from lib import catalog
from lib.i18n import _
from lib.inspectors.answers.description import NetworkDescription, describe_network
from lib.models.common_options import FRAMEWORK_NAME
from lib.models.task import Task
from lib.options import Option, Options, Value, write_value
from pages.kit import state
from pages.kit.choices import select
from pages.kit.option_field import choose_value
from pages.kit.seen import seen_names
from pages.kit.texts import name_dataset


@dataclass(frozen=True)
class Choice:
    """A network as it would be built; `image_size` is 0 for the data set's own size."""

    architecture: catalog.Architecture[Options]
    dataset: catalog.DatasetEntry
    image_size: int
    options: Options

    @property
    def task(self) -> Task:
        """What the network is built to read."""
        data = self.dataset
        return Task(data.shape_at(self.image_size), len(data.class_names), data.labels_per_image)

    @property
    def reference(self) -> str:
        """A short text that no other choice has."""
        options = " ".join(f"{name}={value}" for name, value in self.options.as_dict().items())
        return f"{self.architecture.name} {self.dataset.name} {self.image_size} {options}"


def describe(choice: Choice) -> NetworkDescription:
    """Return how the chosen network is built.

    Raises:
        LearnerError: if it cannot be built, such as for images that are too small.
    """
    with st.spinner(_("The network is being built …")):
        return describe_network(choice.architecture.name, choice.options, choice.task)


def choose_architecture() -> Choice:
    """Return what is chosen, and say why the network is built as it is."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = select(
            _("Network"),
            "network",
            list(catalog.ARCHITECTURES),
            in_words=lambda key: _(catalog.ARCHITECTURES[key].title),
            width=330,
        )
        architecture = catalog.architecture(name)
        learnable = seen_names(catalog.find_learnable(name))
        data = select(
            _("For the images of"),
            "data",
            learnable,
            in_words=lambda key: name_dataset(catalog.dataset(key)),
            width=330,
        )
        entry = catalog.dataset(data)
        size = _choose_size(entry)
        options = _choose_options(architecture)
    st.markdown(f"{_(architecture.summary)} {_(architecture.why)}")
    return Choice(architecture, entry, size, options)


def _choose_size(entry: catalog.DatasetEntry) -> int:
    if not entry.sizes:
        return 0
    sizes = [str(size) for size in entry.sizes]
    return int(select(_("Image size"), "size", sizes, str(entry.input_shape[0]), width=110))


def _choose_options(architecture: catalog.Architecture[Options]) -> Options:
    """Return the network's options as they are chosen; those that are not at their default go into the address."""
    # Every framework builds the same layers.
    options = [option for option in architecture.model_options if option.name != FRAMEWORK_NAME]
    if not options:
        return architecture.model
    with st.popover(_("Options"), icon=":material/tune:"):
        chosen = {option.name: _choose(option, architecture.name) for option in options}
    return architecture.model.with_values(chosen)


def _choose(option: Option, architecture: str) -> Value:
    name = f"{architecture}.{option.name}"
    known = state.chosen(name)
    value = option.default if known is None else option.check(known)
    if not state.is_hidden(name):
        if name not in state.memory():  # in each visit the field begins as the address says
            state.memory()[name] = st.session_state.pop(name, None)
        chosen = choose_value(option, name, value)
        value = chosen if option.is_in_range(chosen) else value  # the field says why
    state.put(name, None if value == option.default else write_value(value))
    return value
