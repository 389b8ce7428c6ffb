"""The texts of the couplings that are set by hand."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts import routed

LABELS: Mapping[str, str | Plural] = {
    **routed.LABELS,
    "component": N_("Couplings that are set by hand, and what the network makes of them"),
    # The question
    "ask": N_(
        "Every primary capsule now gives each class the same share of its vote. Which class capsule will be "
        "longest?"
    ),
    "ask_activation": N_(
        "Every primary capsule now gives each class the same share of its vote. Which class capsule will be "
        "most active?"
    ),
    "guess_class": N_("{class} will win"),
    "skip": N_("Just show me"),
    "guessed": N_("You guessed: {guess}."),
    "equal_is": N_("With equal couplings the longest capsule is {class}, {length} long."),
    "equal_is_activation": N_(
        "With equal couplings the most active capsule is {class}, with activation {length}."
    ),
    "now_set": N_("Now be the router: set the couplings yourself, and see what becomes of the votes."),
    # The capsules
    "capsules": N_("The capsules you route"),
    "capsule": N_("Capsule {capsule}"),
    "where": N_("type {type}, row {row}, column {column}"),
    "usual_moved": N_(
        "Of {inputs} primary capsules, the {count} whose couplings the algorithm moves furthest from equal "
        "shares for this picture. The frame is what each sees, the strip its couplings from dark (0) to "
        "yellow (1)."
    ),
    "usual_first": N_(
        "The algorithm moves no coupling here, so these are the first {count} of {inputs} primary capsules. "
        "The frame is what each sees, the strip its couplings from dark (0) to yellow (1)."
    ),
    "own_set": N_(
        "{count} of {inputs} primary capsules, chosen by you. The frame is what each sees, the strip its "
        "couplings from dark (0) to yellow (1)."
    ),
    "swap": N_("In its place, number"),
    "usual": N_("Start over"),
    "rest": N_("All other capsules"),
    "rest_uniform": N_("share equally"),
    "rest_routed": N_("as the algorithm"),
    "rest_silent": N_("say nothing"),
    "adds": N_(
        "This kind of routing adds what it has learned, its priors, to each coupling before it sums up. So a "
        "coupling of 0 does not silence a vote entirely."
    ),
    # The couplings
    "sliders": N_("Couplings of capsule {capsule}"),
    "class": N_("class"),
    "coupling": N_("coupling"),
    "agreement": N_("vote times capsule"),
    "coupling_to": N_("Coupling of capsule {capsule} to {class}"),
    "all": N_("all"),
    "all_to": N_("all to {class}"),
    "equal": N_("Equal shares"),
    "copy": N_("The same for all {count}"),
    "sliders_help": N_(
        "The couplings of a capsule always add up to 1, as after a softmax: raise one, and the others fall "
        "in proportion. The last number says how well the vote agrees with the class capsule as it is now: "
        "their scalar product."
    ),
    "chosen_mark": N_("The algorithm chose {value}"),
    # What becomes of it
    "lengths": N_("The class capsules now"),
    "loss": N_("loss"),
    "length_row": N_("Capsule {class}: length {length}"),
    "length_row_activation": N_("Capsule {class}: activation {length}"),
    "legend_hand": N_("your couplings"),
    "legend_equal": N_("all equal"),
    "legend_chosen": N_("the algorithm’s couplings"),
    "input": N_("Picture"),
    "drawn_hand": N_("Drawn from {class}, your couplings"),
    "drawn_chosen": N_("Drawn from {class}, the algorithm’s"),
    "no_decoder": N_("This network was trained without a decoder, so it draws nothing."),
    "reads": N_("With your couplings the longest capsule is {class}, {length} long."),
    "reads_activation": N_("With your couplings the most active capsule is {class}, with activation {length}."),
    "loss_is": N_("The margin loss is {loss}."),
    # The algorithm
    "reveal": N_("Show what the algorithm chose"),
    "hide": N_("Hide what the algorithm chose"),
    "chosen_reads": N_(
        "With the algorithm’s couplings for the same capsules the longest capsule is {class}, {length} long."
    ),
    "chosen_reads_activation": N_(
        "With the algorithm’s couplings for the same capsules the most active capsule is {class}, with "
        "activation {length}."
    ),
    "difference": N_("Your couplings differ from them by {difference} on average."),
    "lengths_compared": N_("The length of {class}: {yours} with yours, {chosen} with the algorithm’s."),
    "lengths_compared_activation": N_(
        "The activation of {class}: {yours} with yours, {chosen} with the algorithm’s."
    ),
    "losses_compared": N_("The margin loss: {yours} with yours, {chosen} with the algorithm’s."),
    "honest": N_(
        "You can see what the picture shows; the algorithm is never told. It goes by how well votes agree. "
        "So to have a smaller loss than the algorithm on one picture is no better way to route."
    ),
    # Taking it along
    "table": N_("All numbers as a table"),
    "row_yours": N_("{capsule}, yours"),
    "row_chosen": N_("{capsule}, the algorithm’s"),
    "row_length": N_("lengths, yours"),
    "row_length_activation": N_("activations, yours"),
    "row_chosen_length": N_("lengths, the algorithm’s"),
    "row_chosen_length_activation": N_("activations, the algorithm’s"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Picture as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# Couplings set by hand\n\nRun {run}, picture {picture}. The cells compute again what the page "
        "shows, with the app’s own library; start Jupyter in the app’s folder."
    ),
    "notebook_algorithm": N_("## What the algorithm chose for these capsules"),
    "notebook_hand": N_("## What the couplings set by hand make of the votes"),
    "notebook_compared": N_("## Beside the algorithm’s couplings for the same capsules"),
    "notebook_losses": N_("## The margin loss"),
}
