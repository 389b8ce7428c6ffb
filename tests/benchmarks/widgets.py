"""The widgets on a learner's page, learned from the server's messages, and the values they send back."""

import random
from collections.abc import Iterable
from typing import Any

from streamlit.proto.Common_pb2 import DoubleArray, StringArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

KINDS = (
    "button_group",
    "checkbox",
    "multiselect",
    "number_input",
    "radio",
    "selectbox",
    "slider",
    "text_area",
    "text_input",
)


class Widgets:
    """The widgets of one page with their current values, as the frontend keeps them."""

    def __init__(self) -> None:
        self._widgets: dict[str, Any] = {}
        self._states: dict[str, WidgetState] = {}
        self._fragments: dict[str, str] = {}
        self._seen: set[str] = set()

    def take(self, element: Element, fragment_id: str) -> None:
        """Note a widget and its fragment, if any; its value is the server’s at first and where that sets it."""
        kind = element.WhichOneof("type")
        if kind not in KINDS:
            return
        widget = getattr(element, kind)
        self._seen.add(widget.id)
        self._widgets[widget.id], self._fragments[widget.id] = widget, fragment_id
        if widget.set_value or widget.id not in self._states:
            self._states[widget.id] = _server_value(kind, widget)

    def page_begins(self) -> None:
        """A run of the whole page begins."""
        self._seen = set()

    def fragment_begins(self, fragment_id: str) -> None:
        """A run of one fragment begins."""
        self._seen = {name for name in self._seen if self._fragments.get(name) != fragment_id}

    def run_ends(self) -> None:
        """That run is over: what it did not show is gone."""
        for gone in self._widgets.keys() - self._seen:
            del self._widgets[gone], self._states[gone], self._fragments[gone]

    def states(self) -> WidgetStates:
        """What the browser sends with every request."""
        return WidgetStates(widgets=self._states.values())

    def change(self, names: Iterable[str], chance: random.Random) -> tuple[str, str, str]:
        """Give the widget with one of `names` (its key or label) another value, drawn by chance.

        Returns:
            The query parameter that the browser binds to the widget, or "", the value as it writes it there, and
            the fragment that runs again, or "" for the whole page.

        Raises:
            LookupError: if no such widget is on the page.
        """
        widget = self._find(tuple(names))
        state = self._states[widget.id]
        if isinstance(widget, NumberInput):
            value = chance.randrange(int(widget.min), int(widget.max))
            value += value >= state.int_value
            text, state = str(value), WidgetState(id=widget.id, int_value=value)
        elif state.WhichOneof("value") == "string_value":
            text = chance.choice([option for option in widget.options if option != state.string_value])
            state = WidgetState(id=widget.id, string_value=text)
        else:
            current = state.string_array_value.data
            text = chance.choice([option.content for option in widget.options if option.content not in current])
            state = _strings(widget.id, [text])
        self._states[widget.id] = state
        return widget.query_param_key, text, self._fragments[widget.id]

    def _find(self, names: tuple[str, ...]) -> Any:
        for widget in self._widgets.values():
            if widget.label in names or any(widget.id.endswith(f"-{name}") for name in names):
                return widget
        labels = [widget.label for widget in self._widgets.values()]
        raise LookupError(f"No widget is called {' or '.join(names)}; the page has {labels}.")


def _server_value(kind: str, widget: Any) -> WidgetState:
    """The state that the frontend gives a widget when the server's message arrives."""
    own = widget.set_value
    if kind == "number_input":
        value = widget.value if own else widget.default
        if widget.data_type == NumberInput.INT:
            return WidgetState(id=widget.id, int_value=int(value))
        return WidgetState(id=widget.id, double_value=value)
    if kind == "slider":
        values = DoubleArray(data=widget.value if own else widget.default)
        return WidgetState(id=widget.id, double_array_value=values)
    if kind == "checkbox":
        return WidgetState(id=widget.id, bool_value=widget.value if own else widget.default)
    if kind in ("text_input", "text_area"):
        return WidgetState(id=widget.id, string_value=widget.value if own else widget.default)
    if kind in ("selectbox", "radio"):
        return WidgetState(id=widget.id, string_value=widget.raw_value if own else widget.options[widget.default])
    options = [option if isinstance(option, str) else option.content for option in widget.options]
    chosen = list(widget.raw_values) if own else [options[index] for index in widget.default]
    return _strings(widget.id, chosen)


def _strings(widget_id: str, values: list[str]) -> WidgetState:
    return WidgetState(id=widget_id, string_array_value=StringArray(data=values))
