"""The texts of the lessons of what follows a convolution."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LESSON_LABELS: Mapping[str, str | Plural] = {
    # questions
    "ask_pooling": N_(
        "The picture moves one pixel to the right. How many of the {count} pooled values stay exactly the same?"
    ),
    "found_pooling": N_(
        "{share} of the pooled values stayed exactly the same, and {map} of the map’s own values."
    ),
    "next_pooling": N_("Move the picture yourself, and try larger windows."),
    "ask_activation": N_("How many of the {count} values of the map “{kernel}” does ReLU set to zero?"),
    "found_activation": N_("ReLU sets {zero} of them to zero."),
    "next_activation": N_("Now lower the bias until the unit never answers: is there a slope left to learn from?"),
    "ask_lrn": N_(
        "AlexNet took {n} neighbouring channels, and its other numbers were k = {k}, α = {alpha}, β = {beta}. "
        "With these: how much more are busy places of this map damped than quiet ones?"
    ),
    "found_lrn": N_(
        "By {damped} at most. AlexNet read pixels from 0 to 255; here they go from 0 to 1 and the values reach "
        "only {most}, so its α divides nearly everything alike: {constant} of each value is left."
    ),
    "next_lrn": N_("Now raise α until neighbours really compete."),
    "ask_batch": N_(
        "In training, the pictures of a batch are normalised together. Does this picture’s map come out "
        "differently with {most} pictures in the batch than with {least}?"
    ),
    "batch_stays": N_("no, it stays the same"),
    "batch_changes": N_("yes, differently"),
    "found_batch": N_(
        "The strongest value of this map, {before}, becomes {few} in a batch of {least} pictures, and {many} in "
        "one of {most}: in training a picture’s values depend on the pictures beside it."
    ),
    "next_batch": N_("Now switch to “in use”: the kept averages make the answer depend on this picture alone."),
    "ask_dropout": N_(
        "Half of the {count} units drop out, the others count twice. How does the mean of the sum that reads "
        "them compare, over many draws, with the sum without dropout?"
    ),
    "found_dropout": N_(
        "Over {draws} draws the mean is {mean} ± {spread} (one standard deviation); the whole network says {full}."
    ),
    "next_dropout": N_(
        "Draw again and see which units drop out; after a curved function the mean is only nearly the same."
    ),
    # pooling
    "pool_kind": N_("Pooling"),
    "pool_max": N_("maximum"),
    "pool_average": N_("mean"),
    "window": N_("Window"),
    "winners": N_("mark the winners"),
    "winners_note": N_("Pixels that won no window are paler."),
    "pooled_max": N_("Max-pooled"),
    "pooled_average": N_("Mean-pooled"),
    "pool_zeros": N_("Rows outside of the map: {before} above, {behind} below; they do not count."),
    "overlap": N_("Rows that neighbouring windows share: {cells}."),
    "pool_window": N_("Window"),
    "sum_max": NP_(
        "Row {row}, column {column}: {count} value is in the window, {value}, from row {y}, column {x}.",
        "Row {row}, column {column}: of {count} values {value} is the largest, from row {y}, column {x}.",
    ),
    "sum_average": NP_(
        "Row {row}, column {column}: the mean of {count} value is {value}.",
        "Row {row}, column {column}: the mean of {count} values is {value}.",
    ),
    "shift": N_("Move the picture"),
    "up": N_("One pixel up"),
    "down": N_("One pixel down"),
    "to_left": N_("One pixel to the left"),
    "to_right": N_("One pixel to the right"),
    "not_moved": N_("Back to its place"),
    "moved_by": N_("Moved {right} to the right, {down} down. What stays where it was?"),
    "moved_not": N_("Not moved: everything stays."),
    "tolerance": N_("Counts as the same"),
    "tolerance_none": N_("only exactly equal"),
    "tolerance_share": N_("within {share} of the map’s range"),
    "map_itself": N_("the map itself"),
    # activations
    "activation": N_("Activation"),
    "leaky": N_("leaky ReLU"),
    "leak": N_("Slope below 0"),
    "bias": N_("Bias"),
    "before": N_("Before"),
    "after": N_("After"),
    "act_rule": N_("{rule}, with x = map + {bias}."),
    "act_silent": N_("{zero} of this map is 0; at {flat} the slope is 0, so nothing is learned there."),
    "act_dead": N_("Dead on this picture: {dead} of {all} units."),
    "curve": N_("The curve, and where this map’s values are"),
    "curve_value": N_("value"),
    "curve_slope": N_("slope"),
    "curve_values": N_("how often"),
    "curve_summary": N_("The activation from {low} to {high}; here {x} becomes {value}."),
    "fact_x": N_("x, map + bias"),
    "fact_value": N_("activation"),
    "fact_slope": N_("slope"),
    "fact_zero": N_("zeros in this map"),
    "fact_dead": N_("dead units"),
    "sum_act": N_("Row {row}, column {column}: {x} + {bias} becomes {value}; the slope there is {slope}."),
    # local response normalisation
    "about_lrn": N_(
        "Local response normalisation (LRN) follows ReLU in AlexNet (2012). It divides each value by a number "
        "that grows with the squares of the neighbouring channels at the same place, so that channels compete."
    ),
    "lrn_before": N_("After ReLU, before normalisation"),
    "lrn_after": N_("After normalisation"),
    "lrn_n": N_("Channels n"),
    "lrn_paper": N_("As in AlexNet"),
    "lrn_scope": NP_(
        "The sum goes over {count} channel, the value’s own; this layer has {all}.",
        "The sum goes over {count} neighbouring channels, fewer at the ends; this layer has {all}.",
    ),
    "lrn_bars": N_("All channels here: before (grey), after (orange)"),
    "lrn_rule": N_("b = a / ({k} + {alpha} · Σ a²)^{beta}."),
    "lrn_curve": N_("What a value is multiplied by"),
    "lrn_summary": N_(
        "The factor falls from {none} where the neighbours are silent to {all}; here, at {squares}, it is {share}."
    ),
    "lrn_squares": N_("sum of squares"),
    "lrn_divisor": N_("divisor"),
    "sum_lrn": N_(
        "Row {row}, column {column}: {before} / ({k} + {alpha} · {squares})^{beta} = "
        "{before} / {divisor} = {value}."
    ),
    # batch normalisation
    "about_batch": N_(
        "Batch normalisation (2015) takes one map over a whole batch of pictures, subtracts its mean μ and "
        "divides by its standard deviation σ; then it multiplies by γ and adds β, which are learned. The small "
        "capsule network and Efficient-CapsNet do this after each of their first convolutions."
    ),
    "batch_mode": N_("The network is"),
    "batch_training": N_("in training"),
    "batch_use": N_("in use"),
    "batch_size": N_("Pictures in a batch"),
    "batch_after": N_("After batch normalisation"),
    "batch_members": NP_("The batch: this picture alone", "The batch: {count} pictures, this one first"),
    "batch_mean": N_("mean"),
    "batch_variance": N_("variance"),
    "batch_of": N_("this batch"),
    "batch_kept": N_("kept averages"),
    "batch_then": N_("this batch, after"),
    "batch_kept_note": N_(
        "Kept averages: over the batches that begin at each of the six pictures. A network keeps a moving average "
        "over the batches of its training."
    ),
    "batch_rule_training": N_("In training μ and σ² are those of this batch."),
    "batch_rule_use": N_("In use μ and σ² are the kept averages."),
    "sum_batch": N_(
        "Row {row}, column {column}: ({before} − {mean}) / √({variance} + {epsilon}) = {normalised}; "
        "{gamma} · {normalised} + {beta} = {value}."
    ),
    # dropout
    "rate": N_("Share that drops out"),
    "units": NP_("{count} unit", "{count} units"),
    "units_note": N_("The map after ReLU, max-pooled {side} × {side}: one unit a cell."),
    "this_draw": N_("This draw: hatched units dropped out"),
    "drop_left": NP_(
        "{count} of {all} units stays, multiplied by 1 / (1 − p) = 1 / (1 − {rate}) = {factor}.",
        "{count} of {all} units stay, each multiplied by 1 / (1 − p) = 1 / (1 − {rate}) = {factor}.",
    ),
    "drop_networks": N_("There are 2^{count} such networks; they share their weights."),
    "draw_again": N_("Draw again"),
    "drop_histogram": N_("The sum in all draws so far"),
    "drop_reader": N_("The sum is read by one unit with fixed random weights; it learned nothing."),
    "drop_what": N_("answer"),
    "drop_sum": N_("sum"),
    "drop_sigmoid": N_("sigmoid of it"),
    "drop_full": N_("whole network"),
    "drop_mean": N_("mean of the draws ({draws})"),
    "drop_unscaled": N_("unscaled mean"),
    "drop_now": N_("this draw"),
    "drop_summary": NP_(
        "The sum in {count} draw: {mean}, standard deviation {spread}; whole network {full}.",
        "The sum in {count} draws: mean {mean}, standard deviation {spread}; whole network {full}.",
    ),
    "unit_stays": N_(
        "Row {row}, column {column}: the unit stays: {value} × 1 / (1 − {rate}) = {scaled}, and is read with the "
        "weight {weight}."
    ),
    "unit_falls": N_("Row {row}, column {column}: the unit with {value} drops out this time."),
    "unit_expected": N_("Expected: {keep} × {scaled} + {rate} × 0 = {value}, the same as without dropout."),
    "unit_fell": NP_(
        "It dropped out in {fell} of {count} draw; its mean so far is {mean}.",
        "It dropped out in {fell} of {count} draws; its mean so far is {mean}.",
    ),
}
