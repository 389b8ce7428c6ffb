"""The texts of the convolution lab."""

from collections.abc import Mapping

from lib.errors import N_, Plural
from lib.parts.convolution_lab.lesson_labels import LESSON_LABELS

TITLES: Mapping[str, str] = {
    "layer": N_("layer"),
    "kernels": N_("choice of kernels"),
    "map": N_("map"),
    "at": N_("place"),
    "pool": N_("pooling"),
    "shift": N_("shift"),
    "act": N_("activation"),
    "lrn": N_("normalisation"),
    "bn": N_("batch normalisation"),
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
    "one_scale": N_("Before and after on one scale: {low} to {high}."),
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
    **LESSON_LABELS,
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
    "table_what": N_("kind of map"),
    "table_kept": N_("stayed the same"),
    "table_mean": N_("mean"),
    "table_stays": N_("stays"),
    "table_fell": N_("times it dropped out"),
}
