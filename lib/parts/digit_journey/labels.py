"""The texts of the digit's journey."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural
from lib.parts import picture_choice

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    # controls
    "digits": N_("Another digit"),
    "choose": N_("Draw or choose"),
    "iterations": N_("Iterations"),
    "digit_button": N_("Test image {number}, labelled {label}"),
    "step_through": N_("Step through it"),
    "next": N_("Next"),
    "back": N_("Back"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "steps": N_("Steps of the journey"),
    "enlarge": N_("Enlarge: {heading}"),
    "to_overview": N_("Back to the overview"),
    # the steps
    "step_pixels": N_("pixels"),
    "step_maps_1": N_("first maps"),
    "step_maps_2": N_("second maps"),
    "step_maps_3": N_("third maps"),
    "step_capsules": N_("capsules"),
    "step_iteration": N_("iteration {number}"),
    "step_answer": N_("answer"),
    "step_memory": N_("reconstruction"),
    # headings, with the sizes of the data
    "head_pixels": N_("{height} × {width} pixels"),
    "head_maps": NP_("{count} map, {height} × {width}", "{count} maps, {height} × {width}"),
    "head_capsules": NP_("{count} capsule of {dim}", "{count} capsules of {dim}"),
    "head_routing": N_("routing, {number} of {count}"),
    "head_lengths": NP_("{count} length", "{count} lengths"),
    "head_memory": N_("its reconstruction"),
    # under the drawings
    "foot_maps": N_("{shown}/{count}"),
    "foot_capsules": N_("length {low} to {high}"),
    "foot_more": N_("more"),
    "foot_less": N_("less than {uniform}"),
    "foot_lengths": N_("dotted: before"),
    "foot_memory": N_("from capsule {winner}"),
    # one sentence a step
    "opening": N_(
        "The network reads this as {winner}: capsule {winner} is {length} long, the next, {second}, "
        "{second_length}. How does it get there?"
    ),
    "say_pixels": NP_(
        "{pixels} numbers from 0 (black) to 1 (white); {count} of them is not 0. The network receives nothing "
        "else.",
        "{pixels} numbers from 0 (black) to 1 (white); {count} of them are not 0. The network receives nothing "
        "else.",
    ),
    "say_first_maps": NP_(
        "{count} small kernel slides over the pixels and draws a map of where it found its pattern. "
        "The strongest match is {peak}: map {map}, row {row}, column {column}.",
        "{count} small kernels slide over the pixels, and each draws a map of where it found its pattern. "
        "The strongest match is {peak}: map {map}, row {row}, column {column}.",
    ),
    "say_next_maps": NP_(
        "{count} kernel slides over all maps before ({before}) and finds patterns of patterns. "
        "The strongest match is {peak}: map {map}, row {row}, column {column}.",
        "{count} kernels slide over all maps before ({before}) and find patterns of patterns. "
        "The strongest match is {peak}: map {map}, row {row}, column {column}.",
    ),
    "say_capsules": NP_(
        "{count} capsule of {dim} numbers. Length says how sure a capsule is of its part ({low} to {high} here), "
        "direction how the part looks. The drawing shows the 2 of {dim} directions that hold most ({share} %).",
        "{count} capsules of {dim} numbers each. Length says how sure a capsule is of its part ({low} to {high} "
        "here), direction how the part looks. The drawing shows the 2 of {dim} directions that hold most "
        "({share} %).",
    ),
    "say_first_iteration": N_(
        "Every capsule sends {uniform} of its vote to each of the {classes}. Where votes point the same way, "
        "they add up to a long vector: {leader} leads with {length}."
    ),
    "say_iteration": N_(
        "Capsules that agreed with a sum now send it more: capsule {capsule} sends {share} of its vote to {class} "
        "instead of {uniform}. The length of {leader} goes from {before} to {after}."
    ),
    "say_answer": N_(
        "Capsule {winner} is the longest of {classes} with {length}, and that is the answer. "
        "The next is {second} with {second_length}."
    ),
    "say_memory": N_(
        "A decoder draws the digit back from capsule {winner} alone. A pixel is off by {error} on average, "
        "where black to white is 1."
    ),
    # the question
    "question": N_("Before you step on: besides {winner}, which will gain most in iteration {number}?"),
    "skip": N_("Skip"),
    "result_right": N_("You guessed {guess}, and that is right."),
    "result_wrong": N_("You guessed {guess} ({guess_before} → {guess_after})."),
    "result_most": N_("Besides {winner}, {rival} gained most: {before} → {after}."),
    "result_none": N_("Besides {winner}, none gained; {rival} lost least: {before} → {after}."),
    "result_winner": N_("{winner} itself: {before} → {after}."),
    # close-ups
    "read_pixels": N_("One square is one pixel."),
    "read_maps": N_("One square is one number of a map; brighter is a better match. All maps share one scale."),
    "read_capsules": N_(
        "A box holds one type of capsule at all its places in the picture. An arrow’s length is the "
        "capsule’s length."
    ),
    "read_capsules_plain": NP_(
        "An arrow’s length is the capsule’s length. {count} of {all} is drawn.",
        "An arrow’s length is the capsule’s length. {count} of {all} are drawn.",
    ),
    "read_routing": N_(
        "The links are those of the {shown} of {count} capsules whose share moved furthest from {uniform}. On "
        "average over all {count}, a capsule sends {mean} to {winner}."
    ),
    "read_lengths": N_("The length of each class capsule after each iteration, from 0 to 1."),
    "read_memory": N_("The pixels, what was drawn back, and the difference."),
    "point": N_("Point at the picture to read its numbers."),
    "point_pixel": N_("row {row}, column {column}: {value}"),
    "point_map": N_("map {map}, row {row}, column {column}: {value}"),
    "point_capsule": N_("capsule {capsule}: length {length}, its {dim} numbers"),
    "point_link": N_("capsule {capsule} sends {share} to {class}; before routing {uniform}"),
    "difference": N_("difference"),
    "difference_scale": N_("too dark to too bright"),
    # in words and as a table
    "summary": N_(
        "A picture of {title} goes through the network (layers of maps: {layers}; capsules: {count}; iterations "
        "of routing: {iterations}), which reads it as {winner} with length {length}."
    ),
    "summary_own": N_(
        "The learner’s own picture goes through the network (layers of maps: {layers}; capsules: {count}; "
        "iterations of routing: {iterations}), which reads it as {winner} with length {length}."
    ),
    "numbers": N_("The numbers as a table"),
    "table_lengths": N_("Length of each class capsule"),
    "table_links": N_("What the drawn capsules send to {winner}"),
    "table_class": N_("class"),
    "table_capsule": N_("capsule"),
}
