"""The texts of EM routing's own drawing in the browser, by label."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

TEXTS: Mapping[str, str | Plural] = {
    "lengths_em": N_("activation a"),
    "mean_name": N_("mean μ"),
    "variance_name": N_("variance σ², mean"),
    "cost_name": N_("cost"),
    "curves_title_em": N_("Posteriors {symbol} of {class}, iteration by iteration"),
    "class_button_em": N_("Class capsule {class}, activation {length}"),
    "class_button_empty_em": N_("Class capsule {class}, no activation yet"),
    "table_activations": N_("Activation of each class capsule after each iteration"),
    "predicted_activations": N_("You guessed {guess}. The activations will tell."),
    "map_weight": N_("All {inputs} weights r for {class}"),
    "map_distance": N_("All {inputs} distances to {class}’s mean"),
    "map_likelihood": N_("All {inputs} log-likelihoods under {class}"),
    "map_posterior": N_("All {inputs} posteriors of {class}"),
    "range_mean": N_("{low} … {high} (the mean of all is {reference})"),
    "legend_weight": N_("Width: r, up to {widest}."),
    "more_weight": N_("has some weight"),
    "legend_distance": N_("Width: |‖û − μ‖ − {reference}|, up to {widest}."),
    "more_distance": N_("further from μ than most"),
    "less_distance": N_("nearer"),
    "legend_likelihood": N_("Width: |ln p − {reference}|, up to {widest}."),
    "more_likelihood": N_("likelier than the mean"),
    "less_likelihood": N_("less likely"),
    "legend_posterior": N_("Width: |R − {uniform}|, up to {widest}."),
    "legend_disc_activation": N_("Disc: activation α of the capsule, {low} … {high}."),
    "capsule_button_activation": N_("Primary capsule {capsule}, activation {length}, {value}"),
    "order_deciding": N_("largest R for the answer"),
    "title_deciding": NP_(
        "The {count} primary capsule with the largest R for the answer",
        "The {count} primary capsules with the largest R for the answer",
    ),
    "title_position_deciding": NP_(
        "The one with the largest R for the answer",
        "The {count} with the largest R for the answer, by position",
    ),
    "order_active": N_("most active"),
    "title_active": NP_("The {count} most active primary capsule", "The {count} most active primary capsules"),
    "alpha_name": N_("activation α"),
    "posterior_name": N_("posterior R"),
    "weight_name": N_("weight r"),
    "likelihood_name": N_("ln p"),
    "weights_caption_first": N_("all posteriors are 1/{outputs} at first"),
    "weights_caption": N_("the posterior of the E-step before, times the capsule’s own activation"),
    "mean_caption": N_("{inputs} votes for {class}, each with its weight"),
    "variance_caption": N_("the weighted spread around the mean, here in dimension {dimension}"),
    "activation_caption": N_("βᵤ and βₐ are learned, λ grows with each iteration"),
    "likelihood_caption": N_("how likely the vote is under this Gaussian, over {dimensions} dimensions"),
    "posterior_caption": N_("Bayes’ rule; the next weights start from here"),
    "posterior_caption_last": N_("no M-step follows: not used any more"),
    "projection_summary_em": N_(
        "{inputs} votes for {class}; length of their mean {symbol}: {sum}, activation, as long as v is drawn: "
        "{length}."
    ),
    "projection_caption_em": N_("The ellipse is one standard deviation σ around the mean μ."),
}
