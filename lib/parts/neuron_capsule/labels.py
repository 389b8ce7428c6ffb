"""The texts of a neuron and a capsule side by side."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "title": N_("A neuron and a capsule"),
    "help": N_(
        "Both stand for the same class, in two networks that learned the same data. Turn the picture: what does "
        "each of them still say?"
    ),
    "turn": N_("Turn the picture"),
    "back": N_("As it was"),
    "picture": N_("What both receive"),
    "neuron": N_("The neuron of {class}"),
    "capsule": N_("The capsule of {class}"),
    "receives": N_("It receives"),
    "neuron_receives": N_("{inputs} numbers"),
    "capsule_receives": N_("{inputs} vectors of {size} numbers"),
    "changes": N_("It changes each"),
    "neuron_changes": N_("not at all"),
    "capsule_changes": N_("by a matrix that it learned, into a vote of {dim} numbers"),
    "weighs": N_("It weighs each"),
    "neuron_weighs": N_("by a weight that it learned, the same for every picture"),
    "capsule_weighs": N_("by a coupling that routing finds for this picture"),
    "adds": N_("It adds up, and makes of the sum"),
    "neuron_adds": N_("one number, by softmax beside the other classes"),
    "capsule_adds": N_("one vector shorter than 1, alone"),
    "says": N_("It says"),
    "neuron_says": N_("{score} – was {before}"),
    "capsule_says": N_("length {score} – was {before}; direction turned by {angle}"),
    "neuron_loses": N_(
        "How likely, and nothing else: whether the picture was turned, and which way, is not in the number."
    ),
    "capsule_loses": N_(
        "The length says how likely. The direction can say how a thing stands, as far as the network learned to "
        "tell; a turn that leaves both alone is lost here too."
    ),
    "drawing": N_("Grey: as it was; colour: as it is now. Lengths and the angle are measured."),
    "summary": N_(
        "Turned by {degrees}: the neuron of {class} says {neuron}, the capsule is {capsule} long and its "
        "direction has turned by {angle}."
    ),
    "waiting": N_("The networks read the picture …"),
    "not_here": N_("This needs both networks in the browser, and this browser cannot run one of them."),
    "ask": N_("You turn the picture a little. What can the neuron’s one number tell of that?"),
    "ask_turn": N_("That it was turned, and which way"),
    "ask_sure": N_("Only that it is more or less sure"),
    "skip": N_("Let me see"),
    "guessed": N_("You guessed: {guess}."),
    "answer": N_(
        "One number can only become larger or smaller. A vector can also change its direction while its length "
        "stays: that is called equivariant. Turn the picture and see how far this one is."
    ),
    "export": N_("Numbers of both as CSV"),
    "export_picture": N_("Both as PNG"),
    "export_notebook": N_("Both as a notebook"),
    "notebook_about": N_(
        "# A neuron and a capsule of {class}\n\nThis notebook computes what both say of a turned picture, with "
        "the app’s own library and without the app. Start it in the app’s folder."
    ),
    "notebook_says": N_("## What both say of the picture as it was and of the turned one"),
}
