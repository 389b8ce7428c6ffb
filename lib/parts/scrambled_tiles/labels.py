"""The texts of the scrambled tiles."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural
from lib.parts import compared, picture_choice

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    **compared.LABELS,
    "component": N_("A picture cut into parts that change places, and how networks read it"),
    # the question
    "question": N_("{run} reads “{name}” in the whole picture. What does it read in the {parts} scrambled parts?"),
    "question_moved": N_(
        "{run} reads “{name}” in the whole picture. What does it read when some of its parts are moved?"
    ),
    "guess_still": N_("still {name}"),
    "guess_less": N_("{name}, but less surely"),
    "guess_other": N_("something else"),
    "skip": N_("Skip"),
    "guessed_right": N_("You guessed “{guess}”, and that is right."),
    "guessed_wrong": N_("You guessed “{guess}”, but the answer is “{outcome}”."),
    "changed": NP_(
        "{changed} of {count} network reads something else in the parts.",
        "{changed} of {count} networks read something else in the parts.",
    ),
    "one_picture": N_("That is one picture; count many of them below before you believe it."),
    "together": N_("The parts lie as in the whole picture. Swap two of them, or move one."),
    # the puzzle
    "whole": N_("Whole"),
    "tiles": N_("In parts"),
    "cut": N_("Cut into"),
    "shuffle": N_("Shuffle"),
    "restore": N_("Put together"),
    "part": N_("Move"),
    "part_number": N_("part {part}"),
    "right": N_("pixels to the right"),
    "down": N_("pixels down"),
    "hint": N_("Tap two parts to swap them. Drag one, or press arrow keys on it, to move it by pixels."),
    "board": N_("The parts lie in the order {order}."),
    "place": N_("Place {place}, now part {tile}"),
    "place_moved": N_("Place {place}, now part {tile}, moved: {shift}"),
    "moved": N_("Moved: {parts}. The mean colour of the picture’s edge fills the gap."),
    "moved_part": N_("part {part} by {shift}"),
    "to_right": NP_("{count} pixel to the right", "{count} pixels to the right"),
    "to_left": NP_("{count} pixel to the left", "{count} pixels to the left"),
    "to_bottom": NP_("{count} pixel down", "{count} pixels down"),
    "to_top": NP_("{count} pixel up", "{count} pixels up"),
    # what each network says
    "waits": N_("Reading …"),
    "answer": N_("Whole: {whole} ({whole_score}). In parts: {now} ({now_score})."),
    "noticed_less": N_("It noticed: it is less sure of {name} than before."),
    "noticed_other": N_("It noticed: it reads something else, and is less sure of it."),
    "unnoticed_still": N_("It did not notice: it is about as sure of {name} as before."),
    "unnoticed_other": N_("It did not notice: it is about as sure of {now} as it was of {whole}."),
    "noticed_help": N_("To notice means here that the highest score falls by more than a tenth."),
    # what the tries say
    "tries": NP_(
        "Your {count} try with these networks: {records}.", "Your {count} tries with these networks: {records}."
    ),
    "record": N_("{run} kept its answer in {kept} of {count} (its score went from {whole} to {now} on average)"),
    "verdict_all": N_("So far the parts alone were enough for the answer; where they lie did not count."),
    "verdict_none": N_("So far no answer outlived the change: where the parts lie counts for these networks."),
    "verdict_some": N_(
        "Where an answer was kept, the parts alone were enough for it; where it changed, their places counted too."
    ),
    "lengths": N_("capsule lengths"),
    "lengths_activation": N_("capsule activations"),
    "probabilities": N_("probabilities"),
    "key_whole": N_("whole"),
    "key_now": N_("in parts"),
    # taking it along
    "numbers": N_("The numbers as a table"),
    "table_class": N_("class"),
    "table_whole": N_("{run}, whole"),
    "table_now": N_("{run}, in parts"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Picture as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# {picture} in parts\n\nThis notebook computes what networks read in the whole picture and in its parts, "
        "with the app’s own library and without the app. Start it in the app’s folder."
    ),
    "notebook_parts": N_("## The whole picture and its parts"),
    "notebook_read": N_("## What {run} reads"),
}
