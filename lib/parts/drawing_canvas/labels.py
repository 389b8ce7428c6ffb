"""The texts of the drawing canvas."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LABELS: Mapping[str, str | Plural] = {
    "hint": N_("Draw a digit here"),
    "example": N_("An example. Draw your own over it."),
    "undo": N_("Undo"),
    "clear": N_("Clear"),
    "brush": N_("Brush width"),
    "status_empty": N_("Nothing is drawn yet."),
    "status": NP_("{count} stroke drawn.", "{count} strokes drawn."),
}
