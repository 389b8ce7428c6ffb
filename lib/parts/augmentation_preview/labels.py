"""The texts of the augmentation preview; `labels.x` in the script is `AUGMENTATION_LABELS["x"]`, translated."""

from lib.errors import N_

AUGMENTATION_LABELS: dict[str, str] = {
    "again": N_("Draw anew"),
    "reset": N_("All off"),
    "original": N_("as it is stored"),
    "said": N_("What training may see of this picture: {settings}. Each step draws anew."),
    "nothing": N_("Nothing is changed: training sees the same picture each time. Move a slider."),
}
