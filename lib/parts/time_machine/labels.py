"""The texts of the time machine, and of the films that it exports."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural

LABELS: Mapping[str, str | Plural] = {
    # the question
    "question": N_(
        "Which layer’s filters move furthest from their initial values, relative to how large those were? Guess "
        "first, then look."
    ),
    "question_one": N_("How much of its initial direction does a filter of {layer} keep? Guess first, then look."),
    "guess_alike": N_("almost all (cosine above 0.9)"),
    "guess_turned": N_("more than half (0.5 to 0.9)"),
    "guess_other": N_("less (below 0.5)"),
    "skip": N_("Skip"),
    "guessed_right": N_("You guessed {guess}, and that is right."),
    "guessed_wrong": N_("You guessed {guess}, but the answer is {found}."),
    "answer_layers": N_("Median change relative to the initial norm after step {step}: {listed}."),
    "answer_least": N_("{layer} moved least: its median cosine with the initial filter is still {cosine}."),
    "answer_one": N_(
        "After step {step} the median cosine of {layer}’s filters with their initial values is {cosine}, and the "
        "median change is {share} times the initial norm."
    ),
    "early": N_("The filters still have their random initial values; they begin to move with the first step."),
    "parent": N_("This run began with the weights of “{parent}”, so the change is measured from there."),
    "look_for": N_(
        "Look at {layer}: at first each filter is noise, in which one weight says nothing about the next "
        "(correlation {before}). Strokes grow out of it, in which neighbours are alike ({after})."
    ),
    # time
    "slider": N_("Time"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "speed": N_("Speed"),
    "step_of": N_("step {step} of {total}"),
    "now": N_("training accuracy {accuracy}, loss {loss}"),
    "now_untrained": N_("before the first step: nothing learned yet"),
    "jump": N_("First step at"),
    "threshold": N_("Accuracy to jump to"),
    "reached_validation": N_("Validation accuracy first reached {percent} % here: {accuracy} by step {step}."),
    "reached_train": N_(
        "Training accuracy first reached {percent} % here: {accuracy} in the batches up to step {step}."
    ),
    "never": N_("Accuracy has not reached {percent} % in this run."),
    "live": N_(
        "The run is training: new snapshots are added as they come. Stay at the end of the slider to follow them."
    ),
    "keys": N_(
        "Drag, or use the arrow keys; the space bar plays. The snapshots are closest together at the start."
    ),
    "accuracy": N_("accuracy: training as a line, validation as dots"),
    "accuracy_train": N_("accuracy in training; nothing was held out to validate on"),
    "loss": N_("loss, logarithmic"),
    "go_to": N_("Go to step {step}"),
    # the filters
    "layer": N_("Layer"),
    "channel": N_("Input channel"),
    "red": N_("red"),
    "green": N_("green"),
    "blue": N_("blue"),
    "scale": N_("Colour scale"),
    "scale_all": N_("one for all steps"),
    "scale_step": N_("this step’s own"),
    "sheet": N_("Filters of {layer}"),
    "sheet_title": NP_(
        "{layer}: {count} filter of {height} × {width}", "{layer}: {count} filters of {height} × {width}"
    ),
    "filter": N_("Filter {filter}"),
    "kept_filters": NP_("The first {kept} of {count} filter.", "The first {kept} of {count} filters."),
    "kept_inputs": NP_(
        "The first {kept} of {count} input channel.", "The first {kept} of {count} input channels."
    ),
    "kept_inputs_some": NP_(
        "Only the first input channel was kept.", "Only the first {count} input channels were kept."
    ),
    # one filter
    "to_maps": N_("See its map {filter} in full, and what the answer owes to it"),
    "one_title": N_("{layer}, filter {filter}"),
    "readout": N_(
        "Cosine with its initial value: {cosine}. Change: {distance}, {share} times its initial norm of {began}. "
        "Norm now: {norm}."
    ),
    "weights_not_kept": N_("Of this filter only the change was kept, not the weights."),
    "path_cosine": N_("cosine with initial"),
    "path_share": N_("change ÷ initial norm"),
    "strip_scale": N_("From −{limit} (blue) to +{limit} (orange), this filter’s own scale."),
    "strip": N_("How filter {filter} of {layer} changed"),
    # how far they moved
    "moved": N_("How far from the start"),
    "measure": N_("Measure"),
    "measure_share": N_("change ÷ initial norm"),
    "measure_cosine": N_("cosine"),
    "median_of": N_("{layer}: median cosine {cosine}, median change {share} times the initial norm"),
    "bars_share": N_("Every filter of {layer}, the most changed first"),
    "bars_cosine": N_("Every filter of {layer}, the most turned first (1 − cosine)"),
    "ends": N_("Changed most: filter {most} with {most_value}. Changed least: filter {least} with {least_value}."),
    # maps and reconstructions
    "maps": N_("What {layer} makes of one image"),
    "pictured": N_("The image, the same at every step"),
    "map_range": N_("The first map, from {low} (dark) to {high} (bright) at this step."),
    "rows_range": NP_(
        "A column for {count} filter, a row for each row of the image, from {low} (dark) to {high} (bright) at "
        "this step.",
        "A column for each of the {count} filters, a row for each row of the image, from {low} (dark) to {high} "
        "(bright) at this step.",
    ),
    "maps_range": NP_(
        "The first {count} map, from {low} (dark) to {high} (bright) at this step.",
        "The first {count} maps, from {low} (dark) to {high} (bright) at this step.",
    ),
    "not_here": N_("The image itself belongs to a data set that is not on this computer."),
    "no_maps": N_("This run was recorded before snapshots had feature maps, so there are none to show."),
    "no_maps_layer": N_("No maps of {layer} were kept."),
    "drawn": NP_(
        "What the decoder draws of {count} held-out image", "What the decoder draws of {count} held-out images"
    ),
    "drawn_pairs": NP_(
        "What the decoder draws of held-out pairs, two of each: {count} drawing",
        "What the decoder draws of held-out pairs, two of each: {count} drawings",
    ),
    "drawn_train": NP_(
        "What the decoder draws of {count} training image", "What the decoder draws of {count} training images"
    ),
    "drawn_pairs_train": NP_(
        "What the decoder draws of training pairs, two of each: {count} drawing",
        "What the decoder draws of training pairs, two of each: {count} drawings",
    ),
    # the film of a picture
    "film_title": N_("The picture through filters of {layer}"),
    "film_waiting": N_("The maps of the picture are being computed …"),
    "film_picture": N_("The picture, as the network receives it"),
    "film_map": N_("Filter {filter}"),
    "film_open": N_("The map of filter {filter}, large"),
    "film_close": N_("Make the map of filter {filter} small again"),
    "film_out": N_("Leave filter {filter} out"),
    "film_add": N_("Add filter {filter}"),
    "film_other": N_("Show filter {filter} of {layer}"),
    "film_full": NP_(
        "The film has room for {count} filter; leave one out first.",
        "The film has room for {count} filters; leave one out first.",
    ),
    "film_scale": N_(
        "One scale for the whole film: from {low} (dark) to {high} (bright). Each map is what the layer computes "
        "with the weights of this step."
    ),
    "film_sums": N_(
        "One scale for the whole film: from {low} (dark) to {high} (bright). This run was recorded before biases "
        "were kept, so each map is the filter’s sum at this step, before the bias and the activation."
    ),
    "film_keep": N_("Save the film of the picture:"),
    "film_gif": N_("Maps (GIF)"),
    "film_webp": N_("Maps (WebP)"),
    "film_png": N_("Maps of this step (PNG)"),
    "film_npz": N_("Maps (npz)"),
    "film_csv": N_("Maps (CSV)"),
    # to take along
    "summary": NP_(
        "After step {step}, the median of the {count} filter of {layer}: cosine with the initial value {cosine}, "
        "change {share} times the initial norm.",
        "After step {step}, the median of the {count} filters of {layer}: cosine with the initial value "
        "{cosine}, change {share} times the initial norm.",
    ),
    "numbers": N_("The numbers as a table"),
    "table_filter": N_("filter"),
    "table_cosine": N_("cosine"),
    "table_distance": N_("change"),
    "table_share": N_("change ÷ initial norm"),
    "table_norm": N_("norm now"),
    "keep": N_("Save what you see:"),
    "export_gif": N_("Film (GIF)"),
    "export_webp": N_("Film (WebP)"),
    "export_png": N_("This step (PNG)"),
    "export_npz": N_("Numbers (npz)"),
    "export_csv": N_("Numbers (CSV)"),
}

FILM_TEXTS = {
    "step": str(LABELS["step_of"]),
    "accuracy": N_("training accuracy {accuracy}"),
    "channel": N_("input channel {channel}"),
    "red": N_("red"),
    "green": N_("green"),
    "blue": N_("blue"),
    "picture": N_("picture"),
    "filter": N_("filter {filter}"),
    "sums": N_("sums without bias and activation"),
    "low": N_("−{limit} and less"),
    "high": N_("+{limit} and more"),
}
"""The texts in films."""
