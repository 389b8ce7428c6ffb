"""The texts of two routings side by side."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "open": N_("Set a second routing beside it"),
    "close_beside": N_("Take the second routing away"),
    "title": N_("Two routings of the same picture"),
    "help": N_(
        "Both receive the same picture, live. The same network with 1 iteration leaves every coupling uniform: "
        "the difference is what routing changed."
    ),
    "network": N_("Network beside"),
    "checkpoint": N_("Its checkpoint"),
    "iterations": N_("Its iterations"),
    "fewer": N_("One iteration fewer beside"),
    "more": N_("One iteration more beside"),
    "one_pass": N_("It routes in one pass."),
    "name_iterations": N_("{network}, iterations: {iterations}"),
    "name_checkpoint": N_("{name} ({checkpoint})"),
    "ask_first": N_("First answer or skip the question above: here the answer could be read."),
    "ask": N_("Above, {class} is longest with {length}. What will {second} say?"),
    "ask_longer": N_("{class} too, at least as long"),
    "ask_shorter": N_("{class} too, but shorter"),
    "ask_other": N_("another class"),
    "skip": N_("Let me see"),
    "guessed": N_("You guessed “{guess}”."),
    "guessed_right": N_("You guessed “{guess}”, and that is right."),
    "answer_same": N_("Both say {class}: {first_length} above, {second_length} beside."),
    "answer_other": N_("Above it says {class}, {first_length}; beside {other}, {second_length}."),
    "answer_difference": N_("The lengths differ most for {class}: {first_length} above, {second_length} beside."),
    "entropy_said": N_("Entropy of the couplings, as a share of uniform: {first} above, {second} beside."),
    "waiting": N_("The network routes the picture …"),
    "on_server": N_("This browser cannot route it here, so the server answers, a moment later."),
    "same_off": N_("The capsules that are off above are off here too."),
    "all_on": N_("Here all capsules are on."),
    "lengths": N_("Length of each class after each iteration"),
    "lengths_help": N_("A bar for each iteration, the last one dark; the number is its length."),
    "maps": N_("Couplings to {class} after the last iteration"),
    "maps_help": N_(
        "A square for each primary capsule, one small map for each type. Both on one scale: blue {low}, grey "
        "uniform {uniform}, orange {high}."
    ),
    "entropy": N_("Entropy of the couplings"),
    "entropy_help": N_(
        "How evenly a primary capsule shares its vote out over the classes, on average over all of them: 100 % is "
        "uniform, 0 % is all to one class."
    ),
    "moved": N_("Couplings that differ most"),
    "moved_pair": N_("capsule {capsule} → {class}: {first} above, {second} beside"),
    "table": N_("Both as a table"),
    "column_class": N_("class"),
    "column_iteration": N_("iteration"),
    "column_length": N_("length"),
    "column_routing": N_("routing"),
    "column_of_uniform": N_("share of uniform"),
    "csv": N_("Both as CSV"),
    "png": N_("Both maps as PNG"),
    "notebook": N_("Both as a notebook"),
    "notebook_about": N_(
        "# Two routings of the same picture\n\nThe picture {picture} in {first} and in {second}, computed with "
        "the app’s own library. Run it in the app’s folder."
    ),
    "notebook_lengths": N_("## Lengths after each iteration, and the entropy of the couplings"),
}
