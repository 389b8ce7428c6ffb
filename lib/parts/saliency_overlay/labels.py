"""The texts of the saliency overlay."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "gradient": N_("Gradient"),
    "cam": N_("Grad-CAM of {layer}"),
    "picture": N_("Picture"),
    "about_gradient": N_(
        "How much the score of “{class}” changes with each pixel, in either direction. Bright pixels matter most."
    ),
    "about_cam": N_(
        "Which places of the {size} maps of {layer} speak for “{class}”: its maps, weighed by how much the score "
        "grows with each, drawn over the whole picture. What speaks against it is left out."
    ),
    "opacity": N_("How much of it covers the picture"),
    "here": N_("Row {row}, column {column}: gradient {gradient}, Grad-CAM {cam}"),
    "hint": N_("Point at a pixel for its value in both."),
    "summary": N_(
        "The score of “{class}” is {score}. The gradient is largest at row {row}, column {column}; Grad-CAM is "
        "largest in row {cam_row}, column {cam_column} of {layer}."
    ),
    "silent": N_("Grad-CAM is 0 everywhere: no map of {layer} speaks for “{class}” here. Try another layer."),
    "png": N_("Save as PNG"),
    "csv": N_("Numbers as CSV"),
    "numbers": N_("The largest numbers as a table"),
    "table_row": N_("row"),
    "table_column": N_("column"),
    "table_gradient": N_("gradient"),
    "table_cam": N_("Grad-CAM"),
}
