"""Every text the routing stepper shows, in English and marked for translation.

The scripts hold no words of their own: they fill the `{placeholders}` of these. Symbols (c, û, ‖v‖) and
numbers are the same in every language and are written in the scripts.
"""

from lib.errors import N_

ROUTING_LABELS: dict[str, str] = {
    # Stepping
    "component": N_("{kind}, one step at a time. Left and right arrow keys step, space plays."),
    "kind_dynamic": N_("Dynamic routing"),
    "kind_uniform": N_("Uniform coefficients"),
    "kind_self_attention": N_("Self-attention routing"),
    "kind_em": N_("EM routing"),
    "back": N_("Back"),
    "next": N_("Next"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "iteration": N_("iteration {iteration}"),
    "iterations": N_("iteration"),
    "one_pass": N_("one pass"),
    "step_name": N_("Iteration {iteration}: {name}"),
    "step_name_group": N_("Iteration {iteration}, {group}: {name}"),
    "m_step": N_("M-step"),
    "e_step": N_("E-step"),
    "equal_shares": N_("equal shares"),
    "weights": N_("weights"),
    "mean": N_("mean"),
    "variance": N_("variance"),
    "activation": N_("activation"),
    "likelihood": N_("likelihood"),
    "posterior": N_("posterior"),
    "softmax": N_("softmax"),
    "weighted_sum": N_("weighted sum"),
    "squash": N_("squash"),
    "agreement": N_("agreement"),
    "update": N_("update"),
    # What to show, and taking it along
    "shown": N_("Show"),
    "shown_all": N_("all, as a map"),
    "order": N_("Order"),
    "order_moved": N_("moved furthest"),
    "order_longest": N_("longest"),
    "order_position": N_("by position"),
    "order_uneven": N_("furthest from uniform"),
    "order_heaviest": N_("weigh most"),
    "order_active": N_("most active"),
    "copy": N_("Copy link"),
    "copied": N_("Copied"),
    "export": N_("Export"),
    # The input, the reconstruction and the map
    "input": N_("Input"),
    "reconstruction": N_("Reconstruction"),
    "reconstruction_caption": N_(
        "The decoder drew the second picture from nothing but the {dimensions} numbers of class capsule {class}."
    ),
    "field_caption": N_(
        "Capsule {capsule} (type {type}, row {row}, column {column}) sees these {height} × {width} pixels."
    ),
    "map_coupling": N_("All {inputs} couplings to {class}"),
    "map_agreement": N_("All {inputs} agreements with {class}"),
    "map_logit": N_("All {inputs} logits for {class}"),
    "map_prior": N_("All {inputs} weights c + B to {class}"),
    "map_weight": N_("All {inputs} weights r for {class}"),
    "map_distance": N_("All {inputs} distances to {class}’s mean"),
    "map_likelihood": N_("All {inputs} log-likelihoods under {class}"),
    "map_posterior": N_("All {inputs} posteriors of {class}"),
    "map_arrangement": N_("{types} types, each at {rows} × {columns} positions"),
    "range_uniform": N_("{low} … {high} (uniform is {uniform})"),
    "range_mean": N_("{low} … {high} (the mean of all is {reference})"),
    "range": N_("{low} … {high}"),
    # The links and the class capsules
    "title_moved": N_("The {count} primary capsules that move furthest"),
    "title_longest": N_("The {count} longest primary capsules"),
    "title_position": N_("The {count} that move furthest, by position"),
    "title_position_longest": N_("The {count} longest, by position"),
    "title_uneven": N_("The {count} primary capsules furthest from uniform"),
    "title_position_uneven": N_("The {count} furthest from uniform, by position"),
    "title_heaviest": N_("The {count} primary capsules that weigh most"),
    "title_position_heaviest": N_("The {count} that weigh most, by position"),
    "title_active": N_("The {count} most active primary capsules"),
    "title_all": N_("All {count} primary capsules"),
    "column_capsule": N_("capsule"),
    "lengths": N_("length ‖v‖ = probability"),
    "lengths_em": N_("activation a = length ‖v‖"),
    "before": N_("before"),
    "legend_same": N_("All links are alike: {symbol} = {reference}."),
    "legend_coupling": N_("Width: |c − {uniform}|, up to {widest}."),
    "more_coupling": N_("more than uniform"),
    "less_coupling": N_("less"),
    "legend_agreement": N_("Width: |û · v|, up to {widest}."),
    "more_agreement": N_("agrees"),
    "less_agreement": N_("disagrees"),
    "legend_logit": N_("Width: |b|, up to {widest}."),
    "more_logit": N_("above 0"),
    "less_logit": N_("below"),
    "more_attention": N_("with the sum of all votes"),
    "less_attention": N_("against it"),
    "legend_attention": N_("Width: |a|, up to {widest}."),
    "legend_prior": N_("Width: |c + B − {uniform}|, up to {widest}."),
    "more_weight": N_("weighs in"),
    "legend_weight": N_("Width: r, up to {widest}."),
    "more_distance": N_("further from μ than most"),
    "less_distance": N_("nearer"),
    "legend_distance": N_("Width: |‖û − μ‖ − {reference}|, up to {widest}."),
    "more_likelihood": N_("likelier than the mean"),
    "less_likelihood": N_("less likely"),
    "legend_likelihood": N_("Width: |ln p − {reference}|, up to {widest}."),
    "legend_posterior": N_("Width: |R − {uniform}|, up to {widest}."),
    "legend_disc_activation": N_("Disc: activation α of the capsule, {low} … {high}."),
    "legend_disc": N_("Disc: length of the capsule, {low} … {high}."),
    "link": N_("capsule {capsule} → {class}: {value}"),
    "capsule_button": N_("Primary capsule {capsule}, length {length}, {value}"),
    "capsule_button_activation": N_("Primary capsule {capsule}, activation {length}, {value}"),
    "class_button": N_("Class capsule {class}, length {length}"),
    "class_button_empty": N_("Class capsule {class}, no length yet"),
    # The pair
    "pair": N_("Capsule {capsule} → {class}"),
    "primary_vector": N_("primary capsule u"),
    "vote_vector": N_("its vote û = u W"),
    "logit_name": N_("logit b"),
    "coupling_name": N_("coupling c"),
    "agreement_name": N_("agreement a"),
    "prior_name": N_("prior B"),
    "weight_prior_name": N_("weight c + B"),
    "alpha_name": N_("activation α"),
    "posterior_name": N_("posterior R"),
    "weight_name": N_("weight r"),
    "likelihood_name": N_("ln p"),
    "softmax_caption": N_("softmax over the {outputs} class capsules"),
    "weighted_sum_caption": N_("{inputs} votes for {class}, each times its coupling"),
    "squash_caption": N_("same direction, length below 1"),
    "agreement_caption": N_("vote times output: {dimensions} products"),
    "update_caption": N_("the next softmax starts from here"),
    "update_caption_last": N_("no softmax follows: not used any more"),
    "equal_shares_caption": N_("the same for each of the {outputs} class capsules, whatever the vote says"),
    "attention_caption": N_("this vote with the sum of all {inputs} votes"),
    "prior_sum_caption": N_("{inputs} votes for {class}, each times coupling + prior"),
    "weights_caption_first": N_("all posteriors are 1/{outputs} at first"),
    "weights_caption": N_("the posterior of the E-step before, times the capsule’s own activation"),
    "mean_caption": N_("{inputs} votes for {class}, each with its weight"),
    "variance_caption": N_("the weighted spread around the mean, here in dimension {dimension}"),
    "activation_caption": N_("βᵤ and βₐ are learned, λ grows with each iteration"),
    "likelihood_caption": N_("how likely the vote is under this Gaussian, over {dimensions} dimensions"),
    "posterior_caption": N_("Bayes’ rule; the next weights start from here"),
    "posterior_caption_last": N_("no M-step follows: not used any more"),
    "projection": N_("Votes for {class}, seen along their mean"),
    "projection_caption": N_("across: the votes' mean · up: what is left most"),
    "projection_caption_em": N_("across: the votes’ mean · up: what is left most · ellipse: σ around μ"),
    "projection_summary": N_(
        "{inputs} votes for {class} as lines from the origin, and the output v with length {length}."
    ),
    "not_yet": N_("not yet"),
    # The question before the third iteration
    "question": N_("Before you step on: after the third iteration, which other class will have gained most?"),
    "skip": N_("skip"),
    "predicted_waiting": N_("You said {guess}. The third squash will tell."),
    "predicted_right": N_("You said {guess}, and {guess} it is: {low} → {high}."),
    "predicted_wrong": N_("You said {guess} ({guess_low} → {guess_high}); {class} gained most: {low} → {high}."),
    "predicted_none": N_("You said {guess}, but no other class gained."),
    "predicted_lengths": N_("You said {guess}. The lengths will tell."),
    "question_second": N_("Before you step on: {class} will be longest. Which class will come second?"),
    "predicted_second_right": N_("You said {guess}, and {guess} comes second: {length}."),
    "predicted_second_wrong": N_("You said {guess} ({guess_length}); {class} comes second: {length}."),
    # One sentence a step
    "summary_first_softmax": N_(
        "All logits are 0, so each of the {inputs} primary capsules gives each of the {outputs} class "
        "capsules the same coupling, {uniform}."
    ),
    "summary_softmax": N_(
        "The couplings to {class} now average {mean} and reach {high}; uniform would be {uniform}."
    ),
    "summary_weighted_sum": N_(
        "Each class capsule adds up its {inputs} votes, each times its coupling; the longest sum is that of "
        "{class}, {length}."
    ),
    "summary_first_squash": N_(
        "Each sum keeps its direction and gets a length between 0 and 1: {class} is longest with {length}, "
        "then {second} with {second_length}."
    ),
    "summary_squash": N_(
        "{class} goes from {before} to {length}; {second} is next, from {second_before} to {second_length}."
    ),
    "summary_agreement": N_(
        "Each vote is compared with what came out: for {class} the agreement is {mean} on average, and most "
        "for capsule {capsule}, {high}."
    ),
    "summary_update": N_(
        "Each agreement is added to its logit: for {class} the logits now average {mean} and reach {high}."
    ),
    "summary_last_update": N_(
        "Done: the answer is {class}, length {length}. These logits are dropped; the next image starts at 0."
    ),
    # Uniform coefficients
    "summary_equal_shares": N_(
        "Nothing is routed: each of the {inputs} primary capsules gives each of the {outputs} class capsules the "
        "same share, {uniform}."
    ),
    "summary_average": N_(
        "The votes are averaged: each counts {uniform}, whatever it says. The longest sum is that of {class}, "
        "{length}."
    ),
    "summary_unrouted": N_(
        "Done: {class} is longest with {length}, then {second} with {second_length}. No vote was compared with "
        "them: nothing was routed."
    ),
    # Self-attention routing
    "summary_attention": N_(
        "Each vote is compared with the sum of all votes for the same class: for {class} the agreement is {mean} "
        "on average, and most for capsule {capsule}, {high}."
    ),
    "summary_attention_softmax": N_(
        "A softmax over the classes turns agreements into couplings: those to {class} average {mean} and reach "
        "{high}; uniform would be {uniform}."
    ),
    "summary_prior_sum": N_(
        "Each vote counts its coupling c plus B, learned for its pair and the same for every picture. "
        "The longest sum is that of {class}, {length}."
    ),
    "summary_exponential_squash": N_(
        "Done in one pass: each sum keeps its direction, and its length becomes 1 − e^(−‖s‖). {class} is longest "
        "with {length}, then {second} with {second_length}."
    ),
    # EM routing
    "summary_first_weights": N_(
        "Nothing is known yet: each of the {inputs} primary capsules belongs to each of the {outputs} classes "
        "with {uniform}, so its votes weigh {uniform} times its own activation α."
    ),
    "summary_weights": N_(
        "Each vote weighs what the E-step before gave it: for {class} the {inputs} weights add up to {mass}, "
        "{before} before."
    ),
    "summary_mean": N_(
        "Each class capsule becomes a Gaussian around the weighted mean of its {inputs} votes; the longest mean "
        "is that of {class}, {length}."
    ),
    "summary_variance": N_(
        "The closer its votes lie together, the smaller a class’s variance: {class}’s are tightest, σ² is "
        "{spread} on average."
    ),
    "summary_first_activation": N_(
        "Tight votes are cheap to describe, and what is cheap becomes active: {class} gets {length}, then "
        "{second} with {second_length}."
    ),
    "summary_likelihood": N_(
        "How likely is each vote under the class’s Gaussian? For {class} ln p is {mean} on average, and most for "
        "capsule {capsule}, {high}."
    ),
    "summary_posterior": N_(
        "By Bayes’ rule each capsule shares itself out anew: {class} gets {mean} of it on average and up to "
        "{high}; uniform would be {uniform}."
    ),
    "summary_last_posterior": N_(
        "Done: the answer is {class}, activation {length}. These posteriors are not used; the next image starts "
        "at {uniform}."
    ),
    # Code and tables
    "code": N_("The code that runs"),
    "code_now": N_("The line that runs now"),
    "table": N_("The numbers as a table"),
    "table_lengths": N_("Length of each class capsule after each iteration"),
    "table_capsules": N_("Iteration {iteration}: the shown capsules and {class}"),
    "column_class": N_("class"),
    "column_type": N_("type"),
    "column_row": N_("row"),
    "column_column": N_("column"),
    "column_length": N_("length"),
}
