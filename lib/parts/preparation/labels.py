"""The texts of what networks receive."""

from collections.abc import Mapping

from lib.errors import N_, Plural

STEP_TITLES: Mapping[str, str] = {
    "original": N_("Your picture"),
    "grey": N_("Grey"),
    "invert": N_("Light on dark"),
    "cut_out": N_("Cut out"),
    "centre": N_("Centred by mass"),
    "resize": N_("What it receives"),
}
"""What the picture is after each step, by the names of `lib.pictures.uploads.Stage`."""

LABELS: Mapping[str, str | Plural] = {
    **STEP_TITLES,
    "ask": N_("Draw, upload or photograph something, and it appears here."),
    "several_digits": N_(
        "There is more than one digit in this picture. Shown here is the one in the frame. Of a photo that you "
        "upload or take, the page Predict reads every digit."
    ),
    "flat": N_("This picture is the same all over. Take another, or draw on the canvas."),
    "no_pen": N_("Nothing stands out on this picture. Use a dark pen on light paper, or draw on the canvas."),
}
