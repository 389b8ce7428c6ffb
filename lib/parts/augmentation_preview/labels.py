"""The texts of the augmentation preview."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "again": N_("Draw anew"),
    "reset": N_("All off"),
    "original": N_("as it is stored"),
    "description": N_("What training may see of this picture: {settings}. Each training step draws them anew."),
    "nothing": N_("Nothing is changed: training sees the same picture each time. Move a slider."),
}
