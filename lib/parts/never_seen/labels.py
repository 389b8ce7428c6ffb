"""The texts of the part of unseen pictures."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts import picture_choice

KIND_NAMES: Mapping[str, str] = {
    "letter": N_("A letter"),
    "clothing": N_("Clothing"),
    "pair": N_("Two digits"),
    "scribble": N_("Scribble"),
    "noise": N_("Noise"),
    "shuffled": N_("Shuffled pixels"),
    "digit": N_("Test digits"),
}
"""What each kind of pictures is called."""

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    "component": N_("Pictures that no network learned, and what networks say of them"),
    # The picture
    "kinds": N_("Pictures of"),
    **{f"kind_{name}": text for name, text in KIND_NAMES.items()},
    "draw": N_("A digit, or draw"),
    "about_letter": N_("The letter {letter}"),
    "about_clothing": N_("From the test images of Fashion-MNIST"),
    "about_pair": N_("{digits} on top of each other"),
    "about_scribble": N_("A pen through random points"),
    "about_noise": N_("Every pixel is random"),
    "about_shuffled": N_("A test digit, its pixels in random order"),
    "about_digit": N_("A test digit: {digits}"),
    "about_drawing": N_("Your own picture"),
    "picture": N_("The picture that the networks receive"),
    "previous": N_("Previous picture"),
    "next": N_("Next picture"),
    "letter": N_("Letter"),
    "number": N_("Number (1 to {count})"),
    "absent": N_("Fashion-MNIST is not on this computer. The Data page fetches it."),
    "to_data": N_("To the Data page"),
    # Networks
    "threshold": N_("Answers from"),
    "threshold_help": N_(
        "Say that a network whose largest length or probability is below this says “nothing”. The line in the "
        "bars is this threshold."
    ),
    "fair_pair": N_(
        "Of this app’s networks for these pictures, these two are the most alike in parameters and test accuracy."
    ),
    "parameters": N_("{parameters} parameters"),
    "accuracy": N_("{accuracy} of {images} test images as they are ({low} to {high})"),
    "waits": N_("Reading …"),
    "says": N_("Says {class}"),
    "says_nothing": N_("Says nothing"),
    "sum_lengths": N_("Sum of the lengths: {sum}. Each stands for itself, so it can be anything."),
    "sum_activations": N_("Sum of the activations: {sum}. Each stands for itself, so it can be anything."),
    "sum_probabilities": N_("Sum of the probabilities: {sum}. A softmax shares out 1, whatever it sees."),
    "drawn": N_("Drawn from its longest vector"),
    "drawn_strongest": N_("Drawn from its most active capsule"),
    "distance": N_("Distance to the picture, the squared differences of all pixels added up: {distance}."),
    "distance_usual": N_("Of test digits the median is {distance}."),
    "both_lengths": N_("Lengths could name both digits: two long ones."),
    "both_probabilities": N_("Probabilities share 1: two cannot both be above 0.5."),
    "both_here": N_("Its two highest are {first} and {second}; the picture shows {digits}."),
    "both_measured": N_(
        "Of {count} such pictures its two highest are the two digits in {highest}, and both reach 0.5 in {long}."
    ),
    "summary": N_("{network} says {class} ({score})."),
    "summary_nothing": N_("{network} says nothing: its highest is {class} ({score}), below {threshold}."),
    # The question
    "ask": N_("{network} learned digits, and nothing else. What will it say to this picture?"),
    "ask_sure": N_("A digit, with a score of 0.9 or more"),
    "ask_some": N_("A digit, with a score of 0.5 to 0.9"),
    "ask_nothing": N_("No digit reaches 0.5"),
    "skip": N_("Just show me"),
    "guessed": N_("You guessed: {guess}."),
    "guessed_right": N_("So you were right."),
    "guessed_wrong": N_("So it was: {answer}."),
    "lesson": N_(
        "None of these networks was ever told what is no digit. Does a low score then mean “I do not know”? Try "
        "other pictures, and look below at many of them."
    ),
    # Many pictures
    "measured": N_("Over many pictures"),
    "measured_words": N_(
        "{count} pictures of each kind, the same for every network, and {digits} test digits. Each row shows how "
        "often the highest length or probability was how large; every row has its own scale."
    ),
    "measured_help": N_(
        "In brackets: the 95 % interval. The dotted marks are each network’s own threshold, at which 95 % of the "
        "test digits are still answered: a length and a probability are not the same, so compare there. Each is "
        "one network, trained once; another may say otherwise."
    ),
    "own": N_("{network} still answers 95 % of the test digits at {threshold}."),
    "axis": N_("Highest length or probability of a picture"),
    "axis_short": N_("Highest of a picture"),
    "nothing_at": N_("Says nothing"),
    "below": N_("below {threshold}"),
    "below_own": N_("below its own"),
    "share": N_("{share} ({low} to {high})"),
    "between": N_("{value} ({low} to {high})"),
    "nothing_below": N_("Says nothing below {threshold}"),
    "nothing_own": N_("Says nothing below its own threshold"),
    # Taking it along
    "table": N_("All numbers as a table"),
    "class": N_("Class"),
    "network": N_("Network"),
    "count": N_("Pictures"),
    "table_threshold": N_("Threshold"),
    "table_own": N_("Its own threshold"),
    "table_nothing": N_("Says nothing"),
    "table_low": N_("95 % from"),
    "table_high": N_("95 % to"),
    "table_area": N_("Area under the ROC curve, by the highest score (1 tells digits from these, 0.5 is chance)"),
    "table_area_distance": N_("The same by the distance to what it draws"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Chart as PNG"),
    "export_notebook": N_("As a notebook"),
    "notebook_about": N_(
        "# What networks say of a picture that they never learned: {picture}\n\nRun this in the folder of Capsule "
        "Lab."
    ),
    "notebook_picture": N_("What each network says of this picture, class by class."),
    "notebook_many": N_(
        "The same for all pictures of a kind (“{kind}”): how many get no answer, at the threshold of the page and "
        "at the one where 95 % of the test digits are still answered; and how far digits are told apart."
    ),
}
