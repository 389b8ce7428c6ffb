"""The texts of two pictures' couplings."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts import picture_choice

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    # the choice of the pictures and of the class
    "first": N_("First picture"),
    "second": N_("Second picture"),
    "another_first": N_("Another first picture"),
    "another_second": N_("Another second picture"),
    "to": N_("Couplings to"),
    "to_answer": N_("each picture’s own answer"),
    "to_class": N_("class {class}"),
    # the question, and what is said
    "question": N_(
        "How strongly do the couplings of the two pictures correlate, over all pairs of capsules? Guess first."
    ),
    "guess_low": N_("hardly (below {low})"),
    "guess_middle": N_("clearly ({low} to {high})"),
    "guess_high": N_("they are almost the same (above {high})"),
    "skip": N_("Skip"),
    "guessed_right": N_("You guessed “{guess}”, and that is right."),
    "guessed_open": N_("You guessed “{guess}”."),
    "test_picture": N_("test image {number} ({class})"),
    "test_alone": N_("test image {number}"),
    "own_picture": N_("your own picture"),
    "found": N_(
        "Between {first} and {second} a coupling differs by {difference} on average; all couplings correlate by "
        "{correlation}."
    ),
    "found_flat": N_(
        "Between {first} and {second} a coupling differs by {difference} on average; in one of them all couplings "
        "are alike, so there is no correlation."
    ),
    "usual": N_("Usual for two test images: {alike} within a class, {different} between classes."),
    "unmeasured": N_("Measure this network above, and what is usual stands here."),
    "undecided": N_(
        "This network leaves every coupling at {uniform}, whatever the picture: there is nothing to compare."
    ),
    "priors": N_(
        "It adds a learned weight B to each coupling, the same for every picture; the maps leave it out."
    ),
    # the maps
    "map_of": N_("{picture}: to {class}"),
    "map_read": N_("reads {class}, length {length}"),
    "map_read_activation": N_("reads {class}, activation {length}"),
    "map_difference": N_("Second less first"),
    "scale": N_("uniform {uniform} ± {reach}, the same colours on all three maps"),
    "arrangement": N_(
        "A small map for each type of capsule, a cell for each place. Point, or use the arrow keys."
    ),
    "capsule": N_(
        "Capsule {capsule} (type {type}, row {row}, column {column}): {first} to {first_class}, {second} to "
        "{second_class}"
    ),
    "none_selected": N_("Point at a capsule to read its couplings."),
    # what is usual
    "strip_difference": N_("Mean absolute difference"),
    "strip_correlation": N_("Correlation"),
    "strip_pair": N_("these two: {value}"),
    "strip_alike": N_("one class"),
    "strip_different": N_("different classes"),
    "strip_help": N_("Bars: nine of ten pairs among {images} test images; mark and number: the median."),
    # to take along
    "table": N_("The numbers as a table"),
    "table_class": N_("class"),
    "table_first": N_("mean coupling, first"),
    "table_second": N_("mean coupling, second"),
    "table_difference": N_("mean difference"),
    "table_capsule": N_("capsule"),
    "table_first_one": N_("first"),
    "table_second_one": N_("second"),
    "table_farthest": N_("The capsules that differ most"),
    "table_classes": N_("By class"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Maps as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# Couplings of {first} and {second} in {run}\n\nThis notebook computes what the page “Is it routing?” "
        "shows, with the app’s own library and without the app. Start it in the app’s folder."
    ),
}
