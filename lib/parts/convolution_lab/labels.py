"""The texts of the convolution lab."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

TITLES: Mapping[str, str] = {
    "layer": N_("layer"),
    "kernels": N_("choice of kernels"),
    "map": N_("map"),
    "at": N_("place"),
    "pool": N_("pooling"),
    "shift": N_("shift"),
    "act": N_("activation"),
    "lrn": N_("normalisation"),
    "drop": N_("dropout"),
}
"""What each parameter of the address chooses."""

LABELS: Mapping[str, str | Plural] = {
    # questions
    "skip": N_("Skip"),
    "under": N_("under {low}"),
    "between": N_("{low} to {high}"),
    "over": N_("over {high}"),
    "smaller": N_("smaller"),
    "same": N_("the same"),
    "larger": N_("larger"),
    "guess_number": N_("Map number {number}"),
    "guessed_right": N_("You guessed “{guess}”, and that is right."),
    "guessed_wrong": N_("You guessed “{guess}”, but the answer is “{outcome}”."),
    "ask_convolution": N_(
        "Orange adds, blue takes away. Which map does this kernel make of the picture? Guess first, then look."
    ),
    "found_convolution": N_(
        "The kernel is “{kernel}”: its map is large where the picture is bright under orange and dark under blue."
    ),
    "next_convolution": N_("Now move over the picture, or change a number of the kernel."),
    "ask_pooling": N_(
        "The picture moves one pixel to the right. How many of the {count} pooled values stay exactly the same?"
    ),
    "found_pooling": N_(
        "{share} of the pooled values stayed exactly the same, and {map} of the map's own values."
    ),
    "next_pooling": N_("Move the picture yourself, and try larger windows."),
    "ask_activation": N_("How many of the {count} values of the map “{kernel}” does ReLU set to zero?"),
    "found_activation": N_("ReLU sets {zero} of them to zero."),
    "next_activation": N_("Now lower the bias until the unit never answers: is there a slope left to learn from?"),
    "ask_lrn": N_(
        "With the paper's n = {n}, k = {k}, α = {alpha}, β = {beta}: how much are busy places of this map damped "
        "beyond the quiet ones?"
    ),
    "found_lrn": N_(
        "By {damped} at most: the values here reach only {most}, so the paper's α divides nearly everything "
        "alike: only {constant} of each value is left."
    ),
    "next_lrn": N_("Now raise α until neighbours really compete."),
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
    # the kernels
    "kernel": N_("Kernel"),
    "kernels": N_("All kernels of this layer and their maps"),
    "kernel_vertical": N_("vertical edges"),
    "kernel_horizontal": N_("horizontal edges"),
    "kernel_diagonal": N_("diagonal ╲"),
    "kernel_antidiagonal": N_("diagonal ╱"),
    "kernel_edges": N_("all edges (Laplacian)"),
    "kernel_sobel_x": N_("Sobel, vertical"),
    "kernel_sobel_y": N_("Sobel, horizontal"),
    "kernel_blur": N_("blur (mean)"),
    "kernel_gaussian": N_("blur (Gaussian)"),
    "kernel_sharpen": N_("sharpen"),
    "kernel_emboss": N_("emboss"),
    "kernel_gabor": N_("Gabor stripes"),
    "kernel_identity": N_("nothing changed"),
    "kernel_own": N_("your own"),
    "add": N_("Add a kernel"),
    "remove": N_("Remove this kernel"),
    "edit_hint": N_("Type a number, drag it up or down, or use the arrow keys."),
    "weight_at": N_("Weight in row {row}, column {column}"),
    "angle": N_("Direction"),
    "wave": N_("Wavelength in pixels"),
    "channels": N_("Colour channel"),
    "same_kernel": N_("same for all"),
    "red": N_("red"),
    "green": N_("green"),
    "blue": N_("blue"),
    # what can be set
    "pixels": N_("Pixels"),
    "tone": N_("Colour"),
    "tone_grey": N_("grey"),
    "tone_colour": N_("colour"),
    "kernel_side": N_("Kernel size"),
    "stride": N_("Stride"),
    "padding": N_("Padding"),
    "padding_valid": N_("none (valid)"),
    "padding_same": N_("zeros (same)"),
    "dilation": N_("Dilation"),
    "size": N_("Rows of the map: {size}."),
    "reach": N_("{kernel} cells, {dilation} apart, reach over {reach} pixels."),
    "zeros": N_("Rows of zeros: {before} above, {behind} below."),
    "too_large": N_(
        "the window reaches over {reach} pixels, but the picture has {side}: choose a smaller kernel, less "
        "dilation, or zeros around it"
    ),
    "no_map": N_("The kernel is larger than the picture, so there is no map. Change that under “Convolution”."),
    # the stages
    "picture": N_("Picture"),
    "map_of": N_("Map of “{kernel}”"),
    "map_summary": N_("{title}: {rows} × {columns} values from {low} to {high}."),
    "place": N_("Row {row}, column {column}: {value}."),
    "shared": N_("one scale for all maps"),
    "shared_lrn": N_("the same scale as before"),
    "play": N_("Scan"),
    "pause": N_("Pause"),
    "back": N_("Previous output"),
    "next": N_("Next output"),
    "speed": N_("Speed"),
    # the arithmetic
    "patch": N_("Patch"),
    "products": N_("Products"),
    "rounded": N_("Shown rounded; the sums are of the exact numbers."),
    "sum_grey": N_("Row {row}, column {column}: the {count} products add up to {sum}."),
    "sum_colour": N_(
        "Row {row}, column {column}: {parts} = {sum}, the sum of {count} products over three channels."
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
    "tolerance_share": N_("within {share} of the map's range"),
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
    "curve": N_("The curve, and where this map's values are"),
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
    "lrn_before": N_("After ReLU, before normalisation"),
    "lrn_after": N_("After normalisation"),
    "lrn_n": N_("Channels n"),
    "lrn_paper": N_("As in the paper"),
    "lrn_scope": NP_(
        "The sum goes over {count} channel, the value's own; this layer has {all}.",
        "The sum goes over {count} neighbouring channels, fewer at the ends; this layer has {all}.",
    ),
    "lrn_bars": N_("All channels here: before (grey), after (orange)"),
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
    # dropout
    "rate": N_("Share that drops out"),
    "units": NP_("{count} unit", "{count} units"),
    "units_note": N_("The map after ReLU, max-pooled {side} × {side}: one unit a cell."),
    "this_draw": N_("This draw: hatched units dropped out"),
    "drop_left": NP_(
        "{count} of {all} units stays and counts {factor} times.",
        "{count} of {all} units stay, each counts {factor} times.",
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
    "drop_now": N_("this draw"),
    "drop_summary": NP_(
        "The sum in {count} draw: {mean}, standard deviation {spread}; whole network {full}.",
        "The sum in {count} draws: mean {mean}, standard deviation {spread}; whole network {full}.",
    ),
    "unit_stays": N_(
        "Row {row}, column {column}: the unit stays; {value} becomes {scaled}, and is read with the "
        "weight {weight}."
    ),
    "unit_falls": N_("Row {row}, column {column}: the unit with {value} drops out this time."),
    "unit_fell": NP_("It dropped out in {fell} of {count} draw.", "It dropped out in {fell} of {count} draws."),
    "yes": N_("yes"),
    "no": N_("no"),
    # to take along
    "save_picture": N_("Save as a picture"),
    "save_numbers": N_("Numbers as CSV"),
    "numbers": N_("The numbers as a table"),
    "table_row": N_("row"),
    "table_column": N_("column"),
    "table_pixel": N_("pixel"),
    "table_weight": N_("weight"),
    "table_product": N_("product"),
    "table_value": N_("value"),
    "table_values": N_("values"),
    "table_what": N_("what"),
    "table_kept": N_("stayed the same"),
    "table_mean": N_("mean"),
    "table_stays": N_("stays"),
    "table_fell": N_("times it dropped out"),
}
