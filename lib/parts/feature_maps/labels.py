"""The texts of the feature maps."""

from collections.abc import Mapping

from lib.errors import N_, NP_, Plural
from lib.parts import picture_choice

LABELS: Mapping[str, str | Plural] = {
    **picture_choice.LABELS,
    # the question
    "question": N_(
        "One pixel of {layer}, at row {row} and column {column}: how large a part of the picture does it see? "
        "Guess first, then point at it."
    ),
    "skip": N_("Skip"),
    "guessed_right": N_(
        "You guessed {guess}, and that is right: a pixel of {layer} sees {right} pixels of the picture. Point "
        "at any map, and what it sees is framed."
    ),
    "guessed_wrong": N_(
        "You guessed {guess}; a pixel of {layer} sees {right}, because every layer looks through the layers "
        "before it. Point at any map, and what it sees is framed."
    ),
    # the bar
    "all_layers": N_("All layers"),
    "map": N_("map {map}"),
    "scale": N_("Colour scale"),
    "scale_map": N_("each map its own"),
    "scale_layer": N_("one a layer"),
    "scale_network": N_("one for the network"),
    "png": N_("Save as PNG"),
    "csv": N_("Numbers as CSV"),
    # beside the maps
    "input": N_("What the network received"),
    "picture": N_("the picture"),
    "field": N_("The framed {size} pixels are what this place sees."),
    "field_whole": N_("This place sees the whole picture."),
    "field_hint": N_("Point at a map: what it sees is framed here."),
    "loupe_hint": N_("Point at a map to enlarge it"),
    "low": N_("low"),
    "high": N_("high"),
    "value": N_("Value: {value}"),
    "pixel": N_("Row {row}, column {column}"),
    "pixel_value": N_("Row {row}, column {column}: {value}"),
    "map_of": N_("Map {map} of {layer}"),
    "unit_of": N_("Number {map} of {layer}"),
    # layers
    "convolution": N_("convolution"),
    "pooling": N_("max pooling"),
    "lrn": N_("local response normalisation"),
    "normalization": N_("batch normalisation"),
    "activation": N_("ReLU"),
    "addition": N_("sum of two maps"),
    "multiplication": N_("maps × attention"),
    "channel_pooling": N_("mean and largest of all maps"),
    "shortcut": N_("shortcut, padded with zeros"),
    "global_pooling": N_("mean of each map"),
    "centred": N_("mean image subtracted"),
    "recurrent": N_("state after each row"),
    "capsules": N_("capsule lengths"),
    "capsules_activation": N_("capsule activations"),
    "dense": N_("dense"),
    "scores": N_("scores"),
    "open_layer": N_("Zoom in"),
    "tiles": NP_(
        "The {count} map of {layer}; Enter opens it",
        "The {count} maps of {layer}; arrow keys choose one, Enter opens it",
    ),
    "hint_layer": N_("Point at a pixel for its value and for what it sees. Click a map to see how it was made."),
    "hint_capsules": N_(
        "A bright cell is a long capsule: it is sure that its part is there. Follow the link below to "
        "see how these capsules vote."
    ),
    "hint_capsules_activation": N_(
        "A bright cell is an active capsule: it is sure that its part is there. Follow the link below to see how "
        "these capsules vote."
    ),
    "hint_states": N_("Each column is one unit of the state, from the first row at the top to the last."),
    "averaged": N_("Too large to send in full: each pixel shown is the mean of {block} × {block}."),
    "waiting": N_("The network computes the numbers …"),
    "lift": N_("How it is computed is shown once you lift the pen."),
    "take": N_("How it is computed is shown once you take the picture."),
    # one map
    "hint_pixel": N_("Point at a pixel, or use the arrow keys."),
    "sums": N_("Sum of all channels and bias"),
    "ingredients": NP_(
        "{count} map of {before}, with its slice of the kernel",
        "{count} maps of {before}, each with its slice of the kernel, strongest first",
    ),
    "ingredients_grey": N_("The kernel over {before}"),
    "ingredients_lrn": N_("The map of {before} and its neighbours"),
    "ingredients_one": N_("The same map of {before}"),
    "ingredients_sum": N_("The same map of {before} and of {other}, added"),
    "ingredients_product": N_("The map of {before}, times {other}"),
    "ingredients_all": N_("All maps of {before}"),
    "line_largest": N_("the largest, in {channel}"),
    "ingredients_zeros": N_("A map of zeros: {before} has fewer maps"),
    "all_channels": N_("Show all {count}"),
    "fewer": N_("Show the strongest only"),
    "no_activation": N_("no activation"),
    "leaky_relu": N_("leaky ReLU"),
    "products": N_("Patch × kernel in {channel}, cell by cell"),
    "patch": N_("patch of the input"),
    "kernel_slice": N_("slice of the kernel"),
    "product": N_("products"),
    "window": N_("under the window"),
    "line_channel": N_("channel {channel}"),
    "line_colour": N_("the {colour} channel"),
    "red": N_("red"),
    "green": N_("green"),
    "blue": N_("blue"),
    "line_others": NP_("the other channel", "the other {count} together"),
    "line_bias": N_("bias"),
    "line_sum": N_("sum"),
    "line_output": N_("map {map}"),
    "line_winner": N_("the largest, at row {row}, column {column}"),
    "line_input": N_("value before"),
    "line_mean": N_("− mean image"),
    "rounded": N_("Shown rounded; the sums are of the exact numbers."),
    # one number
    "why": N_("Why “{class}”?"),
    "crumb_number": N_("number {name}"),
    "hint_numbers": N_("Each cell is one number of the layer. Click one to see how it was computed."),
    "hint_dense": N_(
        "Every input times its weight, all added up with the bias. Point at a line to see where it comes from, "
        "click it to go there."
    ),
    "hint_mean": N_(
        "All numbers of the map, added up and divided by how many they are. Point at a line to see where it comes "
        "from, click it to go there."
    ),
    "hint_softmax": N_(
        "The logits become shares of 1: e to the power of each, divided by the sum of all. Click a class to see "
        "where its logit comes from."
    ),
    "hint_sigmoid": N_(
        "Each class is decided on its own: the logit z becomes 1 ÷ (1 + e^−z). Click it to see where it comes "
        "from."
    ),
    "hint_length": N_(
        "The length of the class’s capsule is the root of the sum of its squared numbers. Which capsules voted "
        "for it, the link below shows."
    ),
    "hint_length_activation": N_(
        "The vector of a class is as long as its activation: the root of the sum of its squared numbers. Which "
        "capsules voted for it, the link below shows."
    ),
    "term_number": N_("{layer}, number {name}"),
    "term_pixel": N_("{layer}, map {map}, row {row}, column {column}"),
    "line_others_inputs": NP_("the other one", "the other {count} together"),
    "line_total": N_("sum of all"),
    "line_dimension": N_("dimension {number}"),
    # sentences
    "summary_softmax": N_("All powers add up to {sum}, of which “{name}” has {value}: that is its probability."),
    "summary_sigmoid": N_("The logit of “{name}” alone makes its probability: {value}."),
    "summary_length": N_("The squares add up to {sum}, so the capsule of “{name}” is {value} long."),
    "summary_length_activation": N_(
        "The squares add up to {sum}; their root is the activation of “{name}”, {value}."
    ),
    "summary_mean": N_("The {count} numbers of the map add up to {sum}; their mean is {value}."),
    "summary_dense": N_(
        "All products and the bias add up to {sum}; after {activation} number {name} of {layer} is {value}."
    ),
    "summary_dense_linear": N_("All products and the bias add up to {sum}: the value of “{name}” in {layer}."),
    "reads": N_("The network reads “{class}” with probability {score}."),
    "reads_lengths": N_("The network reads “{class}” with a capsule of length {score}."),
    "reads_lengths_activation": N_("The network reads “{class}” with activation {score}."),
    "reads_two": N_("The network reads “{class}” ({score}) and “{second}” ({second_score})."),
    "became": NP_(
        "The picture became {maps} maps in {count} layer, from {first} down to {last}.",
        "The picture became {maps} maps in {count} layers, from {first} down to {last}.",
    ),
    "became_states": NP_(
        "It read {rows} rows and kept {maps} numbers in {count} layer, revised after each row.",
        "It read {rows} rows and kept {maps} numbers in {count} layers, revised after each row.",
    ),
    "summary_layer": NP_(
        "{layer} has {count} map of {size}; map {best} reaches the largest value, {high}.",
        "{layer} has {count} maps of {size}; map {best} reaches the largest value, {high}.",
    ),
    "summary_silent": N_("Maps with the same value everywhere: {silent}."),
    "summary_pixel": N_("At row {row}, column {column}, map {map} of {layer} has the value {value}."),
    "summary_grey": N_(
        "At row {row}, column {column}, the products and the bias add up to {sum}; after {activation} map {map} "
        "of {layer} has {value}."
    ),
    "summary_linear": N_(
        "At row {row}, column {column}, all products add up to {sum}, the value of map {map} of "
        "{layer}; the activation function comes in a later layer. What counts most is {channel}: "
        "{part}."
    ),
    "summary_sum": NP_(
        "At row {row}, column {column}, {count} channel and the bias add up to {sum}; after {activation} map "
        "{map} of {layer} has {value}. What counts most is {channel}: {part}.",
        "At row {row}, column {column}, {count} channels and the bias add up to {sum}; after {activation} map "
        "{map} of {layer} has {value}. What counts most is {channel}: {part}.",
    ),
    # the numbers
    "numbers": N_("The numbers as a table"),
    "table_layer": N_("layer"),
    "table_kind": N_("kind"),
    "table_shape": N_("shape"),
    "table_low": N_("smallest"),
    "table_high": N_("largest"),
    "table_map": N_("map"),
    "table_part": N_("part"),
    "table_value": N_("value"),
    "table_how": N_("made of"),
    "table_channel": N_("channel"),
    "table_here": N_("contribution here"),
    "table_share": N_("share of all over the map"),
}
