"""The texts of the noise that misleads networks."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts import picture_choice

METHOD_NAMES: Mapping[str, str] = {
    "fgsm": N_("Away from what it shows"),
    "target": N_("Towards a class"),
}
"""What each method of making noise is called."""

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    "component": N_("Noise that misleads networks"),
    # Controls
    "epsilon": N_("Noise"),
    "epsilon_help": N_(
        "ε is the most by which the noise may change a pixel; black is 0, white is 1. In the drawing of the noise "
        "orange makes brighter and blue darker."
    ),
    "method": N_("How the noise is made"),
    **{f"method_{name}": text for name, text in METHOD_NAMES.items()},
    "how_fgsm": N_(
        "One step (FGSM, Goodfellow 2015): the gradient says for each pixel whether the loss grows if it becomes "
        "brighter or darker. Each pixel goes that way by ε."
    ),
    "how_target": N_(
        "{steps} small steps (Kurakin 2017): each follows the gradient that makes the loss of the chosen class "
        "smaller, by {share} of ε, and no pixel ever leaves the range of ε."
    ),
    "target": N_("Towards"),
    "maker": N_("Whose noise"),
    "maker_own": N_("Each network its own"),
    "maker_one": N_("All that of {network}"),
    # Networks
    "fair_pair": N_(
        "Of this app’s networks for these pictures, these two are the most alike in parameters and test accuracy."
    ),
    "parameters": N_("{parameters} parameters"),
    "accuracy": N_("{accuracy} of {images} test images without noise ({low} to {high})"),
    "loss_margin": N_("noise from its margin loss, without the reconstruction"),
    "loss_cross_entropy": N_("noise from its cross-entropy"),
    "noise": N_("Noise, ±ε"),
    "received": N_("It receives"),
    "reconstruction": N_("It draws"),
    "reads": N_("Reads {class}"),
    "waits": N_("Reading …"),
    "rests": N_("The noise is made as soon as the pen rests."),
    "trouble": N_("The server could not make the noise."),
    "before": N_("Without noise: {class}, {score}"),
    "zeros_fgsm": N_("The gradient is exactly 0 at {share} of the pixels: there FGSM changes nothing."),
    "zeros_target": N_("The gradient is exactly 0 at {share} of the pixels."),
    "still_fgsm": N_(
        "The gradient is exactly 0 at every pixel: all lengths are on the right side of their margins, so the "
        "loss is 0. FGSM finds no direction. That hides the weakness and does not remove it: try “Towards a "
        "class”."
    ),
    "still_target": N_("The gradient is exactly 0 at every pixel: this network reads the class already."),
    "summary": N_("With ε = {epsilon} {network} reads {class} ({score})."),
    "true": N_("The picture shows {class}."),
    # The question
    "ask": N_("How large must ε be until every network here reads something else?"),
    "guess_range": N_("{least} to {most}"),
    "guess_never": N_("Not even at 0.30"),
    "skip": N_("Just show me"),
    "guess_first": N_("Guess first."),
    "guessed": N_("You guessed: {guess}."),
    "said_aim": N_("The noise goes towards {class}."),
    "said_from": N_("{network} reads {class} from ε = {epsilon} on."),
    "said_before": N_("{network} reads {class} even without noise."),
    "said_never": N_("{network} still reads {class} at ε = {epsilon}."),
    "said_still": N_("For {network} the loss is 0, so there is no gradient to follow."),
    "so": N_("For all of them: {choice}."),
    "one_picture": N_("That is one picture and one network of each kind: below are many pictures."),
    # Curves
    "curves": N_("How sure, over ε"),
    "curves_help": N_(
        "The length of the capsule, or the probability. Where the two lines part, the network reads something "
        "else: that is the ring."
    ),
    "curve_right": N_("Score of {class}"),
    "curve_answer": N_("Score of its answer"),
    "curve_at": N_("at ε = {epsilon} {class} has {score}, and its answer {other} has {answer}"),
    "curve_flip": N_("from ε = {epsilon} on it reads {class}"),
    "curve_mark": N_("{class} from {epsilon} on"),
    # Taking it along
    "table": N_("All numbers as a table"),
    "table_reads": N_("{network}: reads"),
    "table_score": N_("{network}: {class}"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Pictures as PNG"),
    "export_notebook": N_("As a notebook"),
    "notebook_about": N_(
        "Noise that misleads networks about the picture {picture}, computed again from the checkpoints."
    ),
    "notebook_fgsm": N_("FGSM (Goodfellow et al. 2015): x + ε · sign(∇L), cut to [0, 1]."),
    "notebook_target": N_(
        "Small steps towards a class (Kurakin et al. 2017), each cut to the range of ε and to [0, 1]."
    ),
    "notebook_scores": N_("What each network says of what it receives."),
}
