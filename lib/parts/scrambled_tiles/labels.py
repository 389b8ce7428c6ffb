"""The texts of the scrambled tiles."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LABELS: Mapping[str, str | Plural] = {
    # the question
    "question": N_("{run} reads “{name}” in the whole picture. What does it read in the {parts} scrambled parts?"),
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
    # the puzzle
    "whole": N_("Whole"),
    "whole_label": N_("Whole, labelled {label}"),
    "tiles": N_("In parts"),
    "cut": N_("Cut into"),
    "shuffle": N_("Shuffle"),
    "restore": N_("Put together"),
    "hint": N_("Tap two parts to swap them."),
    "board": N_("The parts lie in the order {order}"),
    "place": N_("Place {place}, now part {tile}"),
    # what each network says
    "answer": N_("Whole: {whole} ({whole_score}). In parts: {now} ({now_score})."),
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
    "numbers": N_("The numbers as a table"),
    "table_class": N_("class"),
    "table_whole": N_("{run}, whole"),
    "table_now": N_("{run}, in parts"),
}
