"""The texts of the bench of typed vectors. Symbols (û, b, c, s, v) are the same in every language."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "component": N_("Vectors that are typed in and routed step by step"),
    # What is typed
    "presets": N_("Examples"),
    "preset_agree": N_("All agree"),
    "preset_camps": N_("Two camps"),
    "preset_outlier": N_("One outlier"),
    "preset_opposite": N_("Opposite votes"),
    "preset_example": N_("The test’s numbers"),
    "about_agree": N_(
        "All lower capsules vote alike for upper capsule 1, and each its own way for upper capsule 2."
    ),
    "about_camps": N_("Two lower capsules agree on upper capsule 1, the other two on upper capsule 2."),
    "about_outlier": N_(
        "Three votes for upper capsule 1 agree, and the fourth points the other way. See what becomes of the "
        "outlier’s coupling."
    ),
    "about_opposite": N_(
        "The two votes for upper capsule 1 are long and cancel each other; those for upper capsule 2 are "
        "short and agree."
    ),
    "about_example": N_("The numbers 0 to 7 as votes: with these the app’s own tests check its routing."),
    "about_own": N_("Your own numbers."),
    "from_votes": N_("Type votes"),
    "from_capsules": N_("Type capsules and matrices"),
    "inputs": N_("Lower capsules"),
    "outputs": N_("Upper capsules"),
    "dim": N_("Numbers each"),
    "passes": N_("Iterations"),
    "passes_fewer": N_("One iteration fewer"),
    "passes_more": N_("One iteration more"),
    "hint_votes": N_(
        "Drag the tip of an arrow, or type. An arrow is as wide as its coupling; the circle has length 1, "
        "the dashed arrow is the sum s, the thick one the output v."
    ),
    "hint_capsules": N_(
        "Each vote is the lower capsule times a matrix: û = u W. Drag the tip of a lower capsule, or type. "
        "The circle has length 1, the dashed arrow is the sum s, the thick one the output v."
    ),
    "hint_numbers": N_("With two numbers each, the vectors are drawn as arrows too."),
    "wrong": N_(
        "“{text}” is no number from −{most} to {most}, so the number before stays. Type one such as 0.5 or -2."
    ),
    "lower_title": N_("Lower capsules u"),
    "lower": N_("Lower {number}"),
    "upper": N_("Upper capsule {number}"),
    "pair": N_("Lower {input} for upper capsule {output}: show its arithmetic"),
    "number_of_vote": N_("Number {number} of the vote of lower capsule {input} for upper capsule {output}"),
    "number_of_capsule": N_("Number {number} of lower capsule {input}"),
    "number_of_matrix": N_(
        "Row {row}, column {column} of the matrix from lower capsule {input} to upper capsule {output}"
    ),
    "plane": N_("The votes for upper capsule {number} as arrows"),
    # The question
    "ask": N_("Which upper capsule will be longest after {iterations} iterations?"),
    "ask_same": N_("Equally long"),
    "skip": N_("Just show me"),
    "guessed": N_("You guessed: {guess}."),
    "step_on": N_("Step on to the last squash to see."),
    "is_longest": N_("Upper capsule {number} is longest, {length}."),
    "are_same": N_("They are equally long, {length}."),
    # Steps
    "waits": N_("Routing …"),
    "back": N_("Back"),
    "next": N_("Next step"),
    "iteration": N_("Iteration {iteration} of {iterations}"),
    "step_softmax": N_("softmax"),
    "step_weighted_sum": N_("weighted sum"),
    "step_squash": N_("squash"),
    "step_agreement": N_("agreement"),
    "step_update": N_("update"),
    "say_first_softmax": N_(
        "All logits b are 0, so each lower capsule gives each upper one the same coupling, {coupling}."
    ),
    "say_softmax": N_(
        "The softmax shares out each lower capsule’s vote anew: lower {input} now gives {coupling} to upper "
        "capsule {output}."
    ),
    "say_weighted_sum": N_(
        "Each upper capsule adds up the votes for it, each times its coupling; the sum of upper capsule "
        "{output} is {sum} long."
    ),
    "say_squash": N_(
        "Squash keeps the direction and makes each sum shorter than 1: upper capsule {longest} is longest, "
        "{length}."
    ),
    "say_agreement": N_(
        "Each vote is compared with what came out: that of lower {input} for upper capsule {output} has the "
        "agreement {agreement}."
    ),
    "say_update": N_(
        "The agreement is added to the logit, which is {logit} now for lower {input} and upper capsule "
        "{output}. The next softmax starts there."
    ),
    "say_last_update": N_(
        "The agreement is added to the logit, which is {logit} now for lower {input} and upper capsule "
        "{output}. No softmax follows, so it is not used any more."
    ),
    # Taking it along
    "table": N_("All numbers as a table"),
    "iteration_head": N_("iteration"),
    "lower_head": N_("lower capsule"),
    "upper_head": N_("upper capsule"),
    "export": N_("Numbers as CSV"),
    "export_picture": N_("Picture as PNG"),
    "export_notebook": N_("Notebook"),
    "notebook_about": N_(
        "# Vectors routed by hand\n\nThe cells compute again what the page shows, with the app’s own "
        "library; start Jupyter in the app’s folder."
    ),
    "notebook_votes": N_("## The votes"),
    "notebook_capsules": N_("## The votes of the capsules by their matrices"),
    "notebook_routed": N_("## Dynamic routing"),
}
