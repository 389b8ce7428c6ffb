"""The texts of the overlap of two digits."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural
from lib.parts import picture_choice

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    # the choice of the digits
    "choose_first": N_("Blue digit"),
    "choose_second": N_("Orange digit"),
    "another_first": N_("Another blue digit"),
    "another_second": N_("Another orange digit"),
    "which": N_("Which digit?"),
    "which_why": N_("Which digit is it? Then the answer can be checked."),
    "it_is": N_("It is {name}"),
    "another_pair": N_("Another pair"),
    "another_pair_why": N_("Two test images of different classes, at random"),
    # the picture to move digits on
    "stage": N_("Drag one digit over the other"),
    "hint": NP_(
        "Drag, or use the arrow keys: up to {count} pixel each way. Space takes the other digit.",
        "Drag, or use the arrow keys: up to {count} pixels each way. Space takes the other digit.",
    ),
    "first": N_("The blue digit, {name}: {right} to the right, {down} down"),
    "second": N_("The orange digit, {name}: {right} to the right, {down} down"),
    "unnamed": N_("one"),
    "apart": N_("Apart"),
    "together": N_("On top of each other"),
    # the question
    "question": N_("Which of the two digits does it read? Guess first, then look."),
    "guess_both": N_("both"),
    "guess_first": N_("only the blue {name}"),
    "guess_second": N_("only the orange {name}"),
    "guess_neither": N_("neither"),
    "skip": N_("Skip"),
    "guessed_right": N_("You guessed “{guess}”, and that is right."),
    "guessed_wrong": N_("You guessed “{guess}”, but the answer is “{outcome}”."),
    "guessed_open": N_("You guessed “{guess}”."),
    # what it reads, and what counts as right
    "reads": N_("It reads {longest} ({longest_score}) and {next} ({next_score})."),
    "right_both": N_("Both labels are right, so this pair counts as right."),
    "right_one": N_("Only {name} is right; a pair counts as right only if both labels are."),
    "right_neither": N_("Neither label is right."),
    "right_open": N_("Your drawing has no label yet. Say which digit it is, and the answer can be checked."),
    "right_alike": N_(
        "Both digits are the same, {name}, but the network always names two different classes, so it "
        "cannot be right about both."
    ),
    "alike_capsules": N_(
        "It has one capsule for each class, and a capsule is one vector: it says how one {name} looks, and has no "
        "room for a second."
    ),
    # the answer
    "lengths": N_("Length of each class capsule"),
    "lengths_activation": N_("Activation of each class capsule"),
    "scores": N_("Score of each class"),
    "drawings": N_("What the two longest capsules draw"),
    "drawings_activation": N_("What the two most active capsules draw"),
    "drawn_by": N_("capsule {name} alone"),
    "sum": N_("their sum"),
    "input": N_("what it received"),
    "no_decoder": N_("This network has no decoder, so it cannot draw what it read."),
    # to take along
    "numbers": N_("The numbers as a table"),
    "table_class": N_("class"),
    "table_length": N_("length"),
    "table_length_activation": N_("activation a"),
    "table_score": N_("score"),
    "table_digit": N_("digit"),
    "table_right": N_("right"),
    "table_down": N_("down"),
    "save": N_("Save as a picture"),
}
