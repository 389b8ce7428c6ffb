"""The texts of the class capsules. Symbols (‖v‖, m⁺) and numbers are the same in every language."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts import routed

LABELS: Mapping[str, str | Plural] = {
    **routed.LABELS,
    "component": N_("The class capsules of the picture, and what their numbers draw"),
    # Lengths
    "lengths": N_("The class capsules: lengths and vectors"),
    "length": N_("length"),
    "lengths_activation": N_("The class capsules: activations and vectors"),
    "length_activation": N_("activation a"),
    "numbers_of": N_("the {dim} numbers"),
    "loss": N_("loss"),
    "row": N_("Capsule {class}: length {length}"),
    "row_activation": N_("Capsule {class}: activation {length}"),
    "margins": N_(
        "The two lines are the margins of the loss: training makes the capsule of the class that is there longer "
        "than {present}, and all others shorter than {absent}."
    ),
    "margins_activation": N_(
        "The two lines are the margins of the loss: training raises the activation of the class that is there "
        "above {present}, and lowers all others below {absent}."
    ),
    "scale": N_("Colours: blue is −{most}, grey 0, orange +{most}."),
    "ask": N_("Do the lengths add up to 1, as probabilities do?"),
    "ask_activation": N_("Do the activations add up to 1, as probabilities do?"),
    "ask_yes": N_("Yes, always"),
    "ask_less": N_("No, to less"),
    "ask_more": N_("No, to more"),
    "skip": N_("Just show me"),
    "guessed": N_("You guessed: {guess}."),
    "sum": N_(
        "Here they add up to {sum}. Each capsule answers for its class alone: squash looks at one vector at a "
        "time, and no softmax makes them share. So two classes can be there at once, or none."
    ),
    "sum_activation": N_(
        "Here they add up to {sum}. Each capsule answers for its class alone: its activation follows from its own "
        "votes, and no softmax makes them share. So two classes can be there at once, or none."
    ),
    "reads": N_("The longest capsule is {class}, {length} long."),
    "reads_activation": N_("The most active capsule is {class}, with activation {length}."),
    "decoded": N_("The numbers and drawings below are those of capsule {class}."),
    # Sliders
    "sliders": N_("Move the numbers of capsule {class}"),
    "sliders_help": N_(
        "The mark is where the network put the number; the band is where nine of ten test images of this class "
        "have it."
    ),
    "number": N_("Number {number} of capsule {class}"),
    "reset": N_("As the network made it"),
    "input": N_("Picture"),
    "drawn": N_("Drawn from {class}"),
    "moved": N_("With your numbers"),
    "changed": N_("What that changes"),
    "no_decoder": N_("This network was trained without a decoder, so nobody can see what its numbers draw."),
    "moved_row": N_("{class}, with your numbers"),
    "moved_length": N_("Its length is {length} now; the network made it {before} long."),
    "moved_length_activation": N_(
        "The vector is as long as the activation. It is {length} now; the network made it {before}."
    ),
    # Overview
    "overview": N_("Every number, from {low} to {high}"),
    "overview_help": N_(
        "Each row moves one number of capsule {class}; the middle is as the network made it. Point at a picture "
        "for its number, and press it to take it over."
    ),
    "span": N_("Range"),
    "cell": N_("Number {number}, {offset}"),
    "pixel_ask": N_(
        "Press a pixel of your drawing, or choose one with the arrow keys, to see which numbers move it."
    ),
    "pixel": N_("Row {row}, column {column}: how much brighter this pixel gets for each number that grows by 0.1"),
    # Names
    "names": N_("What does a number mean?"),
    "names_help": N_(
        "Give a number a name, then try it on other test images of the class: does it change the same thing in "
        "all of them? Names are kept with the run, for you alone."
    ),
    "names_number": N_("Number"),
    "names_name": N_("Name"),
    "names_keep": N_("Keep the name"),
    "names_kept": N_("The name is kept."),
    "names_not_kept": N_("The name could not be kept. Reload the page, then try again."),
    "names_test": N_("Try it on other images"),
    "names_trying": N_("The other images are drawn and measured …"),
    "names_nothing": N_("None of these drawings has ink enough to be measured."),
    "names_found": N_(
        "Most alike in all of them: number {number} of capsule {class} changes the {property} by {change} "
        "(± {spread}) for each {per}, in the same direction in {agreeing} of {digits} test images."
    ),
    "names_property": N_("measured in pixels"),
    "names_change": N_("change for each {per}"),
    "names_spread": N_("standard deviation"),
    "names_agreeing": N_("in the same direction"),
    "names_steadiness": N_("change by standard deviation"),
    "names_of": N_("{agreeing} of {digits}"),
    "named": N_("{number} {name}"),
    "property_slant": N_("slant (degrees)"),
    "property_thickness": N_("thickness (pixels)"),
    "property_width": N_("width (pixels)"),
    "property_height": N_("height (pixels)"),
    "property_ink": N_("ink (white pixels)"),
    # The walk
    "walk": N_("Walk to another image"),
    "walk_help": N_(
        "On a straight line from this vector to that of another test image. Between two classes one capsule "
        "shrinks while the other grows, and the decoder sees both."
    ),
    "walk_to": N_("Class"),
    "walk_another": N_("Another image"),
    "walk_share": N_("How far to go"),
    "walk_target": N_("test image {number}"),
    # Squash and losses
    "squash": N_("From the sum of the votes to a length"),
    "squash_across": N_("length of the sum, ‖s‖"),
    "squash_up": N_("length of the capsule, ‖v‖"),
    "squash_activation": N_("From the mean of the votes to an activation"),
    "squash_across_activation": N_("length of the mean, ‖μ‖"),
    "squash_up_activation": N_("activation of the capsule, a"),
    "squash_point": N_("{class}: {sum} → {length}"),
    "squash_help": N_(
        "Squash keeps the direction and shrinks the length below 1: short sums nearly vanish, long ones come "
        "close to 1."
    ),
    "no_squash": N_(
        "This kind of routing has no squash: the closer its votes lie together, the more active is a capsule."
    ),
    "losses": N_("What this picture would cost in training"),
    "losses_unknown": N_("Nobody said what this picture shows, so its loss is not known. Choose a test image."),
    "margin_loss": N_("margin loss"),
    "reconstruction_loss": N_("reconstruction loss"),
    "total_loss": N_("together"),
    "margin_of_present": N_("for {class}, which is there"),
    "margin_of_absent": N_("for the other classes together"),
    "of_reconstruction": N_("In training the capsule of the true class draws, whichever is the longest."),
    "of_reconstruction_other": N_(
        "In training the capsule of the true class draws; here another is the longest, so its drawing tells "
        "nothing of this loss."
    ),
    "of_reconstruction_activation": N_(
        "In training the capsule of the true class draws, whichever is the most active."
    ),
    "of_reconstruction_other_activation": N_(
        "In training the capsule of the true class draws; here another is the most active, so its drawing tells "
        "nothing of this loss."
    ),
    # Taking it along
    "table": N_("All numbers as a table"),
    "table_class": N_("class"),
    "export": N_("Numbers as CSV"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# Class capsules of {picture} in {run}\n\nThis notebook computes what the Capsules page shows, with the "
        "app’s own library and without the app. Start it in the app’s folder."
    ),
    "notebook_lengths": N_("## The lengths of the class capsules"),
    "notebook_lengths_activation": N_("## The activations of the class capsules"),
    "notebook_losses": N_("## The margin loss of this picture"),
    "notebook_drawing": N_("## What capsule {class} draws from the numbers that were set"),
    "export_picture": N_("Overview as PNG"),
}
