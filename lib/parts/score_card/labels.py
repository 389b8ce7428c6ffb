"""The texts of a score card."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "digit_probability": N_("It reads “{name}”, with probability {probability}."),
    "any_probability": N_("It sees “{name}”, with probability {probability}."),
    "length": N_("It reads “{name}”: that capsule is {length} long."),
    "too_short": N_("None of them: even the longest capsule, {name}, is only {length} long."),
    "length_activation": N_("It reads “{name}”: the activation of that capsule is {length}."),
    "too_short_activation": N_("None of them: even the most active capsule, {name}, has only {length}."),
    "both": N_("It reads “{name}” ({score}) and “{second}” ({second_score})."),
    "only_one": N_("It reads “{name}” ({score}); the next, “{second}”, has only {second_score}."),
    "neither": N_("None of them: even the highest are {name}, {score}, and {second}, {second_score}."),
    "none": N_("none of them"),
    "lengths": N_("capsule lengths"),
    "lengths_activation": N_("capsule activations"),
    "probabilities": N_("probabilities"),
    "reconstruction": N_("drawn back from capsule {name}"),
    "nothing": N_("There is nothing to read yet."),
    "waiting": N_("The network reads the picture …"),
    "after_stroke": N_("It answers when the stroke ends."),
    "after_photo": N_("It answers when the picture is taken."),
}
