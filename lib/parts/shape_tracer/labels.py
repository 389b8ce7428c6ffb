"""The texts of the shape tracer."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

TITLES: Mapping[str, str] = {"shapes": N_("choice of shapes")}
"""What each parameter of the address chooses."""

LABELS: Mapping[str, str | Plural] = {
    # the question
    "question": N_(
        "How large is the map after {layer}: window {kernel} × {kernel}, stride {stride}, on {side} × "
        "{side}, padding {padding}? Guess first, then look."
    ),
    "question_sequence": N_(
        "How long is the sequence after {layer}: a window of {kernel} with stride {stride} on {side} steps, "
        "padding {padding}? Guess first, then look."
    ),
    "skip": N_("Skip"),
    "guessed_right": N_("You guessed {guess}, and that is right."),
    "guessed_wrong": N_("You guessed {guess}, but that is wrong."),
    "answer": N_(
        "After {layer} a side is {size} long: {sum}. Now change the numbers, and every later shape follows."
    ),
    # what can be changed
    "input": N_("Image"),
    "input_side": N_("Side"),
    "kernel": N_("Kernel"),
    "stride": N_("Stride"),
    "padding": N_("Padding"),
    "padding_valid": N_("none (valid)"),
    "padding_same": N_("zeros (same)"),
    "filters": N_("Channels"),
    "reset": N_("Reset to the network as it is built"),
    # kinds of layer
    "convolution": N_("convolution"),
    "pooling": N_("pooling"),
    "capsules": N_("window of capsules"),
    # how a window fits
    "fits": NP_(
        "The window of {kernel} moves by {stride} and fits {count} time along {cells} cells.",
        "The window of {kernel} moves by {stride} and fits {count} times along {cells} cells.",
    ),
    "fits_one": NP_(
        "The window of {kernel} moves cell by cell and fits {count} time along {cells} cells.",
        "The window of {kernel} moves cell by cell and fits {count} times along {cells} cells.",
    ),
    "zeros": N_("Zeros added: {before} before, {behind} after."),
    "left": N_("Cells left over at the end: {left}."),
    "weights": N_("Weights: {sum}."),
    "sees": N_("One output sees {field} × {field} pixels of the image."),
    "sees_sequence": N_("Steps that one output sees: {field}."),
    # what cannot be
    "too_large": N_(
        "The {kernel} × {kernel} kernel is larger than the {side} × {side} map, so it fits nowhere. "
        "Make the kernel smaller, the image larger, or pad with zeros."
    ),
    "too_large_sequence": N_(
        "The window of {kernel} is longer than the {side} steps, so it fits nowhere. Make it shorter or pad with "
        "zeros."
    ),
    "no_groups": N_("The channels cannot be divided into {groups} groups. Choose a multiple of {groups}."),
    "no_end": N_("One layer does not fit, so no layer can follow it."),
    "not_divisible": N_(
        "{channels} channels cannot be read as capsules of {size} numbers. Choose a multiple of {size}."
    ),
    # where it ends
    "end_numbers": N_("The output of the last window: {shape} = {count} numbers."),
    "end_types": N_("{channels} channels = {types} types of capsule × {size} numbers."),
    "end_capsules": N_("{types} × {side} × {side} = {count} primary capsules × {size} numbers."),
    # the numbers
    "numbers": N_("The numbers as a table"),
    "table_layer": N_("layer"),
    "table_shape": N_("output"),
    "table_weights": N_("weights"),
    "table_products": N_("multiply-adds"),
}
