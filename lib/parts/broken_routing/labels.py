"""The texts of the broken routing; those of the mistakes are written where the mistakes are."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural
from lib.models.capsules.routing.mistakes import MISTAKES
from lib.parts import routed

LABELS: Mapping[str, str | Plural] = {
    **routed.LABELS,
    "component": N_("A network with a mistake in it, and instruments to find it with"),
    "look_find": N_("Find the mistake"),
    "look_switches": N_("Switch mistakes on"),
    # The mistakes
    **{f"title_{one.name}": one.title for one in MISTAKES},
    "title_none": N_("No mistake"),
    **{f"sentence_{one.name}": one.sentence for one in MISTAKES},
    "sentence_none": N_("This network computes what it should."),
    **{f"sign_{one.name}": one.sign for one in MISTAKES},
    **{f"reason_{one.name}": one.reason for one in MISTAKES},
    "reason_none": N_("To find out that nothing is wrong takes as many experiments as to find a mistake."),
    # The case
    "case": N_("Case"),
    "case_another": N_("Another case"),
    "cases_found": NP_("{count} case found so far: {cases}", "{count} cases found so far: {cases}"),
    "cases_none": N_("No case found yet"),
    "ask": N_(
        "One of five known mistakes may be in this network, or none. Give it other pictures and other numbers of "
        "iterations, let it read the same picture twice, and look at the instruments. What is it?"
    ),
    "skip": N_("Just show me"),
    "wrong": N_("It is not “{title}”. {sign} Look at “{place}”."),
    "wrong_none": N_("Something is wrong here. Look at “{place}”."),
    "found": N_("Found: {title}."),
    "told": N_("It was: {title}."),
    "line_sound": N_("As it should be"),
    "line_broken": N_("As it is here"),
    "sound_show": N_("Show the sound network beside it"),
    "sound_shown": N_("The sound network stands beside it, which helps."),
    # Where the numbers show it
    "shown_axis": N_(
        "The numbers show it: one primary capsule gives all classes together {given} instead of 1, and one class "
        "receives {received}."
    ),
    "shown_squash": N_(
        "The numbers show it: the longest class capsule here has the length {length}; after squash it would be "
        "below 1."
    ),
    "shown_relu": N_("The numbers show it: {below} of all numbers of the primary capsules are below 0."),
    "shown_kept": N_(
        "The numbers show it: the same picture, read twice with {iterations} iterations, gave {class} the length "
        "{first} and then {second}."
    ),
    "shown_kept_next": N_("Let it read the same picture again: its numbers change each time."),
    "shown_pass": N_(
        "The numbers show it: asked for {iterations}, it made {passes} passes. Ask for 1, and the couplings are "
        "not all equal."
    ),
    "shown_none": N_("Each number is that of the sound network."),
    # The switches
    "switches": N_("Mistakes in this network"),
    "switches_help": N_(
        "They can be combined. Beside each number of the broken network stands that of the sound one."
    ),
    # The instruments
    "lengths": N_("Lengths of the class capsules"),
    "lengths_help": N_("The longest one is the answer. The line stands at 1."),
    "couplings": N_("Couplings of the last pass"),
    "couplings_alt": N_("The couplings of {inputs} primary capsules, from left to right, to {classes} classes"),
    "couplings_help": N_(
        "Dark is {low}, bright is {high}. Equal shares among {classes} classes would be {equal} each."
    ),
    "given": N_("One primary capsule gives all classes together"),
    "received": N_("One class receives from all primary capsules together"),
    "coupling": N_("A single coupling"),
    "range": N_("{low} to {high}"),
    "capsule": N_("A primary capsule"),
    "capsule_number": N_("Capsule"),
    "capsule_help": N_("Its {dim} numbers, blue below 0 and orange above."),
    "capsule_of": N_("of {count}"),
    "below": N_("Below 0 are {share} of the {count} numbers of all primary capsules."),
    "log": N_("What it has read"),
    "again": N_("Read the same picture again"),
    "restart": N_("Start the network anew"),
    "restarted": N_("The network is new: it has read nothing yet."),
    "passes": N_("Lengths after each pass"),
    "passes_help": N_("Of {class} in the broken network and in the sound one, over the passes that were made."),
    "passes_one": N_("There is one pass alone, so there is no curve. Ask for more iterations."),
    "broken": N_("broken"),
    "sound": N_("sound"),
    "beside": N_("sound: {value}"),
    "no_reading": N_("Neither this browser nor the server could read the picture. Load the page again."),
    "reads": N_("It reads {class}, with the length {length}."),
    "sound_reads": N_("The sound network reads {class}, with {length}."),
    # What was measured
    "measured": N_("Would accuracy show it?"),
    "measured_of": N_(
        "How many of the first {images} test images this network reads right with each mistake in it. It was "
        "trained without any. The thin line is the 95 % interval."
    ),
    "measured_kept": N_("With kept logits they were read one after the other."),
    "measured_row": N_("{share} ({low} to {high})"),
    "measured_not": N_("How many test images this network reads right with each mistake was not measured."),
    "measured_soon": N_("The test images are being read. How far that is stands at the end of the page."),
    "measure": N_("Measure over the test images"),
    # Taking it along
    "table": N_("All lengths as a table"),
    "table_number": N_("No."),
    "table_picture": N_("Picture"),
    "table_iterations": N_("Iterations"),
    "table_reads": N_("Reads"),
    "table_length": N_("Length"),
    "table_given": N_("One capsule gives"),
    "table_coupling": N_("One coupling"),
    "table_below": N_("Below 0"),
    "table_class": N_("Class"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Lengths as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "What {run} makes of the picture {picture}: the sound network, and the one with a mistake in it, computed "
        "again by the functions of Capsule Lab. Run it in its folder."
    ),
    "notebook_sound": N_("The sound network:"),
    "notebook_broken": N_("With this in it: {titles}"),
    "notebook_measured": N_(
        "How many test images it reads right with each mistake: counted again, which takes minutes."
    ),
}
