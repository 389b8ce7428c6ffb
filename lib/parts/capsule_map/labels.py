"""The texts of the map of class vectors."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LABELS: Mapping[str, str | Plural] = {
    "title": N_("A map of class vectors"),
    # how it is looked at
    "map": N_("Map"),
    "map_pca": N_("PCA"),
    "map_umap": N_("UMAP"),
    "dims": N_("Dimensions"),
    "dims_2": N_("Flat"),
    "dims_3": N_("In space"),
    "by": N_("Colour"),
    "by_class": N_("class"),
    "by_slant": N_("slant"),
    "by_thickness": N_("thickness"),
    "by_width": N_("width"),
    "by_height": N_("height"),
    "by_ink": N_("ink"),
    "of": N_("Images"),
    "of_all": N_("of all classes"),
    "of_class": N_("of class {name}"),
    # the question
    "question": N_(
        "Where will your picture lie: among test images of one class, or between classes? Guess first, then look."
    ),
    "guess_one": N_("among one class"),
    "guess_between": N_("between classes"),
    "skip": N_("Skip"),
    "guessed_right": N_("You guessed “{guess}”, and that is right."),
    "guessed_wrong": N_("You guessed “{guess}”, but the answer is “{outcome}”."),
    # what is seen
    "around": NP_(
        "Of the {of} test images whose vectors are nearest to your capsule {name}, {count} is of class {label}.",
        "Of the {of} test images whose vectors are nearest to your capsule {name}, {count} are of class {label}.",
    ),
    "nearest": N_("The nearest is {distance} away."),
    "is_own": N_("Your picture is test image {number}, of class {label}."),
    "stage": N_("Map of {count} test images and of yours"),
    "hint_flat": N_("Point at an image to see it large; the arrow keys go from one to the next, + and − zoom."),
    "hint_space": N_(
        "Drag to turn the map, or use the arrow keys; + and − zoom. Point at an image to see it large."
    ),
    "nearer": N_("Zoom in"),
    "farther": N_("Zoom out"),
    "explain_pca": N_(
        "PCA looks along the {dims} directions in which the vectors of {count} test images vary most; these hold "
        "{share} of their variance."
    ),
    "explain_umap": N_(
        "UMAP lays {count} vectors out so that near ones stay near. Its axes mean nothing, nor does how far apart "
        "groups are."
    ),
    "capsules": N_("Each image has the vector of its own class, and one number may mean something else in each."),
    "pairs": N_("Each picture shows two digits; its vector and its class are those of the first."),
    "yours": N_("Your picture"),
    "pointed": N_("Pointed at"),
    "pointed_text": N_("Test image {number}, class {label}"),
    "read_as": N_("read as {label}"),
    "away": N_("{distance} away"),
    "near_same": N_("Nearest of class {name}"),
    "near_others": N_("Nearest of other classes"),
    "range": N_("{property}: from {least} to {most}"),
    "degrees": N_("{value}°"),
    "pixels": NP_("{value} pixel", "{value} pixels"),
    "ink_unit": N_("{value} white pixels"),
    # what is not there
    "loading": N_("The vectors of the test images are on their way …"),
    "absent": N_("The vectors of the test images did not arrive."),
    "again": N_("Try again"),
    "working": N_("UMAP looks for a map of {count} images …"),
    "umap_absent": N_("UMAP could not run in this browser, so this is PCA’s map."),
    "too_few": N_("There are too few of these images for UMAP, so this is PCA’s map."),
    # to take along
    "numbers": N_("The numbers as a table"),
    "table_image": N_("test image"),
    "table_class": N_("class"),
    "table_axis": N_("axis {number}"),
    "table_distance": N_("distance"),
    "png": N_("The map as PNG"),
    "csv": N_("The map’s numbers as CSV"),
    "notebook": N_("The map as a notebook"),
    "notebook_about": N_(
        "# A map of class vectors of {run}\n\nThis notebook computes what the map of the Capsules page shows, "
        "with the app’s own library and without the app. Start it in the app’s folder."
    ),
    "notebook_pca": N_("## Where each test image lies, along the directions in which the vectors vary most"),
    "notebook_umap_places": N_(
        "## The places on UMAP’s map\n\nThese are no computation but data: the browser laid the vectors out with "
        "umap-js (at most {neighbours} neighbours, least distance {distance}, seed {seed}), and Python has no "
        "umap-js. Another UMAP gives other places."
    ),
    "notebook_umap": N_("## PCA of the same vectors, computed here"),
    "notebook_yours": N_("## Your picture, and the test images with the nearest vectors"),
}
