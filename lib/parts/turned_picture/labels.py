"""The texts of the turned picture."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts import compared, picture_choice

DIAL_TITLES: Mapping[str, str] = {
    "turn": N_("angle"),
    "right": N_("shift to the right"),
    "down": N_("shift down"),
    "size": N_("enlargement"),
    "shear": N_("shear"),
    "thick": N_("thickness"),
}
"""What each dial chooses, as a noun."""

DIAL_NAMES: Mapping[str, str] = {
    "turn": N_("Turn"),
    "right": N_("Shift right"),
    "down": N_("Shift down"),
    "size": N_("Enlarge"),
    "shear": N_("Shear"),
    "thick": N_("Thickness"),
}
"""What each dial is called."""

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    **compared.LABELS,
    "component": N_("A picture that is turned, and how networks read it"),
    # Dials
    "dials": N_("Change the picture"),
    **{f"dial_{name}": text for name, text in DIAL_NAMES.items()},
    "degrees": N_("{value}°"),
    "pixels": N_("{value} px"),
    "reset": N_("As it was"),
    "input": N_("What the networks receive"),
    # Networks
    "fair_pair": N_(
        "Of this app’s networks for these pictures, these two are the most alike in parameters and test "
        "accuracy, and neither saw a turned picture in training."
    ),
    "fair_pair_turned": N_(
        "Of this app’s networks for these pictures, these two are the most alike in parameters and test accuracy."
    ),
    "iterations": N_("Iterations"),
    "iterations_trained": N_("as in training ({iterations})"),
    "feature": N_("Without capsules, compare"),
    "feature_pooled": N_("the last pooled features"),
    "feature_last": N_("the last layer before the answer"),
    "parameters": N_("{parameters} parameters"),
    "accuracy": N_("{accuracy} of {images} test images as they are ({low} to {high})"),
    "reads": N_("Reads {class}"),
    "waits": N_("Reading …"),
    "before": N_("As it was: {class}, {score}"),
    "reconstruction": N_("Drawn from its vector"),
    "as_it_is": N_("The server read the picture as it was:"),
    "summary": N_("{network} reads {class} ({score})."),
    "true": N_("The picture shows {class}."),
    # The question
    "ask": N_(
        "Turn this picture bit by bit, both ways. Up to what angle do all networks here still read the same?"
    ),
    "ask_20": N_("Less than 20°"),
    "ask_45": N_("20° to 45°"),
    "ask_90": N_("45° to 90°"),
    "ask_180": N_("More than 90°"),
    "skip": N_("Just show me"),
    "guess_first": N_("Guess first."),
    "guessed": N_("You guessed: {guess}."),
    "lasts": N_("{network} reads {class} from {low}° to {high}°: {angle}° whichever way."),
    "lasts_always": N_("{network} reads {class} at every angle."),
    "so": N_("For all of them: {choice}."),
    "one_picture": N_("In steps of {step}°, and for this one picture: another may tell another story."),
    "move_turn": N_("Move the dial “Turn” to see up to what angle each network reads the same."),
    # Curves
    "sure": N_("How sure of {class}"),
    "sure_help": N_("The length of the capsule, or the probability; over the dial “{dial}”."),
    "alike": N_("How alike inside"),
    "alike_help": N_(
        "The cosine between what stands inside before and after: 1 is the same direction, 0 nothing in common."
    ),
    "length": N_("The length of the vector, before = 1"),
    "length_help": N_("A vector that turns at the same length says: the same thing, in another pose."),
    "words": N_(
        "Invariant is what stays the same when the picture turns: its curve stays at 1. Equivariant is "
        "what changes in step with the picture: its direction moves, its length stays. Both are matters "
        "of degree. Look how far each network is one or the other."
    ),
    "at": N_("{network} at {place}: {value}"),
    "path": N_("The way of the vector"),
    "path_help": N_(
        "Each path is drawn in the plane through zero that holds most of it: its first two principal "
        "axes. The cross is zero, the ring the picture as it was, the dot the picture now. Blue is one "
        "way of the dial, orange the other. A path that runs around zero keeps its length and changes "
        "its direction."
    ),
    "path_share": N_("{network}: the plane holds {share} of it"),
    # Taking it along
    "table": N_("All numbers as a table"),
    "table_reads": N_("{network}: reads"),
    "table_score": N_("{network}: {class}"),
    "table_cosine": N_("{network}: cosine"),
    "table_length": N_("{network}: length"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Curves as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# {picture}, turned\n\nThis notebook computes what networks read in a changed picture, and what becomes "
        "of their vectors, with the app’s own library and without the app. Start it in the app’s folder."
    ),
    "notebook_picture": N_("## The picture as it was, and as the dials make it"),
    "notebook_dial": N_("## The dial “{dial}” over its whole range"),
    "notebook_read": N_("## What {run} reads\n\nCompared is {layer}. Of a vector at most 16 numbers are printed."),
}
